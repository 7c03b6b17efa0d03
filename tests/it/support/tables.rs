//! Small tables made to hurt: ties, zeros, blanks, gaps between years, amounts at a threshold and a fen beside it, rows of
//! the years after the policy.
//!
//! The columns are the rules' own, so a policy that is added is tested by being added. Tables are kept as text and go through
//! the reader of CSV, as a person's do; that is also how a failing case is printed.

use std::fmt;
use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::money::{CELL_LIMIT, Fen, MoneyUnit};
use cesuan_base::table::Population;
use cesuan_intake::{NamedBytes, read_tables, write_csv};
use cesuan_policy::check::{Field, FieldKind, Rules};
use proptest::collection::vec;
use proptest::prelude::*;

use super::Policy;

/// Ids whose order as text is not the order a person expects, and which CSV has to quote.
const ENTERPRISES: [&str; 12] = ["9", "10", "A", "a", "é", "乙", "甲", "B 2", "B,1", "\"q\"", "0", "Z"];
const PROJECTS: [&str; 6] = ["P9", "P10", "项目二", "项目一", "p", "P"];
const WORDS: [&str; 3] = ["", "某某公司", "3610"];

/// One table: a header of field ids, and rows of cells.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// The two tables of a population.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Tables {
    pub(crate) enterprises: Table,
    pub(crate) projects: Table,
}

/// What one enterprise or project is made of: whose it is, in which years it has a row, and a draw for each cell of each year.
type Draws = (usize, u32, Vec<Vec<u16>>);

fn draws(count: std::ops::RangeInclusive<usize>, years: usize, cells: usize) -> impl Strategy<Value = Vec<Draws>> {
    vec((0..ENTERPRISES.len(), 1_u32..1 << years, vec(vec(any::<u16>(), cells), years)), count)
}

impl Tables {
    /// Any tables of one to twelve enterprises and up to six projects. Small draws give zeros and blanks.
    pub(crate) fn any(policy: &'static Policy) -> impl Strategy<Value = Self> {
        let years = policy.rules.all_years();
        let cells = |rows| policy.rules.fields_of(rows).count();
        let enterprises = draws(1..=ENTERPRISES.len(), years, cells(Rows::Enterprise));
        (enterprises, draws(0..=PROJECTS.len(), years, cells(Rows::Project)))
            .prop_map(|(enterprises, projects)| build(policy, &enterprises, &projects))
    }

    /// The tables of a population that was drawn.
    pub(crate) fn of(policy: &Policy, population: &Population) -> Self {
        Self::of_rules(&policy.rules, population)
    }

    /// The tables of a population that was read by some rules.
    pub(crate) fn of_rules(rules: &Rules, population: &Population) -> Self {
        let csv = write_csv(rules, population);
        Self { enterprises: Table::read(&csv.enterprises), projects: Table::read(&csv.projects) }
    }

    /// The rows of some enterprises, and of their projects.
    pub(crate) fn with_enterprises(&self, rules: &Rules, keeps: impl Fn(&str) -> bool) -> Self {
        let kept = |table: &Table, rows: Rows, kind: FieldKind| {
            let column = table.column(rules, rows, kind);
            let kept = table.rows.iter().filter(|row| keeps(&row[column])).cloned();
            Table { header: table.header.clone(), rows: kept.collect() }
        };
        Self {
            enterprises: kept(&self.enterprises, Rows::Enterprise, FieldKind::Key),
            projects: kept(&self.projects, Rows::Project, FieldKind::Parent),
        }
    }

    /// The tables as a population.
    pub(crate) fn population(&self, rules: &Rules) -> Arc<Population> {
        let (enterprises, projects) = (self.enterprises.csv(), self.projects.csv());
        let read = read_tables(
            rules,
            NamedBytes { name: "enterprises.csv", bytes: enterprises.as_bytes() },
            (!self.projects.rows.is_empty()).then_some(NamedBytes { name: "projects.csv", bytes: projects.as_bytes() }),
        );
        Arc::new(read.unwrap_or_else(|faults| panic!("{self:?}{:#?}", faults.list)).value)
    }
}

fn build(policy: &Policy, enterprises: &[Draws], projects: &[Draws]) -> Tables {
    let rules = &policy.rules;
    let mut tables =
        Tables { enterprises: Table::new(rules, Rows::Enterprise), projects: Table::new(rules, Rows::Project) };
    for ((_, present, years), id) in enterprises.iter().zip(ENTERPRISES) {
        for (year, draws) in years.iter().enumerate().filter(|(year, _)| present >> year & 1 == 1) {
            tables.enterprises.rows.push(row(policy, Rows::Enterprise, year, [id, ""], draws, &years[0]));
        }
    }
    for ((owner, present, years), id) in projects.iter().zip(PROJECTS) {
        let owner = owner % enterprises.len();
        let present = present & enterprises[owner].1;
        for (year, draws) in years.iter().enumerate().filter(|(year, _)| present >> year & 1 == 1) {
            tables.projects.rows.push(row(policy, Rows::Project, year, [id, ENTERPRISES[owner]], draws, &years[0]));
        }
    }
    tables
}

