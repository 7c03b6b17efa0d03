//! Runs a plan: a node is computed when something needs its values, and again only after one of its inputs has changed.

use std::sync::Arc;

use crate::plan::{Node, Op, ParameterSet, Plan, Rank};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::{Arithmetic, Rows};
use cesuan_base::id::{MeasureId, NodeId, ParameterId};
use cesuan_base::money::Exact;
use cesuan_base::table::Population;
use cesuan_policy::check::{Measure, Rules, Setting, Ties};
use cesuan_policy::formula::Logic;

use super::apply::{apply, choose, divide};
use super::evaluate;
use super::figures::{Figures, MeasureStatus};
use super::limited::Limited;
use super::lines::{Lines, Paid, laid_out};
use super::op::RowOp;
use super::parts::Shares;
use super::ranking::{self, Ranked};
use super::sparse_column::SparseColumn;
use super::totals::{CostedRun, Totals};
use super::vector::{Fault, Scalar};

/// A plan over a population with one set of parameter values. Cloning is cheap, since clones share the columns.
#[derive(Clone, Debug)]
pub struct Engine {
    pub(super) rules: Arc<Rules>,
    pub(super) plan: Arc<Plan>,
    pub(super) population: Arc<Population>,
    /// For each parameter, its value in each policy year.
    pub(super) settings: Vec<Vec<Setting>>,
    /// The revision that last changed each parameter in each year, ordered by parameter, then by year.
    changed: Vec<u64>,
    /// The number of the current settings; it grows with every change.
    revision: u64,
    /// The parameters that changed since the last run.
    dirty: ParameterSet,
    /// The revision of the last run.
    run_at: u64,
    /// The state of each node in each year, ordered by node, then by year.
    slots: Vec<Slot>,
    totals: Totals,
    /// For each measure and year, the sum of its base and the revision of the values it was computed from.
    pub(super) bases: Vec<Vec<Option<(u64, Exact)>>>,
    /// The lines that limits cut.
    pub(super) limited: Limited,
    /// The parts of the lines that several payers share.
    pub(super) shares: Shares,
    /// For each measure, whether it is costed under the settings.
    states: Vec<MeasureStatus>,
    /// What lines get where that is not what they ask for.
    pub(super) paid: Paid,
    /// For each payer, the revision its last rationing was computed from; `None` before the first one.
    pub(super) rationed: Vec<Option<u64>>,
    /// The revision and the figures of the last successful run.
    figures: Option<(u64, Figures)>,
    /// What the last run computed.
    log: Vec<Recomputed>,
}

/// The state of a node in a year.
#[derive(Clone, Debug, Default)]
pub(super) struct Slot {
    /// `None` before the node is first computed.
    pub(super) values: Option<Arc<SparseColumn>>,
    /// The last revision for which the values are known to be right.
    verified: u64,
    /// The revision at which the values last changed.
    changed: u64,
}

/// A node that a run computed for a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recomputed {
    pub node: NodeId,
    /// The index of the policy year.
    pub year: usize,
}

impl Engine {
    /// An engine with the parameter values of the draft. Nothing is computed yet.
    pub fn new(rules: Arc<Rules>, plan: Arc<Plan>, population: Arc<Population>) -> Self {
        let years = rules.all_years();
        let settings = rules.draft();
        let states = states(&rules, &settings);
        let shares = rules.measures.iter().map(|measure| vec![vec![None; measure.shares.len()]; rules.years.len()]);
        Self {
            settings,
            states,
            changed: vec![0; rules.parameters.len() * rules.years.len()],
            revision: 1,
            dirty: ParameterSet::new(rules.parameters.len()),
            run_at: 1,
            slots: vec![Slot::default(); plan.nodes.len() * years],
            totals: Totals::new(rules.measures.len(), years),
            bases: vec![vec![None; rules.years.len()]; rules.measures.len()],
            limited: Limited::new(rules.measures.len(), rules.years.len()),
            shares: Shares::new(&rules),
            paid: shares.collect(),
            rationed: vec![None; rules.payers.len()],
            figures: None,
            log: Vec::new(),
            rules,
            plan,
            population,
        }
    }

