//! Payers: who pays, and up to which amount.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::{FieldId, ParameterId};

/// A payer of measures.
#[derive(Clone, Debug)]
pub struct Payer {
    pub id: String,
    pub label: Text,
    /// Whether what it pays is income forgone rather than spending.
    pub forgone: bool,
    /// The limit of what it can pay, if it has one.
    pub envelope: Option<Envelope>,
}

/// The limit of what a payer can pay.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The parameter with the amount of money.
    pub amount: ParameterId,
    /// The reading that decides whether the amount is for each year or for all; its answers are those of [`Period`].
    /// `None` means each year.
    pub period: Option<ParameterId>,
    /// The reading that decides what happens when the amount does not suffice; its answers are those of [`Shortfall`].
    /// `None` means [`Shortfall::Report`].
    pub shortfall: Option<ParameterId>,
    /// The order in which enterprises are paid under [`Shortfall::Priority`].
    pub priority: Option<Priority>,
}

/// The order in which enterprises are paid.
#[derive(Clone, Debug)]
pub struct Priority {
    /// The category column of the enterprise table that decides.
    pub field: FieldId,
    /// For each option of the category, its place in the order; 0 is paid first. An enterprise takes the best place of
    /// any of its rows.
    pub place: Vec<usize>,
}

/// For how long the amount of an envelope lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// The amount is available anew each year.
    Annual,
    /// The amount is for all policy years together.
    Whole,
}

impl Period {
    /// Every period with its id as an answer.
    pub const OPTIONS: &'static [(&'static str, Period)] = &[("annual", Period::Annual), ("whole", Period::Whole)];
}

/// What happens when an envelope does not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shortfall {
    /// Every line is paid in full; the excess is reported.
    Report,
    /// Every line is paid the same share.
    ProRata,
    /// Fixed sums are paid in full first; the other lines share what remains.
    FixedFirst,
    /// Enterprises are paid in full one after the other, in the order of [`Envelope::priority`], while money lasts.
    Priority,
}

impl Shortfall {
    /// Every rule with its id as an answer.
    pub const OPTIONS: &'static [(&'static str, Shortfall)] = &[
        ("report", Shortfall::Report),
        ("pro_rata", Shortfall::ProRata),
        ("fixed_first", Shortfall::FixedFirst),
        ("priority", Shortfall::Priority),
    ];
}
