//! The list of enterprises: what is asked of it, and a window onto it.

use serde::{Deserialize, Serialize};

use super::question::Question;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;

/// Which enterprises, in which order, and which of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseQuery {
    /// What the name or the id contains; letters in either case.
    pub text: String,
    /// For each facet of the policy, the groups wanted; all of them where none is named.
    pub facets: Vec<Vec<u16>>,
    /// With a line of one of these measures, in the settings in force or in the draft; whatever their lines, where none is named.
    pub measures: Vec<MeasureId>,
    /// How they fare against the draft.
    pub against: Option<Against>,
    /// By what they are sorted.
    pub sort: Sort,
    /// Whether the largest come first.
    pub descending: bool,
    /// How many stand before the first one to be seen.
    pub offset: u64,
    /// How many are to be seen.
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

/// What a list is sorted by; equals by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// The id, as text.
    Id,
    /// The name, Chinese by sound; the id where there is none.
    Name,
    /// What its lines ask for.
    #[default]
    Demand,
    /// What it is paid.
    Paid,
    /// Income forgone for it.
    Relief,
    /// What it receives against the draft.
    Change,
}

/// A window onto the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterprisePage {
    /// What was asked.
    pub query: EnterpriseQuery,
    /// The revision of the settings.
    pub revision: u64,
    /// Everything the query finds.
    pub totals: EnterpriseTotals,
    /// The rows in the window.
    pub rows: Vec<EnterpriseRow>,
}

/// What the enterprises of a query come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnterpriseTotals {
    /// How many there are.
    pub enterprises: u64,
    /// What they receive with the settings in force.
    pub scenario: Received,
    /// As drafted.
    pub draft: Received,
    /// How many receive more than as drafted.
    pub gained: u64,
    /// How many receive less.
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
    /// Its id.
    pub id: String,
    /// Its name, blank where the tables have none.
    pub name: String,
    /// For each facet of the policy, its group by its last row; none where it fits no group.
    pub facets: Vec<Option<u16>>,
    /// What it receives with the settings in force.
    pub scenario: Received,
    /// As drafted.
    pub draft: Received,
    /// The measures it has lines of, with the settings in force.
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
