//! The state of a check and what all its parts report.

use std::collections::BTreeSet;

use crate::rules::{Loc, Located, RulesDocument, duplicate};
use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, nearest};
use cesuan_base::id::{CategoryId, FieldId, ParameterId};

use super::model::{Category, Definition, Field, Parameter};
use super::names::Names;
use super::pending::PendingDefinition;

/// The state of a check: what has been resolved so far, and the faults found.
pub(super) struct Checker<'d> {
    pub(super) doc: &'d RulesDocument,
    pub(super) faults: Diagnostics,
    pub(super) years: Vec<i32>,
    pub(super) commitment_years: Vec<i32>,
    /// For each measure of the document, the parameter that switches it on and off.
    pub(super) switches: Vec<ParameterId>,
    pub(super) categories: Vec<Category>,
    pub(super) fields: Vec<Field>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) parameter_locs: Vec<Loc>,
    pub(super) names: Names,
    pub(super) pending: Vec<PendingDefinition<'d>>,
    pub(super) checked: Vec<Definition>,
    pub(super) used_parameters: BTreeSet<ParameterId>,
    pub(super) used_fields: BTreeSet<FieldId>,
    /// Whether the formula being checked may use a column whose blank cells mean an unknown amount.
    pub(super) unknown_allowed: bool,
}

impl<'d> Checker<'d> {
    pub(super) fn new(doc: &'d RulesDocument) -> Self {
        Self {
            doc,
            faults: Diagnostics::new(),
            years: Vec::new(),
            commitment_years: Vec::new(),
            switches: Vec::new(),
            categories: Vec::new(),
            fields: Vec::new(),
            parameters: Vec::new(),
            parameter_locs: Vec::new(),
            names: Names::default(),
            pending: Vec::new(),
            checked: Vec::new(),
            used_parameters: BTreeSet::new(),
            used_fields: BTreeSet::new(),
            unknown_allowed: false,
        }
    }

    /// Reports a fault at a place of a rules file.
    pub(super) fn fault_at(&mut self, loc: Loc, fault: Diagnostic) {
        self.faults.push(fault.at(self.doc.sources.place(loc)));
    }

    /// Reports a name that is already declared at `earlier`.
    pub(super) fn duplicate(&mut self, name: &Located, earlier: Loc) {
        self.faults.push(duplicate(name, earlier, &self.doc.sources));
    }

    /// Reports an id that names nothing of its kind, with the nearest known ids as suggestions.
    pub(super) fn unknown<'a>(&mut self, name: &Located, kind: &str, known: impl Iterator<Item = &'a str>) {
        let fault = Diagnostic::error(Code::UnknownId)
            .with("name", name.text.as_str())
            .with("kind", Arg::Word(format!("kind-{kind}")))
            .suggest(nearest(&name.text, known));
        self.fault_at(name.loc, fault);
    }

    /// The value of a keyword, or `None` with a fault if it is none of `options`.
    pub(super) fn one_of<T: Copy>(&mut self, name: &Located, kind: &str, options: &[(&str, T)]) -> Option<T> {
        let found = options.iter().find(|(id, _)| *id == name.text).map(|(_, value)| *value);
        if found.is_none() {
            self.unknown(name, kind, options.iter().map(|(id, _)| *id));
        }
        found
    }

    /// Reports a name that formulas could not refer to. Names consist of a-z, 0-9 and `_` and begin with a letter.
    pub(super) fn plain_name(&mut self, name: &Located) {
        let plain = name.text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !plain || !name.text.starts_with(|c: char| c.is_ascii_lowercase()) {
            self.fault_at(name.loc, Diagnostic::error(Code::BadName).with("name", name.text.as_str()));
        }
    }

    /// Checks that a position is one of the outline's clauses; gives its text either way.
    pub(super) fn position(&mut self, position: &Located) -> String {
        if self.doc.clauses.iter().all(|clause| clause.position.text != position.text) {
            let doc = self.doc;
            self.unknown(position, "clause", doc.clauses.iter().map(|clause| clause.position.text.as_str()));
        }
        position.text.clone()
    }

    /// The index of a category's option by its id.
    pub(super) fn option(&self, category: CategoryId, name: &str) -> Option<u16> {
        let options = &self.categories[category.index()].options;
        let found = options.iter().position(|option| option.id == name)?;
        u16::try_from(found).ok()
    }

    pub(super) fn unknown_option(&self, category: CategoryId, name: &str) -> Diagnostic {
        let category = &self.categories[category.index()];
        Diagnostic::error(Code::UnknownOption)
            .with("name", name)
            .with("category", category.label.clone())
            .suggest(nearest(name, category.options.iter().map(|option| option.id.as_str())))
    }

    /// Warns of parameters that no formula, envelope or rationing uses, if there are no errors: changing them would
    /// change nothing.
    pub(super) fn unused(&mut self) {
        for index in 0..self.parameters.len() {
            let used = self.parameters[index].is_switch() || self.used_parameters.contains(&ParameterId::at(index));
            if !used && self.faults.errors() == 0 {
                let fault = Diagnostic::warning(Code::Unused).with("name", self.parameters[index].id.as_str());
                self.fault_at(self.parameter_locs[index], fault);
            }
        }
    }
}
