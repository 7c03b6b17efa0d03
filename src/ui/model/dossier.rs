//! The model of one enterprise: its lines by year, and the reasons.

use std::collections::BTreeMap;

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::explain::{Explanation, Origin, Piece, Step, StepKind, Words, explain};
use cesuan_i18n::{Lang, text};
use cesuan_reference::Derivation;
use cesuan_session::{Account, Dossier, MeasureView, PayerView, PolicyView};

use super::figures::{AmountModel, ChangeModel, amount, change};

/// One enterprise with its lines and the reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierModel {
    /// The policy years.
    pub years: Vec<i32>,
    /// The measures of which it has lines, with the settings in force or as drafted, in the order of results.
    pub granted: Vec<MeasureReasons>,
    /// The other measures.
    pub others: Vec<MeasureReasons>,
    /// What each payer that spends pays it; nobody adds them up.
    pub payers: Vec<PayerSums>,
    /// What falls due to it after the policy years, by measure.
    pub commitments: Vec<CommitmentModel>,
    /// Near misses, the nearest first.
    pub near: Vec<NearMiss>,
}

/// A measure with the reasons for what the enterprise gets of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureReasons {
    /// The measure's index.
    pub measure: usize,
    pub id: String,
    pub label: String,
    /// The position of its clause in the draft.
    pub clause: String,
    /// Whether it is income forgone.
    pub forgone: bool,
    pub sums: SumsModel,
    /// One for each row: each year, or each project in each year.
    pub reasons: Vec<ReasonModel>,
}

/// What a payer pays an enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayerSums {
    pub id: String,
    pub label: String,
    pub sums: SumsModel,
}

/// What falls due of a measure after the policy years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentModel {
    pub label: String,
    /// The years in which anything falls due, with the amounts.
    pub years: Vec<(i32, AmountModel)>,
    /// The sum over these years.
    pub total: AmountModel,
}

/// Amounts by year and over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumsModel {
    pub years: Vec<AmountModel>,
    /// The sum over all years.
    pub total: AmountModel,
    /// The difference of the sum from the draft.
    pub change: ChangeModel,
}

/// The reasons for what a row gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonModel {
    /// The id of its element.
    pub place: String,
    /// The year, and the project where there is one.
    pub heading: String,
    /// What the row is paid; `None` where it asks for nothing, now and in the draft.
    pub amount: Option<AmountModel>,
    /// The reason in one sentence.
    pub sentence: Vec<ReasonPiece>,
    /// The steps to the result.
    pub steps: Vec<StepModel>,
    /// The reason and the steps as drafted, where they differ.
    pub draft: Option<(Vec<ReasonPiece>, Vec<StepModel>)>,
}

/// A step of the reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepModel {
    pub kind: StepKind,
    pub pieces: Vec<ReasonPiece>,
    /// The steps this one rests on.
    pub steps: Vec<StepModel>,
}

/// A part of a sentence of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReasonPiece {
    /// Plain words.
    Words(String),
    /// A value of the enterprise or its rivals, or an intermediate result.
    Value {
        label: Option<String>,
        text: String,
        /// Whether the value comes from the tables.
        given: bool,
    },
    /// A parameter of the policy.
    Parameter {
        label: Option<String>,
        text: String,
        /// The id of its element on the draft's page.
        place: String,
        /// The position of its clause.
        clause: Option<String>,
    },
}

/// A near miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The id of the element with the reasons.
    pub place: String,
    /// The year, the measure, and the project where there is one.
    pub heading: String,
    /// A sentence on what was lacking.
    pub pieces: Vec<ReasonPiece>,
}

/// The explanations of a row of a measure: with the settings in force, and as drafted.
struct Told {
    /// With the settings in force; `None` where the rules in force know no such measure or year.
    now: Option<Explanation>,
    drafted: Drafted,
}

/// The explanation of a row as drafted.
enum Drafted {
    /// The same as with the settings in force.
    Same,
    /// Another one; `None` where the draft knows no such measure or year.
    Other(Option<Box<Explanation>>),
}

/// A row by names that hold for any rules: the measure's id, the year, the project's id.
type RowKey<'a> = (&'a str, i32, Option<&'a str>);

