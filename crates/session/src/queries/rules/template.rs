//! Writes a new measure from a template: its file, its cases, and the readings it needs in the policy.

use crate::api::{NewMeasure, Pattern};
use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics};
use cesuan_base::dim::Rows;
use cesuan_policy::check::{Amount, Field, FieldKind, MeasureKind, Rules, option_id};
use cesuan_policy::rules::templates::{AWARD, RANKING, SHARE, filled, quoted};

/// The files of a new measure.
pub(super) struct MeasureFiles {
    pub(super) path: String,
    pub(super) measure: String,
    pub(super) cases_path: String,
    pub(super) cases: String,
    /// The readings to append to `policy.toml`; empty if the policy has them already.
    pub(super) readings: String,
}

pub(super) fn path(id: &str) -> String {
    format!("measures/{id}.toml")
}

pub(super) fn cases_path(id: &str) -> String {
    format!("measures/{id}.cases.toml")
}

/// Writes the files of a new measure.
///
/// # Errors
/// If the id is no name or is taken, or the column does not exist.
pub(super) fn write(rules: &Rules, new: &NewMeasure) -> Result<MeasureFiles, Diagnostics> {
    let id = new.id.as_str();
    let plain = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !plain || !id.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err(Diagnostic::error(Code::BadName).with("name", id).into());
    }
    if rules.measure(id).is_some() || rules.payers.iter().any(|payer| payer.id == id) {
        return Err(Diagnostic::error(Code::DuplicateName).with("name", id).into());
    }
    let column = rules.fields.iter().find(|field| field.rows == new.rows && field.id == new.column);
    let column = column.ok_or_else(|| unknown(&new.column))?;
    let template = match new.pattern {
        Pattern::Award => AWARD,
        Pattern::Share => SHARE,
        Pattern::Ranking => RANKING,
    };
    let (ties, repeat, asks) = match readings(rules) {
        Some((ties, repeat)) => (ties, repeat, false),
        None => (format!("{id}_ties"), format!("{id}_repeat"), true),
    };
    let kind = option_id(MeasureKind::OPTIONS, new.kind);
    let year = rules.years.first().map(i32::to_string).unwrap_or_default();
    let without_braces = |words: &str| quoted(&words.replace(['{', '}'], " "));
    let values: Vec<(&str, String)> = vec![
        ("id", id.to_owned()),
        ("label_zh", quoted(&new.label.zh)),
        ("label_en", quoted(&new.label.en)),
        ("clause", quoted(&new.clause)),
        ("rows", word(new.rows).to_owned()),
        ("kind", kind.to_owned()),
        ("payer", new.payer.clone()),
        ("column", column.id.clone()),
        ("column_zh", without_braces(&column.label.zh)),
        ("column_en", without_braces(&column.label.en)),
        ("nothing", nothing(column.kind).to_owned()),
        ("ties", ties),
        ("repeat", repeat),
        ("enterprise", needed(rules, Rows::Enterprise, column, &year)),
        ("project", needed(rules, Rows::Project, column, &year)),
        ("year", year),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let cases = if new.rows == Rows::Project { template.project_cases } else { template.enterprise_cases };
    Ok(MeasureFiles {
        path: path(id),
        measure: filled(template.measure, &values),
        cases_path: cases_path(id),
        cases: filled(cases, &values),
        readings: if asks { filled(template.readings, &values) } else { String::new() },
    })
}

fn unknown(column: &str) -> Diagnostic {
    let fault = Diagnostic::error(Code::UnknownId).with("name", column);
    fault.with("kind", Arg::Word("kind-field".to_owned()))
}

const fn word(rows: Rows) -> &'static str {
    match rows {
        Rows::Project => "project",
        _ => "enterprise",
    }
}

/// The formula text of a blank cell of a column.
const fn nothing(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Money { .. } => "0元",
        _ => "0",
    }
}

/// The ids of the readings that the policy's first ranking uses: for ties, and for repeated prizes.
fn readings(rules: &Rules) -> Option<(String, String)> {
    let of = |id: cesuan_base::id::ParameterId| rules.parameters[id.index()].id.clone();
    rules.measures.iter().find_map(|measure| match &measure.amount {
        Amount::Ranking(ranking) => Some((of(ranking.ties), of(ranking.repeat))),
        _ => None,
    })
}

/// The required cells of a row of a case, as TOML to append to the row.
fn needed(rules: &Rules, rows: Rows, column: &Field, year: &str) -> String {
    let own = |field: &Field| field.rows == column.rows && field.id == column.id;
    let mut cells = String::new();
    for (_, field) in rules.fields_of(rows).filter(|(_, field)| !own(field)) {
        let wanted = field.required || field.required_if.is_some_and(|flag| own(&rules.fields[flag.index()]));
        let cell = match field.kind {
            FieldKind::Key | FieldKind::Period | FieldKind::Parent => continue,
            FieldKind::Category { category, default } if wanted || default.is_none() => {
                format!("\"{}\"", rules.category(category).options[0].id)
            }
            _ if !wanted => continue,
            FieldKind::Text => "\"-\"".to_owned(),
            FieldKind::Flag => "false".to_owned(),
            FieldKind::Year => year.to_owned(),
            FieldKind::Money { .. } | FieldKind::Count | FieldKind::Category { .. } => "1".to_owned(),
        };
        cells.push_str(&format!(", {} = {cell}", field.id));
    }
    cells
}
