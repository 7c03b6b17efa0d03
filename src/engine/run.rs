//! Running a plan: every node is pulled when something needs it, and computed again only when an input of it has changed.

use std::sync::Arc;

use crate::check::{Rules, Setting};
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::dim::Rows;
use crate::id::{MeasureId, NodeId, ParameterId};
use crate::money::Exact;
use crate::plan::{Op, Plan};
use crate::table::Population;

use super::evaluate;
use super::figures::{Figures, Line};
use super::kernels;
use super::totals::Totals;
use super::values::{Fault, Scalar, Values};

/// A plan over a population with one set of parameter values. Cloning is cheap: columns are shared.
#[derive(Clone, Debug)]
pub struct Engine {
    rules: Arc<Rules>,
    plan: Arc<Plan>,
    population: Arc<Population>,
    /// For each parameter, its value in each policy year.
    settings: Vec<Vec<Setting>>,
    /// For each parameter and year, the revision that last changed it.
    changed: Vec<Vec<u64>>,
    revision: u64,
    /// For each node and year, what is known of it.
    slots: Vec<Vec<Slot>>,
    totals: Totals,
    log: Vec<Recomputed>,
}

/// What is known of a node in a year.
#[derive(Clone, Debug, Default)]
struct Slot {
    values: Option<Values>,
    /// The revision at which the values were last known to be right.
    verified: u64,
    /// The revision at which the values last became other ones.
    changed: u64,
}

/// A node computed in a run, and the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recomputed {
    /// The node.
    pub node: NodeId,
    /// The index of the policy year.
    pub year: usize,
}

impl Engine {
    /// An engine with the draft's values; nothing is computed yet.
    pub fn new(rules: Arc<Rules>, plan: Arc<Plan>, population: Arc<Population>) -> Self {
        let years = rules.years.len();
        Self {
            settings: rules.draft(),
            changed: vec![vec![0; years]; rules.parameters.len()],
            revision: 1,
            slots: vec![vec![Slot::default(); years]; plan.nodes.len()],
            totals: Totals::new(rules.measures.len(), years),
            log: Vec::new(),
            rules,
            plan,
            population,
        }
    }

    /// Takes other parameter values: one for each parameter and policy year.
    pub fn set(&mut self, settings: Vec<Vec<Setting>>) {
        debug_assert_eq!(settings.len(), self.settings.len(), "one entry per parameter");
        self.revision += 1;
        for ((new, old), changed) in settings.iter().zip(&self.settings).zip(&mut self.changed) {
            for ((new, old), changed) in new.iter().zip(old).zip(changed) {
                if new != old {
                    *changed = self.revision;
                }
            }
        }
        self.settings = settings;
    }

    /// The totals with the values in force.
    ///
    /// # Errors
    /// Where an amount leaves the range of exact arithmetic, or a division by zero decides a line.
    pub fn run(&mut self) -> Result<Figures, Diagnostics> {
        self.log.clear();
        let mut faults = Diagnostics::new();
        for measure in 0..self.rules.measures.len() {
            if self.is_undetermined(MeasureId::at(measure)) {
                self.totals.clear(measure);
                continue;
            }
            let node = self.plan.lines[measure];
            for year in 0..self.rules.years.len() {
                if let Err(fault) = self.pull(node, year) {
                    faults.push(self.describe(fault, measure, year));
                    continue;
                }
            }
            if faults.errors() == 0 {
                self.total(measure);
            }
        }
        if faults.errors() > 0 {
            return Err(faults);
        }
        self.totals
            .figures(&self.rules, &self.settings, |measure| self.is_undetermined(measure))
            .map_err(Diagnostics::from)
    }

    /// What the last run computed, in the order it did: everything else was known.
    pub fn work_log(&self) -> &[Recomputed] {
        &self.log
    }

