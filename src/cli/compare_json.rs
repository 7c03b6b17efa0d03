//! Scenarios side by side as one JSON object: amounts are strings in yuan with two decimals.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use cesuan_base::money::Fen;
use cesuan_engine::Amounts;
use cesuan_i18n::comparison_table::{
    Cell, ComparisonTable, JsonKey, Row, RowQuantity, Subject, by_subject, by_subject_and_year,
};
use cesuan_policy::check::{Government, Ledger, setting_text};
use cesuan_session::{ComparedParameter, Comparison, ContestKind};

use super::inputs::Shown;
use super::json::{base, population};

/// The object's text, with a newline at the end.
pub(super) fn render(shown: &Shown, comparison: &Comparison) -> String {
    let table = ComparisonTable::from(comparison);
    let report = Report {
        policy: &comparison.policy,
        population: population(&shown.population),
        years: &comparison.years,
        baseline: comparison.baseline,
        columns: table.columns().map(|at| column(&table, at)).collect(),
        parameters: table.parameters.iter().filter_map(parameter).collect(),
        measures: by_subject(&table.measures).filter_map(|rows| subject(&table, rows)).collect(),
        payers: by_subject(&table.payers).filter_map(|rows| subject(&table, rows)).collect(),
        groups: by_subject(&table.groups).filter_map(|rows| subject(&table, rows)).collect(),
        contests: by_subject(&table.contests).filter_map(|rows| contest(&table, rows)).collect(),
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

/// What comes of a scenario as a whole.
fn column(table: &ComparisonTable<'_>, at: usize) -> Value {
    let comparison = table.comparison;
    let column = &comparison.columns[at];
    let outcome = column.outcome.clone().unwrap_or_default();
    let steps = outcome.steps.iter().map(|step| {
        let more = json!({ "demand": step.amounts.demand.yuan(), "paid": step.amounts.paid.yuan() });
        json!({ "measure": comparison.measures[step.measure].id, "forgone": step.forgone, "more": more })
    });
    let first = table.totals.iter().position(|row| row.quantity == RowQuantity::Recipients);
    let (amounts, enterprises) = table.totals.split_at(first.unwrap_or(table.totals.len()));
    let mut object = Map::new();
    object.insert("name".to_owned(), json!(Some(&column.name).filter(|name| !name.is_empty())));
    figures(&mut object, table, amounts, at);
    object.insert("ledgers".to_owned(), ledgers(comparison, at));
    object.insert("commitments".to_owned(), commitments(comparison, at));
    object.insert("steps".to_owned(), steps.collect());
    figures(&mut object, table, enterprises, at);
    object.insert("idle".to_owned(), json!(outcome.idle));
    object.insert("seal".to_owned(), json!(column.seal));
    Value::Object(object)
}

/// What each budget at each level of government pays.
fn ledgers(comparison: &Comparison, at: usize) -> Value {
    let cells = |column: usize| comparison.columns[column].outcome.iter().flat_map(|outcome| &outcome.accounts);
    let mut sums: BTreeMap<(Ledger, Government), [Amounts; 2]> = BTreeMap::new();
    for (which, column) in [at, comparison.baseline].into_iter().enumerate() {
        for (account, cell) in comparison.accounts.iter().zip(cells(column)) {
            let sum = &mut sums.entry((account.ledger, account.level)).or_default()[which];
            let Amounts { demand, paid } = cell.total;
            *sum = Amounts { demand: Fen(sum.demand.0 + demand.0), paid: Fen(sum.paid.0 + paid.0) };
        }
    }
    let one = |((ledger, level), [now, before]): ((Ledger, Government), [Amounts; 2])| {
        let more = now.less(before);
        json!({
            "ledger": ledger.id(), "level": level.id(), "demand": now.demand.yuan(), "paid": now.paid.yuan(),
            "more": { "demand": more.demand.yuan(), "paid": more.paid.yuan() },
        })
    };
    sums.into_iter().map(one).collect()
}

/// What falls due in each year after the policy.
fn commitments(comparison: &Comparison, at: usize) -> Value {
    let amounts = comparison.columns[at].outcome.iter().flat_map(|outcome| &outcome.commitments);
    let years = comparison.commitment_years.iter().zip(amounts);
    years.map(|(year, amount)| json!({ "year": year, "demand": amount.yuan() })).collect()
}

/// A measure, a payer or a group of enterprises in every column.
fn subject(table: &ComparisonTable<'_>, rows: &[Row<'_>]) -> Option<Value> {
    let columns: Value = table.columns().map(|at| cell(table, rows, at)).collect();
    match rows.first()?.subject {
        Subject::Measure(measure) => Some(json!({ "id": measure.id, "columns": columns })),
        Subject::Payer(payer) => Some(json!({ "id": payer.id, "columns": columns })),
        Subject::Group(facet, group) => {
            let name = group.label.as_ref().map(|label| &label.zh);
            let enterprises = group.enterprises;
            Some(json!({ "facet": facet.id, "group": name, "enterprises": enterprises, "columns": columns }))
        }
        _ => None,
    }
}

/// What a column has of the subject of some rows; null where it has none.
fn cell(table: &ComparisonTable<'_>, rows: &[Row<'_>], at: usize) -> Value {
    let mut object = Map::new();
    for row in rows {
        match (row.cells[at], row.subject) {
            (Cell::NotCosted | Cell::Absent, _) => return Value::Null,
            (Cell::Off, _) => return json!({ "status": "off" }),
            (Cell::Open(found), _) if row.quantity != RowQuantity::More => {
                return json!({ "status": "undetermined", "base": base(found) });
            }
            _ => {}
        }
    }
    match rows.first().map(|row| row.subject) {
        Some(Subject::Measure(_)) => {
            object.insert("status".to_owned(), json!("costed"));
        }
        Some(Subject::Payer(payer)) => {
            let envelope = payer.columns[at].as_ref().and_then(|cell| cell.figures.envelope);
            object.insert("envelope".to_owned(), json!(envelope.map(|(amount, _)| amount.yuan())));
        }
        _ => {}
    }
    figures(&mut object, table, rows, at);
    Value::Object(object)
}

