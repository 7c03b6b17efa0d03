//! Running a plan: every node is pulled when something needs it, and computed again only when an input of it has changed.

use std::sync::Arc;

use crate::plan::{Node, Op, Plan, Rank};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::{Arithmetic, Rows};
use cesuan_base::id::{MeasureId, NodeId, ParameterId};
use cesuan_base::money::{Exact, Fen};
use cesuan_base::table::Population;
use cesuan_policy::check::{Rules, Setting, Ties};
use cesuan_policy::formula::Logic;

use super::evaluate;
use super::figures::{Figures, Line};
use super::lines::{Lines, laid_out};
use super::op::RowOp;
use super::ranking::{self, Ranked};
use super::rationing::Paid;
use super::sparse_column::{SparseColumn, apply, choose, divide};
use super::totals::Totals;
use super::vector::{Fault, Scalar};

/// A plan over a population with one set of parameter values. Cloning is cheap: columns are shared.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(super) rules: Arc<Rules>,
    pub(super) plan: Arc<Plan>,
    pub(super) population: Arc<Population>,
    /// For each parameter, its value in each policy year.
    pub(super) settings: Vec<Vec<Setting>>,
    /// For each parameter and year, the revision that last changed it.
    changed: Vec<Vec<u64>>,
    revision: u64,
    /// For each node and year, what is known of it.
    pub(super) slots: Vec<Vec<Slot>>,
    totals: Totals,
    /// For each measure and year, the sum of its base and the revision it was made of.
    pub(super) bases: Vec<Vec<Option<(u64, Exact)>>>,
    /// What lines get where that is not what they ask for.
    pub(super) paid: Paid,
    log: Vec<Recomputed>,
}

/// What is known of a node in a year.
#[derive(Clone, Debug, Default)]
pub(super) struct Slot {
    pub(super) values: Option<SparseColumn>,
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
            bases: vec![vec![None; years]; rules.measures.len()],
            paid: vec![vec![None; years]; rules.measures.len()],
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
        let mut bases = vec![None; self.rules.measures.len()];
        for (measure, base) in bases.iter_mut().enumerate() {
            if self.is_undetermined(MeasureId::at(measure)) {
                self.totals.clear(measure);
                match self.base(measure) {
                    Ok(found) => *base = Some(found),
                    Err((fault, year)) => faults.push(self.describe(fault, measure, year)),
                }
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
        self.paid = self.ration();
        self.totals.figures(&self.rules, &self.settings, &bases, &self.paid).map_err(|fault| Diagnostics::from(*fault))
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
        let lines = self.lines_in(measure, year);
        let paid = self.paid[measure][year].as_deref().unwrap_or(lines.fen());
        let (population, slice) = (&*self.population, &self.population.slices[year]);
        let by_project = self.rules.measures[measure].rows == Rows::Project;
        lines.asking().map(move |(place, fen)| {
            let row = lines.row(place);
            let enterprise = if by_project { slice.parent[row] as usize } else { row };
            Line {
                measure: MeasureId::at(measure),
                year,
                enterprise: &population.enterprises[slice.enterprise[enterprise] as usize],
                project: by_project.then(|| &*population.projects[slice.project[row] as usize]),
                demand: Fen(fen),
                paid: Fen(paid[place]),
            }
        })
    }

    /// The lines a measure's node holds for a year.
    pub(super) fn lines_in(&self, measure: usize, year: usize) -> Lines<'_> {
        let slot = &self.slots[self.plan.lines[measure].index()][year];
        slot.values.as_ref().map(Lines::of).unwrap_or_default()
    }

    /// Whether a parameter the measure needs has no value.
    pub fn is_undetermined(&self, measure: MeasureId) -> bool {
        let undetermined = |id: &ParameterId| self.settings[id.index()].contains(&Setting::Undetermined);
        self.rules.measures[measure.index()].parameters.iter().any(undetermined)
    }

    fn total(&mut self, measure: usize) {
        let slots = &self.slots[self.plan.lines[measure].index()];
        let by_project = self.rules.measures[measure].rows == Rows::Project;
        let years = slots.iter().map(|slot| (slot.changed, slot.values.as_ref().map(Lines::of).unwrap_or_default()));
        self.totals.measure(measure, by_project, years, &self.population);
    }

