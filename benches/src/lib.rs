//! Measures the speed of the engine: loading a population, a full run, runs after one number has changed, and the ratio to a
//! loop written by hand, whose totals must equal the engine's.
//!
//! The caller passes the clock, so that the command line and the browser's worker measure the same.

pub mod spread;
pub mod yardstick;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::{Rows, Text};
use cesuan_engine::plan::lower;
use cesuan_engine::{Base, Engine, Figures};
use cesuan_intake::{check_sample, draw};
use cesuan_policy::check::{Domain, Rules, Setting, compile};
use cesuan_policy::rules::Folder;

use yardstick::{INTEREST, REBATE, Yardstick};

/// A clock: gives the nanoseconds since any fixed moment.
pub type Clock<'c> = &'c dyn Fn() -> u64;

/// The label of a number that was changed by one step, and the nanoseconds of the run after it.
pub type ChangeTime = (Text, u64);

/// The result of a measurement over one population. Times are in nanoseconds, and medians of several rounds, except `load`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// The number of enterprises drawn; each has a row in every policy year.
    pub enterprises: u32,
    /// The rows of the enterprise table.
    pub enterprise_rows: u64,
    /// The rows of the project table.
    pub project_rows: u64,
    /// The measures of the policy.
    pub measures: u64,
    /// The bytes that the columns take.
    pub bytes: u64,
    /// The time to draw the sample.
    pub load: u64,
    /// The time of a full run: all measures over all rows.
    pub full: u64,
    /// The time of the loop written by hand; `None` if there is none for the policy.
    pub by_hand: Option<u64>,
    /// The time of a run after each number has been changed by one step, quickest first.
    pub changed: Vec<ChangeTime>,
}

/// The most rounds per measurement.
const ROUNDS: usize = 15;
/// No round is started after this many nanoseconds, except that there are always at least three.
const LONG_ENOUGH: u64 = 1_500_000_000;

/// Measures a policy over a drawn sample of some number of enterprises.
///
/// # Errors
/// If the policy does not compile or describes no sample, the sample is too large, or figures are out of range.
pub fn measure(folder: &Folder, enterprises: u32, clock: Clock<'_>) -> Result<Measured, Diagnostics> {
    let (rules, document) = compile(folder)?.value;
    let spec = check_sample(&document, &rules)?.ok_or_else(|| Diagnostic::error(Code::NoSample))?;
    let plan = Arc::new(lower(&rules));
    let start = clock();
    let population = Arc::new(draw(&spec, &rules, enterprises, 1)?);
    let load = clock() - start;
    let rules = Arc::new(rules);
    let fresh = || Engine::new(rules.clone(), plan.clone(), population.clone());
    let mut engine = fresh();
    let figures = engine.run()?;
    let full = median(clock, || fresh().run().map(drop))?;
    let by_hand = match Yardstick::new(&rules, &population) {
        Some(yardstick) => {
            if let Some(measure) = disagreement(&yardstick, &figures) {
                let years = rules.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let label = rules.measures[measure].label.clone();
                let fault = Diagnostic::error(Code::InternalFault).with("measure", label).with("year", years);
                return Err(fault.into());
            }
            Some(median(clock, || {
                std::hint::black_box(yardstick.run());
                Ok(())
            })?)
        }
        None => None,
    };
    let mut changed = Vec::new();
    for (index, parameter) in rules.parameters.iter().enumerate() {
        let Some(moved) = one_step(&rules, index) else { continue };
        let mut turn = false;
        let time = median(clock, || {
            turn = !turn;
            engine.set(if turn { moved.clone() } else { rules.draft() });
            engine.run().map(drop)
        })?;
        changed.push((parameter.label.clone(), time));
    }
    changed.sort_by_key(|(_, time)| *time);
    Ok(Measured {
        enterprises,
        enterprise_rows: population.rows(Rows::Enterprise, usize::MAX) as u64,
        project_rows: population.rows(Rows::Project, usize::MAX) as u64,
        measures: rules.measures.len() as u64,
        bytes: population.columns.iter().flatten().map(|cells| cells.bytes() as u64).sum(),
        load,
        full,
        by_hand,
        changed,
    })
}

