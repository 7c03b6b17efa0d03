//! A column of the workspace: the draft or a scenario, with the rules in force and its last run.

use std::sync::Arc;

use crate::policy::Policy;
use cesuan_base::diag::Diagnostics;
use cesuan_policy::check::{Rules, Setting, overlay};
use cesuan_policy::rules::Changes;
use cesuan_scenario::{Scenario, SettingText};

use super::compared_run::ComparedRun;
use super::scenario_run::ScenarioRun;

/// The draft or a scenario. If its rules or settings cannot be used, the last usable ones stay in force.
#[derive(Clone)]
pub(crate) struct Column {
    /// The scenario to be shown.
    pub(crate) scenario: Scenario,
    /// Whether the other fields have been brought up to date with the scenario.
    pub(crate) is_current: bool,
    pub(crate) rules: ColumnRules,
    /// The settings that the rules in force do not know. They take effect again under rules that know them.
    pub(crate) unknown: Unknown,
    /// The reasons why the settings could not be run; empty if they were.
    pub(crate) faults: Diagnostics,
    /// The last successful run; `None` before there is a population.
    pub(crate) run: Option<ScenarioRun>,
    /// The run that was last prepared for comparison; `None` if none was, or the scenario has no figures.
    pub(crate) compared: Option<ComparedRun>,
}

/// The rules of a column.
#[derive(Clone)]
pub(crate) struct ColumnRules {
    /// The rules in force.
    pub(crate) policy: Arc<Policy>,
    /// The changed files of the last compilation.
    pub(crate) compiled: Changes,
    /// The warnings or errors of the last compilation.
    pub(crate) diagnostics: Diagnostics,
    /// Whether the last compilation failed, so that earlier rules are in force.
    pub(crate) is_broken: bool,
}

/// Settings that rules do not know, or do not allow.
#[derive(Clone, Default)]
pub(crate) struct Unknown {
    pub(crate) settings: Vec<SettingText>,
    /// The faults of these settings.
    pub(crate) diagnostics: Diagnostics,
}

impl Column {
    /// A column with the rules of the draft, without a run.
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

    /// The column without its runs, for another population.
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

    /// Whether the column shows a scenario. Names are not compared.
    pub(crate) fn shows(&self, scenario: &Scenario) -> bool {
        self.scenario.settings == scenario.settings && self.scenario.rules == scenario.rules
    }

    /// The reasons why the scenario has no figures; without errors if it has.
    pub(crate) fn reasons(&self) -> &Diagnostics {
        if self.rules.is_broken {
            &self.rules.diagnostics
        } else if self.faults.errors() > 0 {
            &self.faults
        } else {
            &self.unknown.diagnostics
        }
    }

    /// The run of the scenario itself; `None` if it has no figures, so that an earlier run is in force.
    pub(crate) fn own_run(&self) -> Option<&ScenarioRun> {
        self.run.as_ref().filter(|_| self.is_current && self.reasons().errors() == 0)
    }

    /// The settings that the rules in force know.
    pub(crate) fn settings_in_force(&self) -> impl Iterator<Item = &SettingText> {
        self.scenario.settings.iter().filter(|setting| !self.unknown.settings.contains(setting))
    }
}

/// The values of the settings that rules know, and the settings they do not know.
///
/// # Errors
/// If the rules know each of several settings, but not all of them together.
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