/// The vocabularies of the settings in force and of the draft, and the unit of amounts.
#[derive(Clone, Copy)]
struct BothWords<'a> {
    now: Words<'a>,
    drafted: Words<'a>,
    unit: MoneyUnit,
}

/// The model of an enterprise.
pub fn dossier(lang: Lang, unit: MoneyUnit, policy: &PolicyView, dossier: &Dossier) -> DossierModel {
    let draft_policy = dossier.drafted.as_deref().unwrap_or(policy);
    let words = |policy| Words { lang, policy, names: &dossier.names };
    let both = BothWords { now: words(policy), drafted: words(draft_policy), unit };
    let other_rules = dossier.drafted.is_some();
    let drafted_as = |key| dossier.draft.iter().find(|account| row_key(draft_policy, account) == key);
    let mut told: Vec<(RowKey<'_>, Told)> = Vec::new();
    for account in &dossier.accounts {
        let key = row_key(policy, account);
        let drafted = match drafted_as(key) {
            None if !other_rules => Drafted::Same,
            drafted => Drafted::Other(drafted.map(|drafted| Box::new(explain(both.drafted, drafted)))),
        };
        told.push((key, Told { now: Some(explain(both.now, account)), drafted }));
    }
    for account in dossier.draft.iter().filter(|_| other_rules) {
        let key = row_key(draft_policy, account);
        if !told.iter().any(|(known, _)| *known == key) {
            let drafted = Drafted::Other(Some(Box::new(explain(both.drafted, account))));
            told.push((key, Told { now: None, drafted }));
        }
    }
    let mut near: Vec<&Explanation> = told.iter().filter_map(|(_, told)| told.now.as_ref()).collect();
    // What falls due after the policy is no miss where the years of a right are over.
    near.retain(|explanation| explanation.near.is_some() && explanation.year < policy.years.len());
    near.sort_by_key(|explanation| explanation.near.as_ref().map(|near| near.distance));
    let near = near.into_iter().filter_map(|explanation| {
        Some(NearMiss {
            place: place(policy, explanation),
            heading: both.now.heading(explanation),
            pieces: pieces(both.now, both.now, &explanation.near.as_ref()?.pieces),
        })
    });
    let near = near.collect();
    // The measures of the rules in force, then those only the draft knows.
    let gone = draft_policy
        .measures
        .iter()
        .filter(|measure| other_rules && !policy.measures.iter().any(|known| known.id == measure.id));
    let all = policy.measures.iter().map(|measure| (both.now, measure)).chain(gone.map(|gone| (both.drafted, gone)));
    let mut spent: Vec<(Words<'_>, &MeasureView, Vec<&Told>)> = Vec::new();
    let mut measures = Vec::new();
    let mut commitments = Vec::new();
    for (index, (words, measure)) in all.enumerate() {
        let own: Vec<&Told> = told.iter().filter(|((id, ..), _)| *id == measure.id).map(|(_, told)| told).collect();
        let forgone = words.policy.is_forgone(measure);
        measures.push(MeasureReasons {
            measure: index,
            id: measure.id.clone(),
            label: lang.of(&measure.label).to_owned(),
            clause: measure.clause.clone(),
            forgone,
            sums: sums(both, &own),
            reasons: own.iter().map(|told| row_reason(both, told)).collect(),
        });
        commitments.extend(commitment(both, measure, &own));
        if !forgone {
            spent.push((words, measure, own));
        }
    }
    let has_lines = |measure: &MeasureReasons| measure.reasons.iter().any(|reason| reason.amount.is_some());
    let (granted, others) = measures.into_iter().partition(has_lines);
    let payers = payer_sums(both, &spent);
    DossierModel { years: policy.years.clone(), granted, others, payers, commitments, near }
}

fn row_key<'a>(policy: &'a PolicyView, account: &'a Account) -> RowKey<'a> {
    let Derivation { measure, year, project, .. } = &account.derivation;
    (&policy.measures[measure.index()].id, policy.year(*year), project.as_deref())
}

impl Told {
    /// The row as drafted.
    fn before(&self) -> Option<&Explanation> {
        match &self.drafted {
            Drafted::Same => self.now.as_ref(),
            Drafted::Other(drafted) => drafted.as_deref(),
        }
    }
}

/// What a row receives: what it is paid, or what it asks for where that is not known.
fn received(explanation: &Explanation) -> Fen {
    explanation.paid.unwrap_or(explanation.demand)
}

/// The sums of rows over the policy years.
fn sums(both: BothWords<'_>, told: &[&Told]) -> SumsModel {
    let years = both.now.policy.years.len();
    let mut now = vec![Fen::ZERO; years];
    let mut before = Fen::ZERO;
    for told in told {
        for row in told.now.iter().filter(|row| row.year < years) {
            now[row.year] = Fen(now[row.year].0 + received(row).0);
        }
        let drafted_years = both.drafted.policy.years.len();
        before = Fen(before.0 + told.before().filter(|row| row.year < drafted_years).map_or(0, |row| received(row).0));
    }
    summed(both, &now, before)
}

fn summed(both: BothWords<'_>, now: &[Fen], before: Fen) -> SumsModel {
    let (lang, unit) = (both.now.lang, both.unit);
    let total = Fen(now.iter().map(|year| year.0).sum());
    SumsModel {
        years: now.iter().map(|year| amount(lang, unit, *year)).collect(),
        total: amount(lang, unit, total),
        change: change(lang, unit, total, before),
    }
}

/// What each payer pays of the measures, in the order of the rules; payers that pay nothing, now and in the draft, are left out.
fn payer_sums(both: BothWords<'_>, spent: &[(Words<'_>, &MeasureView, Vec<&Told>)]) -> Vec<PayerSums> {
    let years = both.now.policy.years.len();
    // By the payer's id: its label, what it pays by year, and what it pays in the draft.
    let mut found: Vec<(&str, String, Vec<Fen>, Fen)> = Vec::new();
    let payers = both.now.policy.payers.iter().chain(&both.drafted.policy.payers);
    for payer in payers.filter(|payer| !payer.forgone) {
        if !found.iter().any(|(id, ..)| *id == payer.id) {
            found.push((&payer.id, both.now.lang.of(&payer.label).to_owned(), vec![Fen::ZERO; years], Fen::ZERO));
        }
    }
    for (words, measure, told) in spent {
        for told in told {
            let rows = [(told.now.as_ref(), *words, false), (told.before(), both.drafted, true)];
            for (row, words, drafted) in rows {
                let Some(row) = row.filter(|row| row.year < words.policy.years.len()) else { continue };
                let own = words.policy.measures.iter().find(|own| own.id == measure.id);
                for (payer, part) in own.into_iter().flat_map(|own| parts(words.policy, own, row)) {
                    let Some(sum) = found.iter_mut().find(|(id, ..)| *id == payer) else { continue };
                    match drafted {
                        true => sum.3 = Fen(sum.3.0 + part.0),
                        false => sum.2[row.year] = Fen(sum.2[row.year].0 + part.0),
                    }
                }
            }
        }
    }
    let paying = found
        .into_iter()
        .filter(|(_, _, now, before)| *before != Fen::ZERO || now.iter().any(|year| *year != Fen::ZERO));
    paying
        .map(|(id, label, now, before)| PayerSums { id: id.to_owned(), label, sums: summed(both, &now, before) })
        .collect()
}