/// A row. What is the same in all rows of a recipient comes from the draws of its first year, or is left blank.
fn row(policy: &Policy, rows: Rows, year: usize, [id, owner]: [&str; 2], draws: &[u16], first: &[u16]) -> Vec<String> {
    let rules = &policy.rules;
    let fields: Vec<(FieldId, &Field)> = rules.fields_of(rows).collect();
    let mut cells: Vec<String> = fields
        .iter()
        .zip(draws.iter().zip(first))
        .map(|((field, known), (draw, first))| match known.kind {
            FieldKind::Key => id.to_owned(),
            FieldKind::Parent => owner.to_owned(),
            FieldKind::Period => rules.year(year).to_string(),
            _ if known.constant && draw % 5 == 4 => String::new(),
            kind if known.constant => cell(policy, *field, kind, (*first).into()),
            kind => cell(policy, *field, kind, (*draw).into()),
        })
        .collect();
    for (index, (_, field)) in fields.iter().enumerate() {
        // A flag of the row may ask for a year that was left blank.
        let needed = |flag: FieldId| fields.iter().position(|(id, _)| *id == flag).is_some_and(|at| cells[at] == "1");
        if cells[index].is_empty() && field.required_if.is_some_and(needed) {
            cells[index] = rules.years[0].to_string();
        }
    }
    cells
}

fn cell(policy: &Policy, field: FieldId, kind: FieldKind, draw: usize) -> String {
    let (choice, draw) = (draw % 8, draw / 8);
    match kind {
        FieldKind::Money { signed, .. } => {
            let near = policy.thresholds.near(field, draw / 3) + draw as i64 % 3 - 1;
            let fen = match choice {
                0 | 1 => return String::new(),
                2..=4 => near,
                5 => draw as i64 % 7,
                6 => draw as i64 * 123_457,
                _ => [1_000_000, 100_000_000, 2_500_000_000, 12_345_678_901, CELL_LIMIT - 1, CELL_LIMIT][draw % 6],
            };
            let fen = if signed && draw.is_multiple_of(4) { -fen } else { fen.max(0) };
            Fen(fen).exact_in(MoneyUnit::Wan).replace(',', "")
        }
        FieldKind::Count => match choice {
            0 | 1 => String::new(),
            2 | 3 => (policy.thresholds.near(field, draw / 3) + draw as i64 % 3 - 1).clamp(0, 1000).to_string(),
            _ => [0, 1, 2, 3, 30, 33, 100, 1000, 1001, 999_999_937][draw % 10].to_string(),
        },
        FieldKind::Year => match choice {
            0 | 1 => String::new(),
            7 => [1949, 2100][draw % 2].to_string(),
            _ => (i64::from(policy.rules.years[0]) + draw as i64 % 8 - 5).to_string(),
        },
        FieldKind::Flag => ["", "1"][choice % 2].to_owned(),
        FieldKind::Category { category, default } => {
            let options = &policy.rules.category(category).options;
            let blank = choice == 0 && default.is_some();
            if blank { String::new() } else { options[draw % options.len()].id.clone() }
        }
        FieldKind::Text => WORDS[choice % WORDS.len()].to_owned(),
        FieldKind::Key | FieldKind::Parent | FieldKind::Period => String::new(),
    }
}

impl Table {
    fn new(rules: &Rules, rows: Rows) -> Self {
        Self { header: rules.fields_of(rows).map(|(_, field)| field.id.clone()).collect(), rows: Vec::new() }
    }

    fn read(bytes: &[u8]) -> Self {
        let mut reader = csv::Reader::from_reader(bytes);
        let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let header = cells(reader.headers().expect("a header"));
        Self { header, rows: reader.records().map(|record| cells(&record.expect("a row"))).collect() }
    }

    /// Where a kind of column stands.
    pub(crate) fn column(&self, rules: &Rules, rows: Rows, kind: FieldKind) -> usize {
        rules.fields_of(rows).position(|(_, field)| field.kind == kind).expect("every table has its keys")
    }

    /// The table as CSV.
    pub(crate) fn csv(&self) -> String {
        self.columns(&(0..self.header.len()).collect::<Vec<_>>())
    }

    fn columns(&self, columns: &[usize]) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.header).chain(&self.rows) {
            let cells: Vec<String> = columns.iter().map(|column| quoted(&row[*column])).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        text
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

impl fmt::Debug for Table {
    /// CSV without the columns that are blank in every row.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let filled = |column: &usize| self.rows.iter().any(|row| !row[*column].is_empty());
        f.write_str(&self.columns(&(0..self.header.len()).filter(filled).collect::<Vec<_>>()))
    }
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n# enterprises.csv\n{:?}# projects.csv\n{:?}", self.enterprises, self.projects)
    }
}
