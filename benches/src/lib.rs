//! How fast the engine is: loading a population, a full run, one changed number, and the ratio to a loop written by hand, whose totals
//! must be the engine's.
//!
//! The caller passes the clock in, so that the command line and the browser's worker measure the same thing.

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

use yardstick::Yardstick;

/// Nanoseconds since any moment.
pub type Clock<'c> = &'c dyn Fn() -> u64;

/// The label of a number that was moved by one step, and the nanoseconds until the totals were there.
pub type Change = (Text, u64);

/// What was measured over one population. Times are in nanoseconds, medians of several rounds but for `load`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// Enterprises drawn; each has a row in every policy year.
    pub enterprises: u32,
    /// Rows of the enterprise table.
    pub enterprise_rows: u64,
    /// Rows of the project table.
    pub project_rows: u64,
    /// Measures of the policy.
    pub measures: u64,
    /// Bytes the columns take.
    pub bytes: u64,
    /// Drawing the sample and putting it in order.
    pub load: u64,
    /// Every measure over every row.
    pub full: u64,
    /// The same by the loop written by hand, where there is one for the policy; its totals are the engine's.
    pub by_hand: Option<u64>,
    /// Each number moved by one step, quickest first: its label, and what it takes until the totals are there.
    pub changed: Vec<Change>,
}

/// The most rounds per measurement.
const ROUNDS: usize = 15;
/// Start no new round after this many nanoseconds; three rounds are always taken.
const LONG_ENOUGH: u64 = 1_500_000_000;

/// Measures a policy over a drawn sample of so many enterprises.
///
/// # Errors
/// A policy that does not compile or describes no sample, a sample that is too large, figures that are out of range.
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
    /// How many times as long as the loop written by hand, in hundredths.
    pub fn ratio(&self) -> Option<u64> {
        self.by_hand.filter(|time| *time > 0).map(|time| self.full * 100 / time)
    }

    /// The number whose change took the middle time, and the one that took longest.
    pub fn typical_and_slowest(&self) -> Option<(&Change, &Change)> {
        self.changed.get(self.changed.len() / 2).zip(self.changed.last())
    }
}

/// The draft with one number a step up, or down where that is out of bounds.
fn one_step(rules: &Rules, index: usize) -> Option<Vec<Vec<Setting>>> {
    let Domain::Number { min, max, step, .. } = &rules.parameters[index].domain else { return None };
    let Setting::Number(draft) = &rules.parameters[index].draft[0] else { return None };
    let moved = [draft + step, draft - step].into_iter().find(|moved| min <= moved && moved <= max)?;
    let mut settings = rules.draft();
    settings[index].fill(Setting::Number(moved));
    Some(settings)
}

/// The first measure whose total by the loop is not the engine's: the demand of its lines, or the base of what is undetermined.
fn disagreement(yardstick: &Yardstick, figures: &Figures) -> Option<usize> {
    let totals = figures.measures.iter().map(|measure| match measure.base {
        Some(Base::Money(fen)) => fen.0,
        Some(Base::Count(count)) => count,
        None => measure.total.demand.0,
    });
    totals.zip(yardstick.run()).position(|(engine, by_hand)| engine != by_hand)
}

/// The median time of some rounds.
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
