//! Checks parameters and readings: values, bounds, steps and presets, each read in the parameter's dimension.

use crate::formula::{QuantityError, parse_quantity};
use crate::rules::{Located, ParameterDoc, ReadingDoc, ValueDoc};
use cesuan_base::diag::{Arg, Code, Diagnostic, nearest};
use cesuan_base::dim::Dim;
use cesuan_base::id::{CategoryId, ParameterId};
use cesuan_base::money::Exact;

use super::checker::Checker;
use super::model::{Domain, Parameter, Preset, Setting, Status};
use super::names::Named;
use super::setting::{NONE, UNDETERMINED, parse_setting};

impl Checker<'_> {
    /// Checks a parameter and declares it as `owner.name`, or as `name` if it belongs to the policy.
    pub(super) fn parameter(&mut self, owner: Option<&str>, doc: &ParameterDoc) {
        let id = owner.map_or_else(|| doc.name.text.clone(), |owner| format!("{owner}.{}", doc.name.text));
        self.plain_name(&doc.name);
        if self.checked_parameter(id.clone(), doc).is_none() {
            self.names.declare_broken(&id, doc.name.loc);
        }
    }

    fn checked_parameter(&mut self, id: String, doc: &ParameterDoc) -> Option<()> {
        let (dim, domain) = self.domain(doc)?;
        let mut parameter = Parameter {
            id,
            label: doc.label.words(),
            note: doc.note.as_ref().map(|note| note.words()),
            dim,
            draft: Vec::new(),
            dated: matches!(doc.value, ValueDoc::ByYear(_)),
            domain,
            status: self.status(doc),
            clause: doc.clause.as_ref().map(|clause| self.position(clause)),
            optional: doc.optional,
            open: doc.open,
            presets: Vec::new(),
        };
        let draft = self.values(&parameter, &doc.value)?;
        for preset in &doc.presets {
            let Some(values) = self.values(&parameter, &preset.value) else { continue };
            if !parameter.dated && values.windows(2).any(|pair| pair[0] != pair[1]) {
                self.fault_at(doc.name.loc, Diagnostic::error(Code::NotDated).with("name", parameter.label.clone()));
            }
            parameter.presets.push(Preset { label: preset.label.words(), values });
        }
        parameter.draft = draft;
        self.declare_parameter(parameter, &doc.name);
        Some(())
    }

    /// Checks a reading and declares it, with a category made of its answers.
    pub(super) fn reading(&mut self, doc: &ReadingDoc) {
        self.plain_name(&doc.name);
        let category = self.category(&doc.name, &doc.question, &doc.options);
        let Some(default) = self.categories[category.index()].find(&doc.default.text) else {
            let ids = doc.options.iter().map(|option| option.name.text.as_str());
            let fault = Diagnostic::error(Code::UnknownOption)
                .with("name", doc.default.text.as_str())
                .with("category", doc.question.words())
                .suggest(nearest(&doc.default.text, ids));
            self.fault_at(doc.default.loc, fault);
            self.names.declare_broken(&doc.name.text, doc.name.loc);
            return;
        };
        let parameter = Parameter {
            id: doc.name.text.clone(),
            label: doc.question.words(),
            note: doc.note.as_ref().map(|note| note.words()),
            dim: Dim::Category(category),
            draft: vec![Setting::Option(default); self.years.len()],
            dated: false,
            domain: Domain::Choice { category },
            status: Status::Assumed,
            clause: doc.clause.as_ref().map(|clause| self.position(clause)),
            optional: false,
            open: false,
            presets: Vec::new(),
        };
        self.declare_parameter(parameter, &doc.name);
    }

    /// Declares for each measure the parameter that switches it, under the measure's own id.
    pub(super) fn switches(&mut self) {
        let doc = self.doc;
        for measure in &doc.measures {
            let parameter = Parameter {
                id: measure.name.text.clone(),
                label: measure.label.words(),
                note: None,
                dim: Dim::Flag,
                draft: vec![Setting::Switch(true); self.years.len()],
                dated: false,
                domain: Domain::Switch,
                status: Status::Stated,
                clause: Some(measure.clause.text.clone()),
                optional: false,
                open: false,
                presets: Vec::new(),
            };
            self.switches.push(ParameterId::at(self.parameters.len()));
            self.parameters.push(parameter);
            self.parameter_locs.push(measure.name.loc);
        }
    }

    fn declare_parameter(&mut self, parameter: Parameter, name: &Located) {
        let id = ParameterId::at(self.parameters.len());
        match self.names.declare(&parameter.id, Named::Parameter(id), name.loc) {
            Ok(()) => {
                self.parameters.push(parameter);
                self.parameter_locs.push(name.loc);
            }
            Err(earlier) => self.duplicate(name, earlier),
        }
    }

    /// The dimension of a parameter and the values it may be set to.
    fn domain(&mut self, doc: &ParameterDoc) -> Option<(Dim, Domain)> {
        if let Some(name) = &doc.category {
            let category = self.find_category(name)?;
            let dim =
                if matches!(doc.value, ValueDoc::List(..)) { Dim::Set(category) } else { Dim::Category(category) };
            let domain = match dim {
                Dim::Set(_) => Domain::Set { category },
                _ => Domain::Choice { category },
            };
            return Some((dim, domain));
        }
        let dim = self.number_dim(doc)?;
        // A missing range was reported when the file was read.
        let (low, high) = doc.range.as_ref()?;
        let (min, max) = (self.quantity(dim, low), self.quantity(dim, high));
        let (min, max) = (min?, max?);
        if min > max {
            self.fault_at(low.loc, Diagnostic::error(Code::BadRange).with("key", "range"));
            return None;
        }
        let step = match &doc.step {
            Some(step) => self.quantity(dim, step)?,
            None => Exact::from_integer(1),
        };
        if step <= Exact::from_integer(0) {
            let loc = doc.step.as_ref().map_or(doc.name.loc, |step| step.loc);
            self.fault_at(loc, Diagnostic::error(Code::BadRange).with("key", "step"));
            return None;
        }
        let usual = match &doc.usual {
            Some((low, high)) => {
                let usual = (self.quantity(dim, low)?, self.quantity(dim, high)?);
                if usual.0 > usual.1 || usual.0 < min || usual.1 > max {
                    self.fault_at(low.loc, Diagnostic::error(Code::BadRange).with("key", "usual"));
                    return None;
                }
                usual
            }
            None => (min, max),
        };
        let usual = Box::new(usual);
        Some((dim, Domain::Number { min, max, usual, step, unit: doc.unit.as_ref().map(|unit| unit.words()) }))
    }

    /// The dimension a parameter declares, or else that of its first value.
    fn number_dim(&mut self, doc: &ParameterDoc) -> Option<Dim> {
        const DIMS: &[(&str, Dim)] =
            &[("money", Dim::Money), ("rate", Dim::Rate), ("count", Dim::Count), ("year", Dim::Year)];
        if let Some(declared) = &doc.dim {
            let found = DIMS.iter().find(|(name, _)| *name == declared.text).map(|(_, dim)| *dim);
            if found.is_none() {
                self.unknown(declared, "dimension", DIMS.iter().map(|(name, _)| *name));
            }
            return found;
        }
        let value = match &doc.value {
            ValueDoc::One(value) => value,
            ValueDoc::ByYear(values) => &values.first()?.1,
            ValueDoc::List(_, loc) => {
                self.fault_at(*loc, Diagnostic::error(Code::MissingKey).with("key", "category"));
                return None;
            }
            ValueDoc::Missing => return None,
        };
        if value.text == NONE || value.text == UNDETERMINED {
            self.fault_at(doc.name.loc, Diagnostic::error(Code::MissingKey).with("key", "dim"));
            return None;
        }
        match parse_quantity(&value.text) {
            Ok(quantity) => Some(outvoted(doc).unwrap_or(quantity.dim)),
            Err(error) => {
                self.bad_quantity(value, "value-number", &error);
                None
            }
        }
    }

    /// The settings of a parameter in each policy year.
    fn values(&mut self, parameter: &Parameter, value: &ValueDoc) -> Option<Vec<Setting>> {
        let years = self.years.len();
        match value {
            ValueDoc::One(text) => self.value(parameter, text).map(|setting| vec![setting; years]),
            ValueDoc::List(names, loc) => {
                let joined = names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(",");
                let text = Located { text: joined, loc: *loc };
                self.value(parameter, &text).map(|setting| vec![setting; years])
            }
            ValueDoc::ByYear(entries) => {
                let mut found: Vec<Option<Setting>> = vec![None; years];
                for (year, text) in entries {
                    let Some(at) = self.years.iter().position(|known| known.to_string() == year.text) else {
                        let known: Vec<String> = self.years.iter().map(i32::to_string).collect();
                        self.unknown(year, "year", known.iter().map(String::as_str));
                        continue;
                    };
                    found[at] = self.value(parameter, text);
                }
                for (at, year) in self.years.clone().into_iter().enumerate() {
                    if found[at].is_none() && entries.iter().all(|(name, _)| name.text != year.to_string()) {
                        let loc = entries.first().map_or_else(Default::default, |(name, _)| name.loc);
                        self.fault_at(loc, Diagnostic::error(Code::MissingKey).with("key", year.to_string()));
                    }
                }
                found.into_iter().collect()
            }
            ValueDoc::Missing => None,
        }
    }

    fn value(&mut self, parameter: &Parameter, text: &Located) -> Option<Setting> {
        match parse_setting(parameter, &self.categories, &text.text) {
            Ok(setting) => Some(setting),
            Err(mut fault) => {
                fault.place = None;
                self.fault_at(text.loc, *fault);
                None
            }
        }
    }

    /// Reads a number that must have the dimension `dim`.
    fn quantity(&mut self, dim: Dim, text: &Located) -> Option<Exact> {
        match parse_quantity(&text.text) {
            Ok(quantity) if quantity.dim == dim => Some(quantity.value),
            Ok(quantity) => {
                let fault = Diagnostic::error(Code::WrongDimension).with("expected", dim).with("found", quantity.dim);
                self.fault_at(text.loc, fault);
                None
            }
            Err(error) => {
                self.bad_quantity(text, &format!("value-{}", dim.word()), &error);
                None
            }
        }
    }

    fn bad_quantity(&mut self, text: &Located, expected: &str, error: &QuantityError) {
        let fault = match error {
            QuantityError::UnknownUnit(unit) => Diagnostic::error(Code::UnknownUnit).with("found", unit.as_str()),
            QuantityError::NotANumber => Diagnostic::error(Code::BadValue)
                .with("name", text.text.as_str())
                .with("text", text.text.as_str())
                .with("expected", Arg::Word(expected.to_owned())),
        };
        self.fault_at(text.loc, fault);
    }

    fn status(&mut self, doc: &ParameterDoc) -> Status {
        const STATUSES: &[(&str, Status)] =
            &[("stated", Status::Stated), ("assumed", Status::Assumed), ("undetermined", Status::Undetermined)];
        doc.status.as_ref().and_then(|name| self.one_of(name, "status", STATUSES)).unwrap_or(Status::Stated)
    }

    /// A category by its name, or `None` with a fault.
    pub(super) fn find_category(&mut self, name: &Located) -> Option<CategoryId> {
        let found = self.categories.iter().position(|category| category.id == name.text);
        if found.is_none() {
            let ids: Vec<String> = self.categories.iter().map(|category| category.id.clone()).collect();
            self.unknown(name, "category", ids.iter().map(String::as_str));
        }
        found.map(CategoryId::at)
    }
}

/// The dimension of both bounds if they agree. A value of another dimension is then taken for the mistake.
fn outvoted(doc: &ParameterDoc) -> Option<Dim> {
    let (low, high) = doc.range.as_ref()?;
    let (low, high) = (parse_quantity(&low.text).ok()?, parse_quantity(&high.text).ok()?);
    (low.dim == high.dim).then_some(low.dim)
}
