//! The report for the meeting: what is compared, what comes of it, and how the figures come about.

mod columns;
mod input;
mod outcome;
mod parts;

use super::compare::charts::{
    ChartInput, ClausesChart, DemandChart, Shown, WaterfallChart, clauses, demands, waterfall,
};
use super::compare::matrix::{MatrixSection, Seen, matrix};
use super::header::{BasisModel, basis};
pub use columns::ColumnTable;
use columns::column_tables;
pub use input::{PlainTable, ReportInput};
use outcome::Outcomes;
pub use outcome::ScenarioWords;
use parts::Parts;

/// The report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportModel {
    /// The policy's title.
    pub policy: String,
    /// What the figures are of, in short.
    pub basis: Option<BasisModel>,
    /// Date, population, unit and the like: what it is, and its value.
    pub facts: Vec<(String, String)>,
    /// What comes of it all, in sentences.
    pub summary: Vec<String>,
    /// What comes of each scenario.
    pub scenarios: Vec<ScenarioWords>,
    /// The unit of the tables' amounts, in words.
    pub unit: String,
    /// The numbers that differ.
    pub changed: Vec<ColumnTable>,
    /// Numbers the draft does not state, and how they were taken.
    pub assumed: PlainTable,
    /// What the draft leaves to other documents.
    pub open: PlainTable,
    /// The open questions that all scenarios read alike, and how.
    pub agreed: PlainTable,
    /// Those that they read differently.
    pub readings: Vec<ColumnTable>,
    /// Files of the rules that some scenario changes.
    pub files: PlainTable,
    /// The figures.
    pub tables: Vec<ColumnTable>,
    /// The charts.
    pub charts: Charts,
    /// How the figures come about.
    pub method: Vec<String>,
    /// Where the data are from, and where they went.
    pub data: Vec<String>,
    /// What the seals are for.
    pub sealed: Vec<String>,
    /// The seal of each column.
    pub seals: PlainTable,
}

/// The charts of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charts {
    /// Spending by clause: what differs, or everything where nothing does.
    pub clauses: Option<ClausesChart>,
    /// Demand against envelopes.
    pub demands: Vec<DemandChart>,
    /// The way from the baseline to each scenario that spends more or less.
    pub ways: Vec<WaterfallChart>,
}

/// The report.
pub fn report(input: ReportInput<'_>) -> ReportModel {
    let ReportInput { lang, unit, comparison, .. } = input;
    let table = matrix(lang, unit, comparison, Seen { all: true, order: None }, None);
    let parts = Parts { input };
    let outcomes = Outcomes { input };
    let (parameters, tables): (Vec<_>, Vec<_>) =
        table.sections.into_iter().partition(|section| section.id == "parameters");
    let of_parameters = |readings: bool| -> Vec<MatrixSection> {
        parameters.iter().map(|section| parts.parameters(section, readings)).collect()
    };
    let mut readings = of_parameters(true);
    let agreed = parts.agreed(&table.heads, &mut readings);
    let set = |sections: &[MatrixSection]| column_tables(lang, &table.heads, sections);
    ReportModel {
        policy: lang.of(&input.policy.title).to_owned(),
        basis: basis(lang, input.population),
        facts: parts.facts(),
        summary: outcomes.summary(),
        scenarios: outcomes.scenarios(),
        unit: table.unit,
        changed: set(&of_parameters(false)),
        assumed: parts.assumed(),
        open: parts.open(),
        agreed,
        readings: set(&readings),
        files: parts.files(),
        tables: set(&tables),
        charts: charts(ChartInput { lang, unit, comparison }),
        method: parts.method(),
        data: parts.data(),
        sealed: parts.sealed(),
        seals: parts.seals(),
    }
}

fn charts(input: ChartInput<'_>) -> Charts {
    let ways = (0..input.comparison.columns.len()).filter_map(|column| waterfall(input, column));
    Charts {
        clauses: clauses(input, Shown::Differing).or_else(|| clauses(input, Shown::All)),
        demands: demands(input),
        // Two equal bars say less than the sentence above them.
        ways: ways.filter(|way| way.bars.len() > 2).collect(),
    }
}
