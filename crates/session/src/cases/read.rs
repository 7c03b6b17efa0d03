//! Reads cases from `measures/*.cases.toml`.

use std::sync::Arc;

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place, nearest};
use cesuan_base::dim::{Dim, Rows};
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_intake::{MemoryGrid, read_grids};
use cesuan_policy::check::{Rules, overlay};
use cesuan_policy::formula::parse_quantity;
use cesuan_policy::rules::{Folder, Loc, Located, Shape, Sources, TableReader, TomlValue, parse_file};

use super::case::{Case, CaseLine};

/// Reads the cases of all measures. Gives those that could be read, and all faults.
pub fn read_cases(folder: &Folder, rules: &Rules) -> (Vec<Case>, Diagnostics) {
    let mut cases = Vec::new();
    let mut faults = Diagnostics::new();
    for (index, measure) in rules.measures.iter().enumerate() {
        let path = format!("measures/{}.cases.toml", measure.id);
        let Some(text) = folder.files.get(&path) else { continue };
        let mut sources = Sources::default();
        let file = sources.add(&path, text);
        let before = faults.errors();
        let value = parse_file(&sources, file, &mut faults);
        if faults.errors() > before {
            continue;
        }
        let mut table = TableReader::new(&value, &sources, &mut faults);
        for item in table.list("case") {
            cases.extend(case(&item, MeasureId::at(index), rules, &sources, table.faults()));
        }
        table.finish();
    }
    (cases, faults)
}

