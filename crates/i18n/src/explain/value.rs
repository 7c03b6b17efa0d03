//! Values in words, exactly: amounts to the fen, rates as they are.

use num_traits::{Signed, Zero};

use crate::figures::MINUS;
use crate::{Lang, text};
use cesuan_base::dim::Dim;
use cesuan_base::money::{Exact, Fen, MoneyUnit, group_thousands, round_half_up};
use cesuan_policy::check::{Domain, FieldKind};
use cesuan_reference::{Term, TermKind, Worth};

use super::Words;

/// How many decimals a number that does not end is shown with.
const PLACES: u32 = 6;

impl Words<'_> {
    /// What a term is worth.
    pub(super) fn worth(&self, term: &Term) -> String {
        match &term.worth {
            Some(Worth::Number(number)) => self.number(term.dim, *number, self.unit(term)),
            Some(Worth::Flag(flag)) => text(self.lang, if *flag { "explain-yes" } else { "explain-no" }, &[]),
            Some(Worth::Option(option)) => self.option(term.dim, *option),
            Some(Worth::Set(set)) if set.is_empty() => text(self.lang, "figures-empty-set", &[]),
            Some(Worth::Set(set)) => {
                let labels: Vec<String> = set.iter().map(|option| self.option(term.dim, *option)).collect();
                labels.join(&text(self.lang, "figures-separator", &[]))
            }
            None if matches!(term.kind, TermKind::Parameter(_)) => text(self.lang, "figures-no-cap", &[]),
            None => text(self.lang, "figures-no-share", &[]),
        }
    }

    /// A number of a dimension.
    pub(super) fn number(&self, dim: Dim, number: Exact, unit: Option<String>) -> String {
        match dim {
            Dim::Money => self.money(number),
            Dim::Rate => format!("{}%", decimal(number * Exact::from_integer(100), 4)),
            Dim::Year if number.is_zero() => text(self.lang, "explain-no-year", &[]),
            Dim::Year => text(self.lang, "figures-year", &[("year", number.to_integer().to_string().into())]),
            _ => match unit {
                Some(unit) => {
                    text(self.lang, "figures-count", &[("number", decimal(number, 4).into()), ("unit", unit.into())])
                }
                None => decimal(number, 4),
            },
        }
    }

    /// An amount of fen, to the fen; one that is no whole number of fen says that it is about so much.
    pub(super) fn money(&self, fen: Exact) -> String {
        let size = fen.abs();
        let wan = self.lang == Lang::Zh && size >= Exact::from_integer(MoneyUnit::Wan.fen());
        let (unit, id) =
            if wan { (MoneyUnit::Wan, "figures-setting-wan") } else { (MoneyUnit::Yuan, "figures-setting-yuan") };
        let mut amount = decimal(size / Exact::from_integer(unit.fen()), unit.exponent());
        if self.lang == Lang::En
            && let Some((_, fraction)) = amount.split_once('.')
            && fraction.len() == 1
        {
            amount.push('0');
        }
        let sign = if fen.is_negative() { MINUS } else { "" };
        let amount = text(self.lang, id, &[("sign", sign.into()), ("amount", amount.into())]);
        if fen.is_integer() { amount } else { text(self.lang, "explain-about", &[("amount", amount.into())]) }
    }

    /// An amount.
    pub(super) fn fen(&self, amount: Fen) -> String {
        self.money(Exact::from_integer(amount.0.into()))
    }

    fn option(&self, dim: Dim, option: u16) -> String {
        let (Dim::Category(category) | Dim::Set(category)) = dim else { return String::new() };
        let category = &self.policy.categories[category.index()];
        category
            .options
            .get(usize::from(option))
            .map_or_else(String::new, |option| self.lang.of(&option.label).to_owned())
    }

    /// What a count counts, where the rules say so.
    fn unit(&self, term: &Term) -> Option<String> {
        let TermKind::Parameter(id) = term.kind else { return None };
        match &self.policy.parameters[id.index()].domain {
            Domain::Number { unit: Some(unit), .. } => Some(self.lang.of(unit).to_owned()),
            _ => None,
        }
    }

    /// The label of something with a name.
    pub(super) fn label(&self, term: &Term) -> Option<String> {
        let label = match &term.kind {
            TermKind::Field(id) => &self.policy.fields[id.index()].label,
            TermKind::Parameter(id) => &self.policy.parameters[id.index()].label,
            TermKind::Definition(id) => &self.policy.definitions[id.index()],
            TermKind::Line(id) => &self.policy.measures[id.index()].label,
            TermKind::Year => return Some(text(self.lang, "explain-year", &[])),
            _ => return None,
        };
        Some(self.lang.of(label).to_owned())
    }

    /// What a rival is called: its name, or its id where it has none.
    pub(super) fn name<'n>(&'n self, id: &'n str) -> &'n str {
        let named = self.names.iter().find(|(known, name)| known == id && !name.is_empty());
        named.map_or(id, |(_, name)| name)
    }

    /// Whether a term is a column of words, years or yes and no, whose value needs its label.
    pub(super) fn is_flag_field(&self, term: &Term) -> bool {
        matches!(term.kind, TermKind::Field(id) if self.policy.fields[id.index()].kind == FieldKind::Flag)
    }
}

/// A number as decimal text, its whole part grouped; one that does not end within the places is rounded half up.
fn decimal(number: Exact, places: u32) -> String {
    let scale = 10_i128.pow(places.max(2));
    let scaled = number.abs() * Exact::from_integer(scale);
    let scaled = round_half_up(*scaled.numer(), *scaled.denom());
    let (whole, rest) = (scaled / scale, scaled % scale);
    let width = places.max(2) as usize;
    let fraction = format!("{rest:0width$}");
    let fraction = fraction.trim_end_matches('0');
    let sign = if number.is_negative() && scaled > 0 { MINUS } else { "" };
    let whole = group_thousands(&whole.to_string());
    debug_assert!(places <= PLACES, "the product stays far inside the range");
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact_or_rounded() {
        assert_eq!(decimal(Exact::new(87, 20), 4), "4.35");
        assert_eq!(decimal(Exact::new(1, 3), 4), "0.3333");
        assert_eq!(decimal(Exact::new(-123_456, 10), 6), "−12,345.6");
        assert_eq!(decimal(Exact::from_integer(1_200), 0), "1,200");
    }
}