    /// Sets the parameter values: for each parameter, one value per policy year.
    pub fn set(&mut self, settings: Vec<Vec<Setting>>) {
        debug_assert_eq!(settings.len(), self.settings.len(), "one entry per parameter");
        if settings == self.settings {
            return;
        }
        self.revision += 1;
        let years = self.rules.years.len();
        for (index, (new, old)) in settings.iter().zip(&self.settings).enumerate() {
            for (year, (new, old)) in new.iter().zip(old).enumerate() {
                if new != old {
                    self.changed[index * years + year] = self.revision;
                    self.dirty.insert(ParameterId::at(index));
                }
            }
        }
        self.states = states(&self.rules, &settings);
        self.settings = settings;
    }

    /// The figures with the parameter values that were set last.
    ///
    /// # Errors
    /// If an amount leaves the range of exact arithmetic, or a line depends on a division by zero or on an absent value.
    pub fn run(&mut self) -> Result<Figures, Diagnostics> {
        self.log.clear();
        if let Some((revision, figures)) = &self.figures
            && *revision == self.revision
        {
            return Ok(figures.clone());
        }
        let result = self.run_anew();
        self.dirty.clear();
        self.run_at = self.revision;
        result
    }

    fn run_anew(&mut self) -> Result<Figures, Diagnostics> {
        let mut faults = Diagnostics::new();
        let mut bases = vec![None; self.rules.measures.len()];
        let plan = self.plan.clone();
        for (measure, base) in bases.iter_mut().enumerate() {
            match self.state(MeasureId::at(measure)) {
                MeasureStatus::Off => self.totals.clear(measure),
                MeasureStatus::Undetermined => {
                    self.totals.clear(measure);
                    match self.base(measure) {
                        Ok(found) => *base = Some(found),
                        Err((fault, year)) => faults.push(self.describe(fault, measure, year)),
                    }
                }
                MeasureStatus::Costed => {
                    for year in self.years_with_rows(measure) {
                        if let Err(fault) = self.pull_planned(&plan, plan.lines[measure], year) {
                            faults.push(self.describe(fault, measure, year));
                        }
                    }
                }
            }
        }
        if faults.errors() > 0 {
            return Err(faults);
        }
        self.limit().map_err(|(fault, measure, year)| Diagnostics::from(self.describe(fault, measure, year)))?;
        self.share().map_err(|(fault, measure, year)| Diagnostics::from(self.describe(fault, measure, year)))?;
        for measure in self.costed().collect::<Vec<_>>() {
            self.total(measure);
        }
        self.ration();
        let run = CostedRun { states: &self.states, bases: &bases, shares: &self.shares, paid: &self.paid };
        let figures = self.totals.figures(&self.rules, &self.settings, &run);
        let figures = figures.map_err(|fault| Diagnostics::from(*fault))?;
        self.figures = Some((self.revision, figures.clone()));
        Ok(figures)
    }

    /// What the last run computed, in the order of computation. All other values were kept from earlier runs.
    pub fn work_log(&self) -> &[Recomputed] {
        &self.log
    }

    /// Whether a measure is switched off, cannot be costed, or is.
    pub fn state(&self, measure: MeasureId) -> MeasureStatus {
        self.states[measure.index()]
    }

