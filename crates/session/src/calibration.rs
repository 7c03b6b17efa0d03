//! What the sample is held against, and what the population has of it.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Dim, Text};
use cesuan_base::money::Exact;
use cesuan_base::table::Population;
use cesuan_intake::{Aim, Published, Unmodelled, measured};
use cesuan_reference::Reference;

use super::{Event, Policy, Session};

/// Published figures beside those of the population, and what a person may change of the sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalibrationView {
    /// Whether the population is a person's own: then nothing is scaled, and nothing was made to fit.
    pub own: bool,
    /// Distinct enterprises.
    pub enterprises: u64,
    /// The figures.
    pub targets: Vec<TargetView>,
    /// Figures no column can tell.
    pub unmodelled: Vec<Unmodelled>,
    /// The groups whose weights a person may change.
    pub mix: Option<MixView>,
    /// What may grow faster or slower.
    pub growth: Option<Text>,
}

/// A published figure beside the population's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetView {
    /// What is said of it.
    pub said: Published,
    /// What the numbers are numbers of.
    pub dim: Dim,
    /// What is published.
    pub aim: Aim,
    /// The number of enterprises it is published for, where the population was scaled to it.
    pub base: Option<u64>,
    /// What the population has; none where there is nothing to divide by.
    pub measured: Option<Exact>,
}

/// Groups of a column's values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixView {
    /// What they are groups of.
    pub label: Text,
    /// The groups.
    pub groups: Vec<MixGroupView>,
}

/// A group of a column's values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MixGroupView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
}

impl Session {
    pub(super) fn calibrate(&self) -> Result<Vec<Event>, Diagnostics> {
        let policy = self.policy()?;
        let Some(population) = self.population() else { return Ok(Vec::new()) };
        Ok(vec![Event::Calibrated(Box::new(CalibrationView::of(policy, population)))])
    }
}

impl CalibrationView {
    fn of(policy: &Policy, population: &Population) -> Self {
        let own = !population.synthetic;
        let enterprises = population.enterprises.len() as u64;
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
