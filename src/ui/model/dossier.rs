//! One enterprise: its lines by year, and why.

use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::explain::{Explanation, Origin, Piece, Step, StepKind, Words, explain};
use cesuan_i18n::{Lang, text};
use cesuan_reference::Derivation;
use cesuan_session::{Account, Dossier, PolicyView};

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

/// A row of a measure as it is told with the settings in force and as drafted.
struct Told {
    /// With the settings in force; nothing where the rules in force know no such measure or year.
    now: Option<Explanation>,
    drafted: Drafted,
}

/// A row as drafted.
enum Drafted {
    /// As with the settings in force.
    Same,
    /// Otherwise; nothing where the draft knows no such measure or year.
    Other(Option<Box<Explanation>>),
}

/// Which row of which measure, by names that hold for any rules.
type RowKey<'a> = (&'a str, i32, Option<&'a str>);

/// In which words the settings in force and the draft are told.
#[derive(Clone, Copy)]
struct BothWords<'a> {
    now: Words<'a>,
    drafted: Words<'a>,
    unit: MoneyUnit,
}

/// The page of an enterprise.
pub fn dossier(lang: Lang, unit: MoneyUnit, policy: &PolicyView, dossier: &Dossier) -> DossierView {
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
    near.retain(|explanation| explanation.near.is_some());
    near.sort_by_key(|explanation| explanation.near.as_ref().map(|near| near.distance));
    let near = near.into_iter().filter_map(|explanation| {
        Some(NearView {
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
    let mut spent = Vec::new();
    let mut measures = Vec::new();
    for (index, (words, measure)) in all.enumerate() {
        let own: Vec<&Told> = told.iter().filter(|((id, ..), _)| *id == measure.id).map(|(_, told)| told).collect();
        let forgone = words.policy.payers[measure.payer.index()].forgone;
        measures.push(MeasureWhy {
            measure: index,
            id: measure.id.clone(),
            label: lang.of(&measure.label).to_owned(),
            clause: measure.clause.clone(),
            forgone,
            sums: sums(both, &own),
            whys: own.iter().map(|told| why(both, told)).collect(),
        });
        if !forgone {
            spent.extend(own);
        }
    }
    let has_lines = |why: &MeasureWhy| why.whys.iter().any(|why| why.amount.is_some());
    let (granted, others) = measures.into_iter().partition(has_lines);
    DossierView { years: policy.years.clone(), granted, others, total: sums(both, &spent), near }
}

fn row_key<'a>(policy: &'a PolicyView, account: &'a Account) -> RowKey<'a> {
    let Derivation { measure, year, project, .. } = &account.derivation;
    (&policy.measures[measure.index()].id, policy.years[*year], project.as_deref())
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

fn sums(both: BothWords<'_>, told: &[&Told]) -> SumsView {
    let lang = both.now.lang;
    let now = |year: Option<usize>| {
        let rows = told.iter().filter_map(|told| told.now.as_ref());
        Fen(rows.filter(|now| year.is_none_or(|year| now.year == year)).map(|now| received(now).0).sum())
    };
    let before = Fen(told.iter().filter_map(|told| told.before()).map(|before| received(before).0).sum());
    SumsView {
        years: (0..both.now.policy.years.len()).map(|year| amount(lang, both.unit, now(Some(year)))).collect(),
        total: amount(lang, both.unit, now(None)),
        change: change(lang, both.unit, now(None), before),
    }
}

fn why(both: BothWords<'_>, told: &Told) -> WhyView {
    let lang = both.now.lang;
    let asks = |explanation: Option<&Explanation>| explanation.is_some_and(|it| it.demand > Fen::ZERO);
    let asks = asks(told.now.as_ref()) || asks(told.before());
    let drafted = match &told.drafted {
        Drafted::Other(Some(drafted)) => {
            let steps: Vec<StepView> =
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
    let (reason, steps) = match &told.now {
        Some(now) => (
            pieces(both.now, both.now, &now.reason),
            now.steps.iter().map(|step| step_view(both.now, both.now, step)).collect(),
        ),
        None => (vec![words_alone(lang, "enterprises-not-in-force")], Vec::new()),
    };
    let year = row.map_or(0, |row| words.policy.years[row.year]);
    WhyView {
        place: row.map_or_else(String::new, |row| place(words.policy, row)),
        heading: row
            .and_then(|row| row.project.as_ref())
            .map_or_else(|| year.to_string(), |project| format!("{year} · {project}")),
        amount: asks.then(|| amount(lang, both.unit, told.now.as_ref().map_or(Fen::ZERO, received))),
        draft: drafted.filter(|drafted| (&drafted.0, &drafted.1) != (&reason, &steps)),
        reason,
        steps,
    }
}

fn words_alone(lang: Lang, id: &str) -> PieceWhy {
    PieceWhy::Words(text(lang, id, &[]))
}

/// The name of an explanation among those of the page.
fn place(policy: &PolicyView, explanation: &Explanation) -> String {
    let measure = &policy.measures[explanation.measure.index()].id;
    let project = explanation.project.as_ref().map_or_else(String::new, |project| format!("-{project}"));
    format!("why-{measure}-{}{project}", policy.years[explanation.year])
}

fn step_view(words: Words<'_>, page: Words<'_>, step: &Step) -> StepView {
    StepView {
        kind: step.kind,
        pieces: pieces(words, page, &step.pieces),
        steps: step.steps.iter().map(|inner| step_view(words, page, inner)).collect(),
    }
}

/// The pieces of a sentence told in some words, their parameters leading to the draft as the page shows it, where they stand
/// in it.
fn pieces(words: Words<'_>, page: Words<'_>, pieces: &[Piece]) -> Vec<PieceWhy> {
    let stands = |id: &str| page.policy.parameters.iter().any(|parameter| parameter.id == id);
    let view = |piece: &Piece| match piece {
        Piece::Words(words) => PieceWhy::Words(words.clone()),
        Piece::Value { label, text, origin } => {
            let (label, text) = (label.clone(), text.clone());
            match origin {
                Origin::Parameter(id) => {
                    let parameter = &words.policy.parameters[id.index()].id;
                    if stands(parameter) {
                        let clause = words.clause_of(*id).map(str::to_owned);
                        PieceWhy::Parameter { label, text, place: format!("chip-{parameter}"), clause }
                    } else {
                        PieceWhy::Value { label, text, given: false }
                    }
                }
                origin => PieceWhy::Value { label, text, given: *origin == Origin::Row },
            }
        }
    };
    pieces.iter().map(view).collect()
}
