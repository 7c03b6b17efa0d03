//! Reads the values of single nodes of a plan, and the lines of a run by the index of their enterprise.

use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, NodeId};
use cesuan_base::money::Fen;
use cesuan_base::table::Population;

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

    /// Calls `each` with every line that has a non-zero demand after a run: its measure, the index of its enterprise in the
    /// population, what it asks for and what it gets. The lines come in the order of [`Engine::lines`].
    pub fn each_line(&self, mut each: impl FnMut(MeasureId, u32, Fen, Fen)) {
        for measure in (0..self.rules.measures.len()).map(MeasureId::at) {
            if self.is_undetermined(measure) {
                continue;
            }
            let by_project = self.rules.measures[measure.index()].rows == Rows::Project;
            for (year, slice) in self.population.slices.iter().enumerate() {
                let lines = self.lines_in(measure.index(), year);
                let paid = self.paid[measure.index()][year].as_deref().unwrap_or(lines.fen());
                for (place, fen) in lines.non_zero() {
                    let row = lines.row(place);
                    let row = if by_project { slice.parent[row] as usize } else { row };
                    each(measure, slice.enterprise[row], Fen(fen), Fen(paid[place]));
                }
            }
        }
    }

    /// The rows of a year in which a node's flag holds, as indices into the population: that of the row's enterprise and, for a
    /// row of a project, that of the project. `None` if the flag cannot be computed.
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
