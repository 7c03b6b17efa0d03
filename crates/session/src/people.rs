//! The population: where it comes from, and the same rows as the rules in force and the draft each read them.

use std::sync::Arc;

use crate::api::{PopulationSource, PopulationView};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Warned};
use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_intake::{ErrorRows, ImportOutcome, Layout, LeftOut, SampleAdjust, TablesReader, draw};
use cesuan_office::RawSheet;
use cesuan_policy::check::{Category, FieldKind, Rules};

use super::Policy;

/// The file that says how to draw a sample.
const SAMPLE: &str = "sample.toml";

/// Where rows come from, so that they can be had again for other columns.
#[derive(Clone)]
pub(super) enum Origin {
    /// The generator.
    Sample {
        /// How many enterprises.
        enterprises: u32,
        /// What they are drawn from.
        seed: u64,
        /// What is changed of how.
        adjust: SampleAdjust,
    },
    /// A person's own tables.
    Tables(Own),
}

/// A person's own tables and how they are to be read.
#[derive(Clone)]
pub(super) struct Own {
    pub(super) sheets: Arc<Vec<RawSheet>>,
    pub(super) layout: Layout,
    pub(super) errors: ErrorRows,
}

/// One population, for two sets of rules.
#[derive(Clone)]
pub(super) struct People {
    pub(super) origin: Origin,
    /// With the columns of the rules in force.
    pub(super) population: Arc<Population>,
    /// With those of the draft: the same tables where the columns are the same.
    pub(super) drafted: Arc<Population>,
    /// Rows of a person's tables that were left out.
    left_out: LeftOut,
}

/// Rows with the columns of a policy.
pub(super) struct Found {
    pub(super) population: Population,
    warnings: Diagnostics,
    left_out: LeftOut,
}

impl People {
    /// Reads or draws the rows.
    pub(super) fn find(origin: Origin, policy: &Policy, drafted: &Policy) -> Result<Warned<Self>, Diagnostics> {
        let found = origin.rows(policy)?;
        Self::of(origin, found, policy, drafted)
    }

    /// What a reading of a person's tables came to.
    pub(super) fn read(
        own: Own,
        reading: ImportOutcome,
        policy: &Policy,
        drafted: &Policy,
    ) -> Result<Self, Diagnostics> {
        let population = reading.population.ok_or(reading.faults)?;
        let found = Found { population, warnings: Diagnostics::new(), left_out: reading.view.left_out };
        Ok(Self::of(Origin::Tables(own), found, policy, drafted)?.value)
    }

    fn of(origin: Origin, found: Found, policy: &Policy, drafted: &Policy) -> Result<Warned<Self>, Diagnostics> {
        let population = Arc::new(found.population);
        let drafted = if same_columns(&policy.rules, &drafted.rules) {
            population.clone()
        } else {
            Arc::new(origin.rows(drafted)?.population)
        };
        let people = Self { origin, population, drafted, left_out: found.left_out };
        Ok(Warned { value: people, warnings: found.warnings })
    }

    /// The same people after the rules in force changed from one policy to another: read again only where the columns, or
    /// the way a sample is drawn, are not the same any more.
    pub(super) fn follow(&self, from: &Policy, to: &Policy, drafted: &Policy) -> Result<Warned<Self>, Diagnostics> {
        let drawn = matches!(self.origin, Origin::Sample { .. });
        let as_before = !drawn || from.folder.files.get(SAMPLE) == to.folder.files.get(SAMPLE);
        if as_before && same_columns(&from.rules, &to.rules) {
            return Ok(Warned { value: self.clone(), warnings: Diagnostics::new() });
        }
        Self::find(self.origin.clone(), to, drafted)
    }

    /// The rows as the draft alone has them: drawn by its own description, whatever the rules in force say of a sample.
    pub(super) fn as_drafted(&self, policy: &Policy, drafted: &Policy) -> Result<Arc<Population>, Diagnostics> {
        let drawn = matches!(self.origin, Origin::Sample { .. });
        if drawn && policy.folder.files.get(SAMPLE) != drafted.folder.files.get(SAMPLE) {
            return Ok(Arc::new(self.origin.rows(drafted)?.population));
        }
        Ok(self.drafted.clone())
    }

    pub(super) fn view(&self) -> PopulationView {
        let (source, adjust) = match &self.origin {
            Origin::Sample { seed, adjust, .. } => (PopulationSource::Synthetic { seed: *seed }, adjust.clone()),
            Origin::Tables(own) => (PopulationSource::Own { files: own.files() }, SampleAdjust::default()),
        };
        PopulationView {
            source,
            adjust,
            enterprises: self.population.enterprises.len() as u64,
            enterprise_rows: self.population.rows(Rows::Enterprise) as u64,
            project_rows: self.population.rows(Rows::Project) as u64,
            left_out: self.left_out,
        }
    }
}

impl Own {
    /// The names of the files, each once.
    fn files(&self) -> Vec<String> {
        let mut files: Vec<String> = self.sheets.iter().map(|sheet| sheet.file.clone()).collect();
        files.dedup();
        files
    }
}

impl Origin {
    /// The rows with the columns of a policy.
    pub(super) fn rows(&self, policy: &Policy) -> Result<Found, Diagnostics> {
        match self {
            Origin::Sample { enterprises, seed, adjust } => {
                let spec = policy.sample.as_ref().ok_or_else(|| Diagnostic::error(Code::NoSample))?;
                let Warned { value: spec, warnings } = spec.adjusted(adjust)?;
                let population = draw(&spec, &policy.rules, *enterprises, *seed)?;
                Ok(Found { population, warnings, left_out: LeftOut::default() })
            }
            Origin::Tables(own) => {
                let reader = TablesReader::new(&policy.rules, &own.sheets, own.layout.clone(), own.errors);
                let reading = reader.finish(&policy.rules, &own.sheets);
                match reading.population {
                    Some(population) => {
                        Ok(Found { population, warnings: reading.faults, left_out: reading.view.left_out })
                    }
                    None => Err(reading.faults),
                }
            }
        }
    }
}

/// Whether rows read for one set of rules can be taken for the other.
pub(super) fn same_columns(a: &Rules, b: &Rules) -> bool {
    a.years == b.years
        && a.fields == b.fields
        && a.fields.iter().all(|field| match field.kind {
            FieldKind::Category { category, .. } => same_options(a.category(category), b.category(category)),
            _ => true,
        })
}

fn same_options(a: &Category, b: &Category) -> bool {
    a.options == b.options
}
