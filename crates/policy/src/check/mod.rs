//! Checks a document: resolves names, dimensions and order into [`Rules`], or reports every error at once.

mod calls;
mod definitions;
mod expressions;
mod groupings;
mod measures;
mod model;
mod names;
mod parameters;
mod setting;
mod structure;

use std::collections::BTreeSet;

pub use calls::FUNCTIONS;
pub use model::*;
pub use setting::{NONE, UNDETERMINED, number_text, overlay, parse_setting, setting_text};

use crate::rules::{Folder, Loc, Located, RulesDocument, duplicate, read};
use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place, Warned, nearest};
use cesuan_base::id::{CategoryId, FieldId, ParameterId};

use definitions::Pending;
use names::Names;

/// Reads and checks a rules folder.
///
/// # Errors
/// Everything that is wrong with the folder: syntax, shapes, names, dimensions, bounds.
pub fn compile(folder: &Folder) -> Result<Warned<(Rules, RulesDocument)>, Diagnostics> {
    let (document, mut faults) = read(folder);
    if faults.list.iter().any(|fault| fault.code == Code::TomlSyntax) {
        return Err(without_consequences(faults));
    }
    let (rules, more) = check(&document);
    faults.extend(more);
    faults.or(Some((rules, document)))
}

/// Keeps, for a file with broken TOML, only the syntax errors: the rest of the file was not read, so other faults found
/// in it (missing keys and the like) would mislead.
fn without_consequences(faults: Diagnostics) -> Diagnostics {
    fn file(fault: &Diagnostic) -> Option<&str> {
        match &fault.place {
            Some(Place::Source { file, .. }) => Some(file.as_str()),
            _ => None,
        }
    }
    let is_syntax = |fault: &Diagnostic| fault.code == Code::TomlSyntax;
    let broken: BTreeSet<String> =
        faults.list.iter().filter(|fault| is_syntax(fault)).filter_map(file).map(str::to_owned).collect();
    let mut kept = Diagnostics::new();
    for fault in faults.list {
        if is_syntax(&fault) || file(&fault).is_none_or(|file| !broken.contains(file)) {
            kept.push(fault);
        }
    }
    kept
}

/// Checks a document. The rules hold the parts that are right; they are complete only if no diagnostic is an error.
pub fn check(document: &RulesDocument) -> (Rules, Diagnostics) {
    let mut checker = Checker::new(document);
    checker.structure();
    checker.declare();
    checker.definitions();
    let groupings = checker.groupings();
    let measures = checker.measures();
    let payers = checker.payers();
    let exclusives = checker.exclusives(&measures);
    let clauses = checker.clauses(&measures);
    checker.unused();
    let rules = Rules {
        id: document.id.text.clone(),
        title: document.title.words(),
        years: checker.years,
        categories: checker.categories,
        fields: checker.fields,
        groupings,
        parameters: checker.parameters,
        definitions: checker.checked,
        payers,
        exclusives,
        clauses,
        measures,
    };
    (rules, checker.faults)
}

/// The state of a check: what has been resolved so far, and the faults found.
struct Checker<'d> {
    doc: &'d RulesDocument,
    faults: Diagnostics,
    years: Vec<i32>,
    categories: Vec<Category>,
    fields: Vec<Field>,
    parameters: Vec<Parameter>,
    parameter_locs: Vec<Loc>,
    names: Names,
    pending: Vec<Pending<'d>>,
    checked: Vec<Definition>,
    used_parameters: BTreeSet<ParameterId>,
    used_fields: BTreeSet<FieldId>,
    /// Whether the formula being checked may use an optional parameter, one whose value may be `none`.
    optional_allowed: bool,
}

impl<'d> Checker<'d> {
    fn new(doc: &'d RulesDocument) -> Self {
        Self {
            doc,
            faults: Diagnostics::new(),
            years: Vec::new(),
            categories: Vec::new(),
            fields: Vec::new(),
            parameters: Vec::new(),
            parameter_locs: Vec::new(),
            names: Names::default(),
            pending: Vec::new(),
            checked: Vec::new(),
            used_parameters: BTreeSet::new(),
            used_fields: BTreeSet::new(),
            optional_allowed: false,
        }
    }

    /// Reports a fault at a place of a rules file.
    fn fault_at(&mut self, loc: Loc, fault: Diagnostic) {
        self.faults.push(fault.at(self.doc.sources.place(loc)));
    }

    /// Reports a name that is already declared at `earlier`.
    fn duplicate(&mut self, name: &Located, earlier: Loc) {
        self.faults.push(duplicate(name, earlier, &self.doc.sources));
    }

    /// Reports an id that names nothing of its kind, with the nearest known ids as suggestions.
    fn unknown<'a>(&mut self, name: &Located, kind: &str, known: impl Iterator<Item = &'a str>) {
        let fault = Diagnostic::error(Code::UnknownId)
            .with("name", name.text.as_str())
            .with("kind", Arg::Word(format!("kind-{kind}")))
            .suggest(nearest(&name.text, known));
        self.fault_at(name.loc, fault);
    }

    /// The value of a keyword, or `None` with a fault if it is none of `options`.
    fn one_of<T: Copy>(&mut self, name: &Located, kind: &str, options: &[(&str, T)]) -> Option<T> {
        let found = options.iter().find(|(id, _)| *id == name.text).map(|(_, value)| *value);
        if found.is_none() {
            self.unknown(name, kind, options.iter().map(|(id, _)| *id));
        }
        found
    }

    /// Reports a name that formulas could not refer to. Names consist of a-z, 0-9 and `_` and begin with a letter.
    fn plain_name(&mut self, name: &Located) {
        let plain = name.text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !plain || !name.text.starts_with(|c: char| c.is_ascii_lowercase()) {
            self.fault_at(name.loc, Diagnostic::error(Code::BadName).with("name", name.text.as_str()));
        }
    }

    /// Checks that a position is one of the outline's clauses; gives its text either way.
    fn position(&mut self, position: &Located) -> String {
        if self.doc.clauses.iter().all(|clause| clause.position.text != position.text) {
            let doc = self.doc;
            self.unknown(position, "clause", doc.clauses.iter().map(|clause| clause.position.text.as_str()));
        }
        position.text.clone()
    }

    /// The index of a category's option by its id.
    fn option(&self, category: CategoryId, name: &str) -> Option<u16> {
        let options = &self.categories[category.index()].options;
        let found = options.iter().position(|option| option.id == name)?;
        u16::try_from(found).ok()
    }

    fn unknown_option(&self, category: CategoryId, name: &str) -> Diagnostic {
        let category = &self.categories[category.index()];
        Diagnostic::error(Code::UnknownOption)
            .with("name", name)
            .with("category", category.label.clone())
            .suggest(nearest(name, category.options.iter().map(|option| option.id.as_str())))
    }

    /// Warns of parameters that no formula, envelope or rationing uses, if there are no errors: changing them would
    /// change nothing.
    fn unused(&mut self) {
        for index in 0..self.parameters.len() {
            if !self.used_parameters.contains(&ParameterId::at(index)) && self.faults.errors() == 0 {
                let fault = Diagnostic::warning(Code::Unused).with("name", self.parameters[index].id.as_str());
                self.fault_at(self.parameter_locs[index], fault);
            }
        }
    }
}
