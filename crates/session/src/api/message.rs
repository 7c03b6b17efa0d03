//! What goes through the door.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_intake::{ErrorRows, Layout, SampleAdjust, TablesView};
use cesuan_office::RawSheet;
use cesuan_policy::rules::{Changes, Folder};
use cesuan_scenario::{ScenarioSet, SettingText};

use super::calibration::CalibrationView;
use super::comparison::Comparison;
use super::dossier::Dossier;
use super::effects::{PairedView, WeighedView};
use super::enterprises::{EnterprisePage, EnterpriseQuery};
use super::figures::FiguresView;
use super::fund::{CutsView, MarginalView};
use super::hits::HitsView;
use super::policy::{PolicyTitle, PolicyView};
use super::population::PopulationView;
use super::rules::{CasesView, Completions, NewMeasure, PartsView, RevisedView};
use super::scenarios::{MovedView, ScenariosRead};
use super::standards::{BasedView, FilledView, Purse};
use super::trial::{Record, TrialView};

/// What a person asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// List the carried policies. Answers [`Event::Policies`].
    Policies,
    /// Compile a carried policy by its id. Answers [`Event::Opened`] or [`Event::Rejected`].
    Open {
        /// The policy's id.
        policy: String,
    },
    /// Compile a policy from its files. Answers as [`Command::Open`].
    OpenFolder(Folder),
    /// Draw a synthetic population. Answers [`Event::Populated`] and, with a policy open, [`Event::Figures`].
    Sample {
        /// How many enterprises; each has a row in every policy year.
        enterprises: u32,
        /// The same seed draws the same rows everywhere.
        seed: u64,
        /// What is changed of how they are drawn.
        adjust: SampleAdjust,
    },
    /// Read a person's own tables. Answers [`Event::Tables`] and, where that says `ready`, as [`Command::Sample`]; otherwise
    /// the population before stands. [`Session::begin`](crate::Session::begin) reads in steps.
    Tables {
        /// The sheets, of one file or several.
        sheets: Vec<RawSheet>,
        /// What a person chose.
        layout: Option<Layout>,
        /// What to do about rows with errors.
        errors: ErrorRows,
    },
    /// Read the sheets of the last [`Command::Tables`] again, whatever came of it. Answers as that one.
    Reread {
        /// What a person chose.
        layout: Option<Layout>,
        /// What to do about rows with errors.
        errors: ErrorRows,
    },
    /// Use these settings and no others. Answers [`Event::Figures`], or [`Event::Rejected`] and the last figures stand.
    Apply {
        /// Comes back with the answer.
        revision: u64,
        /// Every setting that differs from the draft.
        settings: Vec<SettingText>,
    },
    /// Something about the files of the rules. Answers [`Event::Rules`].
    Rules(RulesCommand),
    /// Something about scenarios side by side. Answers as the command says.
    Scenarios(ScenariosCommand),
    /// Who gets less of a payer than asked for. Answers [`Event::Cuts`]; nothing before there are figures.
    Cuts {
        /// The payer.
        payer: PayerId,
        /// The index of the policy year; none for all years together.
        year: Option<usize>,
        /// How many of the rows to pass over.
        first: usize,
        /// How many rows to give.
        count: usize,
    },
    /// What one more step of a payer's envelope would pay. Answers [`Event::Marginal`]; nothing where there is no envelope.
    Marginal {
        /// The payer.
        payer: PayerId,
    },
    /// A window onto the list of enterprises. Answers [`Event::Enterprises`].
    Enterprises(EnterpriseQuery),
    /// One enterprise and why it gets what it gets. Answers [`Event::Enterprise`].
    Enterprise {
        /// Its id.
        id: String,
    },
    /// What an enterprise of these rows would get. Answers [`Event::Trial`].
    Trial {
        /// Its rows.
        record: Record,
        /// The enterprise of the population whose place it takes.
        instead_of: Option<String>,
    },
    /// What these settings do beside those in force. Answers [`Event::Weighed`], or nothing before there is a population.
    Weigh(Vec<SettingText>),
    /// By how much two settings interact. Answers [`Event::Paired`], or nothing before there is a population.
    Pair(SettingText, SettingText),
    /// What a number left to another document applies to. Answers [`Event::Based`], or nothing before there is a population.
    Base {
        /// The parameter's id.
        parameter: String,
    },
    /// How many meet each condition of a measure. Answers [`Event::Hits`], or nothing before there is a population.
    Hits(MeasureId),
    /// What the population has of each published figure. Answers [`Event::Calibrated`], or nothing before there is one.
    Calibrate,
    /// The largest value of a number that a purse can bear. Answers [`Event::Filled`], or nothing before there is a population.
    Fill {
        /// The parameter's id.
        parameter: String,
        /// The purse.
        purse: Purse,
    },
}

