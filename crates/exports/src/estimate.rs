//! The table of estimates: for each measure its standard, its formula, how many receive it, what it costs each year, who pays,
//! and what a reader has to know.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::{DefinitionId, ParameterId};
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, Base, Figures, MeasureFigures, MeasureStatus};
use cesuan_i18n::statement::Statement;
use cesuan_i18n::{Lang, figures};
use cesuan_policy::check::{Expr, ExprKind, Measure, MeasureKind, Rules, Setting, Status};
use cesuan_scenario::set::{SettingText, Vocabulary, values};
use cesuan_session::{MeasureView, PolicyView};

use super::formula::Formulas;
use super::words::Words;

/// A measure in the table of estimates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    pub id: String,
    /// The position of the clause in the draft.
    pub position: String,
    /// The measure's label.
    pub item: String,
    /// The way of support (subsidy, award, relief), in words.
    pub mode: String,
    /// The parameters the amount is made with: label and value.
    pub standard: Vec<(String, String)>,
    /// The formula of the amount, in words.
    pub formula: String,
    /// The cap per line; `None` where there is none.
    pub cap: Option<String>,
    /// Distinct enterprises with a line.
    pub recipients: u64,
    pub lines: u64,
    /// What the standard would apply to, where it is open.
    pub base: Option<Base>,
    /// One entry for each policy year.
    pub years: Vec<Amounts>,
    /// Over all years.
    pub total: Amounts,
    /// The labels of who pays, the first payer first.
    pub payer: String,
    /// What each payer has to pay, where several share; empty where one pays.
    pub shares: Vec<EstimateShare>,
    /// What falls to each account of [`PolicyView::accounts`] over all years; the same order.
    pub accounts: Vec<Fen>,
    /// Whether the amounts are income forgone rather than spending.
    pub forgone: bool,
    /// Whether the standard is open: the amounts are then unknown, not zero.
    pub open: bool,
    /// Whether the measure is struck out.
    pub off: bool,
    /// Whether an envelope only reports what it lacks, so that nothing is said of what is paid.
    pub only_reports: bool,
    /// What is provisional, whose payer is assumed, what is asked back: a sentence each.
    pub remarks: Vec<String>,
    /// The readings chosen, the numbers assumed, and the numbers left open.
    pub notes: Vec<EstimateNote>,
}

/// What a payer has to pay of a measure that several share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateShare {
    /// The label of the payer.
    pub payer: String,
    /// The index of its account.
    pub account: usize,
    /// One entry for each policy year.
    pub years: Vec<Fen>,
    /// Over all years.
    pub total: Fen,
}

/// A reading, or a number that is assumed or open, on which an estimate rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateNote {
    pub kind: NoteKind,
    /// The parameter's id.
    pub parameter: String,
    /// The parameter's label: the question, where it is a reading.
    pub name: String,
    /// The value used, in words.
    pub value: String,
    /// The value of the draft, in words.
    pub drafted: String,
    /// The note as a sentence.
    pub text: String,
}

/// The kind of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NoteKind {
    /// A choice between readings of the text.
    Reading,
    /// A number the draft does not state.
    Assumed,
    /// A number that is still open.
    Open,
}

/// The estimates of all measures, in their order. `figures` must be of these rules and settings.
pub fn estimates(rules: &Rules, settings: &[SettingText], figures: &Figures, lang: Lang) -> Vec<Estimate> {
    let values = all_values(rules, settings);
    let words = Words(lang);
    let policy = PolicyView::of(rules);
    let statement = Statement { lang, policy: &policy, figures, settings };
    let notes = NoteWriter { rules, words, values: &values };
    let writer = Writer { rules, words, formulas: Formulas { rules, words, values: &values }, notes, statement };
    let rows = rules.measures.iter().zip(&policy.measures).zip(&figures.measures);
    rows.map(|((measure, view), figures)| writer.row(measure, view, figures)).collect()
}

/// The readings, assumed numbers and open numbers on which no single measure rests, such as those of envelopes and of limits
/// across measures; each with what it is about.
pub(super) fn common_notes(rules: &Rules, settings: &[SettingText], lang: Lang) -> Vec<(EstimateNote, String)> {
    let values = all_values(rules, settings);
    let words = Words(lang);
    let notes = NoteWriter { rules, words, values: &values };
    let all = (0..rules.parameters.len()).map(ParameterId::at);
    let common = all.filter(|id| !rules.measures.iter().any(|measure| measure.parameters.contains(id)));
    common.filter_map(|id| Some((notes.note(id)?, concerned(rules, words, id)))).collect()
}

/// For each parameter, its values in the policy years.
fn all_values(rules: &Rules, settings: &[SettingText]) -> Vec<Vec<Setting>> {
    let known = Vocabulary::of(rules);
    rules.parameters.iter().map(|parameter| values(known, parameter, settings)).collect()
}

/// What a parameter on which no single measure rests is about: payers, limits or measures by name.
fn concerned(rules: &Rules, words: Words, id: ParameterId) -> String {
    let label = |text: &Text| words.0.of(text).to_owned();
    let mut found = Vec::new();
    for payer in &rules.payers {
        let envelope = payer.envelope.as_ref();
        if envelope.is_some_and(|of| of.amount == id || [of.period, of.shortfall].contains(&Some(id))) {
            found.push(label(&payer.label));
        }
    }
    for limit in &rules.limits {
        let amounts = limit.at_most.iter().flat_map(|ceiling| [Some(&ceiling.amount), ceiling.when.as_ref()]);
        if amounts.flatten().any(|expr| mentions(rules, expr, id)) {
            found.push(label(&limit.label));
        }
    }
    for exclusive in rules.exclusives.iter().filter(|exclusive| exclusive.reading == id) {
        found.extend(exclusive.measures.iter().map(|measure| label(&rules.measures[measure.index()].label)));
    }
    found.extend(rules.incomes.iter().filter(|income| income.amount == id).map(|income| label(&income.label)));
    if found.is_empty() {
        return words.of("papers-about-all");
    }
    let mut seen = BTreeSet::new();
    found.retain(|label| seen.insert(label.clone()));
    words.joined(found.iter().map(String::as_str))
}

