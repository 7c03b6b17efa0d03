//! A policy as a person reads it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{MeasureId, ParameterId, PayerId};
use cesuan_policy::check::{
    Category, Clause, ClausePiece, ClauseText, FieldKind, Government, Income, Ledger, MeasureKind, Parameter, Unpriced,
};
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
    /// The years after the policy in which measures that continue still have lines.
    pub commitment_years: Vec<i32>,
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
    /// The labels of the limits across measures.
    pub limits: Vec<Text>,
    /// Money that others give towards the measures.
    pub incomes: Vec<Income>,
    /// What rows that are counted beside the results have in common.
    pub notices: Vec<Text>,
    /// Open questions of the draft that nothing in the tables can price.
    pub unpriced: Vec<Unpriced>,
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
    /// An explanation for the reader.
    pub note: Option<Text>,
    /// The budget it belongs to.
    pub ledger: Ledger,
    /// The level of government whose money it is.
    pub level: Government,
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
    /// The payers, in the order of their shares.
    pub payers: Vec<PayerId>,
    /// Whether the payer is assumed, since the draft does not name it.
    pub payer_assumed: bool,
    /// What the draft leaves to rules still to be made, where the whole measure is provisional.
    pub provisional: Option<Text>,
    /// The parameter that switches the measure on and off.
    pub switch: ParameterId,
    /// Whether it has lines in the commitment years too.
    pub continues: bool,
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
    /// Whether what a measure pays is income forgone rather than spending.
    pub fn is_forgone(&self, measure: &MeasureView) -> bool {
        measure.payers.iter().all(|payer| self.payers[payer.index()].forgone)
    }

    /// The year at an index: a policy year, or a commitment year.
    pub fn year(&self, index: usize) -> i32 {
        self.years.iter().chain(&self.commitment_years).nth(index).copied().unwrap_or_default()
    }

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
