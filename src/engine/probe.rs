//! Looking into single nodes: where a condition holds, and what a number is in each row.

use std::sync::Arc;

use crate::id::NodeId;

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
}
