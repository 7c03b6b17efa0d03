//! What goes through the door.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::{Rows, Text};
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_engine::Figures;
use cesuan_intake::{ErrorRows, Layout, LeftOut, SampleAdjust, TablesView};
use cesuan_office::RawSheet;
use cesuan_policy::check::{Category, Clause, FieldKind, MeasureKind, Parameter, Template};
use cesuan_policy::rules::Folder;
pub use cesuan_scenario::SettingText;

use super::calibration::CalibrationView;
use super::dossier::Dossier;
use super::effects::{PairedView, WeighedView};
use super::enterprises::{EnterprisePage, EnterpriseQuery, FacetView};
use super::fund::{CutsView, MarginalView};
use super::hits::HitsView;
use super::rules::{RulesCommand, RulesEvent};
use super::scenarios::{Comparison, MovedView, ScenariosCommand, ScenariosRead};
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
    /// the population before stands. [`Session::begin`](super::Session::begin) reads in steps.
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

/// A carried policy, before it is opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyTitle {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
}

/// A policy as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The policy years.
    pub years: Vec<i32>,
    /// Lists of options.
    pub categories: Vec<Category>,
    /// Parameters and readings.
    pub parameters: Vec<Parameter>,
    /// Who pays.
    pub payers: Vec<PayerView>,
    /// The draft's outline, in its order.
    pub clauses: Vec<Clause>,
    /// What costs money.
    pub measures: Vec<MeasureView>,
    /// The columns of both tables.
    pub fields: Vec<FieldView>,
    /// The labels of named formulas.
    pub definitions: Vec<Text>,
    /// What enterprises are told apart by.
    pub facets: Vec<FacetView>,
}

/// A column of an input table as a person fills it in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldView {
    /// Its id.
    pub id: String,
    /// Its table.
    pub rows: Rows,
    /// Its label.
    pub label: Text,
    /// What it means.
    pub note: Option<Text>,
    /// What its cells hold.
    pub kind: FieldKind,
    /// Whether a blank is an error.
    pub required: bool,
    /// The measures that look at it.
    pub uses: Vec<MeasureId>,
}

/// A payer as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayerView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Whether what it pays is income forgone.
    pub forgone: bool,
    /// Whether it has an envelope.
    pub limited: bool,
}

/// A measure as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureView {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// The position of its clause.
    pub clause: String,
    /// What the clause says.
    pub text: Template,
    /// Whose rows its lines have.
    pub rows: Rows,
    /// Its class.
    pub kind: MeasureKind,
    /// Who pays.
    pub payer: PayerId,
}

/// The population in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PopulationView {
    /// Where the rows come from.
    pub source: PopulationSource,
    /// What was changed of how a sample is drawn.
    pub adjust: SampleAdjust,
    /// Distinct enterprises.
    pub enterprises: u64,
    /// Rows of the enterprise table.
    pub enterprise_rows: u64,
    /// Rows of the project table.
    pub project_rows: u64,
    /// Rows of a person's tables that were left out.
    pub left_out: LeftOut,
}

/// Where a population comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PopulationSource {
    /// Drawn by the generator from a seed.
    Synthetic {
        /// What it was drawn from.
        seed: u64,
    },
    /// A person's own tables.
    Own {
        /// The names of their files.
        files: Vec<String>,
    },
}

/// The figures of the settings in force beside those of the draft, over the same population.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FiguresView {
    /// The revision of the settings, as given with [`Command::Apply`].
    pub revision: u64,
    /// With the settings.
    pub scenario: Figures,
    /// As drafted.
    pub draft: Figures,
}
