//! Where the rows of a population come from, so that they can be had again for rules with other columns.

use std::sync::Arc;

use crate::api::{PopulationSource, PopulationView};
use crate::policy::Policy;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Warned};
use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_intake::{ErrorRows, ImportOutcome, Layout, LeftOut, SampleAdjust, SampleSpread, TablesReader, draw};
use cesuan_office::RawSheet;
use cesuan_policy::check::{Category, FieldKind, Rules};

/// The file of a policy that says how to draw a sample.
const SAMPLE: &str = "sample.toml";

/// Where rows come from.
#[derive(Clone)]
pub(crate) enum RowSource {
    /// The generator.
    Sample { enterprises: u32, seed: u64, adjust: SampleAdjust },
    /// A person's own tables.
    Tables(OwnTables),
}

/// A person's own tables and how they are to be read.
#[derive(Clone)]
pub(crate) struct OwnTables {
    pub(crate) sheets: Arc<Vec<RawSheet>>,
    pub(crate) layout: Layout,
    pub(crate) errors: ErrorRows,
}

/// Rows with the columns of one policy.
#[derive(Clone)]
pub(crate) struct PolicyRows {
    pub(crate) population: Arc<Population>,
    /// Rows of a person's tables that were left out.
    pub(crate) left_out: LeftOut,
}

impl RowSource {
    /// The rows with the columns of a policy.
    ///
    /// # Errors
    /// When the policy does not say how to draw a sample, or the tables do not fit its columns.
    pub(crate) fn rows(&self, policy: &Policy) -> Result<Warned<PolicyRows>, Diagnostics> {
        match self {
            RowSource::Sample { enterprises, seed, adjust } => {
                let spec = policy.sample.as_ref().ok_or_else(|| Diagnostic::error(Code::NoSample))?;
                let Warned { value: spec, warnings } = spec.adjusted(adjust)?;
                let population = Arc::new(draw(&spec, &policy.rules, *enterprises, *seed)?);
                Ok(Warned { value: PolicyRows { population, left_out: LeftOut::default() }, warnings })
            }
            RowSource::Tables(own) => {
                let outcome = own.reader(&policy.rules).finish(&policy.rules, &own.sheets);
                let warnings = outcome.faults.clone();
                Ok(Warned { value: PolicyRows::read(outcome)?, warnings })
            }
        }
    }

    /// Whether the rows for one policy serve the other: they have the same columns and are drawn the same way.
    pub(crate) fn same_rows(&self, a: &Policy, b: &Policy) -> bool {
        self.same_sample(a, b) && same_columns(&a.rules, &b.rules)
    }

    /// Whether the rows for both policies are of the same enterprises with the same values.
    pub(crate) fn same_sample(&self, a: &Policy, b: &Policy) -> bool {
        match self {
            RowSource::Sample { .. } => a.folder.files.get(SAMPLE) == b.folder.files.get(SAMPLE),
            RowSource::Tables(_) => true,
        }
    }

    /// The population in one line. The first `policy_years` years are those of the policy.
    pub(crate) fn view(&self, rows: &PolicyRows, policy: &Policy) -> PopulationView {
        let policy_years = policy.rules.years.len();
        let PolicyRows { population, left_out } = rows;
        let (source, adjust) = match self {
            RowSource::Sample { seed, adjust, .. } => (PopulationSource::Synthetic { seed: *seed }, adjust.clone()),
            RowSource::Tables(own) => (PopulationSource::Own { files: own.files() }, SampleAdjust::default()),
        };
        PopulationView {
            source,
            adjust,
            enterprises: population.enterprises_in(policy_years) as u64,
            enterprise_rows: population.rows(Rows::Enterprise, policy_years) as u64,
            project_rows: population.rows(Rows::Project, policy_years) as u64,
            commitment_rows: (population.rows(Rows::Project, usize::MAX) - population.rows(Rows::Project, policy_years))
                as u64,
            left_out: *left_out,
            spread: self.spread(policy),
        }
    }

    /// How far the figures of other samples go, where this one is drawn like them.
    fn spread(&self, policy: &Policy) -> Option<SampleSpread> {
        match self {
            RowSource::Sample { enterprises, adjust, .. } if adjust.is_none() => {
                policy.spread.clone().filter(|spread| spread.enterprises == *enterprises)
            }
            _ => None,
        }
    }
}

impl OwnTables {
    /// A reader of the tables for some rules.
    pub(crate) fn reader(&self, rules: &Rules) -> TablesReader {
        TablesReader::new(rules, &self.sheets, self.layout.clone(), self.errors)
    }

    /// The names of the files, each once.
    fn files(&self) -> Vec<String> {
        let mut files: Vec<String> = self.sheets.iter().map(|sheet| sheet.file.clone()).collect();
        files.dedup();
        files
    }
}

impl PolicyRows {
    /// The rows of tables that were read.
    ///
    /// # Errors
    /// What is wrong with the tables, where they make no population.
    pub(crate) fn read(outcome: ImportOutcome) -> Result<Self, Diagnostics> {
        let population = Arc::new(outcome.population.ok_or(outcome.faults)?);
        Ok(Self { population, left_out: outcome.view.left_out })
    }
}

/// Whether rows read for one set of rules have the columns of the other.
pub(crate) fn same_columns(a: &Rules, b: &Rules) -> bool {
    a.years == b.years
        && a.commitment_years == b.commitment_years
        && a.fields == b.fields
        && a.fields.iter().all(|field| match field.kind {
            FieldKind::Category { category, .. } => same_options(a.category(category), b.category(category)),
            _ => true,
        })
}

fn same_options(a: &Category, b: &Category) -> bool {
    a.options == b.options
}
