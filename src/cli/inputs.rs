//! Policy, population and settings, as the arguments name them.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place};
use cesuan_intake::SampleAdjust;
use cesuan_scenario::Scenario;
use cesuan_session::{
    Command, Event, FiguresView, PolicyView, PopulationView, RulesCommand, RulesEvent, Session, SettingText,
};

use super::args::{DEFAULT_SAMPLE, Inputs, Over};
use super::refusal::refuse;
use super::terminal::Terminal;
use super::{files, scenarios, tables};

/// What a run shows.
pub(super) struct Shown {
    pub(super) policy: PolicyView,
    pub(super) population: PopulationView,
    pub(super) figures: FiguresView,
    /// The scenario of the arguments; the draft where they name none.
    pub(super) scenario: Scenario,
}

/// Opens the policy, puts the scenario and the settings in force, takes the population and runs.
///
/// # Errors
/// Everything that is wrong with any of them.
pub(super) fn open(args: &Inputs, terminal: &Terminal) -> Result<(Session, Shown), Diagnostics> {
    let (mut session, mut seen) = policy(&args.over, terminal)?;
    let scenario = scenarios::chosen(args, &mut session, terminal)?.unwrap_or_default();
    if !scenario.rules.is_empty() {
        let revise = RulesCommand::Revise { serial: 1, changes: scenario.rules.clone() };
        seen.take(terminal, session.handle(Command::Rules(revise)));
        seen.check()?;
    }
    let mut all = scenario.settings.clone();
    all.extend(settings(&args.set, &mut seen.faults));
    seen.take(terminal, session.handle(Command::Apply { revision: 1, settings: all }));
    populate(&args.over, &mut session, &mut seen, terminal)?;
    let shown = Shown { scenario, ..seen.all()? };
    scenarios::say_whether_reproduced(args, &mut session, terminal)?;
    Ok((session, shown))
}

/// Opens the policy and takes the population; the draft is in force.
///
/// # Errors
/// Everything that is wrong with any of them.
pub(super) fn drafted(args: &Over, terminal: &Terminal) -> Result<(Session, Shown), Diagnostics> {
    let (mut session, mut seen) = policy(args, terminal)?;
    populate(args, &mut session, &mut seen, terminal)?;
    Ok((session, seen.all()?))
}

fn policy(args: &Over, terminal: &Terminal) -> Result<(Session, Seen), Diagnostics> {
    let folder = files::folder(&args.policy.policy)?;
    let mut session = Session::new();
    let mut seen = Seen::default();
    seen.take(terminal, session.handle(Command::OpenFolder(folder)));
    seen.check()?;
    Ok((session, seen))
}

fn populate(args: &Over, session: &mut Session, seen: &mut Seen, terminal: &Terminal) -> Result<(), Diagnostics> {
    let events = match tables::command(&args.tables)? {
        Some(command) => tables::read(session, command, terminal),
        None => {
            let progress = terminal.progress("cli-progress-drawing", &[]);
            let enterprises = args.sample.unwrap_or(DEFAULT_SAMPLE);
            let events =
                session.handle(Command::Sample { enterprises, seed: args.seed, adjust: SampleAdjust::default() });
            drop(progress);
            events
        }
    };
    seen.take(terminal, events);
    Ok(())
}

/// What the session has answered so far.
#[derive(Default)]
struct Seen {
    policy: Option<PolicyView>,
    population: Option<PopulationView>,
    figures: Option<FiguresView>,
    /// Everything refused, so that wrong settings and wrong tables are reported together.
    faults: Diagnostics,
}

impl Seen {
    fn take(&mut self, terminal: &Terminal, events: Vec<Event>) {
        for event in events {
            match event {
                Event::Opened(view) => self.policy = Some(*view),
                Event::Populated(view) => self.population = Some(view),
                Event::Figures(view) => self.figures = Some(*view),
                Event::Warned(warnings) => terminal.report(&warnings),
                Event::Tables(view) if view.ready => tables::report(&view, terminal),
                Event::Tables(view) => self.faults.extend(view.diagnostics()),
                Event::Rules(RulesEvent::Revised(view)) => match view.adopted {
                    Some(adopted) => self.policy = Some(adopted.policy),
                    None => self.faults.extend(view.diagnostics),
                },
                Event::Rejected { diagnostics, .. } => self.faults.extend(diagnostics),
                // What only the page asks for.
                _ => {}
            }
        }
    }

    fn check(&mut self) -> Result<(), Diagnostics> {
        if self.faults.errors() == 0 { Ok(()) } else { Err(std::mem::take(&mut self.faults)) }
    }

    fn all(mut self) -> Result<Shown, Diagnostics> {
        self.check()?;
        match (self.policy, self.population, self.figures) {
            (Some(policy), Some(population), Some(figures)) => {
                Ok(Shown { policy, population, figures, scenario: Scenario::default() })
            }
            _ => Err(refuse(Diagnostic::error(Code::NoPolicy))),
        }
    }
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
