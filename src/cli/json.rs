//! The figures as one JSON object: amounts are strings in yuan with two decimals.

use serde::Serialize;
use serde_json::Value;

use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, Base, LineFigures, MeasureStatus};
use cesuan_intake::LeftOut;
use cesuan_policy::check::Period;
use cesuan_scenario::Provenance;
use cesuan_session::PopulationView;

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
    },
    Undetermined {
        base: JsonBase,
    },
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
        Self { recipients: figures.recipients, lines: figures.lines, amounts }
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
pub(super) fn render(shown: &Shown, seal: Option<&Provenance>) -> String {
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
                    MeasureStatus::Undetermined => "undetermined",
                },
                outcome: match figures.base {
                    None => Outcome::Costed {
                        years: by_year(&policy.years, &figures.years, |figures| (*figures).into()),
                        total: figures.total.into(),
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
                years: by_year(&policy.years, &figures.years, |year| PayerYear {
                    amounts: Money::of(year.demand, year.paid),
                    excess: year.excess.map(Fen::yuan),
                }),
                demand: figures.demand.yuan(),
                paid: figures.paid.yuan(),
                excess: figures.excess.map(Fen::yuan),
            })
            .collect(),
        total: Total { spending: figures.spending_total.into(), relief: figures.relief_total.into() },
        seal,
    };
    // Plain strings and numbers: there is nothing in it that JSON cannot hold.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn by_year<F, T>(years: &[i32], figures: &[F], of: impl Fn(&F) -> T) -> Vec<Year<T>> {
    years.iter().zip(figures).map(|(year, figures)| Year { year: *year, figures: of(figures) }).collect()
}

fn period_id(period: Period) -> &'static str {
    Period::OPTIONS.iter().find(|(_, known)| *known == period).map_or("", |(id, _)| id)
}
