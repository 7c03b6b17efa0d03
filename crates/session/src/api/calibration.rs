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
    /// The number of enterprises; of a drawn population, those of the first policy year.
    pub enterprises: u64,
    /// The published figures.
    pub targets: Vec<TargetView>,
    /// Published figures that no column of the tables can tell.
    pub unmodelled: Vec<Unmodelled>,
    /// The groups whose weights a person may change; `None` where there are none.
    pub mix: Option<MixView>,
    /// The label of what may grow faster or slower; `None` where nothing may.
    pub growth: Option<Text>,
}

/// A published figure beside the population's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetView {
    /// The source and the words of the figure.
    pub said: Published,
    /// The dimension of the numbers.
    pub dim: Dim,
    /// The published number.
    pub aim: Aim,
    /// The number of enterprises it is published for, where the population was scaled to it.
    pub base: Option<u64>,
    /// The population's number; `None` where there is nothing to divide by.
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
    /// The group's id.
    pub id: String,
    /// The group's label.
    pub label: Text,
}

/// Published figures beside those of the population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calibrate;

impl Question for Calibrate {
    type Answer = CalibrationView;
}
