//! Scenarios to files and links and back, and whether kept figures come out again.

use crate::Session;
use crate::api::ScenariosRead;
use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Warned};
use cesuan_scenario::{LoadedSet, Provenance, ProvenancePart, Reproduction, ScenarioSet, file, link, provenance};

impl Session {
    /// A set as a file; sealed where there are figures.
    pub(super) fn write_scenarios(&mut self, set: ScenarioSet, sealed: bool) -> Result<String, Diagnostics> {
        let set = self.of_today(set)?;
        let seals = if sealed { self.seals(&set)? } else { Vec::new() };
        Ok(file::write(&set, &self.drafted()?.rules, &seals))
    }

    /// A set as the text of a link; sealed where there are figures.
    pub(super) fn link_scenarios(&mut self, set: ScenarioSet) -> Result<String, Diagnostics> {
        let set = self.of_today(set)?;
        // What has no figures says so where it is compared; a link to it can be passed on all the same.
        let seals = self.seals(&set).unwrap_or_default();
        link::write(&set, &seals, &self.drafted()?.rules)
    }

    /// A file as a set.
    pub(super) fn read_scenarios(&mut self, name: &str, text: &str) -> Result<ScenariosRead, Diagnostics> {
        let drafted = self.drafted()?;
        let opened = file::read(name, text, &drafted.rules, &drafted.folder)?;
        Ok(self.opened(opened))
    }

    /// The text of a link as a set.
    pub(super) fn unlink_scenarios(&mut self, text: &str) -> Result<ScenariosRead, Diagnostics> {
        let drafted = self.drafted()?;
        let opened = link::read(text, &drafted.rules, &drafted.folder)?;
        Ok(self.opened(opened))
    }

    /// What was opened, with what comes out again of it.
    fn opened(&mut self, Warned { value: opened, mut warnings }: Warned<LoadedSet>) -> ScenariosRead {
        let mut reproduced = Vec::new();
        if opened.provenances.iter().any(Option::is_some) {
            // What has no figures says so where it is compared.
            let now = self.seals(&opened.set).unwrap_or_default();
            for ((scenario, kept), now) in opened.set.scenarios.iter().zip(&opened.provenances).zip(&now) {
                let (Some(kept), Some(now)) = (kept, now) else { continue };
                match now.reproduces(kept) {
                    Reproduction::Same => reproduced.push(scenario.name.clone()),
                    Reproduction::Differs(parts) => causes(&parts).for_each(|part| {
                        let note = Diagnostic::warning(Code::NotReproduced).with("name", scenario.name.as_str());
                        warnings.push(note.with("what", Arg::Word(part.word().to_owned())));
                    }),
                }
            }
        }
        ScenariosRead { set: opened.set, warnings, reproduced }
    }

    /// A set over the draft that is open.
    fn of_today(&self, set: ScenarioSet) -> Result<ScenarioSet, Diagnostics> {
        let drafted = self.drafted()?;
        let (policy, rules) = (drafted.rules.id.clone(), provenance::of_folder(&drafted.folder));
        Ok(ScenarioSet { policy, rules, ..set }.repaired().reduced(&drafted.rules))
    }

    /// The seals of a set's scenarios over the population in place; none of what has no figures.
    fn seals(&mut self, set: &ScenarioSet) -> Result<Vec<Option<Provenance>>, Diagnostics> {
        let Some(mut board) = self.board()? else { return Ok(Vec::new()) };
        let done = board.put(set).map(|()| (1..=set.scenarios.len()).map(|column| board.seal(column)).collect());
        // What was compared before is compared again.
        let back = board.put(&self.beside.set);
        self.beside.board = back.is_ok().then_some(board);
        done
    }
}

/// What a person is told: what went in and differs, and only where nothing of it does, what came out.
fn causes(parts: &[ProvenancePart]) -> impl Iterator<Item = ProvenancePart> {
    let went_in = |part: &ProvenancePart| *part != ProvenancePart::Figures;
    let any = parts.iter().any(went_in);
    parts.iter().copied().filter(move |part| !any || went_in(part))
}