fn case(
    value: &TomlValue,
    measure: MeasureId,
    rules: &Rules,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Option<Case> {
    let mut table = TableReader::new(value, sources, faults);
    let before = table.faults().errors();
    let name = table.both("name");
    let mut settings = Vec::new();
    for (id, value) in table.named("set") {
        let text = match &value.shape {
            Shape::List(items) => {
                let names: Vec<String> = items.iter().filter_map(|item| cell(&item.shape)).collect();
                Some(names.join(","))
            }
            shape => cell(shape),
        };
        match text {
            Some(text) => settings.push((id, value.loc, text)),
            None => table.wrong(&id.text, value.loc, "shape-text"),
        }
    }
    let settings = checked(settings, rules, sources, table.faults());
    let place = sources.place(name.zh.loc);
    let enterprises = rows(&mut table, "enterprises");
    if enterprises.is_empty() {
        let fault = Diagnostic::error(Code::MissingKey).with("key", "enterprises");
        table.faults().push(fault.at(place.clone()));
    }
    let projects = rows(&mut table, "projects");
    let mut expected = Vec::new();
    for item in table.list("lines") {
        expected.extend(line(&item, measure, rules, &mut table));
    }
    table.finish();
    expected.sort();
    let mut enterprises = grid(enterprises, rules, Rows::Enterprise, sources, faults);
    // Without projects there is no project table; an empty one would be reported.
    let mut projects = (!projects.is_empty()).then(|| grid(projects, rules, Rows::Project, sources, faults));
    let projects = projects.as_mut().map(|grid| grid as &mut dyn cesuan_intake::Grid);
    // Rows that could not be read would be reported a second time, as missing.
    if faults.errors() > before {
        return None;
    }
    match read_grids(rules, &mut enterprises, projects) {
        Ok(read) => {
            // Unknown columns have already been reported, with their place.
            let told = |warning: &Diagnostic| warning.code == Code::UnknownColumn;
            read.warnings.list.into_iter().filter(|warning| !told(warning)).for_each(|warning| faults.push(warning));
            let population = Arc::new(read.value);
            Some(Case { name: name.words(), measure, settings, population, expected, place })
        }
        Err(more) => {
            faults.extend(more);
            None
        }
    }
}

/// Checks the settings of a case against the rules. A wrong one is reported with its place.
fn checked(
    settings: Vec<(Located, Loc, String)>,
    rules: &Rules,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Vec<(String, String)> {
    let mut right = Vec::new();
    for (id, value, text) in settings {
        match overlay(rules, [(id.text.as_str(), text.as_str())]) {
            Ok(_) => right.push((id.text, text)),
            Err(wrong) => {
                for fault in wrong.list {
                    let named = [Code::UnknownParameter, Code::NotDated, Code::SettingYear].contains(&fault.code);
                    faults.push(fault.at(sources.place(if named { id.loc } else { value })));
                }
            }
        }
    }
    right
}

/// The place of a row, and its cells with the names of their columns.
type Row = (Loc, Vec<(Located, TomlValue)>);

fn rows(table: &mut TableReader<'_>, key: &'static str) -> Vec<Row> {
    let items = table.list(key);
    let mut rows = Vec::new();
    for item in items {
        match item.shape {
            Shape::Table(cells) => rows.push((item.loc, cells)),
            _ => table.wrong(key, item.loc, "shape-table"),
        }
    }
    rows
}

/// The table of rows as text: the key columns, and one column for every field that any row names.
fn grid(rows: Vec<Row>, rules: &Rules, table: Rows, sources: &Sources, faults: &mut Diagnostics) -> MemoryGrid {
    let mut header: Vec<String> =
        rules.fields_of(table).filter(|(_, field)| field.required).map(|(_, field)| field.id.clone()).collect();
    let named = |name: &str| {
        rules
            .fields_of(table)
            .any(|(_, field)| [&field.id, &field.label.zh, &field.label.en].map(String::as_str).contains(&name))
    };
    for (name, _) in rows.iter().flat_map(|(_, cells)| cells) {
        if header.contains(&name.text) {
            continue;
        }
        // An unknown column of a file is a warning, since it may serve another purpose; in a case it is an error.
        if !named(&name.text) {
            let ids = rules.fields_of(table).map(|(_, field)| field.id.as_str());
            let fault =
                Diagnostic::error(Code::UnknownId).with("name", name.text.as_str()).suggest(nearest(&name.text, ids));
            faults.push(fault.with("kind", Arg::Word("kind-field".to_owned())).at(sources.place(name.loc)));
        }
        header.push(name.text.clone());
    }
    let mut name = String::new();
    let mut lines = Vec::new();
    for (loc, cells) in rows {
        let mut row = vec![String::new(); header.len()];
        for (column, value) in cells {
            let Some(at) = header.iter().position(|known| *known == column.text) else { continue };
            match cell(&value.shape) {
                Some(text) => row[at] = text,
                None => {
                    let fault = Diagnostic::error(Code::WrongShape).with("key", column.text.as_str());
                    let fault = fault.with("expected", Arg::Word("shape-text".to_owned()));
                    faults.push(fault.at(sources.place(value.loc)));
                }
            }
        }
        let mut number = 0;
        if let Place::Source { file, line, .. } = sources.place(loc) {
            name = file;
            number = line as u64;
        }
        lines.push((number, row));
    }
    MemoryGrid::new(&name, header, lines)
}

/// The cell text of a TOML value; `None` for a table or a list.
fn cell(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Text(text) => Some(text.text.clone()),
        Shape::Integer(Some(integer)) => Some(integer.to_string()),
        Shape::Flag(flag) => Some(flag.to_string()),
        _ => None,
    }
}

fn line(value: &TomlValue, measure: MeasureId, rules: &Rules, table: &mut TableReader<'_>) -> Option<CaseLine> {
    let sources = table.sources();
    // Only measures that continue have lines in the commitment years.
    let count = if rules.measures[measure.index()].continues { rules.all_years() } else { rules.years.len() };
    let years: Vec<i32> = (0..count).map(|index| rules.year(index)).collect();
    let mut inner = TableReader::new(value, sources, table.faults());
    let year = inner.require("year");
    let enterprise = inner.text("enterprise");
    let project = inner.optional_text("project").map(|project| project.text).unwrap_or_default();
    let demand = inner.text("demand");
    let year = match year {
        Some(TomlValue { shape: Shape::Integer(Some(year)), loc }) => {
            let known = years.iter().copied().find(|known| i64::from(*known) == year);
            if known.is_none() {
                let fault = Diagnostic::error(Code::UnknownId).with("name", year.to_string());
                let fault = fault.with("kind", Arg::Word("kind-year".to_owned()));
                let years = years.iter().map(i32::to_string).collect();
                inner.faults().push(fault.suggest(years).at(sources.place(loc)));
            }
            known
        }
        Some(value) => {
            inner.wrong("year", value.loc, "shape-year");
            None
        }
        None => None,
    };
    let demand = demand.and_then(|demand| {
        let fen = parse_quantity(&demand.text)
            .ok()
            .filter(|quantity| quantity.dim == Dim::Money && quantity.value.is_integer())
            .and_then(|quantity| i64::try_from(quantity.value.to_integer()).ok());
        if fen.is_none() {
            inner.wrong("demand", demand.loc, "value-money");
        }
        fen.map(Fen)
    });
    inner.finish();
    Some(CaseLine { year: year?, enterprise: enterprise?.text, project, demand: demand? })
}
