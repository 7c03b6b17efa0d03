//! Scenarios side by side as one JSON object: amounts are strings in yuan with two decimals.

use serde::Serialize;
use serde_json::{Value, json};

use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, MeasureFigures};
use cesuan_policy::check::setting_text;
use cesuan_session::{
    ComparedColumn, ComparedContest, ComparedParameter, Comparison, ContestCell, ContestKind, GroupCell, Moves,
    Outcome, PayerCell, Received,
};

use super::inputs::Shown;
use super::json::{base, population};

/// The object's text, with a newline at the end.
pub(super) fn render(shown: &Shown, comparison: &Comparison) -> String {
    let report = Report {
        policy: &comparison.policy,
        population: population(&shown.population),
        years: &comparison.years,
        baseline: comparison.baseline,
        columns: comparison.columns.iter().map(|found| column(comparison, found)).collect(),
        parameters: comparison.differing().map(parameter).collect(),
        measures: entries(
            comparison
                .measures
                .iter()
                .map(|measure| (measure.id.as_str(), columns(&measure.columns, |figures| lines(comparison, figures)))),
        ),
        payers: entries(
            comparison
                .payers
                .iter()
                .map(|found| (found.id.as_str(), columns(&found.columns, |cell| payer(comparison, cell)))),
        ),
        groups: groups(comparison),
        contests: comparison.contests.iter().map(|found| contest(comparison, found)).collect(),
    };
    // Plain strings and numbers: there is nothing in it that JSON cannot hold.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Report<'a> {
    policy: &'a str,
    population: Value,
    years: &'a [i32],
    baseline: usize,
    columns: Vec<Value>,
    parameters: Vec<Value>,
    measures: Vec<Value>,
    payers: Vec<Value>,
    groups: Vec<Value>,
    contests: Vec<Value>,
}

fn entries<'a>(all: impl Iterator<Item = (&'a str, Value)>) -> Vec<Value> {
    all.map(|(id, columns)| json!({ "id": id, "columns": columns })).collect()
}

fn columns<T>(columns: &[Option<T>], of: impl Fn(&T) -> Value) -> Value {
    columns.iter().map(|cell| cell.as_ref().map_or(Value::Null, &of)).collect()
}

fn amounts(amounts: Amounts) -> Value {
    json!({ "demand": amounts.demand.yuan(), "paid": amounts.paid.yuan() })
}

fn by_year(comparison: &Comparison, years: &[Amounts], total: Amounts) -> Value {
    let of_year = |(year, amounts): (&i32, &Amounts)| json!({ "year": year, "demand": amounts.demand.yuan(), "paid": amounts.paid.yuan() });
    let years: Value = comparison.years.iter().zip(years).map(of_year).collect();
    json!({ "years": years, "demand": total.demand.yuan(), "paid": total.paid.yuan() })
}

fn column(comparison: &Comparison, column: &ComparedColumn) -> Value {
    let name = Some(&column.name).filter(|name| !name.is_empty());
    let Outcome { recipients, moves, idle, .. } = column.outcome.clone().unwrap_or_default();
    let outcome = column.outcome.clone().unwrap_or_default();
    let steps = outcome.steps.iter().map(|step| {
        json!({ "measure": comparison.measures[step.measure].id, "forgone": step.forgone, "more": amounts(step.amounts) })
    });
    json!({
        "name": name,
        "spending": by_year(comparison, &outcome.spending, outcome.spending_total),
        "relief": by_year(comparison, &outcome.relief, outcome.relief_total),
        "more": by_year(comparison, &outcome.more, outcome.more_total),
        "steps": steps.collect::<Value>(),
        "recipients": recipients,
        "gained": gained(moves),
        "lost": lost(moves),
        "idle": idle,
        "seal": column.seal,
    })
}

fn gained(moves: Moves) -> Value {
    json!({ "enterprises": moves.gained, "amount": moves.gained_by.yuan(), "received_nothing": moves.entered })
}

fn lost(moves: Moves) -> Value {
    json!({ "enterprises": moves.lost, "amount": moves.lost_by.yuan(), "receive_nothing": moves.left })
}

fn parameter(compared: &ComparedParameter) -> Value {
    let (parameter, categories) = compared.alone();
    let text = |values: &Vec<cesuan_policy::check::Setting>| {
        let texts = values.iter().map(|value| Value::from(setting_text(&parameter, &categories, value)));
        texts.collect::<Value>()
    };
    json!({ "id": parameter.id, "columns": columns(&compared.columns, text) })
}

fn lines(comparison: &Comparison, figures: &MeasureFigures) -> Value {
    if let Some(found) = figures.base {
        return json!({ "status": "undetermined", "base": base(found) });
    }
    let of_year = |(year, lines): (&i32, &cesuan_engine::LineFigures)| {
        json!({ "year": year, "recipients": lines.recipients, "lines": lines.lines, "demand": lines.demand.yuan(),
            "paid": lines.paid.yuan() })
    };
    let years: Value = comparison.years.iter().zip(&figures.years).map(of_year).collect();
    let total = figures.total;
    json!({ "status": "costed", "years": years, "recipients": total.recipients, "lines": total.lines,
        "demand": total.demand.yuan(), "paid": total.paid.yuan() })
}

fn payer(comparison: &Comparison, cell: &PayerCell) -> Value {
    let years =
        comparison.years.iter().zip(&cell.figures.years).zip(&cell.balances).map(|((year, figures), balance)| {
            json!({ "year": year, "demand": figures.demand.yuan(), "paid": figures.paid.yuan(),
            "balance": balance.map(Fen::yuan) })
        });
    json!({
        "envelope": cell.figures.envelope.map(|(amount, _)| amount.yuan()),
        "years": years.collect::<Value>(),
        "demand": cell.figures.demand.yuan(),
        "paid": cell.figures.paid.yuan(),
        "balance": cell.balance.map(Fen::yuan),
    })
}

fn groups(comparison: &Comparison) -> Vec<Value> {
    let mut found = Vec::new();
    for facet in &comparison.facets {
        for group in &facet.groups {
            let cell = |GroupCell { recipients, received: Received { demand, paid, relief }, moves }: &GroupCell| {
                json!({ "recipients": recipients, "demand": demand.yuan(), "paid": paid.yuan(), "relief": relief.yuan(),
                    "gained": gained(*moves), "lost": lost(*moves) })
            };
            found.push(json!({ "facet": facet.id, "group": group.label.as_ref().map(|label| &label.zh),
                "enterprises": group.enterprises, "columns": columns(&group.columns, cell) }));
        }
    }
    found
}

fn contest(comparison: &Comparison, contest: &ComparedContest) -> Value {
    let cell = |cell: &ContestCell| {
        let flips = cell
            .flips
            .iter()
            .map(|flip| json!({ "enterprise": flip.enterprise, "project": flip.project, "enters": flip.enters }));
        json!({ "winners": cell.winners, "entered": cell.entered, "left": cell.left,
            "flips": flips.collect::<Value>() })
    };
    let years = comparison.years.iter().zip(&contest.years);
    let years = years.map(|(year, cells)| json!({ "year": year, "columns": columns(cells, cell) }));
    let kind = match contest.kind {
        ContestKind::Ranking => "ranking",
        ContestKind::Places => "places",
    };
    json!({ "id": contest.id, "kind": kind, "years": years.collect::<Value>() })
}
