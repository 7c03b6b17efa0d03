//! A policy as a person reads it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_policy::check::{Category, Clause, ClausePiece, ClauseText, FieldKind, MeasureKind, Parameter};
use cesuan_policy::rules::Folder;

use super::question::Question;

/// A carried policy, before it is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyTitle {
    /// The policy's id.
    pub id: String,
    /// The policy's title.
    pub title: Text,
}

/// A policy as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyView {
    /// The policy's id.
    pub id: String,
    /// The policy's title.
    pub title: Text,
    /// The policy years.
    pub years: Vec<i32>,
    /// The lists of options.
    pub categories: Vec<Category>,
    /// Parameters and readings.
    pub parameters: Vec<Parameter>,
    /// The payers.
    pub payers: Vec<PayerView>,
    /// The clauses of the draft's outline, in their order.
    pub clauses: Vec<Clause>,
    /// The measures.
    pub measures: Vec<MeasureView>,
    /// The columns of both tables.
    pub fields: Vec<FieldView>,
    /// The labels of the definitions.
    pub definitions: Vec<Text>,
    /// The facets by which enterprises are told apart.
    pub facets: Vec<FacetView>,
}

/// A column of an input table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// The field's id.
    pub id: String,
    /// The table of the field.
    pub rows: Rows,
    /// The field's label.
    pub label: Text,
    /// An explanation for whoever fills the table in.
    pub note: Option<Text>,
    /// The kind of its cells.
    pub kind: FieldKind,
    /// Whether a blank is an error.
    pub required: bool,
    /// The measures that look at the field.
    pub uses: Vec<MeasureId>,
}

/// A payer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerView {
    /// The payer's id.
    pub id: String,
    /// The payer's label.
    pub label: Text,
    /// Whether it pays by income forgone.
    pub forgone: bool,
    /// Whether it has an envelope.
    pub limited: bool,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureView {
    /// The measure's id.
    pub id: String,
    /// The measure's label.
    pub label: Text,
    /// The position of its clause in the draft.
    pub clause: String,
    /// The text of the clause.
    pub text: ClauseText,
    /// Whether its lines are of enterprises or projects.
    pub rows: Rows,
    /// The measure's class.
    pub kind: MeasureKind,
    /// The payer.
    pub payer: PayerId,
}

/// A facet: a category column or a grouping of the rules, by which enterprises are told apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetView {
    /// The facet's id.
    pub id: String,
    /// The facet's label.
    pub label: Text,
    /// An explanation of the facet.
    pub note: Option<Text>,
    /// The labels of the groups.
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

impl PolicyView {
    /// The indices of the parameters that some sentence mentions.
    pub fn mentioned(&self) -> BTreeSet<usize> {
        let texts = self.clauses.iter().map(|clause| &clause.text).chain(self.measures.iter().map(|it| &it.text));
        let parameter = |piece: &ClausePiece| match piece {
            ClausePiece::Parameter(id) => Some(id.index()),
            ClausePiece::Words(_) => None,
        };
        texts.flat_map(|text| text.zh.iter().chain(&text.en)).filter_map(parameter).collect()
    }
}
