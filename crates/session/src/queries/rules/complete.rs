//! Completion: what may be written at a place of a rules file, by the rules in force.

use crate::api::{Completion, CompletionKind, Completions};
use cesuan_base::dim::{Rows, Text};
use cesuan_policy::check::{Domain, FUNCTIONS, Field, FieldKind, MeasureKind, Pays, Rules};

use super::cursor_context::{CursorContext, Inside, cursor_context};
use super::format;

/// The words of the formula language that are no functions.
const WORDS: [&str; 9] = ["and", "or", "not", "in", "if", "then", "else", "where", "year"];

/// What may be written at byte `at` of a file. Names that begin with the word typed so far come before those that only contain
/// it.
pub(super) fn complete(rules: &Rules, file: &str, text: &str, at: usize) -> Completions {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let CursorContext { path, inside } = cursor_context(text, at);
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let scope = Scope { rules, file, text, path: &path };
    let (from, mut choices) = match inside {
        Inside::Key { start } => (start, scope.keys()),
        Inside::Text { start } if format::is_formula(&path) => {
            let from = word_start(&text[start..at]) + start;
            (from, scope.names(&text[from..at]))
        }
        Inside::Text { start } if matches!(path.last(), Some(&("zh" | "en"))) => match text[start..at].rfind('{') {
            Some(open) if !text[start + open..at].contains('}') => (start + open + 1, scope.parameters()),
            _ => (at, Vec::new()),
        },
        Inside::Text { start } => (start, scope.values()),
        Inside::Header | Inside::Elsewhere => (at, Vec::new()),
    };
    let word = &text[from..at];
    choices.retain(|choice| choice.text.contains(word) && choice.text != word);
    choices.sort_by_key(|choice| !choice.text.starts_with(word));
    Completions { from, choices }
}

/// The byte at which the last name of a formula begins.
fn word_start(formula: &str) -> usize {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    formula.rfind(|c| !name(c)).map_or(0, |at| at + formula[at..].chars().next().map_or(1, char::len_utf8))
}

struct Scope<'a> {
    rules: &'a Rules,
    file: &'a str,
    text: &'a str,
    path: &'a [&'a str],
}