/// What comes of a command.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Event {
    /// The carried policies, by id.
    Policies(Vec<PolicyTitle>),
    /// The policy compiled.
    Opened(Box<PolicyView>),
    /// What a person's own tables hold and what is wrong with them.
    Tables(Box<TablesView>),
    /// The population is in place.
    Populated(PopulationView),
    /// The figures of the settings in force.
    Figures(Box<FiguresView>),
    /// Who gets less than asked for.
    Cuts(CutsView),
    /// What one more step of an envelope would pay.
    Marginal(MarginalView),
    /// A window onto the list of enterprises.
    Enterprises(Box<EnterprisePage>),
    /// One enterprise.
    Enterprise(Box<Dossier>),
    /// What comes of a trial.
    Trial(Box<TrialView>),
    /// Nothing was changed; what is wrong, and the revision of the settings that were refused.
    Rejected {
        /// The revision of the settings that were refused, where it was settings.
        revision: Option<u64>,
        /// What is wrong with them.
        diagnostics: Diagnostics,
    },
    /// What was done was done, and a person should know this.
    Warned(Diagnostics),
    /// What settings do.
    Weighed(Box<WeighedView>),
    /// By how much two settings interact.
    Paired(PairedView),
    /// What a number left to another document applies to.
    Based(BasedView),
    /// How many meet each condition of a measure.
    Hits(Box<HitsView>),
    /// The largest value of a number that a purse can bear.
    Filled(FilledView),
    /// What the population has of each published figure.
    Calibrated(Box<CalibrationView>),
    /// What came of a command about the files of the rules.
    Rules(RulesEvent),
    /// Scenarios side by side.
    Compared(Box<Comparison>),
    /// The enterprises of one scenario against the baseline.
    Moved(Box<MovedView>),
    /// The policy by the rules of one scenario.
    ColumnPolicy(Box<PolicyView>),
    /// Scenarios that were read from a file or a link.
    ScenariosRead(Box<ScenariosRead>),
    /// Scenarios as the text of a file or of a link.
    ScenariosWritten(String),
}

/// What a person asks of the rules' files. Everything is said of the policy as it was opened, with the changes given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RulesCommand {
    /// The files of the policy as it was opened. Answers [`RulesEvent::Files`].
    Files,
    /// Compile the files with these changes and, where they compile, use them from now on. Answers [`RulesEvent::Revised`].
    Revise {
        /// Comes back with the answer.
        serial: u64,
        /// What differs from the policy as it was opened.
        changes: Changes,
    },
    /// Run the cases of the rules in force. Answers [`RulesEvent::Cases`].
    Cases,
    /// What could stand at a place of a file. Answers [`RulesEvent::Completions`].
    Complete {
        /// The file's path.
        file: String,
        /// Its text as it stands.
        text: String,
        /// The place, in bytes.
        at: usize,
    },
    /// What a new measure may be made of. Answers [`RulesEvent::Parts`].
    Parts,
    /// Write a new measure with its cases and put it into the list. Answers [`RulesEvent::Drafted`].
    Add {
        /// The measure.
        measure: NewMeasure,
        /// The changes so far.
        changes: Changes,
    },
    /// Take a measure out of the list, and its files with it. Answers [`RulesEvent::Drafted`].
    Remove {
        /// The measure's id.
        measure: String,
        /// The changes so far.
        changes: Changes,
    },
}

/// What comes of a command about the rules' files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum RulesEvent {
    /// The files of the policy as it was opened.
    Files(Folder),
    /// Changed files were compiled.
    Revised(Box<RevisedView>),
    /// Cases were run.
    Cases(CasesView),
    /// What could stand there.
    Completions(Completions),
    /// What a new measure may be made of.
    Parts(PartsView),
    /// Files were written; nothing is in force yet.
    Drafted {
        /// The changes with those files.
        changes: Changes,
        /// The file to look at.
        file: Option<String>,
    },
    /// A measure could not be added or taken out.
    Refused(Diagnostics),
}

/// What a person asks about scenarios.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScenariosCommand {
    /// Compare these and no others: what is as it was is not computed again. Answers [`Event::Compared`];
    /// nothing before there is a population.
    Set {
        /// Comes back with the answer.
        revision: u64,
        /// The scenarios.
        set: ScenarioSet,
    },
    /// The enterprises of one column against the baseline. Answers [`Event::Moved`]; nothing before there is a
    /// comparison, or where the column has no figures.
    Moved {
        /// The column.
        column: usize,
        /// Which of them; `draft` in the answer is the baseline.
        query: EnterpriseQuery,
    },
    /// The policy by the rules of one column. Answers [`Event::ColumnPolicy`].
    Policy {
        /// The column.
        column: usize,
    },
    /// The set as a file. Answers [`Event::ScenariosWritten`].
    Write {
        /// The set.
        set: ScenarioSet,
        /// Whether what the figures are made of is written too; without a population it is not.
        sealed: bool,
    },
    /// A file as a set. Answers [`Event::ScenariosRead`], or [`Event::Rejected`].
    Read {
        /// The file's name, for messages.
        name: String,
        /// What it holds.
        text: String,
    },
    /// The set as the text of a link. Answers [`Event::ScenariosWritten`].
    Link(ScenarioSet),
    /// The text of a link as a set. Answers as [`ScenariosCommand::Read`].
    Unlink(String),
}