/// What each payer pays of a row: its part, less what its envelope leaves unpaid.
fn parts<'a>(policy: &'a PolicyView, measure: &MeasureView, row: &Explanation) -> Vec<(&'a str, Fen)> {
    let mut unpaid = row.demand.less(received(row));
    let payers = measure.payers.iter().map(|payer| &policy.payers[payer.index()]);
    if measure.payers.len() == 1 {
        return payers.map(|payer| (payer.id.as_str(), received(row))).collect();
    }
    let part = |(payer, part): (&'a PayerView, &Fen)| {
        let cut = if payer.limited { unpaid.min(*part) } else { Fen::ZERO };
        unpaid = unpaid.less(cut);
        (payer.id.as_str(), part.less(cut))
    };
    payers.zip(&row.parts).map(part).collect()
}

/// What falls due of a measure after the policy years; `None` where nothing does.
fn commitment(both: BothWords<'_>, measure: &MeasureView, told: &[&Told]) -> Option<CommitmentModel> {
    let (lang, policy) = (both.now.lang, both.now.policy);
    let mut years: BTreeMap<usize, i64> = BTreeMap::new();
    let rows = told.iter().filter_map(|told| told.now.as_ref());
    for row in rows.filter(|row| row.year >= policy.years.len() && row.demand != Fen::ZERO) {
        *years.entry(row.year).or_default() += row.demand.0;
    }
    let total = Fen(years.values().sum());
    let year = |(year, sum): (&usize, &i64)| (policy.year(*year), amount(lang, both.unit, Fen(*sum)));
    (!years.is_empty()).then(|| CommitmentModel {
        label: lang.of(&measure.label).to_owned(),
        years: years.iter().map(year).collect(),
        total: amount(lang, both.unit, total),
    })
}

