//! What single settings do: beside the settings in force, against the draft's values of the same parameters.
//!
//! Each answer is one command, so that between two of them the worker hears what else is asked.

use crate::api::{Pair, PairedView, Reply, SettingText, Weigh, WeighedView};
use cesuan_base::diag::Diagnostics;
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::{Setting, overlay};
use cesuan_scenario::set::parameter_of;
use cesuan_scenario::{effect, interaction};

use super::{Query, Session};

impl Query for Weigh {
    fn answer(self, session: &mut Session) -> Reply<WeighedView> {
        Reply::once_populated(session.weigh(self.settings))
    }
}

impl Query for Pair {
    fn answer(self, session: &mut Session) -> Reply<PairedView> {
        Reply::once_populated(session.pair(self.first, self.second))
    }
}

impl Session {
    fn weigh(&self, settings: Vec<SettingText>) -> Result<Option<WeighedView>, Diagnostics> {
        let Some(running) = &self.running else { return Ok(None) };
        let (with, without) = (self.beside(&settings)?, self.as_drafted(&settings)?);
        let (with, with_figures) = run(&running.engine, with)?;
        let (without, without_figures) = run(&running.engine, without)?;
        let effect = effect((&with_figures, with.lines()), (&without_figures, without.lines()));
        Ok(Some(WeighedView { revision: self.revision, settings, effect }))
    }

    fn pair(&self, first: SettingText, second: SettingText) -> Result<Option<PairedView>, Diagnostics> {
        let Some(running) = &self.running else { return Ok(None) };
        let settings = [first, second];
        let neither = self.as_drafted(&settings)?;
        let mut engine = running.engine.clone();
        let mut figures = |chosen: &[SettingText]| -> Result<Figures, Diagnostics> {
            let mut values = neither.clone();
            self.put_over(&mut values, chosen)?;
            engine.set(values);
            engine.run()
        };
        let neither_figures = figures(&[])?;
        let (first, both) = (figures(&settings[..1])?, figures(&settings)?);
        let second = figures(&settings[1..])?;
        let years = interaction(&both, &first, &second, &neither_figures);
        Ok(Some(PairedView { revision: self.revision, settings, years }))
    }

    /// The values in force with some settings put over them.
    pub(super) fn beside(&self, settings: &[SettingText]) -> Result<Vec<Vec<Setting>>, Diagnostics> {
        let mut values = self.in_force(&self.policy()?.rules)?;
        self.put_over(&mut values, settings)?;
        Ok(values)
    }

    /// The values in force, but for the parameters of some settings as drafted.
    pub(super) fn as_drafted(&self, settings: &[SettingText]) -> Result<Vec<Vec<Setting>>, Diagnostics> {
        let rules = &self.policy()?.rules;
        let mut values = self.in_force(&self.policy()?.rules)?;
        for id in settings.iter().filter_map(|setting| rules.parameter(parameter_of(&setting.id))) {
            values[id.index()].clone_from(&rules.parameters[id.index()].draft);
        }
        Ok(values)
    }

    /// Puts settings over values.
    fn put_over(&self, values: &mut [Vec<Setting>], settings: &[SettingText]) -> Result<(), Diagnostics> {
        let rules = &self.policy()?.rules;
        let alone = overlay(rules, settings.iter().map(SettingText::pair))?;
        for id in settings.iter().filter_map(|setting| rules.parameter(parameter_of(&setting.id))) {
            values[id.index()].clone_from(&alone[id.index()]);
        }
        Ok(())
    }
}

/// A copy of an engine with other values.
pub(super) fn run(engine: &Engine, values: Vec<Vec<Setting>>) -> Result<(Engine, Figures), Diagnostics> {
    let mut engine = engine.clone();
    engine.set(values);
    let figures = engine.run()?;
    Ok((engine, figures))
}