    /// The lines with a non-zero demand after a run, by measure, year, enterprise and project.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let years = 0..self.rules.years.len();
        let costed = (0..self.rules.measures.len()).filter(|measure| !self.is_undetermined(MeasureId::at(*measure)));
        costed.flat_map(move |measure| years.clone().flat_map(move |year| self.lines_of(measure, year)))
    }

    fn lines_of(&self, measure: usize, year: usize) -> impl Iterator<Item = Line<'_>> {
        let slot = &self.slots[self.plan.lines[measure].index()][year];
        let fen = slot.values.as_ref().map_or(&[][..], kernels::fen);
        let (population, slice) = (&*self.population, &self.population.slices[year]);
        let by_project = self.rules.measures[measure].rows == Rows::Project;
        fen.iter().enumerate().filter(|(_, fen)| **fen != 0).map(move |(row, fen)| {
            let enterprise = if by_project { slice.parent[row] as usize } else { row };
            Line {
                measure: MeasureId::at(measure),
                year,
                enterprise: &population.enterprises[slice.enterprise[enterprise] as usize],
                project: by_project.then(|| &*population.projects[slice.project[row] as usize]),
                demand: crate::money::Fen(*fen),
                paid: crate::money::Fen(*fen),
            }
        })
    }

    /// Whether a parameter the measure needs has no value.
    fn is_undetermined(&self, measure: MeasureId) -> bool {
        let undetermined = |id: &ParameterId| self.settings[id.index()].contains(&Setting::Undetermined);
        self.rules.measures[measure.index()].parameters.iter().any(undetermined)
    }

    fn total(&mut self, measure: usize) {
        let slots = &self.slots[self.plan.lines[measure].index()];
        let by_project = self.rules.measures[measure].rows == Rows::Project;
        let years = slots.iter().map(|slot| (slot.changed, slot.values.as_ref().map_or(&[][..], kernels::fen)));
        self.totals.measure(measure, by_project, years, &self.population);
    }

    /// Makes sure that a node's values of a year are right.
    fn pull(&mut self, node: NodeId, year: usize) -> Result<(), Fault> {
        let slot = &self.slots[node.index()][year];
        if slot.verified == self.revision {
            return Ok(());
        }
        let (known, verified) = (slot.values.is_some(), slot.verified);
        let plan = self.plan.clone();
        let node_plan = plan.node(node);
        let newest = match &node_plan.op {
            Op::Parameter(parameter) => self.changed[parameter.index()][year],
            Op::If(condition, then, otherwise) => self.pull_if(*condition, *then, *otherwise, year)?,
            Op::Earliest(inner) => {
                let mut newest = 0;
                for other in 0..self.rules.years.len() {
                    self.pull(*inner, other)?;
                    newest = newest.max(self.slots[inner.index()][other].changed);
                }
                newest
            }
            op => {
                let mut newest = 0;
                for input in op.inputs() {
                    self.pull(input, year)?;
                    newest = newest.max(self.slots[input.index()][year].changed);
                }
                newest
            }
        };
        if known && newest <= verified {
            self.slots[node.index()][year].verified = self.revision;
            return Ok(());
        }
        if let Op::Earliest(inner) = node_plan.op {
            let inner = &self.slots[inner.index()];
            let values: Vec<&Values> = inner.iter().filter_map(|slot| slot.values.as_ref()).collect();
            let found = evaluate::earliest(&values, &self.population, node_plan.rows)?;
            for (year, values) in found.into_iter().enumerate() {
                self.keep(node, year, values);
            }
        } else {
            let values = self.compute(&node_plan.op, node_plan.rows, year)?;
            self.keep(node, year, values);
        }
        Ok(())
    }

    /// Pulls the condition, and of the branches only the one taken where it is the same for all rows.
    fn pull_if(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId, year: usize) -> Result<u64, Fault> {
        self.pull(condition, year)?;
        let slot = &self.slots[condition.index()][year];
        let mut newest = slot.changed;
        let branches: &[NodeId] = match &slot.values {
            Some(Values::Same(Scalar::Flag(true))) => &[then],
            Some(Values::Same(Scalar::Flag(false))) => &[otherwise],
            _ => &[then, otherwise],
        };
        for branch in branches {
            self.pull(*branch, year)?;
            newest = newest.max(self.slots[branch.index()][year].changed);
        }
        Ok(newest)
    }

    /// Keeps new values. Where they are the old ones, whatever stands on them need not be computed again.
    fn keep(&mut self, node: NodeId, year: usize, values: Values) {
        self.log.push(Recomputed { node, year });
        let slot = &mut self.slots[node.index()][year];
        if slot.values.as_ref() != Some(&values) {
            slot.values = Some(values);
            slot.changed = self.revision;
        }
        slot.verified = self.revision;
    }

    /// The values of an input that has been pulled.
    fn input(&self, node: NodeId, year: usize) -> Result<&Values, Fault> {
        self.slots[node.index()][year].values.as_ref().ok_or(Fault::Absent)
    }

    fn compute(&self, op: &Op, rows: Rows, year: usize) -> Result<Values, Fault> {
        let slice = &self.population.slices[year];
        let len = slice.len(rows);
        let input = |node: &NodeId| self.input(*node, year);
        match op {
            Op::Number(value) => Ok(Values::Same(Scalar::Number(*value))),
            Op::Flag(flag) => Ok(Values::Same(Scalar::Flag(*flag))),
            Op::Option(option) => Ok(Values::Same(Scalar::Option(*option))),
            Op::Set(set) => Ok(Values::Same(Scalar::Set(set.as_slice().into()))),
            Op::Year => Ok(Values::Same(Scalar::Number(Exact::from_integer(i128::from(self.rules.years[year]))))),
            Op::Field(field) => evaluate::field(self.population.cells(*field, year)),
            Op::Parameter(parameter) => Ok(evaluate::setting(&self.settings[parameter.index()][year])),
            Op::OfEnterprise(inner) => Ok(evaluate::of_enterprise(input(inner)?, slice)),
            Op::Negate(inner) => kernels::negate(input(inner)?, len),
            Op::Not(inner) => kernels::not(input(inner)?),
            Op::Arithmetic(operator, left, right) => kernels::arithmetic(*operator, input(left)?, input(right)?, len),
            Op::Compare(operator, left, right) => kernels::compare(*operator, input(left)?, input(right)?, len),
            Op::In(item, set) => kernels::contains(input(item)?, input(set)?),
            Op::Logic(operator, left, right) => kernels::logic(*operator, input(left)?, input(right)?),
            Op::If(condition, then, otherwise) => match input(condition)? {
                Values::Same(Scalar::Flag(flag)) => Ok(input(if *flag { then } else { otherwise })?.clone()),
                Values::Flags(flags) => kernels::choose(flags, input(then)?, input(otherwise)?),
                _ => Err(Fault::Absent),
            },
            Op::Extreme { largest, left, right } => kernels::extreme(*largest, input(left)?, input(right)?, len),
            Op::Fold { fold, item, condition } => {
                let item = item.as_ref().map(input).transpose()?;
                let condition = condition.as_ref().map(input).transpose()?;
                evaluate::fold(*fold, item, condition, slice)
            }
            // Spans all years: `pull` computes it.
            Op::Earliest(_) => Err(Fault::Absent),
            Op::Line { condition, amount, cap } => {
                let cap = cap.as_ref().map(input).transpose()?;
                evaluate::line(input(condition)?, input(amount)?, cap, len)
            }
        }
    }

    fn describe(&self, fault: Fault, measure: usize, year: usize) -> Diagnostic {
        let measure = &self.rules.measures[measure];
        let code = match fault {
            Fault::Overflow => Code::Overflow,
            Fault::DividedByZero { .. } => Code::DividedByZero,
            Fault::Absent => Code::AbsentValue,
        };
        let mut diagnostic = Diagnostic::error(code).with("measure", measure.label.clone());
        if let Fault::DividedByZero { row } = fault {
            let slice = &self.population.slices[year];
            let row = if measure.rows == Rows::Project { slice.parent[row] as usize } else { row };
            let enterprise = self.population.enterprises[slice.enterprise[row] as usize].to_string();
            diagnostic = diagnostic.with("enterprise", enterprise);
        }
        diagnostic.with("year", self.rules.years[year].to_string())
    }
}