fn row_reason(both: BothWords<'_>, told: &Told) -> ReasonModel {
    let lang = both.now.lang;
    let asks = |explanation: Option<&Explanation>| explanation.is_some_and(|it| it.demand > Fen::ZERO);
    let asks = asks(told.now.as_ref()) || asks(told.before());
    let drafted = match &told.drafted {
        Drafted::Other(Some(drafted)) => {
            let steps: Vec<StepModel> =
                drafted.steps.iter().map(|step| step_view(both.drafted, both.now, step)).collect();
            Some((pieces(both.drafted, both.now, &drafted.reason), steps))
        }
        Drafted::Other(None) => Some((vec![words_alone(lang, "enterprises-not-drafted")], Vec::new())),
        Drafted::Same => None,
    };
    let (words, row) = match (&told.now, told.before()) {
        (None, Some(before)) => (both.drafted, Some(before)),
        (now, _) => (both.now, now.as_ref()),
    };
    let (sentence, steps) = match &told.now {
        Some(now) => (
            pieces(both.now, both.now, &now.reason),
            now.steps.iter().map(|step| step_view(both.now, both.now, step)).collect(),
        ),
        None => (vec![words_alone(lang, "enterprises-not-in-force")], Vec::new()),
    };
    let year = row.map_or(0, |row| words.policy.year(row.year));
    ReasonModel {
        place: row.map_or_else(String::new, |row| place(words.policy, row)),
        heading: row
            .and_then(|row| row.project.as_ref())
            .map_or_else(|| year.to_string(), |project| format!("{year} · {project}")),
        amount: asks.then(|| amount(lang, both.unit, told.now.as_ref().map_or(Fen::ZERO, received))),
        draft: drafted.filter(|drafted| (&drafted.0, &drafted.1) != (&sentence, &steps)),
        sentence,
        steps,
    }
}

fn words_alone(lang: Lang, id: &str) -> ReasonPiece {
    ReasonPiece::Words(text(lang, id, &[]))
}

/// The id of the element with an explanation.
fn place(policy: &PolicyView, explanation: &Explanation) -> String {
    let measure = &policy.measures[explanation.measure.index()].id;
    let project = explanation.project.as_ref().map_or_else(String::new, |project| format!("-{project}"));
    format!("why-{measure}-{}{project}", policy.year(explanation.year))
}

fn step_view(words: Words<'_>, page: Words<'_>, step: &Step) -> StepModel {
    StepModel {
        kind: step.kind,
        pieces: pieces(words, page, &step.pieces),
        steps: step.steps.iter().map(|inner| step_view(words, page, inner)).collect(),
    }
}

/// The pieces of a sentence told in `words`. A parameter links to its place in the draft, if the policy of `page` (the one the
/// draft's page shows) has it.
fn pieces(words: Words<'_>, page: Words<'_>, pieces: &[Piece]) -> Vec<ReasonPiece> {
    let stands = |id: &str| page.policy.parameters.iter().any(|parameter| parameter.id == id);
    let view = |piece: &Piece| match piece {
        Piece::Words(words) => ReasonPiece::Words(words.clone()),
        Piece::Value { label, text, origin } => {
            let (label, text) = (label.clone(), text.clone());
            match origin {
                Origin::Parameter(id) => {
                    let parameter = &words.policy.parameters[id.index()].id;
                    if stands(parameter) {
                        let clause = words.clause_of(*id).map(str::to_owned);
                        ReasonPiece::Parameter { label, text, place: format!("chip-{parameter}"), clause }
                    } else {
                        ReasonPiece::Value { label, text, given: false }
                    }
                }
                origin => ReasonPiece::Value { label, text, given: *origin == Origin::Row },
            }
        }
    };
    pieces.iter().map(view).collect()
}
