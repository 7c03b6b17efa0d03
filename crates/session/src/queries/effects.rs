//! Answers questions about the effects of single settings: figures with the settings in force, compared with figures in which
//! the parameters of these settings have the values of the draft.
//!
//! Each effect is a question of its own, so that the worker can answer other questions in between.

use crate::api::{PairedView, Reply, SettingPair, SettingText, Weigh, WeighedView};
use crate::session::{Query, Session};
use crate::workspace::ScenarioRun;
use cesuan_base::diag::Diagnostics;
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::{Rules, Setting, overlay};
use cesuan_scenario::set::parameter_of;
use cesuan_scenario::{effect, interaction};

impl Query for Weigh {
    fn answer(self, session: &mut Session) -> Reply<WeighedView> {
        session.answer_from_run(|run, revision| weigh(run, revision, self.settings))
    }
}

impl Query for SettingPair {
    fn answer(self, session: &mut Session) -> Reply<PairedView> {
        session.answer_from_run(|run, revision| pair(run, revision, self.first, self.second))
    }
}

fn weigh(run: &ScenarioRun, revision: u64, settings: Vec<SettingText>) -> Result<WeighedView, Diagnostics> {
    let rules = &run.policy.rules;
    let mut with = run.values.clone();
    apply_settings(rules, &mut with, &settings)?;
    let (with, with_figures) = run_with(&run.engine, with)?;
    let (without, without_figures) = run_with(&run.engine, with_draft_values(run, &settings))?;
    let effect = effect((&with_figures, with.lines()), (&without_figures, without.lines()));
    Ok(WeighedView { revision, settings, effect })
}

fn pair(run: &ScenarioRun, revision: u64, first: SettingText, second: SettingText) -> Result<PairedView, Diagnostics> {
    let settings = [first, second];
    let neither = with_draft_values(run, &settings);
    let mut engine = run.engine.clone();
    let mut figures = |chosen: &[SettingText]| -> Result<Figures, Diagnostics> {
        let mut values = neither.clone();
        apply_settings(&run.policy.rules, &mut values, chosen)?;
        engine.set(values);
        engine.run()
    };
    let neither_figures = figures(&[])?;
    let (first, both) = (figures(&settings[..1])?, figures(&settings)?);
    let second = figures(&settings[1..])?;
    let years = interaction(&both, &first, &second, &neither_figures);
    Ok(PairedView { revision, settings, years })
}

/// The values in force, except that the parameters of these settings have the values of the draft.
fn with_draft_values(run: &ScenarioRun, settings: &[SettingText]) -> Vec<Vec<Setting>> {
    let rules = &run.policy.rules;
    let mut values = run.values.clone();
    for id in settings.iter().filter_map(|setting| rules.parameter(parameter_of(&setting.id))) {
        values[id.index()].clone_from(&rules.parameters[id.index()].draft);
    }
    values
}

/// Sets the values of the parameters that settings are about.
///
/// # Errors
/// If the rules do not allow the settings.
fn apply_settings(rules: &Rules, values: &mut [Vec<Setting>], settings: &[SettingText]) -> Result<(), Diagnostics> {
    let alone = overlay(rules, settings.iter().map(SettingText::pair))?;
    for id in settings.iter().filter_map(|setting| rules.parameter(parameter_of(&setting.id))) {
        values[id.index()].clone_from(&alone[id.index()]);
    }
    Ok(())
}

/// A copy of an engine that has run with other values, and its figures.
pub(super) fn run_with(engine: &Engine, values: Vec<Vec<Setting>>) -> Result<(Engine, Figures), Diagnostics> {
    let mut engine = engine.clone();
    engine.set(values);
    let figures = engine.run()?;
    Ok((engine, figures))
}