    /// Brings the totals of a measure up to date, whose lines have been pulled.
    fn total(&mut self, measure: usize) {
        let rows = self.rules.measures[measure].rows;
        let mut totals = std::mem::take(&mut self.totals);
        let years: Vec<(usize, u64, Lines<'_>)> = self
            .years_with_rows(measure)
            .map(|year| (year, self.lines_changed(measure, year), self.lines_in(measure, year)))
            .collect();
        totals.measure(measure, rows, &years, self.rules.years.len(), &self.population);
        self.totals = totals;
    }

    pub(super) fn slot(&self, node: NodeId, year: usize) -> &Slot {
        &self.slots[node.index() * self.rules.all_years() + year]
    }

    fn slot_mut(&mut self, node: NodeId, year: usize) -> &mut Slot {
        let place = node.index() * self.rules.all_years() + year;
        &mut self.slots[place]
    }

    /// Brings the values of a node in a year up to date.
    ///
    /// # Errors
    /// Why they cannot be computed.
    pub(super) fn pull(&mut self, node: NodeId, year: usize) -> Result<(), Fault> {
        let plan = self.plan.clone();
        self.pull_planned(&plan, node, year)
    }

    /// Like [`Engine::pull`]; `plan` is the engine's own plan.
    fn pull_planned(&mut self, plan: &Plan, node: NodeId, year: usize) -> Result<(), Fault> {
        let slot = self.slot(node, year);
        if slot.verified == self.revision {
            return Ok(());
        }
        let (known, verified) = (slot.values.is_some(), slot.verified);
        if known && verified >= self.run_at && !plan.parameters[node.index()].meets(&self.dirty) {
            self.slot_mut(node, year).verified = self.revision;
            return Ok(());
        }
        let op = &plan.node(node).op;
        let newest = match op {
            Op::Parameter(parameter) | Op::Enabled(parameter) => self.parameter_changed_in(*parameter, year),
            Op::Line { switch, .. } if !self.is_on(*switch) => self.parameter_changed_in(*switch, year),
            Op::If(condition, then, otherwise) => self.pull_if(plan, [*condition, *then, *otherwise], year)?,
            Op::Logic(operator, left, right) => self.pull_logic(plan, *operator, [*left, *right], year)?,
            Op::EarlierYear(inner) => self.pull_years(plan, *inner, 0..year.min(self.rules.years.len()))?,
            Op::AnyYear(inner) => self.pull_years(plan, *inner, 0..self.rules.years.len())?,
            _ => {
                let mut newest = match op {
                    Op::RankPrize(rank) => self.parameter_changed_in(rank.ties, year),
                    Op::Line { switch, .. } => self.parameter_changed_in(*switch, year),
                    _ => 0,
                };
                for input in plan.inputs(node) {
                    self.pull_planned(plan, *input, year)?;
                    newest = newest.max(self.changed_at(*input, year));
                }
                newest
            }
        };
        if known && newest <= verified {
            self.slot_mut(node, year).verified = self.revision;
            return Ok(());
        }
        let values = match self.of_year_before(plan, node, year) {
            Some(values) => values,
            None => self.compute(plan, node, year)?,
        };
        self.keep(node, year, values);
        Ok(())
    }

    /// The values of the year before, if the node is a constant whose inputs were the same then. `None` otherwise.
    fn of_year_before(&self, plan: &Plan, node: NodeId, year: usize) -> Option<Arc<SparseColumn>> {
        let before = year.checked_sub(1)?;
        let own = self.slot(node, before);
        if plan.node(node).rows != Rows::Constant || own.verified != self.revision {
            return None;
        }
        let same = match &plan.node(node).op {
            Op::Year => false,
            Op::Parameter(parameter) => self.setting(*parameter, year) == self.setting(*parameter, before),
            _ => plan.inputs(node).iter().all(|input| {
                let (then, now) = (self.slot(*input, before), self.slot(*input, year));
                match (then.verified == self.revision, now.verified == self.revision) {
                    (true, true) => {
                        then.values.as_ref().zip(now.values.as_ref()).is_some_and(|(a, b)| Arc::ptr_eq(a, b))
                    }
                    // Equal if the input was needed in neither year, like a branch that was not taken.
                    (then, now) => then == now,
                }
            }),
        };
        if same { own.values.clone() } else { None }
    }

    /// Pulls a node in several years, and gives the revision of the last change.
    fn pull_years(&mut self, plan: &Plan, node: NodeId, years: std::ops::Range<usize>) -> Result<u64, Fault> {
        let mut newest = 0;
        for year in years {
            self.pull_planned(plan, node, year)?;
            newest = newest.max(self.changed_at(node, year));
        }
        Ok(newest)
    }

    /// Pulls the condition of an `If` and its branches; only one branch if the condition is the same in all rows. Gives the
    /// revision of the last change.
    fn pull_if(&mut self, plan: &Plan, [condition, then, otherwise]: [NodeId; 3], year: usize) -> Result<u64, Fault> {
        self.pull_planned(plan, condition, year)?;
        let mut newest = self.changed_at(condition, year);
        let branches: &[NodeId] = match self.flag(condition, year) {
            Some(true) => &[then],
            Some(false) => &[otherwise],
            None => &[then, otherwise],
        };
        for branch in branches {
            self.pull_planned(plan, *branch, year)?;
            newest = newest.max(self.changed_at(*branch, year));
        }
        Ok(newest)
    }

    /// Pulls the sides of a logical operation; only the first if it decides the result in all rows. Gives the revision of the
    /// last change.
    fn pull_logic(&mut self, plan: &Plan, operator: Logic, sides: [NodeId; 2], year: usize) -> Result<u64, Fault> {
        let [first, second] = constant_first(plan, sides);
        self.pull_planned(plan, first, year)?;
        let newest = self.changed_at(first, year);
        if self.flag(first, year) == Some(operator == Logic::Or) {
            return Ok(newest);
        }
        self.pull_planned(plan, second, year)?;
        Ok(newest.max(self.changed_at(second, year)))
    }

    /// The flag of a node that has been pulled, if it is the same in every row.
    fn flag(&self, node: NodeId, year: usize) -> Option<bool> {
        self.slot(node, year).values.as_ref()?.flag()
    }

    /// Stores computed values. If they equal the old ones, `changed` stays as it is, so nodes that need them are not computed
    /// again.
    fn keep(&mut self, node: NodeId, year: usize, values: Arc<SparseColumn>) {
        self.log.push(Recomputed { node, year });
        let revision = self.revision;
        let slot = self.slot_mut(node, year);
        if slot.values.as_ref() != Some(&values) {
            slot.values = Some(values);
            slot.changed = revision;
        }
        slot.verified = revision;
    }

    /// The revision at which the values of a node that has been pulled last changed.
    pub(super) fn changed_at(&self, node: NodeId, year: usize) -> u64 {
        self.slot(node, year).changed
    }

    /// The revision of the values in force.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// The value of a parameter in a year. In commitment years it is that of the last policy year.
    fn setting(&self, parameter: ParameterId, year: usize) -> &Setting {
        &self.settings[parameter.index()][year.min(self.rules.years.len() - 1)]
    }

    /// The revision at which the value of a parameter in a year last changed.
    fn parameter_changed_in(&self, parameter: ParameterId, year: usize) -> u64 {
        self.changed_in(parameter)[year.min(self.rules.years.len() - 1)]
    }

    /// Whether the measure that a parameter switches is on.
    fn is_on(&self, switch: ParameterId) -> bool {
        self.rules.is_on(&self.settings, switch)
    }

    /// For each policy year, the revision at which a parameter last changed.
    fn changed_in(&self, parameter: ParameterId) -> &[u64] {
        let years = self.rules.years.len();
        &self.changed[parameter.index() * years..][..years]
    }

    /// The revision at which a parameter last changed in any year.
    pub(super) fn parameter_changed(&self, parameter: ParameterId) -> u64 {
        self.changed_in(parameter).iter().copied().max().unwrap_or(0)
    }

    /// The values of a node that has been pulled.
    pub(super) fn input(&self, node: NodeId, year: usize) -> Result<&Arc<SparseColumn>, Fault> {
        self.slot(node, year).values.as_ref().ok_or(Fault::Internal)
    }

    /// The values of a node in a year, whose inputs have been pulled.
    fn compute(&self, plan: &Plan, node: NodeId, year: usize) -> Result<Arc<SparseColumn>, Fault> {
        let Node { op, rows } = plan.node(node);
        let (rows, may_defer) = (*rows, plan.deferrable[node.index()]);
        let slice = &self.population.slices[year];
        let len = slice.len(rows);
        let input = |node: &NodeId| self.input(*node, year);
        let one = |op: RowOp, a: &NodeId| apply(op, &[input(a)?], len, may_defer);
        let two = |op: RowOp, a: &NodeId, b: &NodeId| apply(op, &[input(a)?, input(b)?], len, may_defer);
        let column = match op {
            Op::Number(value) => SparseColumn::same(Scalar::Number(*value)),
            Op::Flag(flag) => SparseColumn::same(Scalar::Flag(*flag)),
            Op::Option(option) => SparseColumn::same(Scalar::Option(*option)),
            Op::Set(set) => SparseColumn::same(Scalar::Set(set.as_slice().into())),
            Op::Year => SparseColumn::same(Scalar::Number(Exact::from_integer(i128::from(self.rules.year(year))))),
            Op::Field(field) => evaluate::field(self.population.cells(*field, year))?,
            Op::Parameter(parameter) => evaluate::setting(self.setting(*parameter, year)),
            Op::Enabled(parameter) => SparseColumn::same(Scalar::Flag(self.is_on(*parameter))),
            Op::OfEnterprise(inner) => evaluate::of_enterprise(input(inner)?, slice)?,
            Op::Negate(inner) => one(RowOp::Negate, inner)?,
            Op::Not(inner) => one(RowOp::Not, inner)?,
            Op::Arithmetic(Arithmetic::Divide, left, right) => divide(&[input(left)?, input(right)?], len, may_defer)?,
            Op::Arithmetic(operator, left, right) => two(RowOp::Arithmetic(*operator), left, right)?,
            Op::Compare(operator, left, right) => two(RowOp::Compare(*operator), left, right)?,
            Op::CompareRatio { operator, dividend, divisor, bound, .. } => {
                let operands = [input(dividend)?, input(divisor)?, input(bound)?];
                apply(RowOp::CompareRatio(*operator), &operands, len, may_defer)?
            }
            Op::In(item, set) => two(RowOp::Contains, item, set)?,
            Op::Logic(operator, left, right) => {
                let [first, second] = constant_first(plan, [*left, *right]);
                match input(&first)?.flag() {
                    Some(flag) if flag == (*operator == Logic::Or) => return Ok(Arc::clone(input(&first)?)),
                    Some(_) => return forwarded(input(&second)?, len, may_defer),
                    None => two(RowOp::Logic(*operator), &first, &second)?,
                }
            }
            Op::If(condition, then, otherwise) => match input(condition)?.flag() {
                Some(flag) => return forwarded(input(if flag { then } else { otherwise })?, len, may_defer),
                None => choose(&[input(condition)?, input(then)?, input(otherwise)?], len, may_defer)?,
            },
            Op::Extreme { largest, left, right } => two(RowOp::Extreme { largest: *largest }, left, right)?,
            Op::Aggregate { fold, item, condition } => {
                let item = item.as_ref().map(input).transpose()?;
                let condition = condition.as_ref().map(input).transpose()?;
                evaluate::fold(*fold, item.map(|item| &**item), condition.map(|condition| &**condition), slice)?
            }
            Op::EarlierYear(inner) => self.over_years(*inner, 0..year.min(self.rules.years.len()), year, rows)?,
            Op::AnyYear(inner) => self.over_years(*inner, 0..self.rules.years.len(), year, rows)?,
            Op::QuotaPlace { among, by, per, places } => {
                ranking::place(input(among)?, input(by)?, input(per)?, input(places)?, len)?
            }
            Op::RankPrize(rank) => {
                let prize = |prize: &NodeId| input(prize)?.number().ok_or(Fault::Absent);
                let prizes = rank.prizes.iter().map(prize).collect::<Result<Vec<_>, _>>()?;
                self.ranked(rank, year, len)?.paid(&prizes, self.ties(rank))?
            }
            Op::Dropped { lines, own } => {
                let lines = lines.iter().map(input).collect::<Result<Vec<_>, _>>()?;
                apply(RowOp::GivesWay(*own), &lines, len, may_defer)?
            }
            Op::Kept { line, dropped } if input(dropped)?.flag() == Some(false) => return Ok(Arc::clone(input(line)?)),
            Op::Kept { line, dropped } => laid_out(two(RowOp::Kept, line, dropped)?, len)?,
            Op::Line { switch, .. } if !self.is_on(*switch) => {
                SparseColumn::same(Scalar::Number(Exact::from_integer(0)))
            }
            Op::Line { condition, amount, cap: None, .. } => laid_out(two(RowOp::Line, condition, amount)?, len)?,
            Op::Line { condition, amount, cap: Some(cap), .. } => {
                let operands = [input(condition)?, input(amount)?, input(cap)?];
                laid_out(apply(RowOp::Line, &operands, len, may_defer)?, len)?
            }
        };
        Ok(Arc::new(column))
    }

    /// The ranking of a year's rows.
    fn ranked(&self, rank: &Rank, year: usize, len: usize) -> Result<Ranked, Fault> {
        let (among, by) = (self.input(rank.among, year)?, self.input(rank.by, year)?);
        Ranked::new(among, by, rank.prizes.len(), self.ties(rank), len)
    }

    /// For the rows of `year`, whether the recipient has the node's flag in any of some years.
    fn over_years(
        &self,
        node: NodeId,
        years: std::ops::Range<usize>,
        year: usize,
        rows: Rows,
    ) -> Result<SparseColumn, Fault> {
        let values = years.map(|other| Ok((other, &**self.input(node, other)?))).collect::<Result<Vec<_>, Fault>>()?;
        evaluate::in_any(&values, year, &self.population, rows)
    }

    fn ties(&self, rank: &Rank) -> Ties {
        self.rules.answer(&self.settings, rank.ties, Ties::OPTIONS)
    }

    /// The diagnostic of a fault in a measure's lines of a year.
    pub(super) fn describe(&self, fault: Fault, measure: usize, year: usize) -> Diagnostic {
        let measure = &self.rules.measures[measure];
        let code = match fault {
            Fault::Overflow => Code::Overflow,
            Fault::DividedByZero { .. } => Code::DividedByZero,
            Fault::Absent => Code::AbsentValue,
            Fault::Internal => Code::InternalFault,
        };
        let mut diagnostic = Diagnostic::error(code).with("measure", measure.label.clone());
        if let Fault::DividedByZero { row } = fault {
            let slice = &self.population.slices[year];
            let enterprise = self.population.enterprises[slice.enterprise_of(measure.rows, row) as usize].to_string();
            diagnostic = diagnostic.with("enterprise", enterprise);
        }
        diagnostic.with("year", self.rules.year(year).to_string())
    }
}

/// For each measure, whether it is switched off, lacks the value of a parameter in some year, or is costed.
fn states(rules: &Rules, settings: &[Vec<Setting>]) -> Vec<MeasureStatus> {
    let undetermined = |id: &ParameterId| settings[id.index()].contains(&Setting::Undetermined);
    let state = |measure: &Measure| {
        if !rules.is_on(settings, measure.switch) {
            MeasureStatus::Off
        } else if measure.parameters.iter().any(undetermined) {
            MeasureStatus::Undetermined
        } else {
            MeasureStatus::Costed
        }
    };
    rules.measures.iter().map(state).collect()
}

impl Slot {
    /// The lines of a slot of a measure's lines; none before it is computed.
    pub(super) fn lines(&self) -> Lines<'_> {
        self.values.as_deref().map(Lines::of).unwrap_or_default()
    }
}

/// The column of one node as that of another: computed now if it is deferred and the other node may not be.
fn forwarded(column: &Arc<SparseColumn>, len: usize, may_defer: bool) -> Result<Arc<SparseColumn>, Fault> {
    match &**column {
        SparseColumn::Deferred(deferred) if !may_defer => Ok(Arc::new(SparseColumn::thinned(deferred.all(len)?))),
        _ => Ok(Arc::clone(column)),
    }
}

/// The sides of a logical operation, a constant side first.
fn constant_first(plan: &Plan, [left, right]: [NodeId; 2]) -> [NodeId; 2] {
    if plan.node(right).rows == Rows::Constant { [right, left] } else { [left, right] }
}
