//! Published figures beside those of the population.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_base::dim::{Dim, Text};
use cesuan_base::money::Exact;
use cesuan_intake::{Aim, Published, Unmodelled};

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

/// Published figures beside those of the population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calibrate;

impl Question for Calibrate {
    type Answer = CalibrationView;
}
