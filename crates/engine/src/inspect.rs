//! Reads the values of single nodes of a plan, and the lines of a run by the index of their enterprise.

use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, NodeId};
use cesuan_base::money::Fen;
use cesuan_base::table::{Population, YearSlice};

use super::figures::{LinePart, MeasureStatus};
use super::kernels;
use super::run::Engine;

impl Engine {
    /// The rows of a year in which a node's flag holds, ascending. A node of constants has one row. `None` if the flag cannot
    /// be computed.
    pub fn holds(&mut self, node: NodeId, year: usize) -> Option<Arc<[u32]>> {
        self.pull(node, year).ok()?;
        let len = self.population.slices[year].len(self.plan.node(node).rows);
        self.input(node, year).ok()?.rows_that_hold(len).ok()
    }

    /// Calls `each` with every row of a year and the node's number in it, as numerator and denominator, not reduced. Rows that
    /// divide by zero are left out. `None` if the node holds no numbers, or they cannot be computed.
    pub fn numbers(&mut self, node: NodeId, year: usize, mut each: impl FnMut(usize, i128, i128)) -> Option<()> {
        self.pull(node, year).ok()?;
        let len = self.population.slices[year].len(self.plan.node(node).rows);
        let values = self.input(node, year).ok()?.dense(len).ok()?;
        for row in 0..len {
            let number = kernels::row_quotient(&values, row).ok()?;
            if number.denominator != 0 {
                each(row, number.numerator, number.denominator);
            }
        }
        Some(())
    }

    /// The population the engine runs over.
    pub fn population(&self) -> &Population {
        &self.population
    }

    /// Gives every payer's part of every line of the policy years after a run.
    pub fn each_part(&self, mut each: impl FnMut(LinePart)) {
        for measure in self.costed() {
            let rules = &self.rules.measures[measure];
            for (year, slice) in self.population.slices.iter().enumerate().take(self.rules.years.len()) {
                let lines = self.lines_in(measure, year);
                for (place, fen) in lines.non_zero() {
                    let enterprise = slice.enterprise_of(rules.rows, lines.row(place));
                    for (share, payer) in rules.payers().enumerate() {
                        let (part, paid) = self.paid_part(measure, year, share, place, fen);
                        each(LinePart {
                            measure: MeasureId::at(measure),
                            year,
                            enterprise,
                            payer,
                            demand: Fen(part),
                            paid: Fen(paid),
                        });
                    }
                }
            }
        }
    }

    /// For each notice of the rules, how many rows of any year meet its condition, and the enterprise of the first.
    ///
    /// A condition that cannot be said counts no rows.
    pub fn notices(&mut self) -> Vec<(u64, Option<u32>)> {
        let plan = Arc::clone(&self.plan);
        plan.notices
            .iter()
            .map(|node| {
                let (mut rows, mut first) = (0, None);
                for year in 0..self.rules.all_years() {
                    let holders = self.holders(*node, year).unwrap_or_default();
                    rows += holders.len() as u64;
                    first = first.or(holders.first().map(|(enterprise, _)| *enterprise));
                }
                (rows, first)
            })
            .collect()
    }

    /// For each measure, how many years of the policy and after its recipients' rights reach into for which they have no
    /// row: of recipients with a line, years after the line's up to the last year of the right.
    pub fn years_without_rows(&mut self) -> Vec<u64> {
        let plan = Arc::clone(&self.plan);
        let measures = (0..self.rules.measures.len()).map(|measure| match plan.until[measure] {
            Some(until) if self.state(MeasureId::at(measure)) == MeasureStatus::Costed => {
                self.missing_years(measure, until)
            }
            _ => 0,
        });
        measures.collect()
    }

    fn missing_years(&mut self, measure: usize, until: NodeId) -> u64 {
        let by_project = self.rules.measures[measure].rows == Rows::Project;
        let recipient =
            |slice: &YearSlice, row: usize| if by_project { slice.project[row] } else { slice.enterprise[row] };
        let mut missing = std::collections::BTreeSet::new();
        for year in self.years_with_rows(measure) {
            let mut lasts = Vec::new();
            if self
                .numbers(until, year, |row, numerator, denominator| lasts.push((row, numerator / denominator)))
                .is_none()
            {
                continue;
            }
            let lines = self.lines_in(measure, year);
            for (place, _) in lines.non_zero() {
                let row = lines.row(place);
                let Ok(found) = lasts.binary_search_by_key(&row, |(row, _)| *row) else { continue };
                let own = recipient(&self.population.slices[year], row);
                let reached = (year + 1..self.rules.all_years())
                    .take_while(|later| i128::from(self.rules.year(*later)) <= lasts[found].1);
                missing.extend(reached.map(|later| (later, own)));
            }
        }
        // The recipients of each year, ascending.
        let present: Vec<Vec<u32>> = self
            .population
            .slices
            .iter()
            .map(|slice| {
                let mut own = if by_project { slice.project.to_vec() } else { slice.enterprise.to_vec() };
                own.sort_unstable();
                own
            })
            .collect();
        missing.iter().filter(|(year, own)| present[*year].binary_search(own).is_err()).count() as u64
    }

    /// Who has the rows of a year in which a flag holds: the index of each one's enterprise and, where it is a project's row, of
    /// the project; nothing where it cannot be said.
    pub fn holders(&mut self, node: NodeId, year: usize) -> Option<Vec<(u32, Option<u32>)>> {
        let rows = self.holds(node, year)?;
        let table = self.plan.node(node).rows;
        let slice = &self.population.slices[year];
        let holder = |row: &u32| {
            let row = *row as usize;
            (slice.enterprise_of(table, row), (table == Rows::Project).then(|| slice.project[row]))
        };
        Some(rows.iter().map(holder).collect())
    }
}
