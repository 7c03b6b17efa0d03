//! A policy: its files and what they compile to.

use std::sync::Arc;

use crate::api::PolicyTitle;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place, Warned, nearest};
use cesuan_base::table::Population;
use cesuan_engine::Engine;
use cesuan_engine::plan::{Plan, lower};
use cesuan_intake::{SampleSpec, SampleSpread, check_sample, check_spread};
use cesuan_policy::check::{Rules, compile, setting_text};
use cesuan_policy::rules::{Folder, embedded, embedded_ids, embedded_title};

/// A folder of rules and what it compiles to.
pub(crate) struct Policy {
    pub(crate) folder: Folder,
    pub(crate) rules: Arc<Rules>,
    pub(crate) plan: Arc<Plan>,
    /// How a sample is drawn, where the folder says so.
    pub(crate) sample: Option<SampleSpec>,
    /// How far the figures of other samples go. Only files as they are carried or were opened say so, not changed ones.
    pub(crate) spread: Option<SampleSpread>,
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
        let spread = check_spread(&document, &rules)?;
        let plan = Arc::new(lower(&rules));
        Ok(Warned { value: Self { folder, rules: Arc::new(rules), plan, sample, spread }, warnings: checked.warnings })
    }

    /// An engine of the policy over rows with its columns.
    pub(crate) fn engine(&self, population: &Arc<Population>) -> Engine {
        Engine::new(self.rules.clone(), self.plan.clone(), population.clone())
    }
}

/// A note for rules of a policy the program carries that were written before its years after the policy were known: the readings
/// they lack, and those whose default answer is another one now.
pub(crate) fn older_than_carried(rules: &Rules) -> Option<Diagnostic> {
    let (carried, _) = compile(&embedded(&rules.id)?).ok()?.value;
    if !rules.commitment_years.is_empty() || carried.commitment_years.is_empty() {
        return None;
    }
    let answer = |rules: &Rules, id: &str| {
        let parameter = &rules.parameters[rules.parameter(id)?.index()];
        Some(setting_text(parameter, &rules.categories, &parameter.draft[0]))
    };
    let readings = || carried.parameters.iter().filter(|parameter| parameter.is_reading());
    let added = readings().filter(|reading| rules.parameter(&reading.id).is_none()).map(|reading| reading.id.clone());
    let changed = readings().filter_map(|reading| {
        let (before, now) = (answer(rules, &reading.id)?, answer(&carried, &reading.id)?);
        (before != now).then(|| format!("{}: {before} → {now}", reading.id))
    });
    let (added, changed): (Vec<_>, Vec<_>) = (added.collect(), changed.collect());
    let note =
        Diagnostic::warning(Code::OlderRules).with("added", added.join(", ")).with("changed", changed.join(", "));
    Some(note.at(Place::File { file: "policy.toml".to_owned() }))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_the_first_version_open_with_a_note_of_the_readings_now() {
        let mut folder = embedded("shiyan-2018").expect("carried");
        assert!(older_than_carried(&compile(&folder).expect("it compiles").value.0).is_none());
        let policy = folder.files.get_mut("policy.toml").expect("the policy's file");
        let years: Vec<&str> = policy.lines().filter(|line| !line.starts_with("commitment_years")).collect();
        *policy = years.join("\n").replace("default = \"champions_first\"", "default = \"report\"");
        let note = older_than_carried(&compile(&folder).expect("it compiles").value.0).expect("a note");
        assert_eq!(note.code, Code::OlderRules);
        let changed = note.args.iter().find(|(name, _)| name == "changed").map(|(_, arg)| format!("{arg:?}"));
        assert!(changed.is_some_and(|changed| changed.contains("shortfall: report → champions_first")));
    }
}
