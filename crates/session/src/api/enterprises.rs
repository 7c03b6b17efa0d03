//! The list of enterprises: what is asked of it, and a window onto it.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;

/// A question about the list of enterprises: which of them, in which order, and which window onto them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseQuery {
    /// A text that the name or the id contains, letters in either case.
    pub text: String,
    /// For each facet of the policy, the indices of the groups wanted; an empty list stands for all groups.
    pub facets: Vec<Vec<u16>>,
    /// Measures of which an enterprise has a line, in the scenario in force or in the draft; an empty list stands for any.
    pub measures: Vec<MeasureId>,
    /// How the enterprises fare against the draft; `None` for all.
    pub against: Option<Against>,
    /// The sort key.
    pub sort: Sort,
    /// Whether the largest come first.
    pub descending: bool,
    /// The number of enterprises before the window.
    pub offset: u64,
    /// The number of enterprises in the window, at most 200.
    pub count: u32,
}

/// How an enterprise fares against the draft, by what it receives over the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Against {
    /// It receives more.
    Gained,
    /// It receives less.
    Lost,
}

/// A sort key of the list; equal enterprises stay in the order of their ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// The id, as text.
    Id,
    /// The name, Chinese by sound; the id where there is no name.
    Name,
    /// What its lines ask for.
    #[default]
    Demand,
    /// What it is paid.
    Paid,
    /// Income forgone for it.
    Relief,
    /// What it receives, less what it receives by the draft.
    Change,
}

/// A window onto the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterprisePage {
    /// The question.
    pub query: EnterpriseQuery,
    /// The revision of the scenarios.
    pub revision: u64,
    /// The totals of everything the query finds.
    pub totals: EnterpriseTotals,
    /// The rows in the window.
    pub rows: Vec<EnterpriseRow>,
}

/// The totals of the enterprises that a query finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseTotals {
    /// The number of enterprises.
    pub enterprises: u64,
    /// What they receive by the scenario in force.
    pub scenario: Received,
    /// What they receive by the draft.
    pub draft: Received,
    /// How many receive more than by the draft.
    pub gained: u64,
    /// How many receive less than by the draft.
    pub lost: u64,
}

/// What an enterprise asks for and receives over the years.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    /// What its lines ask for.
    pub demand: Fen,
    /// What it is paid after rationing.
    pub paid: Fen,
    /// Income forgone for it.
    pub relief: Fen,
}

impl Received {
    /// Whether there is a line at all.
    pub fn is_any(self) -> bool {
        self.demand != Fen::ZERO || self.relief != Fen::ZERO
    }

    /// Everything it gets: what it is paid, and what it need not pay.
    pub fn all(self) -> Fen {
        Fen(self.paid.0 + self.relief.0)
    }
}

impl std::ops::AddAssign for Received {
    fn add_assign(&mut self, other: Self) {
        *self = Self {
            demand: Fen(self.demand.0 + other.demand.0),
            paid: Fen(self.paid.0 + other.paid.0),
            relief: Fen(self.relief.0 + other.relief.0),
        };
    }
}

/// An enterprise of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseRow {
    /// The enterprise's id.
    pub id: String,
    /// The enterprise's name; blank where the tables have none.
    pub name: String,
    /// For each facet of the policy, the index of the enterprise's group by its last row; `None` where it fits no group.
    pub facets: Vec<Option<u16>>,
    /// What it receives by the scenario in force.
    pub scenario: Received,
    /// What it receives by the draft.
    pub draft: Received,
    /// The measures it has lines of by the scenario in force.
    pub measures: Vec<MeasureId>,
}

impl EnterpriseRow {
    /// What it is called: its name, or its id where it has none.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }
}

impl Question for EnterpriseQuery {
    type Answer = EnterprisePage;
}
