//! A policy as a person reads it.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_policy::check::{Category, Clause, ClauseText, FieldKind, MeasureKind, Parameter};
use cesuan_policy::rules::Folder;

use super::question::Question;

/// A carried policy, before it is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyTitle {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
}

/// A policy as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The policy years.
    pub years: Vec<i32>,
    /// Lists of options.
    pub categories: Vec<Category>,
    /// Parameters and readings.
    pub parameters: Vec<Parameter>,
    /// Who pays.
    pub payers: Vec<PayerView>,
    /// The draft's outline, in its order.
    pub clauses: Vec<Clause>,
    /// What costs money.
    pub measures: Vec<MeasureView>,
    /// The columns of both tables.
    pub fields: Vec<FieldView>,
    /// The labels of named formulas.
    pub definitions: Vec<Text>,
    /// What enterprises are told apart by.
    pub facets: Vec<FacetView>,
}

/// A column of an input table as a person fills it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Its id.
    pub id: String,
    /// Its table.
    pub rows: Rows,
    /// Its label.
    pub label: Text,
    /// What it means.
    pub note: Option<Text>,
    /// What its cells hold.
    pub kind: FieldKind,
    /// Whether a blank is an error.
    pub required: bool,
    /// The measures that look at it.
    pub uses: Vec<MeasureId>,
}

/// A payer as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Whether what it pays is income forgone.
    pub forgone: bool,
    /// Whether it has an envelope.
    pub limited: bool,
}

/// A measure as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The position of its clause.
    pub clause: String,
    /// What the clause says.
    pub text: ClauseText,
    /// Whose rows its lines have.
    pub rows: Rows,
    /// Its class.
    pub kind: MeasureKind,
    /// Who pays.
    pub payer: PayerId,
}

/// Something enterprises are told apart by: a category column, or a grouping of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// What a person should know.
    pub note: Option<Text>,
    /// The groups.
    pub groups: Vec<Text>,
}

impl FacetView {
    /// The label of a group; nothing where an enterprise fits none.
    pub fn group(&self, group: Option<u16>) -> Option<&Text> {
        self.groups.get(usize::from(group?))
    }
}

/// The policies the program carries, in the order of their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPolicies;

impl Question for ListPolicies {
    type Answer = Vec<PolicyTitle>;
}

/// Opens a carried policy. Population and scenarios belong to the policy before it and are let go.
/// Refused where there is none of this id, with the nearest ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenPolicy {
    /// The policy's id.
    pub policy: String,
}

impl Question for OpenPolicy {
    type Answer = PolicyOpened;
}

/// Opens a policy from its files, as [`OpenPolicy`] does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenFolder {
    /// The files.
    pub folder: Folder,
}

impl Question for OpenFolder {
    type Answer = PolicyOpened;
}

/// A policy that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyOpened {
    /// The policy as drafted.
    pub policy: PolicyView,
    /// Warnings about its files.
    pub warnings: Diagnostics,
}
