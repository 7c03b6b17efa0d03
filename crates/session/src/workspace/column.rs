//! A column of the workspace: the draft or a scenario, the rules in force in it, and its last run.

use std::sync::Arc;

use crate::policy::Policy;
use cesuan_base::diag::Diagnostics;
use cesuan_policy::check::{Rules, Setting, overlay};
use cesuan_policy::rules::Changes;
use cesuan_scenario::{Scenario, SettingText};

use super::compared_run::ComparedRun;
use super::scenario_run::ScenarioRun;

/// The draft or a scenario. Where its rules or settings cannot be used, the last that could stay in force.
#[derive(Clone)]
pub(crate) struct Column {
    /// The scenario as it was asked for.
    pub(crate) scenario: Scenario,
    /// Whether everything below takes the scenario into account as it is.
    pub(crate) is_current: bool,
    pub(crate) rules: ColumnRules,
    /// The settings that the rules in force do not know, and why. They are used again under rules that do.
    pub(crate) unknown: Unknown,
    /// Why the settings could not be run.
    pub(crate) faults: Diagnostics,
    /// The last run that could be made; `None` before there is a population.
    pub(crate) run: Option<ScenarioRun>,
    /// The run as it was compared last.
    pub(crate) compared: Option<ComparedRun>,
}

/// The rules of a column.
#[derive(Clone)]
pub(crate) struct ColumnRules {
    /// The rules in force.
    pub(crate) policy: Arc<Policy>,
    /// The changed files that were compiled last.
    pub(crate) compiled: Changes,
    /// Warnings about those files, or what is wrong with them.
    pub(crate) diagnostics: Diagnostics,
    /// Whether those files could not be used, so that earlier rules are in force.
    pub(crate) is_broken: bool,
}

/// Settings that some rules do not know.
#[derive(Clone, Default)]
pub(crate) struct Unknown {
    pub(crate) settings: Vec<SettingText>,
    /// What is wrong with each of them.
    pub(crate) diagnostics: Diagnostics,
}

impl Column {
    /// A column by the rules of the draft that was not run yet.
    pub(crate) fn new(draft: &Arc<Policy>, scenario: Scenario) -> Self {
        Self {
            scenario,
            is_current: false,
            rules: ColumnRules {
                policy: draft.clone(),
                compiled: Changes::default(),
                diagnostics: Diagnostics::new(),
                is_broken: false,
            },
            unknown: Unknown::default(),
            faults: Diagnostics::new(),
            run: None,
            compared: None,
        }
    }

    /// The column over another population: nothing of it was run.
    pub(crate) fn without_runs(&self) -> Self {
        Self {
            scenario: self.scenario.clone(),
            is_current: false,
            rules: self.rules.clone(),
            unknown: self.unknown.clone(),
            faults: Diagnostics::new(),
            run: None,
            compared: None,
        }
    }

    /// Whether it shows a scenario, whatever the name.
    pub(crate) fn shows(&self, scenario: &Scenario) -> bool {
        self.scenario.settings == scenario.settings && self.scenario.rules == scenario.rules
    }

    /// Why the scenario as it is has no figures; empty where it has.
    pub(crate) fn reasons(&self) -> &Diagnostics {
        if self.rules.is_broken {
            &self.rules.diagnostics
        } else if self.faults.errors() > 0 {
            &self.faults
        } else {
            &self.unknown.diagnostics
        }
    }

    /// The run of the scenario as it is; `None` where that has no figures.
    pub(crate) fn own_run(&self) -> Option<&ScenarioRun> {
        self.run.as_ref().filter(|_| self.is_current && self.reasons().errors() == 0)
    }

    /// The settings that the rules in force know.
    pub(crate) fn settings_in_force(&self) -> impl Iterator<Item = &SettingText> {
        self.scenario.settings.iter().filter(|setting| !self.unknown.settings.contains(setting))
    }
}

/// The values of settings as far as some rules know them, and the settings they do not know.
///
/// # Errors
/// When settings that the rules know one by one do not go together.
pub(crate) fn understood(rules: &Rules, settings: &[SettingText]) -> Result<(Vec<Vec<Setting>>, Unknown), Diagnostics> {
    if let Ok(values) = overlay(rules, settings.iter().map(SettingText::pair)) {
        return Ok((values, Unknown::default()));
    }
    let mut unknown = Unknown::default();
    let known: Vec<&SettingText> = settings
        .iter()
        .filter(|setting| match overlay(rules, [setting.pair()]) {
            Ok(_) => true,
            Err(why) => {
                unknown.settings.push((*setting).clone());
                unknown.diagnostics.extend(why);
                false
            }
        })
        .collect();
    let values = overlay(rules, known.into_iter().map(SettingText::pair))?;
    Ok((values, unknown))
}
