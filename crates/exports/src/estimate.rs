//! The table of estimates: for each measure its standard, its formula, how many receive it, what it costs each year, who pays, and
//! what a reader has to know.

use serde::{Deserialize, Serialize};

use cesuan_base::id::ParameterId;
use cesuan_engine::{Amounts, Base, Figures, MeasureFigures, MeasureStatus};
use cesuan_i18n::{Lang, figures};
use cesuan_policy::check::{Expr, ExprKind, Measure, MeasureKind, Parameter, Rules, Setting, Status};
use cesuan_scenario::set::{SettingText, Vocabulary, values};

use super::Words;
use super::formula::Formulas;

/// A measure in the table of estimates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// The measure's id.
    pub id: String,
    /// The position of its clause.
    pub position: String,
    /// Its label.
    pub item: String,
    /// In which way it supports.
    pub mode: String,
    /// The numbers of its amount: label and value.
    pub standard: Vec<(String, String)>,
    /// How its amount comes about.
    pub formula: String,
    /// At most how much per line; none where there is no cap.
    pub cap: Option<String>,
    /// Distinct enterprises with a line.
    pub recipients: u64,
    /// Lines.
    pub lines: u64,
    /// What an open standard would apply to.
    pub base: Option<Base>,
    /// By year.
    pub years: Vec<Amounts>,
    /// Over the years.
    pub total: Amounts,
    /// Who pays.
    pub payer: String,
    /// Whether it is income forgone.
    pub forgone: bool,
    /// Whether its standard is open, so that its amounts are not known rather than nothing.
    pub open: bool,
    /// Readings chosen, numbers assumed, standards left open.
    pub notes: Vec<Note>,
}

/// What a reader of an estimate has to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The id of its parameter.
    pub parameter: String,
    /// The parameter's label: the question, where it is a reading.
    pub name: String,
    /// What is reckoned with.
    pub value: String,
    /// What the draft reckons with.
    pub drafted: String,
    /// All of it in a sentence.
    pub text: String,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NoteKind {
    /// How the text is read.
    Reading,
    /// A number the draft does not state.
    Assumed,
    /// A number that is still open.
    Open,
}

/// The rows of the table, in the order of measures. The figures are of these rules and settings.
pub fn estimates(rules: &Rules, settings: &[SettingText], figures: &Figures, lang: Lang) -> Vec<Estimate> {
    let known = Vocabulary::of(rules);
    let values: Vec<Vec<Setting>> =
        rules.parameters.iter().map(|parameter| values(known, parameter, settings)).collect();
    let words = Words(lang);
    let writer = Writer { rules, words, formulas: Formulas { rules, words, values: &values } };
    let rows = rules.measures.iter().zip(&figures.measures);
    rows.map(|(measure, figures)| writer.row(measure, figures)).collect()
}

struct Writer<'a> {
    rules: &'a Rules,
    words: Words,
    formulas: Formulas<'a>,
}

impl Writer<'_> {
    fn row(&self, measure: &Measure, figures: &MeasureFigures) -> Estimate {
        let lang = self.words.0;
        let payer = &self.rules.payers[measure.payer.index()];
        let amounts = |demand, paid| Amounts { demand, paid };
        Estimate {
            id: measure.id.clone(),
            position: measure.clause.clone(),
            item: lang.of(&measure.label).to_owned(),
            mode: self.words.of(mode(measure.kind)),
            standard: self.standard(measure),
            formula: self.formulas.full(measure),
            cap: measure.cap.as_ref().and_then(|cap| self.cap(cap)),
            recipients: figures.total.recipients,
            lines: figures.total.lines,
            base: figures.base,
            years: figures.years.iter().map(|year| amounts(year.demand, year.paid)).collect(),
            total: amounts(figures.total.demand, figures.total.paid),
            payer: lang.of(&payer.label).to_owned(),
            forgone: payer.forgone,
            open: figures.status == MeasureStatus::Undetermined,
            notes: self.notes(measure),
        }
    }

    fn value(&self, id: ParameterId) -> String {
        self.said(id, &self.formulas.values[id.index()])
    }

    fn said(&self, id: ParameterId, values: &[Setting]) -> String {
        let Rules { categories, years, parameters, .. } = self.rules;
        figures::setting(self.words.0, &parameters[id.index()], categories, years, values)
    }

    fn label(&self, parameter: &Parameter) -> String {
        self.words.0.of(&parameter.label).to_owned()
    }

    /// The numbers that stand in the amount itself, each once.
    fn standard(&self, measure: &Measure) -> Vec<(String, String)> {
        let mut found: Vec<ParameterId> = Vec::new();
        measure.amounts().into_iter().for_each(|amount| self.numbers(measure, amount, &mut found));
        let named = |id: ParameterId| (self.label(&self.rules.parameters[id.index()]), self.value(id));
        found.into_iter().map(named).collect()
    }

    /// The numbers an amount is made with, also by the measure's own formulas; not those of conditions.
    fn numbers(&self, measure: &Measure, expr: &Expr, found: &mut Vec<ParameterId>) {
        match &expr.kind {
            ExprKind::Parameter(id) => {
                if !found.contains(id) && !self.rules.parameters[id.index()].is_reading() {
                    found.push(*id);
                }
            }
            ExprKind::Definition(id) if measure.definitions.contains(id) => {
                self.numbers(measure, &self.rules.definitions[id.index()].expr, found);
            }
            _ => self.formulas.parts(expr).into_iter().for_each(|part| self.numbers(measure, part, found)),
        }
    }

    /// A cap: its value where it is a number of the rules, its formula otherwise.
    fn cap(&self, cap: &Expr) -> Option<String> {
        let ExprKind::Parameter(id) = self.formulas.chosen(cap).kind else { return Some(self.formulas.of(cap)) };
        let capped = self.formulas.values[id.index()].iter().any(|value| *value != Setting::None);
        capped.then(|| self.value(id))
    }

    fn notes(&self, measure: &Measure) -> Vec<Note> {
        let mut notes = Vec::new();
        for id in &measure.parameters {
            let parameter = &self.rules.parameters[id.index()];
            let open = self.formulas.values[id.index()].contains(&Setting::Undetermined);
            let (kind, said) = match parameter.status {
                _ if open => (NoteKind::Open, "papers-note-open"),
                _ if parameter.is_reading() => (NoteKind::Reading, "papers-note-reading"),
                Status::Assumed => (NoteKind::Assumed, "papers-note-assumed"),
                _ => continue,
            };
            let (name, value) = (self.label(parameter), self.value(*id));
            let text = self.words.with(said, &[("name", name.as_str().into()), ("value", value.as_str().into())]);
            let drafted = self.said(*id, &parameter.draft);
            notes.push(Note { kind, parameter: parameter.id.clone(), name, value, drafted, text });
        }
        notes
    }
}

const fn mode(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Subsidy => "papers-mode-subsidy",
        MeasureKind::Award => "papers-mode-award",
        MeasureKind::Relief => "papers-mode-relief",
        MeasureKind::Case => "papers-mode-case",
    }
}
