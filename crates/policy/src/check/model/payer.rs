//! Who pays, and how much at most.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Text;
use cesuan_base::id::{FieldId, ParameterId};

/// Who pays.
#[derive(Clone, Debug)]
pub struct Payer {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Whether what it pays is income forgone.
    pub forgone: bool,
    /// Its limit.
    pub envelope: Option<Envelope>,
}

/// A payer's limit.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The amount: a parameter of money.
    pub amount: ParameterId,
    /// For how long the amount is: a reading with the options of [`Period`].
    pub period: Option<ParameterId>,
    /// What happens when it does not suffice: a reading with the options of [`Shortfall`].
    pub shortfall: Option<ParameterId>,
    /// Who is paid first under [`Shortfall::Priority`].
    pub priority: Option<Priority>,
}

/// Who is paid first.
#[derive(Clone, Debug)]
pub struct Priority {
    /// A category column of the enterprise table.
    pub field: FieldId,
    /// For each option, its place: 0 is paid first. An enterprise has the best place of any of its rows.
    pub place: Vec<usize>,
}

/// For how long an envelope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// For each year.
    Annual,
    /// For all policy years together.
    Whole,
}

impl Period {
    /// The answers a reading of the period may have, by id.
    pub const OPTIONS: &'static [(&'static str, Period)] = &[("annual", Period::Annual), ("whole", Period::Whole)];
}

/// What happens when an envelope does not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shortfall {
    /// Every line is paid; the excess is shown.
    Report,
    /// Every line gets the same share.
    ProRata,
    /// Fixed sums first, the rest shares what remains.
    FixedFirst,
    /// Enterprise by enterprise in an order of priority, while money lasts.
    Priority,
}

impl Shortfall {
    /// The answers a reading of the shortfall may have, by id.
    pub const OPTIONS: &'static [(&'static str, Shortfall)] = &[
        ("report", Shortfall::Report),
        ("pro_rata", Shortfall::ProRata),
        ("fixed_first", Shortfall::FixedFirst),
        ("priority", Shortfall::Priority),
    ];
}
