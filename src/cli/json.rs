//! The figures as one JSON object: amounts are strings in yuan with two decimals.

use serde::Serialize;
use serde_json::Value;

use cesuan_base::money::Fen;
use cesuan_engine::{
    Amounts, Base, LedgerFigures, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, Reclaimed, ShareFigures,
};
use cesuan_i18n::{Lang, notices};
use cesuan_intake::LeftOut;
use cesuan_policy::check::{Period, option_id};
use cesuan_scenario::Provenance;
use cesuan_session::{NoticeView, PolicyView, PopulationView};

use super::inputs::Shown;

#[derive(Serialize)]
struct Report<'a> {
    policy: &'a str,
    population: Population,
    measures: Vec<Measure<'a>>,
    payers: Vec<Payer<'a>>,
    total: Total,
    #[serde(skip_serializing_if = "Option::is_none")]
    seal: Option<&'a Provenance>,
    notices: Vec<Notice>,
}

#[derive(Serialize)]
struct Population {
    enterprises: u64,
    enterprise_rows: u64,
    project_rows: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<LeftOut>,
}

#[derive(Serialize)]
struct Measure<'a> {
    id: &'a str,
    status: &'static str,
    #[serde(flatten)]
    outcome: Outcome,
}

/// Figures, or what an undetermined standard would apply to.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Costed {
        years: Vec<Year<Lines>>,
        #[serde(flatten)]
        total: Lines,
        /// Each payer's part, where several share.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        shares: Vec<JsonShare>,
        #[serde(skip_serializing_if = "Option::is_none")]
        commitments: Option<JsonCommitments>,
    },
    Undetermined {
        base: JsonBase,
    },
    Off {},
}

#[derive(Serialize)]
struct JsonShare {
    payer: String,
    years: Vec<Year<Money>>,
    #[serde(flatten)]
    total: Money,
}

/// What falls due after the policy years.
#[derive(Serialize)]
struct JsonCommitments {
    years: Vec<Year<Committed>>,
    recipients: u64,
    #[serde(flatten)]
    total: Committed,
}

#[derive(Serialize)]
struct Committed {
    lines: u64,
    demand: String,
}

#[derive(Serialize)]
struct JsonLedger {
    ledger: &'static str,
    level: &'static str,
    #[serde(flatten)]
    amounts: Money,
}

/// Something counted and told beside the results.
#[derive(Serialize)]
struct Notice {
    kind: &'static str,
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    text: String,
}

#[derive(Serialize)]
struct JsonBase {
    kind: &'static str,
    value: String,
}

/// A year's entry: the year first, then its figures.
#[derive(Serialize)]
struct Year<T> {
    year: i32,
    #[serde(flatten)]
    figures: T,
}

#[derive(Serialize)]
struct Lines {
    recipients: u64,
    lines: u64,
    #[serde(flatten)]
    amounts: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    reclaimed: Option<JsonReclaimed>,
}

/// Lines that ask for money back.
#[derive(Serialize)]
struct JsonReclaimed {
    recipients: u64,
    lines: u64,
    amount: String,
}

#[derive(Serialize)]
struct Money {
    demand: String,
    paid: String,
}

#[derive(Serialize)]
struct Payer<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    envelope: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<&'static str>,
    years: Vec<Year<PayerYear>>,
    demand: String,
    paid: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    excess: Option<String>,
}

#[derive(Serialize)]
struct PayerYear {
    #[serde(flatten)]
    amounts: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    excess: Option<String>,
}

#[derive(Serialize)]
struct Total {
    spending: Money,
    relief: Money,
    ledgers: Vec<JsonLedger>,
}

impl Money {
    fn of(demand: Fen, paid: Fen) -> Self {
        Self { demand: demand.yuan(), paid: paid.yuan() }
    }
}

impl From<Amounts> for Money {
    fn from(amounts: Amounts) -> Self {
        Self::of(amounts.demand, amounts.paid)
    }
}

impl From<LineFigures> for Lines {
    fn from(figures: LineFigures) -> Self {
        let amounts = Money::of(figures.demand, figures.paid);
        let Reclaimed { recipients, lines, amount } = figures.reclaimed;
        let reclaimed = (lines > 0).then(|| JsonReclaimed { recipients, lines, amount: amount.yuan() });
        Self { recipients: figures.recipients, lines: figures.lines, amounts, reclaimed }
    }
}

impl From<Base> for JsonBase {
    fn from(base: Base) -> Self {
        match base {
            Base::Money(amount) => Self { kind: "money", value: amount.yuan() },
            Base::Count(count) => Self { kind: "count", value: count.to_string() },
        }
    }
}

impl Population {
    fn of(view: &PopulationView) -> Self {
        Self {
            enterprises: view.enterprises,
            enterprise_rows: view.enterprise_rows,
            project_rows: view.project_rows,
            left_out: Some(view.left_out).filter(|left_out| left_out.total() > 0),
        }
    }
}

/// A population as it stands in every report.
pub(super) fn population(view: &PopulationView) -> Value {
    serde_json::to_value(Population::of(view)).unwrap_or_default()
}