/// Whether an expression, or a definition it uses, mentions a parameter.
fn mentions(rules: &Rules, expr: &Expr, id: ParameterId) -> bool {
    match &expr.kind {
        ExprKind::Parameter(known) => *known == id,
        ExprKind::Definition(used) => mentions(rules, &rules.definitions[used.index()].expr, id),
        _ => expr.children().any(|child| mentions(rules, child, id)),
    }
}

/// Writes the notes on parameters.
struct NoteWriter<'a> {
    rules: &'a Rules,
    words: Words,
    /// For each parameter, its values in the policy years.
    values: &'a [Vec<Setting>],
}

impl NoteWriter<'_> {
    /// The note on a parameter; `None` where the draft states it.
    fn note(&self, id: ParameterId) -> Option<EstimateNote> {
        let parameter = &self.rules.parameters[id.index()];
        let values = &self.values[id.index()];
        let (kind, said) = match parameter.status {
            _ if values.contains(&Setting::Undetermined) => (NoteKind::Open, "papers-note-open"),
            _ if parameter.is_reading() => (NoteKind::Reading, "papers-note-reading"),
            Status::Assumed => (NoteKind::Assumed, "papers-note-assumed"),
            _ => return None,
        };
        let (name, value) = (self.words.0.of(&parameter.label).to_owned(), self.said(id, values));
        let text = self.words.with(said, &[("name", name.as_str().into()), ("value", value.as_str().into())]);
        let drafted = self.said(id, &parameter.draft);
        Some(EstimateNote { kind, parameter: parameter.id.clone(), name, value, drafted, text })
    }

    fn said(&self, id: ParameterId, values: &[Setting]) -> String {
        let Rules { categories, years, parameters, .. } = self.rules;
        figures::setting(self.words.0, &parameters[id.index()], categories, years, values)
    }
}

struct Writer<'a> {
    rules: &'a Rules,
    words: Words,
    formulas: Formulas<'a>,
    notes: NoteWriter<'a>,
    statement: Statement<'a>,
}

impl Writer<'_> {
    fn row(&self, measure: &Measure, view: &MeasureView, figures: &MeasureFigures) -> Estimate {
        let lang = self.words.0;
        let policy = self.statement.policy;
        let accounts = policy.accounts();
        let shares = figures.shares.iter().filter_map(|share| {
            let account = accounts.iter().position(|account| account.payers.contains(&share.payer))?;
            let payer = lang.of(&policy.payers[share.payer.index()].label).to_owned();
            let years = share.years.iter().map(|year| year.demand).collect();
            Some(EstimateShare { payer, account, years, total: share.total.demand })
        });
        let shares: Vec<EstimateShare> = shares.collect();
        let mut of_accounts = vec![Fen::ZERO; accounts.len()];
        shares.iter().for_each(|share| of_accounts[share.account].0 += share.total.0);
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
            payer: self.words.joined(measure.payers().map(|payer| lang.of(&self.rules.payers[payer.index()].label))),
            accounts: of_accounts,
            shares: if shares.len() > 1 { shares } else { Vec::new() },
            forgone: self.rules.is_forgone(measure),
            off: figures.status == MeasureStatus::Off,
            only_reports: self.statement.only_reports(view),
            remarks: self.statement.marks(view, figures),
            open: figures.status == MeasureStatus::Undetermined,
            notes: measure.parameters.iter().filter_map(|id| self.notes.note(*id)).collect(),
        }
    }

    fn value(&self, id: ParameterId) -> String {
        self.notes.said(id, &self.formulas.values[id.index()])
    }

    /// The parameters the amount is made with, each once, with their values.
    fn standard(&self, measure: &Measure) -> Vec<(String, String)> {
        let (mut found, mut opened) = (Vec::new(), Vec::new());
        measure.amounts().into_iter().for_each(|amount| self.numbers(measure, amount, &mut opened, &mut found));
        let label = |id: ParameterId| self.words.0.of(&self.rules.parameters[id.index()].label).to_owned();
        let named = |id: ParameterId| (label(id), self.value(id));
        found.into_iter().map(named).collect()
    }

    /// Collects the parameters an expression is made with, those of the measure's own definitions included and those of
    /// conditions not.
    fn numbers(&self, measure: &Measure, expr: &Expr, opened: &mut Vec<DefinitionId>, found: &mut Vec<ParameterId>) {
        match &expr.kind {
            ExprKind::Parameter(id) => {
                if !found.contains(id) && !self.rules.parameters[id.index()].is_reading() {
                    found.push(*id);
                }
            }
            ExprKind::Definition(id) => {
                if measure.definitions.contains(id) && !opened.contains(id) {
                    opened.push(*id);
                    self.numbers(measure, &self.rules.definitions[id.index()].expr, opened, found);
                }
            }
            _ => self.formulas.parts(expr).into_iter().for_each(|part| self.numbers(measure, part, opened, found)),
        }
    }

    /// The cap in words: its value where it is a parameter, its formula otherwise.
    fn cap(&self, cap: &Expr) -> Option<String> {
        let ExprKind::Parameter(id) = self.formulas.chosen(cap).kind else { return Some(self.formulas.of(cap)) };
        let capped = self.formulas.values[id.index()].iter().any(|value| *value != Setting::None);
        capped.then(|| self.value(id))
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
