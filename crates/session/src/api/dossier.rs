//! One enterprise: what it gets each year and why.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostic;
use cesuan_base::id::PayerId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Period, Shortfall};
use cesuan_reference::Derivation;

use super::policy::PolicyView;
use super::question::Question;
use super::record::EnterpriseRecord;

/// Everything about one enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dossier {
    /// The revision of the scenarios.
    pub revision: u64,
    /// The enterprise's id.
    pub id: String,
    /// The enterprise's name; blank where the tables have none.
    pub name: String,
    /// For each facet of the policy, the index of the enterprise's group by its last row; `None` where it fits no group. Empty
    /// for an enterprise that is only tried.
    pub facets: Vec<Option<u16>>,
    /// The enterprise's rows as text.
    pub record: EnterpriseRecord,
    /// The derivation of every line it has or could have: measure by measure, year by year, project by project.
    pub accounts: Vec<Account>,
    /// The accounts that differ by the draft, as the draft has them; all of them where the rules in force are others.
    pub draft: Vec<Account>,
    /// The policy as drafted, where the rules in force are others: the terms of the draft's accounts.
    pub drafted: Option<Box<PolicyView>>,
    /// The names of the rivals the accounts mention, with their ids.
    pub names: Vec<(String, String)>,
}

/// The derivation of a line and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// How the row came to what it asks for.
    pub derivation: Derivation,
    /// What the line is paid; `None` for an enterprise that is only tried.
    pub paid: Option<Fen>,
    /// The state of the fund, where it does not suffice.
    pub fund: Option<FundState>,
}

/// A fund whose envelope does not suffice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundState {
    /// Who pays.
    pub payer: PayerId,
    /// The period of the envelope.
    pub period: Period,
    /// What all lines ask for in the period.
    pub demand: Fen,
    /// The envelope of the period.
    pub envelope: Fen,
    /// What happens where it does not suffice.
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

/// The answer to a question about an enterprise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EnterpriseFound {
    /// The enterprise.
    Found(Box<Dossier>),
    /// There is no enterprise of this id: what is said of that, with the nearest ids.
    Unknown(Box<Diagnostic>),
}
