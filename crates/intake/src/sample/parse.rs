//! Reads the texts of `sample.toml` as numbers and distributions, and reports those that are none.

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Span, nearest};
use cesuan_base::dim::{Arithmetic, Dim, combine};
use cesuan_base::money::{CELL_LIMIT, Exact};
use cesuan_policy::check::FieldKind;
use cesuan_policy::formula::{Quantity, parse_quantity};
use cesuan_policy::rules::{Loc, Located, Shape, Sources, TableReader, TomlValue};

use super::column_ref::ColumnRef;
use super::column_rule::Distribution;

/// Where to find places and report faults.
pub(super) struct ParseCtx<'a> {
    pub sources: &'a Sources,
    pub faults: &'a mut Diagnostics,
}

impl ParseCtx<'_> {
    /// Reports a fault at a place of the file.
    pub(super) fn fault(&mut self, loc: Loc, fault: Diagnostic) {
        self.faults.push(fault.at(self.sources.place(loc)));
    }

    /// Reports a text that is no value of its key.
    pub(super) fn bad(&mut self, key: &str, text: &Located, expected: Arg) {
        let fault = Diagnostic::error(Code::BadValue).with("name", key).with("text", text.text.as_str());
        self.fault(text.loc, fault.with("expected", expected));
    }

    /// Reports an id that names nothing of its kind.
    pub(super) fn unknown<'n>(&mut self, name: &Located, kind: &str, known: impl Iterator<Item = &'n str>) {
        let fault = Diagnostic::error(Code::UnknownId).with("name", name.text.as_str());
        let fault = fault.with("kind", Arg::Word(format!("kind-{kind}")));
        self.fault(name.loc, fault.suggest(nearest(&name.text, known)));
    }

    /// The value of a keyword, or `None` with a fault.
    pub(super) fn one_of<T: Copy>(&mut self, name: &Located, kind: &str, options: &[(&str, T)]) -> Option<T> {
        let found = options.iter().find(|(id, _)| *id == name.text).map(|(_, value)| *value);
        if found.is_none() {
            self.unknown(name, kind, options.iter().map(|(id, _)| *id));
        }
        found
    }

    /// Reports a name that exists already.
    pub(super) fn duplicate(&mut self, name: &Located) {
        self.fault(name.loc, Diagnostic::error(Code::DuplicateName).with("name", name.text.as_str()));
    }

    /// A number of a dimension in its base unit, of any size.
    pub(super) fn exact(&mut self, key: &str, text: &Located, dim: Dim) -> Option<Exact> {
        let quantity = self.quantity(key, text, dim)?;
        if quantity.dim == dim {
            return Some(quantity.value);
        }
        let fault = Diagnostic::error(Code::WrongDimension).with("expected", dim).with("found", quantity.dim);
        self.fault(text.loc, fault);
        None
    }

    /// A number with its dimension.
    fn quantity(&mut self, key: &str, text: &Located, dim: Dim) -> Option<Quantity> {
        let read = parse_quantity(&text.text).ok();
        if read.is_none() {
            self.bad(key, text, Arg::Word(format!("value-{}", dim.word())));
        }
        read
    }

    /// A number that a cell of this kind may hold, in its base unit.
    pub(super) fn number(&mut self, key: &str, text: &Located, kind: FieldKind) -> Option<i64> {
        let dim = kind.dim();
        let quantity = self.quantity(key, text, dim)?;
        // A number without a unit is a count or a year; zero needs no unit.
        let bare = quantity.dim == Dim::Count && (dim == Dim::Year || quantity.value == Exact::from_integer(0));
        if quantity.dim != dim && !bare {
            let fault = Diagnostic::error(Code::WrongDimension).with("expected", dim).with("found", quantity.dim);
            self.fault(text.loc, fault);
            return None;
        }
        if !quantity.value.is_integer() {
            self.bad(key, text, Arg::Word(format!("value-{}", dim.word())));
            return None;
        }
        let number = i64::try_from(quantity.value.to_integer()).ok().filter(|number| number.abs() <= CELL_LIMIT);
        let fault = match number {
            None => Diagnostic::error(Code::CellTooLarge).with("limit", CELL_LIMIT.to_string()),
            Some(number) if number < 0 && !matches!(kind, FieldKind::Money { signed: true, .. }) => {
                Diagnostic::error(Code::NegativeCell)
            }
            Some(number) => return Some(number),
        };
        self.fault(text.loc, fault.with("text", text.text.as_str()));
        None
    }

    /// A percentage from 0% to 100%, in units of 2^-`bits`.
    pub(super) fn percentage(&mut self, key: &str, text: &Located, bits: u32) -> Option<u128> {
        let value = self.rate(key, text)?;
        if value < Exact::from_integer(0) || value > Exact::from_integer(1) {
            let fault = Diagnostic::error(Code::OutOfBounds).with("value", text.text.as_str());
            self.fault(text.loc, fault.with("min", "0%").with("max", "100%"));
            return None;
        }
        let scaled = value.numer().checked_mul(1 << bits).map(|numerator| numerator / value.denom());
        if scaled.is_none() {
            self.bad(key, text, Arg::Word("value-rate".to_owned()));
        }
        scaled.and_then(|scaled| u128::try_from(scaled).ok())
    }

    fn rate(&mut self, key: &str, text: &Located) -> Option<Exact> {
        self.exact(key, text, Dim::Rate)
    }

    /// A distribution of factors that turn numbers of `of` into numbers of `kind`; without `of`, numbers of `kind` into
    /// numbers of `kind`.
    pub(super) fn factors(
        &mut self,
        key: &str,
        value: TomlValue,
        of: Option<ColumnRef>,
        kind: FieldKind,
    ) -> Option<Distribution> {
        self.distribution(key, value, |ctx, text| ctx.factor(key, text, of, kind))
    }

    /// A distribution of numbers of `kind`.
    pub(super) fn numbers(&mut self, key: &str, value: TomlValue, kind: FieldKind) -> Option<Distribution> {
        self.distribution(key, value, |ctx, text| ctx.number(key, text, kind))
    }

    /// A distribution of positive amounts by which the numbers of `of` are divided.
    pub(super) fn each(&mut self, key: &str, value: TomlValue, of: ColumnRef) -> Option<Distribution> {
        self.distribution(key, value, |ctx, text| {
            let number = ctx.number(key, text, of.kind)?;
            if number <= 0 {
                ctx.fault(text.loc, Diagnostic::error(Code::BadRange).with("key", key));
            }
            Some(number).filter(|number| *number > 0)
        })
    }

    /// A distribution, written as its lowest and highest value or as a table of quantiles: `{ "0%" = "1万元", "50%" =
    /// "5万元", "100%" = "90万元" }`.
    fn distribution(
        &mut self,
        key: &str,
        value: TomlValue,
        read: impl Fn(&mut Self, &Located) -> Option<i64>,
    ) -> Option<Distribution> {
        let points: Vec<(Option<u128>, TomlValue)> = match value.shape {
            Shape::List(items) if items.len() == 2 => [Some(0), Some(1 << 32)].into_iter().zip(items).collect(),
            Shape::Table(entries) => {
                entries.into_iter().map(|(at, value)| (self.percentage(key, &at, 32), value)).collect()
            }
            _ => {
                self.wrong(key, value.loc, "shape-range");
                return None;
            }
        };
        let ends = (points.first().map(|(at, _)| *at), points.last().map(|(at, _)| *at));
        let mut whole = ends == (Some(Some(0)), Some(Some(1 << 32)));
        if !whole {
            self.fault(value.loc, Diagnostic::error(Code::BadRange).with("key", key));
        }
        let mut distribution: Vec<(u64, i64)> = Vec::new();
        for (part, value) in points {
            let Shape::Text(text) = value.shape else {
                self.wrong(key, value.loc, "shape-text");
                whole = false;
                continue;
            };
            let number = read(self, &text);
            let Some((part, number)) = part.and_then(|part| u64::try_from(part).ok()).zip(number) else {
                whole = false;
                continue;
            };
            if distribution.last().is_some_and(|(last, lower)| part <= *last || number < *lower) {
                self.fault(text.loc, Diagnostic::error(Code::BadRange).with("key", key));
                whole = false;
            }
            distribution.push((part, number));
        }
        whole.then_some(Distribution(distribution))
    }

    fn factor(&mut self, key: &str, text: &Located, of: Option<ColumnRef>, kind: FieldKind) -> Option<i64> {
        let quantity = self.quantity(key, text, Dim::Rate)?;
        let (from, to) = (of.map_or(kind, |of| of.kind).dim(), kind.dim());
        match combine(Arithmetic::Multiply, from, quantity.dim) {
            Some(found) if found == to => {}
            Some(found) => {
                let fault = Diagnostic::error(Code::WrongDimension).with("expected", to).with("found", found);
                self.fault(text.loc, fault);
                return None;
            }
            None => {
                let fault = Diagnostic::error(Code::DimensionMismatch).with("operator", Arithmetic::Multiply.sign());
                self.fault(text.loc, fault.with("left", from).with("right", quantity.dim));
                return None;
            }
        }
        if quantity.value < Exact::from_integer(0) && !matches!(kind, FieldKind::Money { signed: true, .. }) {
            self.fault(text.loc, Diagnostic::error(Code::NegativeCell).with("text", text.text.as_str()));
            return None;
        }
        let scaled = quantity.value.numer().checked_mul(1 << 32).map(|numerator| numerator / quantity.value.denom());
        // Factors below 2^30 keep every product within 128 bits.
        let scaled = scaled.and_then(|scaled| i64::try_from(scaled).ok()).filter(|scaled| scaled.abs() < 1 << 62);
        if scaled.is_none() {
            self.bad(key, text, Arg::Word(format!("value-{}", quantity.dim.word())));
        }
        scaled
    }

    /// Reports a key that is missing in the table at `loc`.
    pub(super) fn missing(&mut self, loc: Loc, key: &str) {
        let start = Loc { span: Span::new(loc.span.start, loc.span.start), ..loc };
        self.fault(start, Diagnostic::error(Code::MissingKey).with("key", key));
    }

    /// Reports a value that has another shape than its key asks for.
    pub(super) fn wrong(&mut self, key: &str, loc: Loc, expected: &str) {
        let fault = Diagnostic::error(Code::WrongShape).with("key", key);
        self.fault(loc, fault.with("expected", Arg::Word(expected.to_owned())));
    }

    /// Opens a table.
    pub(super) fn table(&mut self, value: &TomlValue) -> TableReader<'_> {
        TableReader::new(value, self.sources, self.faults)
    }
}
