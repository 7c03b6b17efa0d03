//! A policy: its files and what they compile to.

use std::sync::Arc;

use crate::api::PolicyTitle;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Warned, nearest};
use cesuan_base::table::Population;
use cesuan_engine::Engine;
use cesuan_engine::plan::{Plan, lower};
use cesuan_intake::{SampleSpec, check_sample};
use cesuan_policy::check::{Rules, compile};
use cesuan_policy::rules::{Folder, embedded, embedded_ids, embedded_title};

/// A folder of rules and what it compiles to.
pub(crate) struct Policy {
    pub(crate) folder: Folder,
    pub(crate) rules: Arc<Rules>,
    pub(crate) plan: Arc<Plan>,
    /// How a sample is drawn, where the folder says so.
    pub(crate) sample: Option<SampleSpec>,
}

impl Policy {
    /// Compiles a folder.
    ///
    /// # Errors
    /// Everything that is wrong with its rules or its description of a sample.
    pub(crate) fn compile(folder: Folder) -> Result<Warned<Self>, Diagnostics> {
        let checked = compile(&folder)?;
        let (rules, document) = checked.value;
        let sample = check_sample(&document, &rules)?;
        let plan = Arc::new(lower(&rules));
        Ok(Warned { value: Self { folder, rules: Arc::new(rules), plan, sample }, warnings: checked.warnings })
    }

    /// An engine of the policy over rows with its columns.
    pub(crate) fn engine(&self, population: &Arc<Population>) -> Engine {
        Engine::new(self.rules.clone(), self.plan.clone(), population.clone())
    }
}

/// A policy the program carries.
///
/// # Errors
/// When it carries none of that id; the nearest ids are suggested.
pub fn carried(id: &str) -> Result<Folder, Diagnostics> {
    embedded(id).ok_or_else(|| {
        let fault = Diagnostic::error(Code::UnknownPolicy).with("name", id);
        fault.suggest(nearest(id, embedded_ids())).into()
    })
}

/// The policies the program carries, in the order of their ids.
pub(crate) fn titles() -> Vec<PolicyTitle> {
    let titled = |id: &str| Some(PolicyTitle { id: id.to_owned(), title: embedded_title(id)? });
    embedded_ids().into_iter().filter_map(titled).collect()
}
