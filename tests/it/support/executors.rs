//! The ways to compute lines. What is true of one must be true of all.

use std::collections::BTreeSet;
use std::sync::Arc;

use cesuan_base::id::MeasureId;
use cesuan_base::table::Population;
use cesuan_engine::Engine;
use cesuan_engine::plan::lower;
use cesuan_policy::check::Rules;
use cesuan_reference::Reference;

use super::{Policy, Tables, Values};

/// A line as tests compare it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Line {
    pub(crate) measure: usize,
    pub(crate) year: usize,
    pub(crate) enterprise: String,
    pub(crate) project: String,
    pub(crate) demand: i64,
    pub(crate) paid: i64,
}

/// All lines over a population with some values; nothing where an amount is out of range.
type Compute = fn(&Policy, &Arc<Population>, &Values) -> Option<Vec<Line>>;

/// Every way that also tells what lines are paid.
pub(crate) const ENGINES: &[(&str, Compute)] = &[("columnar", columnar), ("incremental", incremental)];

/// The lines of an engine that has run.
pub(crate) fn lines(engine: &Engine) -> Vec<Line> {
    engine.lines().map(Line::of).collect()
}

impl Line {
    fn of(line: cesuan_engine::Line<'_>) -> Self {
        Self {
            measure: line.measure.index(),
            year: line.year,
            enterprise: line.enterprise.to_owned(),
            project: line.project.unwrap_or_default().to_owned(),
            demand: line.demand.0,
            paid: line.paid.0,
        }
    }
}

/// The lines of a fresh engine.
pub(crate) fn run(policy: &Policy, population: &Arc<Population>, values: &Values) -> Vec<Line> {
    columnar(policy, population, values).expect("in range")
}

fn columnar(policy: &Policy, population: &Arc<Population>, values: &Values) -> Option<Vec<Line>> {
    let mut engine = policy.engine(population);
    engine.set(values.clone());
    engine.run().ok()?;
    Some(lines(&engine))
}

/// An engine that has run with the draft first.
fn incremental(policy: &Policy, population: &Arc<Population>, values: &Values) -> Option<Vec<Line>> {
    let mut engine = policy.engine(population);
    engine.run().ok()?;
    engine.set(values.clone());
    engine.run().ok()?;
    Some(lines(&engine))
}

/// Engines over a part of the enterprises each, with everybody who competes for prizes or places beside them. They know no
/// common envelope: what is paid is left at what is asked for.
pub(crate) fn split(rules: &Arc<Rules>, population: &Population, values: &Values, parts: usize) -> Option<Vec<Line>> {
    let plan = Arc::new(lower(rules));
    let tables = Tables::of_rules(rules, population);
    let rivals = Reference::new(rules, population, values).rivals().ok()?;
    let rivals: BTreeSet<&str> = rivals.iter().map(|index| &*population.enterprises[*index as usize]).collect();
    let mut all = Vec::new();
    for own in population.enterprises.chunks(population.enterprises.len().div_ceil(parts).max(1)) {
        let own: BTreeSet<&str> = own.iter().map(|id| &**id).collect();
        let part = tables.with_enterprises(rules, |id| own.contains(id) || rivals.contains(id)).population(rules);
        let mut engine = Engine::new(rules.clone(), plan.clone(), part);
        engine.run().ok()?;
        engine.set(values.clone());
        engine.run().ok()?;
        let lines = engine.lines().map(Line::of).filter(|line| own.contains(&*line.enterprise));
        all.extend(lines.map(|line| Line { paid: line.demand, ..line }));
    }
    all.sort_by_key(|line| (line.measure, line.year));
    Some(all)
}

/// The lines of the reference, which knows no payers: what is paid is left at what is asked for.
pub(crate) fn demands(policy: &Policy, population: &Population, values: &Values) -> Option<Vec<Line>> {
    let reference = Reference::new(&policy.rules, population, values);
    let mut all = Vec::new();
    for index in 0..policy.rules.measures.len() {
        all.extend(reference.lines(MeasureId::at(index)).ok()?.into_iter().map(|line| Line {
            measure: index,
            year: line.year,
            enterprise: line.enterprise,
            project: line.project.unwrap_or_default(),
            demand: line.demand.0,
            paid: line.demand.0,
        }));
    }
    Some(all)
}