    /// Makes sure that a node's values of a year are right.
    pub(super) fn pull(&mut self, node: NodeId, year: usize) -> Result<(), Fault> {
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
            Op::Logic(operator, left, right) => self.pull_logic(*operator, *left, *right, year)?,
            Op::EarlierYear(inner) => self.pull_years(*inner, 0..year)?,
            Op::AnyYear(inner) => self.pull_years(*inner, 0..self.rules.years.len())?,
            op => {
                let mut newest = match op {
                    Op::RankPrize(rank) | Op::RankWon(rank) => self.changed[rank.ties.index()][year],
                    _ => 0,
                };
                for input in op.inputs() {
                    self.pull(input, year)?;
                    newest = newest.max(self.changed_at(input, year));
                }
                newest
            }
        };
        if known && newest <= verified {
            self.slots[node.index()][year].verified = self.revision;
            return Ok(());
        }
        let values = self.compute(node, year)?;
        self.keep(node, year, values);
        Ok(())
    }

    /// Pulls a node in several years.
    fn pull_years(&mut self, node: NodeId, years: std::ops::Range<usize>) -> Result<u64, Fault> {
        let mut newest = 0;
        for year in years {
            self.pull(node, year)?;
            newest = newest.max(self.changed_at(node, year));
        }
        Ok(newest)
    }

    /// Pulls the condition, and of the branches only the one taken where it is the same for all rows.
    fn pull_if(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId, year: usize) -> Result<u64, Fault> {
        self.pull(condition, year)?;
        let slot = &self.slots[condition.index()][year];
        let mut newest = slot.changed;
        let branches: &[NodeId] = match slot.values.as_ref().and_then(SparseColumn::flag) {
            Some(true) => &[then],
            Some(false) => &[otherwise],
            None => &[then, otherwise],
        };
        for branch in branches {
            self.pull(*branch, year)?;
            newest = newest.max(self.changed_at(*branch, year));
        }
        Ok(newest)
    }

    /// Pulls the side that is the same for all rows first, and the other one only where that does not decide.
    fn pull_logic(&mut self, operator: Logic, left: NodeId, right: NodeId, year: usize) -> Result<u64, Fault> {
        let (first, second) = constant_first(&self.plan, left, right);
        self.pull(first, year)?;
        let slot = &self.slots[first.index()][year];
        let newest = slot.changed;
        if slot.values.as_ref().and_then(SparseColumn::flag) == Some(operator == Logic::Or) {
            return Ok(newest);
        }
        self.pull(second, year)?;
        Ok(newest.max(self.changed_at(second, year)))
    }

    /// Keeps new values. Where they are the old ones, whatever stands on them need not be computed again.
    pub(super) fn keep(&mut self, node: NodeId, year: usize, values: SparseColumn) {
        self.log.push(Recomputed { node, year });
        let slot = &mut self.slots[node.index()][year];
        if slot.values.as_ref() != Some(&values) {
            slot.values = Some(values);
            slot.changed = self.revision;
        }
        slot.verified = self.revision;
    }

    /// The revision at which a node that has been pulled last became another.
    pub(super) fn changed_at(&self, node: NodeId, year: usize) -> u64 {
        self.slots[node.index()][year].changed
    }

    /// The values of an input that has been pulled.
    pub(super) fn input(&self, node: NodeId, year: usize) -> Result<&SparseColumn, Fault> {
        self.slots[node.index()][year].values.as_ref().ok_or(Fault::Absent)
    }

    pub(super) fn compute(&self, node: NodeId, year: usize) -> Result<SparseColumn, Fault> {
        let Node { op, rows } = self.plan.node(node);
        let (rows, put_off) = (*rows, self.plan.passing[node.index()]);
        let slice = &self.population.slices[year];
        let len = slice.len(rows);
        let input = |node: &NodeId| self.input(*node, year);
        let on = |kernel: RowOp, nodes: &[NodeId]| {
            apply(kernel, &nodes.iter().map(input).collect::<Result<Vec<_>, _>>()?, len, put_off)
        };
        match op {
            Op::Number(value) => Ok(SparseColumn::same(Scalar::Number(*value))),
            Op::Flag(flag) => Ok(SparseColumn::same(Scalar::Flag(*flag))),
            Op::Option(option) => Ok(SparseColumn::same(Scalar::Option(*option))),
            Op::Set(set) => Ok(SparseColumn::same(Scalar::Set(set.as_slice().into()))),
            Op::Year => Ok(SparseColumn::same(Scalar::Number(Exact::from_integer(i128::from(self.rules.years[year]))))),
            Op::Field(field) => evaluate::field(self.population.cells(*field, year)),
            Op::Parameter(parameter) => Ok(evaluate::setting(&self.settings[parameter.index()][year])),
            Op::OfEnterprise(inner) => evaluate::of_enterprise(input(inner)?, slice),
            Op::Negate(inner) => apply(RowOp::Negate, &[input(inner)?], len, put_off),
            Op::Not(inner) => apply(RowOp::Not, &[input(inner)?], len, put_off),
            Op::Arithmetic(Arithmetic::Divide, left, right) => divide(input(left)?, input(right)?, len, put_off),
            Op::Arithmetic(operator, left, right) => on(RowOp::Arithmetic(*operator), &[*left, *right]),
            Op::Compare(operator, left, right) => on(RowOp::Compare(*operator), &[*left, *right]),
            Op::In(item, set) => on(RowOp::Contains, &[*item, *set]),
            Op::Logic(operator, left, right) => {
                let (first, second) = constant_first(&self.plan, *left, *right);
                if input(&first)?.flag() == Some(*operator == Logic::Or) {
                    return Ok(input(&first)?.clone());
                }
                on(RowOp::Logic(*operator), &[first, second])
            }
            Op::If(condition, then, otherwise) => match input(condition)?.flag() {
                Some(flag) => Ok(input(if flag { then } else { otherwise })?.clone()),
                None => choose([input(condition)?, input(then)?, input(otherwise)?], len, put_off),
            },
            Op::Extreme { largest, left, right } => on(RowOp::Extreme { largest: *largest }, &[*left, *right]),
            Op::Aggregate { fold, item, condition } => {
                let item = item.as_ref().map(input).transpose()?;
                let condition = condition.as_ref().map(input).transpose()?;
                evaluate::fold(*fold, item, condition, slice)
            }
            Op::EarlierYear(inner) => self.over_years(*inner, 0..year, year, rows),
            Op::AnyYear(inner) => self.over_years(*inner, 0..self.rules.years.len(), year, rows),
            Op::QuotaPlace { among, by, per, places } => {
                ranking::place(input(among)?, input(by)?, input(per)?, input(places)?, len)
            }
            Op::RankPrize(rank) => {
                let prize = |prize: &NodeId| input(prize)?.number().ok_or(Fault::Absent);
                let prizes = rank.prizes.iter().map(prize).collect::<Result<Vec<_>, _>>()?;
                self.ranked(rank, year, len)?.paid(&prizes, self.ties(rank))
            }
            Op::RankWon(rank) => Ok(self.ranked(rank, year, len)?.won()),
            Op::Dropped { lines, own } => on(RowOp::GivesWay(*own), lines),
            Op::Kept { line, dropped } => laid_out(on(RowOp::Kept, &[*line, *dropped])?, len),
            Op::Line { condition, amount, cap } => {
                let operands: Vec<NodeId> = [*condition, *amount].into_iter().chain(*cap).collect();
                laid_out(on(RowOp::Line, &operands)?, len)
            }
        }
    }

    fn ranked(&self, rank: &Rank, year: usize, len: usize) -> Result<Ranked, Fault> {
        let (among, by) = (self.input(rank.among, year)?, self.input(rank.by, year)?);
        Ranked::new(among, by, rank.prizes.len(), self.ties(rank), len)
    }

    fn over_years(
        &self,
        node: NodeId,
        years: std::ops::Range<usize>,
        year: usize,
        rows: Rows,
    ) -> Result<SparseColumn, Fault> {
        let values = years.map(|other| Ok((other, self.input(node, other)?))).collect::<Result<Vec<_>, Fault>>()?;
        evaluate::in_any(&values, year, &self.population, rows)
    }

    fn ties(&self, rank: &Rank) -> Ties {
        self.rules.answer(&self.settings, rank.ties, Ties::OPTIONS)
    }

    pub(super) fn describe(&self, fault: Fault, measure: usize, year: usize) -> Diagnostic {
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

/// Two sides of a logical operation, that which is the same for all rows first.
fn constant_first(plan: &Plan, left: NodeId, right: NodeId) -> (NodeId, NodeId) {
    if plan.node(right).rows == Rows::Constant { (right, left) } else { (left, right) }
}
