//! A fund that does not suffice.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_base::money::Fen;

/// The enterprises that get less of a payer than they ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutsView {
    /// The payer.
    pub payer: PayerId,
    /// The index of the policy year; `None` for all years together.
    pub year: Option<usize>,
    /// The number of enterprises that ask for anything.
    pub asking: u64,
    /// The number of enterprises that get less than they ask for.
    pub cut: u64,
    /// What the cut enterprises ask for.
    pub demand: Fen,
    /// What the cut enterprises get.
    pub paid: Fen,
    /// The number of rows before the first one here.
    pub first: u64,
    /// A page of the cut enterprises, the largest cut first, then by id.
    pub rows: Vec<CutView>,
}

/// An enterprise that gets less than it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutView {
    /// The enterprise's id.
    pub enterprise: String,
    /// What it asks for.
    pub demand: Fen,
    /// What it gets.
    pub paid: Fen,
}

impl CutView {
    /// What it does not get.
    pub fn cut(&self) -> Fen {
        self.demand.less(self.paid)
    }
}

/// What one more step of an envelope would pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarginalView {
    /// The payer.
    pub payer: PayerId,
    /// The step by which the envelope is raised.
    pub step: Fen,
    /// What would be paid more, by policy year.
    pub years: Vec<Fen>,
    /// What would be paid more over the years.
    pub more: Fen,
    /// What each measure would get more; measures that would get no more are left out.
    pub measures: Vec<(MeasureId, Fen)>,
    /// The number of enterprises that are cut now and would get everything they ask for in all years.
    pub freed: u64,
    /// The number of enterprises that would still be cut.
    pub still_cut: u64,
}

/// Who gets less of a payer than they ask for. `None` where there is no such payer or year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cuts {
    /// The payer.
    pub payer: PayerId,
    /// The index of the policy year; `None` for all years together.
    pub year: Option<usize>,
    /// The number of rows to pass over.
    pub first: usize,
    /// The number of rows to give.
    pub count: usize,
}

impl Question for Cuts {
    type Answer = Option<CutsView>;
}

/// What one more step of a payer's envelope would pay. `None` where there is no such payer, or no envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marginal {
    /// The payer.
    pub payer: PayerId,
}

impl Question for Marginal {
    type Answer = Option<MarginalView>;
}
