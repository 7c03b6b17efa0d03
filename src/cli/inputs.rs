//! Policy, population and settings, as the arguments name them.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place};
use cesuan_intake::{SampleAdjust, UsualSample};
use cesuan_scenario::{Scenario, ScenarioSet, Which};
use cesuan_session::{
    CountNotices, DrawSample, FiguresView, NoticeView, OpenFolder, PolicyOpened, PolicyView, Populated, PopulationView,
    Session, SetScenarios, SettingText,
};

use super::args::{Inputs, Over};
use super::terminal::Terminal;
use super::{files, scenarios, tables};

/// What a run shows.
pub(super) struct Shown {
    pub(super) policy: PolicyView,
    pub(super) population: PopulationView,
    pub(super) figures: FiguresView,
    /// What is counted and told beside the figures.
    pub(super) notices: Vec<NoticeView>,
    /// The settings in force that differ from the draft.
    pub(super) settings: Vec<SettingText>,
    /// The column of the figures: 0 for the draft, 1 for the scenario of the arguments.
    pub(super) column: usize,
}

/// Opens the policy, puts the scenario and the settings in force, takes the population and runs.
///
/// # Errors
/// Everything that is wrong with any of them: wrong settings and wrong tables are reported together.
pub(super) fn open(args: &Inputs, terminal: &Terminal) -> Result<(Session, Shown), Diagnostics> {
    let (mut session, PolicyOpened { policy, usual, .. }) = policy(&args.over, terminal)?;
    let mut scenario = scenarios::chosen(args, &mut session, terminal)?.unwrap_or_default();
    let mut faults = Diagnostics::new();
    scenario.settings.extend(settings(&args.set, &mut faults));
    let column = usize::from(!scenario.is_draft());
    let asked = session.ask(SetScenarios { revision: 1, set: of_one(scenario, terminal) }).now()?;
    if asked.rules.are_broken {
        return Err(asked.rules.diagnostics);
    }
    let policy = asked.policy.unwrap_or(policy);
    faults.extend(asked.unknown);
    faults.extend(asked.faults);
    let populated = populate(&args.over, &usual, &mut session, terminal).map_err(|more| {
        let mut all = faults.clone();
        all.extend(more);
        all
    })?;
    if faults.errors() > 0 {
        return Err(faults);
    }
    let Populated { population, figures, .. } = populated;
    scenarios::say_whether_reproduced(args, &mut session, terminal)?;
    let notices = session.ask(CountNotices).now()?.notices;
    let settings = session.settings();
    Ok((session, Shown { policy, population, figures, notices, settings, column }))
}

/// A set of one selected scenario; the draft alone where the scenario changes nothing.
fn of_one(scenario: Scenario, terminal: &Terminal) -> ScenarioSet {
    if scenario.is_draft() {
        return ScenarioSet::default();
    }
    let name = match scenario.name.as_str() {
        "" => terminal.text("cli-unnamed-scenario", &[]),
        name => name.to_owned(),
    };
    let scenarios = vec![Scenario { name, ..scenario }];
    ScenarioSet { selected: Which::Scenario(0), scenarios, ..ScenarioSet::default() }
}

/// Opens the policy and takes the population; the draft is in force.
///
/// # Errors
/// Everything that is wrong with any of them.
pub(super) fn drafted(args: &Over, terminal: &Terminal) -> Result<(Session, Shown), Diagnostics> {
    let (mut session, PolicyOpened { policy, usual, .. }) = policy(args, terminal)?;
    let Populated { population, figures, .. } = populate(args, &usual, &mut session, terminal)?;
    Ok((session, Shown { policy, population, figures, notices: Vec::new(), settings: Vec::new(), column: 0 }))
}

fn policy(args: &Over, terminal: &Terminal) -> Result<(Session, PolicyOpened), Diagnostics> {
    let folder = files::folder(&args.policy.policy)?;
    let mut session = Session::new();
    let opened = session.ask(OpenFolder { folder }).now()?;
    terminal.report_if_any(&opened.warnings);
    Ok((session, opened))
}

fn populate(
    args: &Over,
    usual: &UsualSample,
    session: &mut Session,
    terminal: &Terminal,
) -> Result<Populated, Diagnostics> {
    let populated = match tables::named(&args.tables)? {
        Some(named) => {
            let read = tables::read(session, named, terminal)?;
            let populated = read.populated.ok_or_else(|| read.tables.diagnostics())?;
            tables::report(&read.tables, terminal);
            populated
        }
        None => {
            let progress = terminal.progress("cli-progress-drawing", &[]);
            let enterprises = args.sample.unwrap_or(usual.enterprises);
            let seed = args.seed.unwrap_or(usual.seed);
            let drawn = session.ask(DrawSample { enterprises, seed, adjust: SampleAdjust::default() });
            drop(progress);
            drawn.now()?
        }
    };
    terminal.report_if_any(&populated.warnings);
    Ok(populated)
}

/// `ID=VALUE` arguments as settings; a later one for the same id holds.
fn settings(written: &[String], faults: &mut Diagnostics) -> Vec<SettingText> {
    let mut settings = Vec::new();
    for text in written {
        match text.split_once('=') {
            Some((id, value)) if !id.trim().is_empty() => {
                settings.push(SettingText { id: id.trim().to_owned(), value: value.trim().to_owned() });
            }
            _ => {
                let place = Place::Setting { id: text.clone() };
                faults.push(Diagnostic::error(Code::BadSetting).with("text", text.as_str()).at(place));
            }
        }
    }
    settings
}
