//! Looking into single nodes: where a condition holds, what a number is in each row; and lines by the place of their recipient.

use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, NodeId};
use cesuan_base::money::Fen;
use cesuan_base::table::Population;

use super::kernels;
use super::run::Engine;

impl Engine {
    /// The rows of a year in which a flag holds, ascending; nothing where it cannot be said. A node without rows of its own has
    /// one.
    pub fn holds(&mut self, node: NodeId, year: usize) -> Option<Arc<[u32]>> {
        self.pull(node, year).ok()?;
        let len = self.population.slices[year].len(self.plan.node(node).rows);
        self.input(node, year).ok()?.rows_that_hold(len).ok()
    }

    /// Gives every row of a year with its number, as numerator and denominator, not reduced; rows that divide by zero are left
    /// out. `None` where the node holds no numbers.
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

    /// The population it runs over.
    pub fn population(&self) -> &Population {
        &self.population
    }

    /// Gives every line with a non-zero demand after a run: its measure, the index of its enterprise in the population, what it
    /// asks for and what it gets. In the order of [`Engine::lines`].
    pub fn each_line(&self, mut each: impl FnMut(MeasureId, u32, Fen, Fen)) {
        for measure in (0..self.rules.measures.len()).map(MeasureId::at) {
            if self.is_undetermined(measure) {
                continue;
            }
            let by_project = self.rules.measures[measure.index()].rows == Rows::Project;
            for (year, slice) in self.population.slices.iter().enumerate() {
                let lines = self.lines_in(measure.index(), year);
                let paid = self.paid[measure.index()][year].as_deref().unwrap_or(lines.fen());
                for (place, fen) in lines.asking() {
                    let row = lines.row(place);
                    let row = if by_project { slice.parent[row] as usize } else { row };
                    each(measure, slice.enterprise[row], Fen(fen), Fen(paid[place]));
                }
            }
        }
    }

    /// Who has the rows of a year in which a flag holds: the index of each one's enterprise and, where it is a project's row, of
    /// the project; nothing where it cannot be said.
    pub fn holders(&mut self, node: NodeId, year: usize) -> Option<Vec<(u32, Option<u32>)>> {
        let rows = self.holds(node, year)?;
        let by_project = self.plan.node(node).rows == Rows::Project;
        let slice = &self.population.slices[year];
        let holder = |row: &u32| match by_project {
            false => (slice.enterprise[*row as usize], None),
            true => (slice.enterprise[slice.parent[*row as usize] as usize], Some(slice.project[*row as usize])),
        };
        Some(rows.iter().map(holder).collect())
    }
}
