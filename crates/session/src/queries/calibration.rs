//! Answers the question about calibration: published figures and those of the population.

use crate::api::{Calibrate, CalibrationView, MixGroupView, MixView, Reply, TargetView};
use crate::policy::Policy;
use crate::session::{Query, Session};
use cesuan_base::table::Population;
use cesuan_intake::{first_year_size, measured};
use cesuan_reference::Reference;

impl Query for Calibrate {
    fn answer(self, session: &mut Session) -> Reply<CalibrationView> {
        session.answer_from_run(|run, _| Ok(CalibrationView::of(&run.policy, &run.rows.population)))
    }
}

impl CalibrationView {
    fn of(policy: &Policy, population: &Population) -> Self {
        let own = !population.synthetic;
        let enterprises = if own { population.enterprises.len() } else { first_year_size(population) } as u64;
        let Some(spec) = &policy.sample else {
            return Self { own, enterprises, targets: Vec::new(), unmodelled: Vec::new(), mix: None, growth: None };
        };
        let settings = policy.rules.draft();
        let reference = Reference::new(&policy.rules, population, &settings);
        let groups_of = |grouping: usize, year: usize| {
            let rows = 0..population.slices[year].enterprise.len();
            rows.map(|row| reference.group(&policy.rules.groupings[grouping], year, row)).collect()
        };
        let found = measured(spec, population, &groups_of);
        let targets = spec.targets.iter().zip(found).map(|(target, measured)| TargetView {
            said: target.said.clone(),
            dim: target.dim,
            aim: target.aim,
            base: target.base.filter(|_| !own),
            measured,
        });
        let mix = spec.mix().map(|mix| MixView {
            label: mix.label.clone(),
            groups: mix
                .groups
                .iter()
                .map(|group| MixGroupView { id: group.id.clone(), label: group.label.clone() })
                .collect(),
        });
        Self {
            own,
            enterprises,
            targets: targets.collect(),
            unmodelled: spec.unmodelled.clone(),
            mix,
            growth: spec.growing().cloned(),
        }
    }
}
