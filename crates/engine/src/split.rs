//! The engine over a population cut into parts.
//!
//! Each part has an engine of its own, as if it ran in a worker of its own. What looks at rivals, places and prizes, needs all
//! rows of a year: there the parts' values are joined, one engine ranks them, and each part takes its own rows back. In the end
//! that engine is given the lines of all parts and adds them up.

use std::ops::Range;
use std::sync::Arc;

use crate::plan::{Op, Plan};
use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::Rows;
use cesuan_base::id::{MeasureId, NodeId};
use cesuan_base::table::Population;
use cesuan_policy::check::{Rules, Setting};

use super::figures::{Figures, Line};
use super::run::Engine;
use super::sparse_column::SparseColumn;
use super::vector::Fault;

/// A plan over the parts of a population.
#[derive(Clone, Debug)]
pub struct SplitEngine {
    whole: Engine,
    parts: Vec<Engine>,
    /// The enterprises of each part.
    enterprises: Vec<Range<u32>>,
}

impl SplitEngine {
    /// Engines with the draft's values over so many parts of about equal size.
    pub fn new(rules: Arc<Rules>, plan: Arc<Plan>, population: Arc<Population>, parts: usize) -> Self {
        let all = population.enterprises.len();
        let end = |part: usize| u32::try_from(all * part / parts).unwrap_or(u32::MAX);
        let enterprises: Vec<Range<u32>> = (0..parts).map(|part| end(part)..end(part + 1)).collect();
        let engine = |range: &Range<u32>| {
            Engine::new(
                rules.clone(),
                plan.clone(),
                Arc::new(population.part(|field| rules.fields[field.index()].rows, range.clone())),
            )
        };
        Self {
            parts: enterprises.iter().map(engine).collect(),
            whole: Engine::new(rules, plan, population),
            enterprises,
        }
    }

    /// Takes other parameter values: one for each parameter and policy year.
    pub fn set(&mut self, settings: Vec<Vec<Setting>>) {
        self.parts.iter_mut().for_each(|part| part.set(settings.clone()));
        self.whole.set(settings);
    }

    /// The totals with the values in force.
    ///
    /// # Errors
    /// As [`Engine::run`].
    pub fn run(&mut self) -> Result<Figures, Diagnostics> {
        let plan = self.whole.plan.clone();
        for year in 0..self.whole.rules.years.len() {
            for (index, node) in plan.nodes.iter().enumerate() {
                if matches!(node.op, Op::QuotaPlace { .. } | Op::RankPrize(_) | Op::RankWon(_)) {
                    // A fault here is met again by whatever needs the node, if anything does.
                    let _ = self.rank(NodeId::at(index), year);
                }
            }
        }
        for measure in 0..self.whole.rules.measures.len() {
            let nodes: Vec<NodeId> = if self.whole.is_undetermined(MeasureId::at(measure)) {
                std::iter::once(plan.eligible[measure]).chain(plan.bases[measure]).collect()
            } else {
                vec![plan.lines[measure]]
            };
            for year in 0..self.whole.rules.years.len() {
                for node in &nodes {
                    self.join(*node, year).map_err(|fault| self.whole.describe(fault, measure, year))?;
                }
            }
        }
        self.whole.run()
    }

    /// The lines with a non-zero demand after a run, by measure, year, enterprise and project.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.whole.lines()
    }

    /// Ranks the rows of all parts and gives each part its own.
    fn rank(&mut self, node: NodeId, year: usize) -> Result<(), Fault> {
        let plan = self.whole.plan.clone();
        for input in plan.node(node).op.inputs() {
            self.join(input, year)?;
        }
        let ranked = self.whole.compute(node, year)?;
        let rows = plan.node(node).rows;
        for (part, range) in self.parts.iter_mut().zip(&self.enterprises) {
            let own = self.whole.population.slices[year].rows_of(rows, range.clone());
            part.keep(node, year, SparseColumn::thinned(ranked.block(own)?));
        }
        Ok(())
    }

    /// Gives the engine of the whole what the parts hold of a node.
    fn join(&mut self, node: NodeId, year: usize) -> Result<(), Fault> {
        let rows = self.whole.plan.node(node).rows;
        let mut found = Vec::with_capacity(self.parts.len());
        let mut start = 0;
        for part in &mut self.parts {
            let len = part.population.slices[year].len(rows);
            part.pull(node, year).map_err(|fault| match fault {
                Fault::DividedByZero { row } => Fault::DividedByZero { row: row + start },
                fault => fault,
            })?;
            found.push((part.input(node, year)?, len));
            start += len;
        }
        let joined = if rows == Rows::Constant { found[0].0.clone() } else { SparseColumn::end_to_end(&found)? };
        self.whole.keep(node, year, joined);
        Ok(())
    }
}