/// What an undetermined standard would apply to, as it stands in every report.
pub(super) fn base(base: Base) -> Value {
    serde_json::to_value(JsonBase::from(base)).unwrap_or_default()
}

/// The object's text, with a newline at the end.
pub(super) fn render(shown: &Shown, seal: Option<&Provenance>, lang: Lang) -> String {
    let (policy, figures) = (&shown.policy, &shown.figures.scenario);
    let report = Report {
        policy: &policy.id,
        population: Population::of(&shown.population),
        measures: policy
            .measures
            .iter()
            .zip(&figures.measures)
            .map(|(measure, figures)| Measure {
                id: &measure.id,
                status: match figures.status {
                    MeasureStatus::Costed => "costed",
                    MeasureStatus::Off => "off",
                    MeasureStatus::Undetermined => "undetermined",
                },
                outcome: match figures.base {
                    None if figures.status == MeasureStatus::Off => Outcome::Off {},
                    None => Outcome::Costed {
                        years: by_year(&policy.years, &figures.years, |figures| (*figures).into()),
                        total: figures.total.into(),
                        shares: shares(policy, figures),
                        commitments: commitments(policy, figures),
                    },
                    Some(base) => Outcome::Undetermined { base: base.into() },
                },
            })
            .collect(),
        payers: policy
            .payers
            .iter()
            .zip(&figures.payers)
            .map(|(payer, figures)| Payer {
                id: &payer.id,
                envelope: figures.envelope.map(|(amount, _)| amount.yuan()),
                period: figures.envelope.map(|(_, period)| period_id(period)),
                years: by_year(&budget_years(policy, figures), &figures.years, |year| PayerYear {
                    amounts: Money::of(year.demand, year.paid),
                    excess: year.excess.map(Fen::yuan),
                }),
                demand: figures.demand.yuan(),
                paid: figures.paid.yuan(),
                excess: figures.excess.map(Fen::yuan),
            })
            .collect(),
        total: Total {
            spending: figures.spending_total.into(),
            relief: figures.relief_total.into(),
            ledgers: figures.ledgers.iter().map(ledger).collect(),
        },
        seal,
        notices: shown.notices.iter().map(|notice| told(policy, notice, lang)).collect(),
    };
    // Plain strings and numbers: there is nothing in it that JSON cannot hold.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn by_year<F, T>(years: &[i32], figures: &[F], of: impl Fn(&F) -> T) -> Vec<Year<T>> {
    years.iter().zip(figures).map(|(year, figures)| Year { year: *year, figures: of(figures) }).collect()
}

/// Each payer's part of a measure, where several share it.
fn shares(policy: &PolicyView, figures: &MeasureFigures) -> Vec<JsonShare> {
    let share = |share: &ShareFigures| JsonShare {
        payer: policy.payers[share.payer.index()].id.clone(),
        years: by_year(&policy.years, &share.years, |year| (*year).into()),
        total: share.total.into(),
    };
    if figures.shares.len() < 2 { Vec::new() } else { figures.shares.iter().map(share).collect() }
}

/// What falls due after the policy years, where the measure continues.
fn commitments(policy: &PolicyView, figures: &MeasureFigures) -> Option<JsonCommitments> {
    let committed = |lines: &LineFigures| Committed { lines: lines.lines, demand: lines.demand.yuan() };
    figures.commitments.as_ref().map(|commitments| JsonCommitments {
        years: by_year(&policy.commitment_years, &commitments.years, committed),
        recipients: commitments.total.recipients,
        total: committed(&commitments.total),
    })
}

/// The years from whose budgets a payer pays the claims of the policy years.
fn budget_years(policy: &PolicyView, figures: &PayerFigures) -> Vec<i32> {
    policy.years.iter().map(|year| year + i32::from(figures.following_year)).collect()
}

fn ledger(figures: &LedgerFigures) -> JsonLedger {
    JsonLedger { ledger: figures.ledger.id(), level: figures.level.id(), amounts: figures.total.into() }
}

/// A notice in words.
fn told(policy: &PolicyView, notice: &NoticeView, lang: Lang) -> Notice {
    let text = notices::sentence(lang, policy, notice);
    match notice {
        NoticeView::Rows { id, count, .. } => Notice { kind: "rows", id: id.clone(), count: Some(*count), text },
        NoticeView::YearsWithoutRows { measure, count } => {
            let id = policy.measures[measure.index()].id.clone();
            Notice { kind: "years-without-rows", id, count: Some(*count), text }
        }
        NoticeView::FewEnterprises { measure, enterprises, .. } => {
            let id = policy.measures[measure.index()].id.clone();
            Notice { kind: "few-enterprises", id, count: Some(*enterprises), text }
        }
        NoticeView::WithoutEffect { parameter, .. } => {
            Notice { kind: "without-effect", id: parameter.clone(), count: None, text }
        }
    }
}

fn period_id(period: Period) -> &'static str {
    option_id(Period::OPTIONS, period)
}
