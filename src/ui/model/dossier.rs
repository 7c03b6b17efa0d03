//! One enterprise: its lines by year, and why.

use crate::i18n::Lang;
use crate::i18n::explain::{Explanation, Origin, Piece, Step, StepKind, Words, explain};
use crate::money::{Fen, MoneyUnit};
use crate::session::{Account, Dossier, PolicyView};

use super::figures::{AmountView, ChangeView, amount, change};

/// One enterprise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierView {
    /// The policy years.
    pub years: Vec<i32>,
    /// The measures it has lines of, as set or as drafted, in the order of results.
    pub granted: Vec<MeasureWhy>,
    /// The measures it gets nothing of.
    pub others: Vec<MeasureWhy>,
    /// Everything it is paid, by year and over the years.
    pub total: SumsView,
    /// What was missed by little, the nearest first.
    pub near: Vec<NearView>,
}

/// A measure and why the enterprise gets of it what it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureWhy {
    /// The measure's index.
    pub measure: usize,
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Where it stands in the draft.
    pub clause: String,
    /// Whether it is income forgone.
    pub forgone: bool,
    /// What it comes to.
    pub sums: SumsView,
    /// Row by row.
    pub whys: Vec<WhyView>,
}

/// Amounts by year and over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumsView {
    /// By year.
    pub years: Vec<AmountView>,
    /// Over the years.
    pub total: AmountView,
    /// Against the draft.
    pub change: ChangeView,
}

/// Why a row gets what it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyView {
    /// Its name among those of the page.
    pub place: String,
    /// Which year and project.
    pub heading: String,
    /// What it is paid, where it asks for something.
    pub amount: Option<AmountView>,
    /// The reason in one sentence.
    pub reason: Vec<PieceWhy>,
    /// Step by step.
    pub steps: Vec<StepView>,
    /// The reason as drafted, where it is another, and its steps.
    pub draft: Option<(Vec<PieceWhy>, Vec<StepView>)>,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    /// What it is about.
    pub kind: StepKind,
    /// The sentence.
    pub pieces: Vec<PieceWhy>,
    /// What stands behind it.
    pub steps: Vec<StepView>,
}

/// A part of a sentence of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceWhy {
    /// Words as they stand.
    Words(String),
    /// A value of the enterprise or its rivals, or computed on the way.
    Value {
        /// What it is called.
        label: Option<String>,
        /// The value.
        text: String,
        /// Whether it comes from the tables.
        given: bool,
    },
    /// A number of the policy, which leads to its clause.
    Parameter {
        /// What it is called.
        label: Option<String>,
        /// The value.
        text: String,
        /// Where it stands on the draft's page.
        place: String,
        /// The clause it stands in.
        clause: Option<String>,
    },
}

/// A near miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearView {
    /// The place of the explanation.
    pub place: String,
    /// Year, measure, project.
    pub heading: String,
    /// What was lacking.
    pub pieces: Vec<PieceWhy>,
}

/// The page of an enterprise.
pub fn dossier(lang: Lang, unit: MoneyUnit, policy: &PolicyView, dossier: &Dossier) -> DossierView {
    let words = Words { lang, policy, names: &dossier.names };
    let told: Vec<(Explanation, Option<Explanation>)> = dossier
        .accounts
        .iter()
        .map(|account| {
            let drafted = dossier.draft.iter().find(|drafted| same_row(account, drafted));
            (explain(words, account), drafted.map(|drafted| explain(words, drafted)))
        })
        .collect();
    let mut near: Vec<&Explanation> =
        told.iter().map(|(now, _)| now).filter(|explanation| explanation.near.is_some()).collect();
    near.sort_by_key(|explanation| explanation.near.as_ref().map(|near| near.distance));
    let near = near.into_iter().filter_map(|explanation| {
        Some(NearView {
            place: place(policy, explanation),
            heading: words.heading(explanation),
            pieces: pieces(words, &explanation.near.as_ref()?.pieces),
        })
    });
    let near = near.collect();
    let mut measures = Vec::new();
    for index in 0..policy.measures.len() {
        let own: Vec<&(Explanation, Option<Explanation>)> =
            told.iter().filter(|(now, _)| now.measure.index() == index).collect();
        measures.push(measure_why(words, unit, index, &own));
    }
    let spending = |(now, _): &&(Explanation, Option<Explanation>)| {
        !policy.payers[policy.measures[now.measure.index()].payer.index()].forgone
    };
    let spent: Vec<_> = told.iter().filter(spending).collect();
    let has_lines = |why: &MeasureWhy| why.whys.iter().any(|why| why.amount.is_some());
    let (granted, others) = measures.into_iter().partition(has_lines);
    DossierView { years: policy.years.clone(), granted, others, total: sums(words, unit, &spent), near }
}