impl Measured {
    /// The time of a full run as a percentage of that of the loop written by hand; `None` without one.
    pub fn ratio(&self) -> Option<u64> {
        self.by_hand.filter(|time| *time > 0).map(|time| self.full * 100 / time)
    }

    /// The change with the median time, and the one that took longest.
    pub fn typical_and_slowest(&self) -> Option<(&ChangeTime, &ChangeTime)> {
        self.changed.get(self.changed.len() / 2).zip(self.changed.last())
    }
}

/// The draft's values with one number a step higher, or a step lower if that is out of bounds.
fn one_step(rules: &Rules, index: usize) -> Option<Vec<Vec<Setting>>> {
    let Domain::Number { usual, step, .. } = &rules.parameters[index].domain else { return None };
    let (min, max) = &**usual;
    let Setting::Number(draft) = &rules.parameters[index].draft[0] else { return None };
    let moved = [draft + step, draft - step].into_iter().find(|moved| min <= moved && moved <= max)?;
    let mut settings = rules.draft();
    settings[index].fill(Setting::Number(moved));
    Some(settings)
}

/// The index of the first measure whose demand or, if it is undetermined, base differs between the loop and the engine; where only
/// the parts of the rebate or what the fund pays differ, that of a measure concerned.
fn disagreement(yardstick: &Yardstick, figures: &Figures) -> Option<usize> {
    let totals = figures.measures.iter().map(|measure| match measure.base {
        Some(Base::Money(fen)) => fen.0,
        Some(Base::Count(count)) => count,
        None => measure.total.demand.0,
    });
    let by_hand = yardstick.run();
    let rebate = &figures.measures[REBATE];
    let city = rebate.shares.first().map_or(0, |share| share.total.demand.0);
    let commitments = rebate.commitments.as_ref().map_or(0, |commitments| commitments.total.demand.0);
    let fund: i64 = figures.payers.iter().filter(|payer| payer.envelope.is_some()).map(|payer| payer.paid.0).sum();
    let measure = totals.zip(by_hand.measures).position(|(engine, by_hand)| engine != by_hand);
    measure
        .or_else(|| ((city, commitments) != (by_hand.city_rebate, by_hand.commitments)).then_some(REBATE))
        .or_else(|| (fund != by_hand.fund_paid).then_some(INTEREST))
}

/// The median time of several rounds, in nanoseconds.
fn median(clock: Clock<'_>, mut round: impl FnMut() -> Result<(), Diagnostics>) -> Result<u64, Diagnostics> {
    let mut times = Vec::new();
    let begun = clock();
    while times.len() < ROUNDS && (times.len() < 3 || clock() - begun < LONG_ENOUGH) {
        let start = clock();
        round()?;
        times.push(clock() - start);
    }
    times.sort_unstable();
    Ok(times[times.len() / 2])
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_policy::rules::{embedded, embedded_ids};

    #[test]
    fn the_loop_and_the_engine_come_to_the_same() {
        let mut by_hand = 0;
        for id in embedded_ids() {
            let folder = embedded(id).expect("carried");
            let (rules, document) = compile(&folder).expect("it compiles").value;
            let spec = check_sample(&document, &rules).expect("it is right").expect("there is one");
            for seed in 0..8 {
                let population = Arc::new(draw(&spec, &rules, 700, seed).expect("within the limits"));
                let Some(yardstick) = Yardstick::new(&rules, &population) else { continue };
                by_hand += 1;
                let mut engine = Engine::new(Arc::new(rules.clone()), Arc::new(lower(&rules)), population);
                assert_eq!(disagreement(&yardstick, &engine.run().expect("in range")), None, "seed {seed}");
            }
        }
        assert_eq!(by_hand, 8, "one carried policy is written by hand");
    }

    #[test]
    fn what_is_measured_is_complete() {
        let ticks = std::cell::Cell::new(0);
        let clock = || {
            ticks.set(ticks.get() + 1);
            ticks.get()
        };
        let folder = embedded(embedded_ids()[0]).expect("carried");
        let measured = measure(&folder, 50, &clock).expect("a small sample");
        assert_eq!(measured.enterprise_rows, 150);
        assert!(measured.typical_and_slowest().is_some() && measured.bytes > 0);
    }
}
