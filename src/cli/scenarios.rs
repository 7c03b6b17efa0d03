//! Files of scenarios, as the arguments name them.

use std::path::Path;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place};
use cesuan_scenario::{Scenario, ScenarioSet};
use cesuan_session::{ReadScenarios, ScenariosRead, Session};

use super::args::Inputs;
use super::files;
use super::refusal::refuse;
use super::terminal::Terminal;

/// The scenario of the arguments; none where they name none.
///
/// # Errors
/// When the file is wrong, or it is not said which of several scenarios is meant.
pub(super) fn chosen(
    args: &Inputs,
    session: &mut Session,
    terminal: &Terminal,
) -> Result<Option<Scenario>, Diagnostics> {
    let Some(path) = &args.scenario else { return Ok(None) };
    let read = read(path, session)?;
    terminal.report_if_any(&read.warnings);
    let set = &read.set;
    match &args.name {
        Some(name) => match set.named(name) {
            Some(index) => Ok(Some(set.scenarios[index].clone())),
            None => Err(refuse(set.unknown(name).at(place(path)))),
        },
        None => match set.scenarios.as_slice() {
            [only] => Ok(Some(only.clone())),
            several => {
                let names = several.iter().map(|scenario| scenario.name.clone()).collect();
                let fault = Diagnostic::error(Code::ChooseScenario).with("file", path.display().to_string());
                Err(refuse(fault.with("count", several.len().to_string()).suggest(names).at(place(path))))
            }
        },
    }
}

/// With the population in place: whether figures kept in the file come out again.
///
/// # Errors
/// When the file has become another one in between.
pub(super) fn say_whether_reproduced(
    args: &Inputs,
    session: &mut Session,
    terminal: &Terminal,
) -> Result<(), Diagnostics> {
    let Some(path) = &args.scenario else { return Ok(()) };
    let read = read(path, session)?;
    let names: Vec<&str> = match &args.name {
        Some(name) => vec![name.trim()],
        None => read.set.scenarios.iter().map(|scenario| scenario.name.as_str()).collect(),
    };
    say_reproduced(&read, &names, terminal);
    let mut notes = Diagnostics::new();
    let of_seals = read.warnings.list.into_iter().filter(|note| note.code == Code::NotReproduced);
    let named = |note: &Diagnostic| note.args.iter().any(|(_, arg)| names.iter().any(|name| *arg == (*name).into()));
    of_seals.filter(named).for_each(|note| notes.push(note));
    terminal.report_if_any(&notes);
    Ok(())
}

/// Says which figures come out as they were kept.
fn say_reproduced(read: &ScenariosRead, names: &[&str], terminal: &Terminal) {
    for name in read.reproduced.iter().filter(|name| names.contains(&name.as_str())) {
        terminal.say(&terminal.text("cli-reproduced", &[("name", name.as_str().into())]));
    }
}

/// The scenarios of several files as one set; those of one name are told apart by their files.
///
/// # Errors
/// Everything that is wrong with any of the files, and more scenarios than can be compared.
pub(super) fn all(
    paths: &[std::path::PathBuf],
    session: &mut Session,
    terminal: &Terminal,
) -> Result<ScenarioSet, Diagnostics> {
    let mut set = ScenarioSet::default();
    let mut faults = Diagnostics::new();
    for path in paths {
        let read = match read(path, session) {
            Ok(read) => read,
            Err(more) => {
                faults.extend(more);
                continue;
            }
        };
        terminal.report_if_any(&read.warnings);
        let names: Vec<&str> = read.set.scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
        say_reproduced(&read, &names, terminal);
        for mut scenario in read.set.scenarios {
            if set.named(&scenario.name).is_some() {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                scenario.name = format!("{stem}: {}", scenario.name);
            }
            if set.scenarios.len() == ScenarioSet::MOST {
                let fault = Diagnostic::error(Code::TooManyScenarios).with("limit", ScenarioSet::MOST.to_string());
                faults.push(fault.at(place(path)));
                break;
            }
            set.scenarios.push(scenario);
        }
    }
    if faults.errors() == 0 { Ok(set) } else { Err(faults) }
}

fn read(path: &Path, session: &mut Session) -> Result<ScenariosRead, Diagnostics> {
    let text = files::text(path)?;
    session.ask(ReadScenarios { name: path.display().to_string(), text }).now()
}

fn place(path: &Path) -> Place {
    Place::File { file: path.display().to_string() }
}
