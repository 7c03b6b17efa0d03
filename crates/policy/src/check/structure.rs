//! Checks years, categories and columns, and declares parameters.

use crate::rules::{Both, FieldDoc, Located, OptionDoc};
use cesuan_base::diag::{Arg, Code, Diagnostic};
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{CategoryId, FieldId};

use super::checker::Checker;
use super::model::{Category, CategoryOption, Field, FieldKind};
use super::names::Named;

/// The most policy years a folder may have.
const MOST_YEARS: usize = 30;

impl Checker<'_> {
    /// Checks years, categories and columns, on which everything else depends.
    pub(super) fn structure(&mut self) {
        self.check_years();
        for category in &self.doc.categories {
            self.plain_name(&category.name);
            self.category(&category.name, &category.label, &category.options);
        }
        for field in &self.doc.fields {
            self.field(field);
        }
        for field in &self.doc.fields {
            self.required_if(field);
        }
        for rows in [Rows::Enterprise, Rows::Project] {
            self.needs(rows, FieldKind::Key, "key");
            self.needs(rows, FieldKind::Period, "period");
        }
        self.needs(Rows::Project, FieldKind::Parent, "parent");
    }

    /// Declares readings and parameters: the policy's, then the payers', then the measures'.
    pub(super) fn declare(&mut self) {
        let doc = self.doc;
        for reading in &doc.readings {
            self.reading(reading);
        }
        for parameter in &doc.parameters {
            self.parameter(None, parameter);
        }
        for payer in &doc.payers {
            for parameter in &payer.parameters {
                self.parameter(Some(&payer.name.text), parameter);
            }
        }
        for measure in &doc.measures {
            for parameter in &measure.parameters {
                self.parameter(Some(&measure.name.text), parameter);
            }
        }
    }

    fn check_years(&mut self) {
        let doc = self.doc;
        for (year, loc) in &doc.years {
            match following(*year, self.years.last(), self.years.len()) {
                Some(year) => self.years.push(year),
                None => self.fault_at(*loc, Diagnostic::error(Code::BadRange).with("key", "years")),
            }
        }
        for (year, loc) in &doc.commitment_years {
            let last = self.commitment_years.last().or(self.years.last());
            match following(*year, last, self.years.len() + self.commitment_years.len()) {
                Some(year) => self.commitment_years.push(year),
                None => self.fault_at(*loc, Diagnostic::error(Code::BadRange).with("key", "commitment_years")),
            }
        }
        if self.years.is_empty() {
            self.fault_at(self.doc.id.loc, Diagnostic::error(Code::MissingKey).with("key", "years"));
        }
    }

    /// Checks a list of options and adds it to the categories. Faults are reported; the category is added in any case.
    pub(super) fn category(&mut self, name: &Located, label: &Both, options: &[OptionDoc]) -> CategoryId {
        let mut category = Category { id: name.text.clone(), label: label.words(), options: Vec::new() };
        for option in options {
            self.plain_name(&option.name);
            let written = || std::iter::once(&option.name.text).chain(option.also.iter().map(|also| &also.text));
            if written().any(|text| category.find(text).is_some()) {
                let first = options
                    .iter()
                    .find(|other| written().any(|text| *text == other.name.text || other.label.zh.text == *text));
                self.duplicate(&option.name, first.map_or(option.name.loc, |first| first.name.loc));
                continue;
            }
            category.options.push(CategoryOption {
                id: option.name.text.clone(),
                label: option.label.words(),
                also: option.also.iter().map(|also| also.text.clone()).collect(),
            });
        }
        if category.options.is_empty() {
            self.fault_at(name.loc, Diagnostic::error(Code::MissingKey).with("key", "options"));
            category.options.push(CategoryOption { id: String::new(), label: Text::default(), also: Vec::new() });
        }
        if self.categories.iter().any(|other| other.id == category.id) {
            self.duplicate(name, name.loc);
        }
        self.categories.push(category);
        CategoryId::at(self.categories.len() - 1)
    }

    fn field(&mut self, doc: &FieldDoc) {
        if self.checked_field(doc).is_none() {
            self.names.break_field(doc.rows, &doc.name.text);
        }
    }

    fn checked_field(&mut self, doc: &FieldDoc) -> Option<()> {
        const KINDS: &[(&str, FieldKind)] = &[
            ("key", FieldKind::Key),
            ("period", FieldKind::Period),
            ("parent", FieldKind::Parent),
            ("text", FieldKind::Text),
            ("money", FieldKind::Money { signed: false, unknown: false }),
            ("count", FieldKind::Count),
            ("year", FieldKind::Year),
            ("flag", FieldKind::Flag),
        ];
        self.plain_name(&doc.name);
        let plain = KINDS.iter().find(|(name, _)| *name == doc.kind.text).map(|(_, kind)| *kind);
        let kind = match plain {
            Some(FieldKind::Money { .. }) => {
                let unknown =
                    doc.blank.as_ref().map(|name| self.one_of(name, "blank", &[("unknown", true), ("zero", false)]));
                FieldKind::Money { signed: doc.signed, unknown: unknown.map_or(Some(false), |unknown| unknown)? }
            }
            Some(kind) => kind,
            None => {
                let Some(index) = self.categories.iter().position(|category| category.id == doc.kind.text) else {
                    let ids: Vec<String> = self.categories.iter().map(|category| category.id.clone()).collect();
                    let known = KINDS.iter().map(|(name, _)| *name).chain(ids.iter().map(String::as_str));
                    self.unknown(&doc.kind, "field-type", known);
                    return None;
                };
                let category = CategoryId::at(index);
                let default = match &doc.default {
                    Some(name) => match self.option(category, &name.text) {
                        Some(option) => Some(option),
                        None => {
                            let fault = self.unknown_option(category, &name.text);
                            self.fault_at(name.loc, fault);
                            return None;
                        }
                    },
                    None => None,
                };
                FieldKind::Category { category, default }
            }
        };
        let id = FieldId::at(self.fields.len());
        self.field_labels(doc);
        match self.names.declare_field(doc.rows, &doc.name.text, id, doc.name.loc) {
            Ok(()) => self.fields.push(Field {
                id: doc.name.text.clone(),
                rows: doc.rows,
                label: doc.label.words(),
                note: doc.note.as_ref().map(Both::words),
                kind,
                required: doc.required || matches!(kind, FieldKind::Key | FieldKind::Period | FieldKind::Parent),
                constant: doc.constant,
                required_if: None,
            }),
            Err(earlier) => self.duplicate(&doc.name, earlier),
        }
        Some(())
    }

    /// Reports a label that an earlier column of the same table has: columns of a file are found by their labels.
    fn field_labels(&mut self, doc: &FieldDoc) {
        let earlier = self.doc.fields.iter().take_while(|other| !std::ptr::eq(*other, doc));
        for other in earlier.filter(|other| other.rows == doc.rows) {
            for (own, taken) in [(&doc.label.zh, &other.label.zh), (&doc.label.en, &other.label.en)] {
                if !own.text.is_empty() && own.text == taken.text {
                    self.duplicate(own, taken.loc);
                }
            }
        }
    }

    fn required_if(&mut self, doc: &FieldDoc) {
        let Some(name) = &doc.required_if else { return };
        let Some((own, _)) = self.names.field(doc.rows, &doc.name.text) else { return };
        match self.names.field(doc.rows, &name.text) {
            Some((flag, _)) if self.fields[flag.index()].kind == FieldKind::Flag => {
                self.fields[own.index()].required_if = Some(flag);
            }
            _ => {
                let rows = doc.rows;
                let flags: Vec<String> = self
                    .fields
                    .iter()
                    .filter(|field| field.rows == rows && field.kind == FieldKind::Flag)
                    .map(|field| field.id.clone())
                    .collect();
                self.unknown(name, "field", flags.iter().map(String::as_str));
            }
        }
    }

    /// Reports a table that does not have exactly one column of a structural kind (key, period, parent).
    fn needs(&mut self, rows: Rows, kind: FieldKind, word: &str) {
        let found = self.fields.iter().filter(|field| field.rows == rows && field.kind == kind).count();
        if found != 1 {
            let table = if rows == Rows::Enterprise { "rows-enterprise" } else { "rows-project" };
            let fault = Diagnostic::error(Code::MissingField)
                .with("kind", word)
                .with("rows", Arg::Word(table.to_owned()))
                .at(cesuan_base::diag::Place::File { file: "fields.toml".to_owned() });
            self.faults.push(fault);
        }
    }

    /// Declares a parameter or definition. Reports a name that is taken and then gives `false`.
    pub(super) fn declare_name(&mut self, id: &str, named: Named, name: &Located) -> bool {
        match self.names.declare(id, named, name.loc) {
            Ok(()) => true,
            Err(earlier) => {
                self.duplicate(name, earlier);
                false
            }
        }
    }
}

/// A year as the next after the last one of `count` years, if it is.
fn following(year: i64, last: Option<&i32>, count: usize) -> Option<i32> {
    let ordered = last.is_none_or(|last| i64::from(*last) + 1 == year);
    i32::try_from(year).ok().filter(|year| (1949..=2999).contains(year) && ordered && count < MOST_YEARS)
}
