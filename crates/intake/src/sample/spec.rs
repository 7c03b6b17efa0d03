//! A checked sample description.

use cesuan_base::id::FieldId;

use super::column_rule::Rule;
use super::identity::{EnterpriseId, IdPattern};
use super::mix::{Growth, Mix};
use super::target::{Target, Unmodelled};

/// How to draw a population. It is made by [`check_sample`](super::check_sample) and fits only the rules it was checked
/// with.
#[derive(Clone, Debug)]
pub struct SampleSpec {
    pub(super) enterprise_id: EnterpriseId,
    pub(super) project_id: IdPattern,
    /// The rules of enterprise columns, in the order they are drawn.
    pub(super) enterprise: Vec<(FieldId, Rule)>,
    /// The rules of project columns, in the order they are drawn.
    pub(super) project: Vec<(FieldId, Rule)>,
    /// How many projects an enterprise has.
    pub(super) count: Rule,
    /// The policy year a project begins in, from 0.
    pub(super) first: Rule,
    /// How many years a project has rows for.
    pub(super) span: Rule,
    pub(super) mix: Option<Mix>,
    pub(super) growth: Option<Growth>,
    /// The published figures the sample is compared with.
    pub targets: Vec<Target>,
    /// Published figures that no column can represent.
    pub unmodelled: Vec<Unmodelled>,
}
