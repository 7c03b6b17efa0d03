//! A policy as a person reads it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{MeasureId, ParameterId, PayerId};
use cesuan_intake::UsualSample;
use cesuan_policy::check::{
    Category, Clause, ClausePiece, ClauseText, Domain, FieldKind, Government, Income, Ledger, MeasureKind, Parameter,
    Setting, Unpriced,
};
use cesuan_policy::rules::Folder;
use cesuan_scenario::SettingText;
use cesuan_scenario::set::{Vocabulary, values};

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
    /// The reading that says what happens where the envelope does not suffice, if it has one.
    pub shortfall: Option<ParameterId>,
}

/// The payers of one budget at one level of government. Amounts of different accounts are never added up: they are different
/// people's money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BudgetAccount {
    /// Whether its payers pay by income forgone.
    pub forgone: bool,
    pub ledger: Ledger,
    pub level: Government,
    /// The payers, in the order of the rules.
    pub payers: Vec<PayerId>,
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
    /// The parameters that decide how the payers share.
    pub share_parameters: Vec<ParameterId>,
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
    /// The population that is drawn unless a person asks for another.
    pub usual: UsualSample,
    /// Warnings about its files.
    pub warnings: Diagnostics,
}

impl PolicyView {
    /// The accounts that pay for measures: the city's general budget first, then the other levels of government, the other
    /// budgets, and those that forgo income.
    pub fn accounts(&self) -> Vec<BudgetAccount> {
        let mut accounts: Vec<BudgetAccount> = Vec::new();
        let is_used = |id: &PayerId| self.measures.iter().any(|measure| measure.payers.contains(id));
        for id in (0..self.payers.len()).map(PayerId::at).filter(is_used) {
            let PayerView { forgone, ledger, level, .. } = self.payers[id.index()];
            let is_here =
                |known: &&mut BudgetAccount| (known.forgone, known.ledger, known.level) == (forgone, ledger, level);
            match accounts.iter_mut().find(is_here) {
                Some(known) => known.payers.push(id),
                None => accounts.push(BudgetAccount { forgone, ledger, level, payers: vec![id] }),
            }
        }
        accounts.sort_by_key(|it| (it.forgone, it.ledger, it.level != Government::City, it.level));
        accounts
    }

    /// The budget that results lead with: the general budget of the city, or the first account that spends where there is none.
    pub fn leading_budget(&self) -> (Ledger, Government) {
        let first = self.accounts().into_iter().find(|account| !account.forgone);
        first.map_or((Ledger::General, Government::City), |account| (account.ledger, account.level))
    }

    /// The values of a parameter in each policy year under some settings.
    pub fn values(&self, parameter: ParameterId, settings: &[SettingText]) -> Vec<Setting> {
        let Self { parameters, categories, years, .. } = self;
        values(Vocabulary { parameters, categories, years }, &parameters[parameter.index()], settings)
    }

    /// Whether a payer's envelope cuts nothing under some settings: lines count in full, and what exceeds the envelope is
    /// reported.
    pub fn only_reports(&self, payer: PayerId, settings: &[SettingText]) -> bool {
        let payer = &self.payers[payer.index()];
        let Some(shortfall) = payer.shortfall else { return payer.limited };
        let Domain::Choice { category } = self.parameters[shortfall.index()].domain else { return false };
        let values = self.values(shortfall, settings);
        let options = &self.categories[category.index()].options;
        let reports = |value: &Setting| match value {
            Setting::Option(index) => {
                options.get(usize::from(*index)).map(|option| option.id.as_str()) == Some("report")
            }
            _ => false,
        };
        values.first().is_some_and(reports)
    }

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
