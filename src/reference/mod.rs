//! The reference: the checked rules evaluated one row at a time with exact decimals, as a person would with pencil and paper.
//!
//! It sees neither the plan nor the engine, so a fault in lowering or in a kernel cannot hide in both. It is slow, and it is
//! what the engine is held against.

mod number;
mod row;

use crate::check::{Measure, Rules, Setting};
use crate::dim::Rows;
use crate::id::MeasureId;
use crate::money::Fen;
use crate::table::Population;

use number::Number;
use row::{Row, Value};

/// The rules over one population with one set of parameter values.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'a> {
    rules: &'a Rules,
    population: &'a Population,
    /// For each parameter, its value in each policy year.
    settings: &'a [Vec<Setting>],
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

impl<'a> Reference<'a> {
    /// The rules over a population; `settings` hold one value per parameter and policy year.
    pub const fn new(rules: &'a Rules, population: &'a Population, settings: &'a [Vec<Setting>]) -> Self {
        Self { rules, population, settings }
    }

    /// A measure's lines with a non-zero demand, by year, enterprise and project; none while a parameter it needs is undetermined.
    ///
    /// # Errors
    /// Where a line cannot be given an amount.
    pub fn lines(&self, id: MeasureId) -> Result<Vec<ReferenceLine>, Unanswered> {
        let measure = &self.rules.measures[id.index()];
        let undetermined =
            |parameter: &crate::id::ParameterId| self.settings[parameter.index()].contains(&Setting::Undetermined);
        let mut lines = Vec::new();
        if measure.parameters.iter().any(undetermined) {
            return Ok(lines);
        }
        for (year, slice) in self.population.slices.iter().enumerate() {
            for index in 0..slice.len(measure.rows) {
                let row = Row { reference: *self, rows: measure.rows, year, index };
                let demand = self.line(measure, row)?;
                if demand != Fen::ZERO {
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
                        demand,
                    });
                }
            }
        }
        Ok(lines)
    }

    /// A row's amount: nothing where it is not eligible or has had its line, the smaller of amount and cap otherwise.
    fn line(&self, measure: &Measure, row: Row<'_>) -> Result<Fen, Unanswered> {
        if !row.flag(&measure.condition)? {
            return Ok(Fen::ZERO);
        }
        if measure.once {
            for earlier in row.earlier_years() {
                if earlier.flag(&measure.condition)? {
                    return Ok(Fen::ZERO);
                }
            }
        }
        let mut amount = row.number(&measure.amount)?;
        if let Some(cap) = &measure.cap {
            match row.value(cap)? {
                Value::Absent => {}
                Value::Number(cap) => amount = amount.smaller(cap)?,
                _ => return Err(Unanswered::Absent),
            }
        }
        amount.round_half_up()
    }
}
