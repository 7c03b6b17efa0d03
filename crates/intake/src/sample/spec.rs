//! A checked sample description.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::FieldId;

use super::column_rule::{Condition, Rule};
use super::identity::{EnterpriseId, IdPattern};
use super::mix::{Growth, Mix};
use super::target::{Target, Unmodelled};

/// The population that is drawn unless a person asks for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsualSample {
    /// The number of enterprises in all years together.
    pub enterprises: u32,
    pub seed: u64,
    /// Why this seed; `None` where it was not chosen.
    pub reason: Option<Text>,
}

impl Default for UsualSample {
    fn default() -> Self {
        Self { enterprises: 888, seed: 2018, reason: None }
    }
}

/// How to draw a population. It is made by [`check_sample`](super::check_sample) and fits only the rules it was checked
/// with.
#[derive(Clone, Debug)]
pub struct SampleSpec {
    /// Which population is drawn unless a person asks for another.
    pub usual: UsualSample,
    /// The number of policy years.
    pub(super) policy_years: usize,
    pub(super) enterprise_id: EnterpriseId,
    pub(super) project_id: IdPattern,
    /// The rules of enterprise columns, in the order they are drawn.
    pub(super) enterprise: Vec<(FieldId, Rule)>,
    /// The rules of project columns, in the order they are drawn.
    pub(super) project: Vec<(FieldId, Rule)>,
    /// The policy year an enterprise enters in, from 0. Without it, all are there from the first.
    pub(super) entry: Option<Rule>,
    /// Whether a year is the last of its enterprise. Without it, none leaves.
    pub(super) last: Option<Rule>,
    /// How many projects an enterprise has.
    pub(super) count: Rule,
    /// The policy year a project begins in, from 0.
    pub(super) first: Rule,
    /// How many years a project has rows for.
    pub(super) span: Rule,
    /// A project also has rows up to the last year that meets the conditions of one of these lists.
    pub(super) also: Vec<Vec<Condition>>,
    pub(super) mix: Option<Mix>,
    pub(super) growth: Option<Growth>,
    /// The published figures the sample is compared with.
    pub targets: Vec<Target>,
    /// Published figures that no column can represent.
    pub unmodelled: Vec<Unmodelled>,
}
