//! Answers questions that write scenarios to files and links and read them back, and checks whether the figures kept in a file
//! are reproduced.

use crate::api::{
    LinkScenarios, PolicyOfScenarios, ReadScenarios, Reply, ScenariosRead, UnlinkScenarios, WriteScenarios,
};
use crate::policy::Policy;
use crate::session::{Query, Session};
use crate::workspace::Workspace;
use cesuan_base::diag::{Arg, Code, Diagnostic, Warned};
use cesuan_scenario::{LoadedSet, ProvenancePart, Reproduction, ScenarioSet, file, link, provenance};

impl Query for WriteScenarios {
    fn answer(self, session: &mut Session) -> Reply<String> {
        Reply::of(session.workspace().map(|workspace| {
            let draft = workspace.draft();
            let set = over(draft, self.set);
            let provenances = if self.sealed { workspace.provenances(&set) } else { Vec::new() };
            file::write(&set, &draft.rules, &provenances)
        }))
    }
}

impl Query for LinkScenarios {
    fn answer(self, session: &mut Session) -> Reply<String> {
        Reply::of(session.workspace().and_then(|workspace| {
            let draft = workspace.draft();
            let set = over(draft, self.set);
            link::write(&set, &workspace.provenances(&set), &draft.rules)
        }))
    }
}

impl Query for ReadScenarios {
    fn answer(self, session: &mut Session) -> Reply<ScenariosRead> {
        Reply::of(session.workspace().and_then(|workspace| {
            let draft = workspace.draft();
            let loaded = file::read(&self.name, &self.text, &draft.rules, &draft.folder)?;
            Ok(reproduced(workspace, loaded))
        }))
    }
}

impl Query for UnlinkScenarios {
    fn answer(self, session: &mut Session) -> Reply<ScenariosRead> {
        Reply::of(session.workspace().and_then(|workspace| {
            let draft = workspace.draft();
            let loaded = link::read(&self.text, &draft.rules, &draft.folder)?;
            Ok(reproduced(workspace, loaded))
        }))
    }
}

impl Query for PolicyOfScenarios {
    fn answer(self, _: &mut Session) -> Reply<Option<String>> {
        Reply::Ready(match self {
            PolicyOfScenarios::File(text) => file::policy_of(&text),
            PolicyOfScenarios::Link(text) => link::policy_of(&text).ok(),
        })
    }
}

/// The set with the draft that is open as its policy.
fn over(draft: &Policy, set: ScenarioSet) -> ScenarioSet {
    let (policy, rules) = (draft.rules.id.clone(), provenance::of_folder(&draft.folder));
    ScenarioSet { policy, rules, ..set }.repaired().reduced(&draft.rules)
}

/// A set that was loaded, with the scenarios whose kept figures are reproduced; for others there is a warning.
fn reproduced(workspace: &Workspace, loaded: Warned<LoadedSet>) -> ScenariosRead {
    let Warned { value: loaded, mut warnings } = loaded;
    let mut reproduced = Vec::new();
    if loaded.provenances.iter().any(Option::is_some) {
        let now = workspace.provenances(&loaded.set);
        for ((scenario, kept), now) in loaded.set.scenarios.iter().zip(&loaded.provenances).zip(&now) {
            // A scenario without figures is reported in the comparison.
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
    ScenariosRead { set: loaded.set, warnings, reproduced }
}

/// The differences to report: those of the inputs or, if there are none, that of the figures.
fn causes(parts: &[ProvenancePart]) -> impl Iterator<Item = ProvenancePart> {
    let went_in = |part: &ProvenancePart| *part != ProvenancePart::Figures;
    let any = parts.iter().any(went_in);
    parts.iter().copied().filter(move |part| !any || went_in(part))
}