/// Adds the figures a column has in some rows, those of a year to the entry of the year in `years`.
fn figures(object: &mut Map<String, Value>, table: &ComparisonTable<'_>, rows: &[Row<'_>], at: usize) {
    for row in rows {
        let Some(JsonKey { object: inner, key }) = row.quantity.json() else { continue };
        let value = match row.cells[at] {
            Cell::Money(amount) | Cell::Difference(amount) => json!(amount.yuan()),
            Cell::Count(number) => json!(number),
            _ => Value::Null,
        };
        let owner = match inner {
            None => Some(&mut *object),
            Some(inner) => within(object, inner),
        };
        let owner = owner.and_then(|owner| match row.year {
            None => Some(owner),
            Some(year) => of_year(owner, year, table.comparison.years[year]),
        });
        if let Some(owner) = owner {
            owner.insert(key.to_owned(), value);
        }
    }
}

/// The object under a key, which is made where there is none.
fn within<'o>(object: &'o mut Map<String, Value>, key: &str) -> Option<&'o mut Map<String, Value>> {
    object.entry(key).or_insert_with(|| json!({})).as_object_mut()
}

/// The entry of a year, which is made where there is none; years come in their order.
fn of_year(object: &mut Map<String, Value>, index: usize, year: i32) -> Option<&mut Map<String, Value>> {
    let years = object.entry("years").or_insert_with(|| json!([])).as_array_mut()?;
    if years.len() == index {
        years.push(json!({ "year": year }));
    }
    years.get_mut(index)?.as_object_mut()
}

/// A parameter in which some column differs.
fn parameter(row: &Row<'_>) -> Option<Value> {
    let Subject::Parameter(compared) = row.subject else { return None };
    let (parameter, categories) = ComparedParameter::alone(compared);
    let texts = |cell: &Cell<'_>| match cell {
        Cell::Values(values) => {
            values.iter().map(|value| Value::from(setting_text(&parameter, &categories, value))).collect()
        }
        _ => Value::Null,
    };
    let columns: Vec<Value> = row.cells.iter().map(texts).collect();
    compared.differs.then(|| json!({ "id": parameter.id, "columns": columns }))
}

/// A ranking, or a list of limited places, year by year.
fn contest(table: &ComparisonTable<'_>, rows: &[Row<'_>]) -> Option<Value> {
    let Subject::Contest(contest) = rows.first()?.subject else { return None };
    let kind = match contest.kind {
        ContestKind::Ranking => "ranking",
        ContestKind::Places => "places",
    };
    let column = |rows: &[Row<'_>], year: usize, at: usize| {
        let Some(cell) = &contest.years[year][at] else { return Value::Null };
        let flips = cell
            .flips
            .iter()
            .map(|flip| json!({ "enterprise": flip.enterprise, "project": flip.project, "enters": flip.enters }));
        let mut object = Map::new();
        for row in rows {
            if let (Some(JsonKey { key, .. }), Some(number)) = (row.quantity.json(), row.cells[at].number()) {
                object.insert(key.to_owned(), json!(number));
            }
        }
        object.insert("flips".to_owned(), flips.collect());
        Value::Object(object)
    };
    let years = by_subject_and_year(rows).filter_map(|rows| {
        let year = rows.first()?.year?;
        let columns: Value = table.columns().map(|at| column(rows, year, at)).collect();
        Some(json!({ "year": table.comparison.years[year], "columns": columns }))
    });
    Some(json!({ "id": contest.id, "kind": kind, "years": years.collect::<Value>() }))
}
