//! The population: where it comes from, and the same rows as the rules in force and the draft each read them.

use std::sync::Arc;

use crate::check::{Category, FieldKind, Rules};
use crate::diag::{Code, Diagnostic, Diagnostics, Warned};
use crate::dim::Rows;
use crate::intake::{NamedBytes, SampleAdjust, draw, read_tables};
use crate::table::Population;

use super::Policy;
use super::message::{PopulationSource, PopulationView, TableFile};

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
    /// A person's own tables: enterprises, and projects if there are any.
    Tables(Arc<(TableFile, Option<TableFile>)>),
}

/// One population, for two sets of rules.
#[derive(Clone)]
pub(super) struct People {
    pub(super) origin: Origin,
    /// With the columns of the rules in force.
    pub(super) population: Arc<Population>,
    /// With those of the draft: the same tables where the columns are the same.
    pub(super) drafted: Arc<Population>,
}

impl People {
    /// Reads or draws the rows.
    pub(super) fn find(origin: Origin, policy: &Policy, drafted: &Policy) -> Result<Warned<Self>, Diagnostics> {
        let Warned { value: population, warnings } = origin.rows(policy)?;
        let population = Arc::new(population);
        let drafted = if same_columns(&policy.rules, &drafted.rules) {
            population.clone()
        } else {
            Arc::new(origin.rows(drafted)?.value)
        };
        Ok(Warned { value: Self { origin, population, drafted }, warnings })
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

    pub(super) fn view(&self) -> PopulationView {
        let (source, adjust) = match &self.origin {
            Origin::Sample { seed, adjust, .. } => (PopulationSource::Synthetic { seed: *seed }, adjust.clone()),
            Origin::Tables(_) => (PopulationSource::Own, SampleAdjust::default()),
        };
        PopulationView {
            source,
            adjust,
            enterprises: self.population.enterprises.len() as u64,
            enterprise_rows: self.population.rows(Rows::Enterprise) as u64,
            project_rows: self.population.rows(Rows::Project) as u64,
        }
    }
}

impl Origin {
    /// The rows with the columns of a policy.
    fn rows(&self, policy: &Policy) -> Result<Warned<Population>, Diagnostics> {
        match self {
            Origin::Sample { enterprises, seed, adjust } => {
                let spec = policy.sample.as_ref().ok_or_else(|| Diagnostic::error(Code::NoSample))?;
                let Warned { value: spec, warnings } = spec.adjusted(adjust)?;
                Ok(Warned { value: draw(&spec, &policy.rules, *enterprises, *seed)?, warnings })
            }
            Origin::Tables(files) => read_tables(&policy.rules, named(&files.0), files.1.as_ref().map(named)),
        }
    }
}

fn named(file: &TableFile) -> NamedBytes<'_> {
    NamedBytes { name: &file.name, bytes: &file.bytes }
}

/// Whether rows read for one set of rules can be taken for the other.
fn same_columns(a: &Rules, b: &Rules) -> bool {
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
