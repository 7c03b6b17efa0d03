//! One enterprise: what it gets each year and why.

use serde::{Deserialize, Serialize};

use cesuan_base::id::PayerId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Period, Shortfall};
use cesuan_reference::Derivation;

use super::policy::PolicyView;
use super::question::Question;
use super::trial::Record;
use cesuan_base::diag::Diagnostic;

/// One enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// The revision of the settings.
    pub revision: u64,
    /// Its id.
    pub id: String,
    /// Its name, blank where the tables have none.
    pub name: String,
    /// For each facet of the policy, its group by its last row; none where it fits no group, and none at all for an
    /// enterprise that is only tried.
    pub facets: Vec<Option<u16>>,
    /// Its rows as text.
    pub record: Record,
    /// How it came to each of its lines, or to none: measure by measure, year by year, project by project.
    pub accounts: Vec<Account>,
    /// Those that go otherwise as drafted, as they go then; all of them where the rules themselves were changed.
    pub draft: Vec<Account>,
    /// The policy as drafted, where its rules are others: what the draft's accounts are told in.
    pub drafted: Option<Box<PolicyView>>,
    /// The names of the rivals mentioned, by id.
    pub names: Vec<(String, String)>,
}

/// A derivation and what became of its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How the row came to what it asks for.
    pub derivation: Derivation,
    /// What it is paid; unknown for an enterprise that is only tried.
    pub paid: Option<Fen>,
    /// Why it is paid less, or could be: the state of a fund that does not suffice.
    pub fund: Option<FundState>,
}

/// A fund whose envelope does not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundState {
    /// Who pays.
    pub payer: PayerId,
    /// For how long the envelope is.
    pub period: Period,
    /// What all lines ask for in the period.
    pub demand: Fen,
    /// What there is.
    pub envelope: Fen,
    /// What happens then.
    pub shortfall: Shortfall,
}

/// Everything about one enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enterprise {
    /// The enterprise's id.
    pub id: String,
}

impl Question for Enterprise {
    type Answer = EnterpriseFound;
}

/// What there is of an enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnterpriseFound {
    /// The enterprise.
    Found(Box<Dossier>),
    /// There is no enterprise of this id: what is said of that, with the nearest ids.
    Unknown(Box<Diagnostic>),
}
