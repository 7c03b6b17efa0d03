//! The reference: the checked rules evaluated one row at a time with exact decimals, as a person would with pencil and paper.
//!
//! It sees neither the plan nor the engine, so a fault in lowering or in a kernel cannot hide in both. It is slow, and it is
//! what the engine is held against.

mod claim;
mod derive;
mod number;
mod rivals;
mod row;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::check::{Rules, Setting};
use crate::diag::Code;
use crate::dim::Rows;
use crate::id::{MeasureId, ParameterId};
use crate::money::Fen;
use crate::table::Population;

pub use derive::{Derivation, Term, TermKind, Worth};

use claim::Claim;
use row::Row;

/// The rules over one population with one set of parameter values.
pub struct Reference<'a> {
    rules: &'a Rules,
    population: &'a Population,
    /// For each parameter, its value in each policy year.
    settings: &'a [Vec<Setting>],
    /// What each row claims, by measure and year, once it was asked for.
    claims: Memo<MeasureId, Claim>,
    /// Who has a place, by quota (its address in the rules) and year.
    places: Memo<usize, bool>,
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

/// What was found for every row, by something and a year.
type Memo<K, V> = RefCell<HashMap<(K, usize), Rc<[V]>>>;

type Found<T> = Result<T, Unanswered>;

impl<'a> Reference<'a> {
    /// The rules over a population; `settings` hold one value per parameter and policy year.
    pub fn new(rules: &'a Rules, population: &'a Population, settings: &'a [Vec<Setting>]) -> Self {
        Self { rules, population, settings, claims: RefCell::default(), places: RefCell::default() }
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
            for (index, claim) in self.claims(id, year)?.iter().enumerate() {
                let row = self.row(measure.rows, year, index);
                if claim.demand == Fen::ZERO || self.gives_way(id, row)? {
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
                    demand: claim.demand,
                });
            }
        }
        Ok(lines)
    }

    fn row(&self, rows: Rows, year: usize, index: usize) -> Row<'_> {
        Row { reference: self, rows, year, index }
    }

    /// The rows of a table in a year.
    fn rows_of(&self, rows: Rows, year: usize) -> impl Iterator<Item = Row<'_>> {
        (0..self.population.slices[year].len(rows)).map(move |index| self.row(rows, year, index))
    }
}