impl Scope<'_> {
    /// The id of the measure the file belongs to; `None` for other files.
    fn owner(&self) -> Option<&str> {
        let name = self.file.strip_prefix("measures/")?;
        name.strip_suffix(".cases.toml").or_else(|| name.strip_suffix(".toml"))
    }

    /// The table whose rows the formula is for, as its definition or measure says; by default that of enterprises.
    fn rows(&self) -> Rows {
        let said = |text: &str| {
            let line = text.lines().find(|line| line.trim_start().starts_with("rows"))?;
            Some(if line.contains("project") { Rows::Project } else { Rows::Enterprise })
        };
        let header = self.path.split_last().map(|(_, path)| path.join(".")).unwrap_or_default();
        let block = self.text.split("\n[").find(|block| !header.is_empty() && block.starts_with(&format!("{header}]")));
        let own = self.owner().and_then(|_| said(self.text.split("\n[").next().unwrap_or_default()));
        block.and_then(said).or(own).unwrap_or(Rows::Enterprise)
    }

    /// The keys that the table at the place may have.
    fn keys(&self) -> Vec<Completion> {
        let mut keys: Vec<Completion> = format::keys(self.file, self.path)
            .iter()
            .map(|key| Completion { text: (*key).to_owned(), kind: CompletionKind::Key, label: None })
            .collect();
        match (self.file.ends_with(".cases.toml"), self.path) {
            (true, [.., "enterprises"]) => keys.extend(self.columns(Rows::Enterprise)),
            (true, [.., "projects"]) => keys.extend(self.columns(Rows::Project)),
            (true, [.., "set"]) => keys.extend(self.all_parameters()),
            _ => {}
        }
        keys
    }

    fn columns(&self, rows: Rows) -> impl Iterator<Item = Completion> {
        self.rules.fields_of(rows).map(|(_, field)| named(&field.id, CompletionKind::Column, &field.label))
    }

    fn all_parameters(&self) -> impl Iterator<Item = Completion> {
        self.rules.parameters.iter().map(|one| named(&one.id, CompletionKind::Parameter, &one.label))
    }

    /// The parameters, by their names in this file; those of the file's own measure first.
    fn parameters(&self) -> Vec<Completion> {
        let mut found: Vec<(bool, Completion)> = self.all_parameters().map(|choice| self.near(choice)).collect();
        found.sort_by_key(|(own, _)| !own);
        found.into_iter().map(|(_, choice)| choice).collect()
    }

    /// A name, without the measure's id if the measure is that of this file, and whether it is.
    fn near(&self, mut choice: Completion) -> (bool, Completion) {
        let own = match choice.text.split_once('.') {
            Some((owner, name)) if Some(owner) == self.owner() => Some(name.to_owned()),
            _ => None,
        };
        let is_own = own.is_some();
        if let Some(name) = own {
            choice.text = name;
        }
        (is_own, choice)
    }

    /// The names a formula may contain.
    fn names(&self, word: &str) -> Vec<Completion> {
        let rows = self.rows();
        if word.starts_with("enterprise.") && rows == Rows::Project {
            let definitions = self.rules.definitions.iter().filter(|one| one.expr.rows != Rows::Project);
            let definitions = definitions.map(|one| named(&one.id, CompletionKind::Definition, &one.label));
            let inner = self.columns(Rows::Enterprise).chain(definitions);
            return inner.map(|choice| Completion { text: format!("enterprise.{}", choice.text), ..choice }).collect();
        }
        let definitions =
            self.rules.definitions.iter().map(|one| named(&one.id, CompletionKind::Definition, &one.label));
        let (own, others): (Vec<_>, Vec<_>) =
            self.all_parameters().chain(definitions).map(|choice| self.near(choice)).partition(|(own, _)| *own);
        let mut names: Vec<Completion> = own.into_iter().map(|(_, choice)| choice).collect();
        names.extend(self.columns(rows));
        names.extend(others.into_iter().map(|(_, choice)| choice));
        names.extend(FUNCTIONS.iter().map(|name| bare(name, CompletionKind::Function)));
        names.extend(WORDS.iter().map(|name| bare(name, CompletionKind::Word)));
        let lines = self.rules.measures.iter().filter(|measure| measure.rows == rows);
        names.extend(lines.map(|one| named(&format!("{}.line", one.id), CompletionKind::Name, &one.label)));
        let options = self.rules.categories.iter().flat_map(|category| &category.options);
        for option in options {
            if names.iter().all(|known| known.text != option.id) {
                names.push(named(&option.id, CompletionKind::Option, &option.label));
            }
        }
        names
    }

    /// The values that a text may have which is no formula.
    fn values(&self) -> Vec<Completion> {
        let rules = self.rules;
        let words = |words: &[&str]| words.iter().map(|word| bare(word, CompletionKind::Word)).collect();
        let Some(key) = self.path.last() else { return Vec::new() };
        match *key {
            "clause" => {
                rules.clauses.iter().map(|one| named(&one.position, CompletionKind::Name, &one.title)).collect()
            }
            "payer" => rules.payers.iter().map(|one| named(&one.id, CompletionKind::Name, &one.label)).collect(),
            "measures" => rules.measures.iter().map(|one| named(&one.id, CompletionKind::Name, &one.label)).collect(),
            "rows" => words(&["enterprise", "project"]),
            "kind" => MeasureKind::OPTIONS.iter().map(|(word, _)| bare(word, CompletionKind::Word)).collect(),
            "pays" => Pays::OPTIONS.iter().map(|(word, _)| bare(word, CompletionKind::Word)).collect(),
            "once" => words(&["enterprise", "project", "level"]),
            "dim" => words(&["money", "rate", "count", "year"]),
            "status" if self.file == "clauses.toml" => words(&["qualitative", "undetermined"]),
            "status" => words(&["stated", "assumed", "undetermined"]),
            "ties" | "repeat" | "reading" | "period" | "shortfall" => self.readings(),
            "envelope" => self.all_parameters().filter_map(|choice| self.of_payer(choice)).collect(),
            "category" => self.categories(),
            "type" => {
                let mut kinds: Vec<Completion> = words(&format::COLUMN_TYPES);
                kinds.extend(self.categories());
                kinds
            }
            "required_if" => {
                let flags = rules.fields.iter().filter(|field| field.kind == FieldKind::Flag);
                flags.map(|field| named(&field.id, CompletionKind::Column, &field.label)).collect()
            }
            key => self.options_of(key),
        }
    }

    fn readings(&self) -> Vec<Completion> {
        let readings = self.rules.parameters.iter().filter(|one| matches!(one.domain, Domain::Choice { .. }));
        readings.map(|one| named(&one.id, CompletionKind::Parameter, &one.label)).collect()
    }

    fn of_payer(&self, choice: Completion) -> Option<Completion> {
        let (owner, name) = choice.text.split_once('.')?;
        (self.path.contains(&owner)).then(|| Completion { text: name.to_owned(), ..choice.clone() })
    }

    fn categories(&self) -> Vec<Completion> {
        let readings = |id: &str| self.rules.parameter(id).is_some();
        let own = self.rules.categories.iter().filter(|category| !readings(&category.id));
        own.map(|category| named(&category.id, CompletionKind::Name, &category.label)).collect()
    }

    /// The options that a column or reading may have in a case.
    fn options_of(&self, key: &str) -> Vec<Completion> {
        let rules = self.rules;
        let of_column = |field: &Field| match field.kind {
            FieldKind::Category { category, .. } if field.id == key => Some(category),
            _ => None,
        };
        let column = rules.fields.iter().find_map(of_column);
        let reading = rules.parameter(key).and_then(|id| match rules.parameters[id.index()].domain {
            Domain::Choice { category } | Domain::Set { category } => Some(category),
            Domain::Number { .. } | Domain::Switch => None,
        });
        let options = column.or(reading).map(|category| &rules.category(category).options);
        let options = options.into_iter().flatten();
        options.map(|option| named(&option.id, CompletionKind::Option, &option.label)).collect()
    }
}

fn named(id: &str, kind: CompletionKind, label: &Text) -> Completion {
    Completion { text: id.to_owned(), kind, label: Some(label.clone()) }
}

fn bare(word: &str, kind: CompletionKind) -> Completion {
    Completion { text: word.to_owned(), kind, label: None }
}
