//! The reference: the checked rules evaluated one row at a time with exact decimals, as a person would with pencil and paper.
//!
//! It sees neither the plan nor the engine, so a fault in lowering or in a kernel cannot hide in both. It is slow, and it is
//! what the engine is held against.
#![warn(clippy::float_arithmetic)]

mod candidates;
mod contest;
mod contestants;
mod demand;
mod derive;
mod missing_conditions;
mod number;
mod row;
mod term;

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use cesuan_base::diag::Code;
use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, ParameterId};
use cesuan_base::money::Fen;
use cesuan_base::table::Population;
use cesuan_policy::check::{Group, Grouping, Rules, Setting};

pub use contest::{Contest, Rival};
pub use derive::{Derivation, Portion, PortionState};
pub use missing_conditions::{MissingCondition, conjuncts, missing_conditions};
pub use term::{Term, TermKind, Worth};

use contestants::Standings;
use demand::Demand;
use row::Row;

/// The rules over one population with one set of parameter values.
pub struct Reference<'a> {
    rules: &'a Rules,
    population: &'a Population,
    /// For each parameter, its value in each policy year.
    settings: &'a [Vec<Setting>],
    /// Demands by measure, year and row, once computed.
    demands: Memo<(MeasureId, usize, usize), Demand>,
    /// Who competes, by quota (its address in the rules) and year.
    places: Memo<(usize, usize), Standings>,
    /// Who is ranked, by measure and year.
    rankings: Memo<(MeasureId, usize), Standings>,
}

/// A line as the reference finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceLine {
    /// The measure.
    pub measure: MeasureId,
    /// The index of the policy year.
    pub year: usize,
    /// The id of the enterprise.
    pub enterprise: String,
    /// The id of the project, where the line is a project's.
    pub project: Option<String>,
    /// What it asks for.
    pub demand: Fen,
}

/// Why a line has no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// A number of more digits than exact decimals hold.
    Overflow,
    /// A division by zero decides the line.
    DividedByZero,
    /// A parameter without value decides the line.
    Absent,
}

impl Unanswered {
    /// The code of the diagnostic that says so.
    pub const fn code(self) -> Code {
        match self {
            Unanswered::Overflow => Code::Overflow,
            Unanswered::DividedByZero => Code::DividedByZero,
            Unanswered::Absent => Code::AbsentValue,
        }
    }
}

/// What was found out already.
type Memo<K, V> = RefCell<FxHashMap<K, Rc<V>>>;

type Found<T> = Result<T, Unanswered>;

impl<'a> Reference<'a> {
    /// The rules over a population; `settings` hold one value per parameter and policy year.
    pub fn new(rules: &'a Rules, population: &'a Population, settings: &'a [Vec<Setting>]) -> Self {
        let (demands, places, rankings) = Default::default();
        Self { rules, population, settings, demands, places, rankings }
    }

    /// A measure's lines with a non-zero demand, by year, enterprise and project; none while a parameter it needs is undetermined.
    ///
    /// # Errors
    /// Where a line cannot be given an amount.
    pub fn lines(&self, id: MeasureId) -> Found<Vec<ReferenceLine>> {
        let measure = &self.rules.measures[id.index()];
        let undetermined = |parameter: &ParameterId| self.settings[parameter.index()].contains(&Setting::Undetermined);
        let mut lines = Vec::new();
        if measure.parameters.iter().any(undetermined) {
            return Ok(lines);
        }
        for (year, slice) in self.population.slices.iter().enumerate() {
            for row in self.rows_of(measure.rows, year) {
                let (index, demand) = (row.index, self.demand(id, row)?);
                if demand.fen == Fen::ZERO || self.gives_way(id, row)? {
                    continue;
                }
                let enterprise = match measure.rows {
                    Rows::Project => slice.parent[index] as usize,
                    _ => index,
                };
                let project = slice.project.get(index).filter(|_| measure.rows == Rows::Project);
                lines.push(ReferenceLine {
                    measure: id,
                    year,
                    enterprise: self.population.enterprises[slice.enterprise[enterprise] as usize].to_string(),
                    project: project.map(|project| self.population.projects[*project as usize].to_string()),
                    demand: demand.fen,
                });
            }
        }
        Ok(lines)
    }

    /// The group of a grouping that an enterprise's row belongs to; none where it fits none, or a condition has no value.
    pub fn group(&self, grouping: &Grouping, year: usize, row: usize) -> Option<usize> {
        let row = self.row(Rows::Enterprise, year, row);
        let meets = |group: &Group| group.when.as_ref().is_none_or(|when| row.flag(when).unwrap_or(false));
        grouping.groups.iter().position(meets)
    }

    fn row(&self, rows: Rows, year: usize, index: usize) -> Row<'_> {
        Row { reference: self, rows, year, index }
    }

    /// The rows of a table in a year.
    fn rows_of(&self, rows: Rows, year: usize) -> impl Iterator<Item = Row<'_>> {
        (0..self.population.slices[year].len(rows)).map(move |index| self.row(rows, year, index))
    }
}