fn same_row(a: &Account, b: &Account) -> bool {
    let (a, b) = (&a.derivation, &b.derivation);
    (a.measure, a.year, &a.project) == (b.measure, b.year, &b.project)
}

type Told = (Explanation, Option<Explanation>);

fn measure_why(words: Words<'_>, unit: MoneyUnit, index: usize, told: &[&Told]) -> MeasureWhy {
    let measure = &words.policy.measures[index];
    MeasureWhy {
        measure: index,
        id: measure.id.clone(),
        label: words.lang.of(&measure.label).to_owned(),
        clause: measure.clause.clone(),
        forgone: words.policy.payers[measure.payer.index()].forgone,
        sums: sums(words, unit, told),
        whys: told.iter().map(|(now, drafted)| why(words, unit, now, drafted.as_ref())).collect(),
    }
}

/// What a row receives: what it is paid, or what it asks for where that is not known.
fn received(explanation: &Explanation) -> Fen {
    explanation.paid.unwrap_or(explanation.demand)
}

fn sums(words: Words<'_>, unit: MoneyUnit, told: &[&Told]) -> SumsView {
    let sum = |drafted: bool, year: Option<usize>| {
        let of = told.iter().filter(|(now, _)| year.is_none_or(|year| now.year == year));
        Fen(of.map(|(now, before)| received(before.as_ref().filter(|_| drafted).unwrap_or(now)).0).sum())
    };
    let years = 0..words.policy.years.len();
    SumsView {
        years: years.map(|year| amount(words.lang, unit, sum(false, Some(year)))).collect(),
        total: amount(words.lang, unit, sum(false, None)),
        change: change(words.lang, unit, sum(false, None), sum(true, None)),
    }
}

fn why(words: Words<'_>, unit: MoneyUnit, now: &Explanation, drafted: Option<&Explanation>) -> WhyView {
    let asks = now.demand > Fen::ZERO || drafted.is_some_and(|drafted| drafted.demand > Fen::ZERO);
    let year = words.policy.years[now.year];
    WhyView {
        place: place(words.policy, now),
        heading: now.project.as_ref().map_or_else(|| year.to_string(), |project| format!("{year} · {project}")),
        amount: asks.then(|| amount(words.lang, unit, received(now))),
        reason: pieces(words, &now.reason),
        steps: now.steps.iter().map(|step| step_view(words, step)).collect(),
        draft: drafted.map(|drafted| {
            let steps = drafted.steps.iter().map(|step| step_view(words, step)).collect();
            (pieces(words, &drafted.reason), steps)
        }),
    }
}

/// The name of an explanation among those of the page.
fn place(policy: &PolicyView, explanation: &Explanation) -> String {
    let measure = &policy.measures[explanation.measure.index()].id;
    let project = explanation.project.as_ref().map_or_else(String::new, |project| format!("-{project}"));
    format!("why-{measure}-{}{project}", policy.years[explanation.year])
}

fn step_view(words: Words<'_>, step: &Step) -> StepView {
    StepView {
        kind: step.kind,
        pieces: pieces(words, &step.pieces),
        steps: step.steps.iter().map(|inner| step_view(words, inner)).collect(),
    }
}

fn pieces(words: Words<'_>, pieces: &[Piece]) -> Vec<PieceWhy> {
    let view = |piece: &Piece| match piece {
        Piece::Words(words) => PieceWhy::Words(words.clone()),
        Piece::Value { label, text, origin: Origin::Parameter(id) } => PieceWhy::Parameter {
            label: label.clone(),
            text: text.clone(),
            place: format!("chip-{}", words.policy.parameters[id.index()].id),
            clause: words.clause_of(*id).map(str::to_owned),
        },
        Piece::Value { label, text, origin } => {
            PieceWhy::Value { label: label.clone(), text: text.clone(), given: *origin == Origin::Row }
        }
    };
    pieces.iter().map(view).collect()
}
