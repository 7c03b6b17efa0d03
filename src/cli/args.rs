//! What may stand on the command line.

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments, Parser, Subcommand, ValueEnum};

use cesuan_i18n::Lang;

/// 测算: what would a subsidy draft cost before it is signed
#[derive(Debug, Parser)]
#[command(name = "cesuan", version, about, max_term_width = 110)]
pub(super) struct Args {
    /// Language of tables and messages; Chinese unless the locale is English
    #[arg(long, global = true, value_enum)]
    lang: Option<LangArg>,
    #[command(subcommand)]
    pub(super) task: Task,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArg {
    Zh,
    En,
}

#[derive(Debug, Subcommand)]
pub(super) enum Task {
    /// Cost a policy over a population
    Run(Run),
    /// Cost several scenarios over one population, the draft first
    #[command(after_help = COMPARE_JSON)]
    Compare(Compare),
    /// Say why an enterprise gets what it gets
    Explain(Explain),
    /// Report every fault of a rules folder and run its cases
    Check(Check),
    /// Write a synthetic sample as two CSV files or a workbook
    Sample(Sample),
    /// Write the tables to fill in, with drop-downs and explanations
    Template(Template),
    /// Report every fault of tables of enterprises and projects
    CheckList(CheckList),
    /// Say how fast the engine is on this machine
    Bench(Bench),
}

/// What is costed: a policy, a population, settings.
#[derive(Debug, Arguments)]
pub(super) struct Inputs {
    #[command(flatten)]
    pub(super) over: Over,
    /// The scenario of a file: its settings and its changed rules
    #[arg(long, value_name = "FILE.toml")]
    pub(super) scenario: Option<PathBuf>,
    /// Which scenario, where the file has several
    #[arg(long, value_name = "NAME", requires = "scenario")]
    pub(super) name: Option<String>,
    /// Change a parameter or a reading: smart_upgrade.cap_per_enterprise=80万元, benchmark_rate@2019=4.15%
    #[arg(long, value_name = "ID=VALUE")]
    pub(super) set: Vec<String>,
}

/// A policy and a population.
#[derive(Debug, Arguments)]
pub(super) struct Over {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    /// Draw a synthetic sample of this many enterprises (888 unless tables are given)
    #[arg(long, value_name = "N", conflicts_with_all = ["enterprises", "population"])]
    pub(super) sample: Option<u32>,
    /// The sample's seed
    #[arg(long, value_name = "S", default_value_t = DEFAULT_SEED)]
    pub(super) seed: u64,
    #[command(flatten)]
    pub(super) tables: Tables,
}

/// A person's own tables: .xlsx, .xls, .ods, or text separated by commas, tabs or semicolons, in UTF-8, UTF-16 or GB18030.
#[derive(Debug, Arguments)]
pub(super) struct Tables {
    /// One workbook with both tables; which sheet is which is told by its columns
    #[arg(long, value_name = "FILE", conflicts_with = "enterprises")]
    pub(super) population: Option<PathBuf>,
    /// The enterprise table: a workbook, or text
    #[arg(long, value_name = "FILE")]
    pub(super) enterprises: Option<PathBuf>,
    /// The project table: a workbook, or text
    #[arg(long, value_name = "FILE", requires = "enterprises")]
    pub(super) projects: Option<PathBuf>,
    /// Which sheet is which table, and what columns hold, as JSON
    #[arg(long, value_name = "FILE.json")]
    pub(super) layout: Option<PathBuf>,
    /// Go on without the rows that have errors, and without the projects of an enterprise's row left out; both are counted
    #[arg(long)]
    pub(super) leave_out_errors: bool,
}

#[derive(Debug, Arguments)]
#[command(group(ArgGroup::new("papers").args(["xlsx", "estimates", "amendments"]).multiple(true)))]
pub(super) struct Run {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// How to print the figures
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
    /// Also write every line with a non-zero demand
    #[arg(long, value_name = "FILE.csv")]
    pub(super) lines: Option<PathBuf>,
    /// Also write a workbook: totals by clause, payer and group, and every line
    #[arg(long, value_name = "FILE.xlsx")]
    pub(super) xlsx: Option<PathBuf>,
    /// Also write 资金测算表, the table of estimates: standard, formula and cost of every measure
    #[arg(long, value_name = "FILE.xlsx")]
    pub(super) estimates: Option<PathBuf>,
    /// Also write 修改对照表, what the scenario and the settings change of the draft, sentence by sentence
    #[arg(long, value_name = "FILE.docx")]
    pub(super) amendments: Option<PathBuf>,
    /// The date to write into the papers, yyyy-mm-dd
    #[arg(long, value_name = "DATE", requires = "papers")]
    pub(super) date: Option<String>,
}

#[derive(Debug, Arguments)]
pub(super) struct Compare {
    #[command(flatten)]
    pub(super) over: Over,
    /// Files of scenarios; all of each, eight at most
    #[arg(required = true, value_name = "FILE.toml")]
    pub(super) files: Vec<PathBuf>,
    /// The scenario the others are held against; the draft unless given
    #[arg(long, value_name = "NAME")]
    pub(super) baseline: Option<String>,
    /// How to print the comparison, or to write it as a workbook
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub(super) format: CompareFormat,
    /// Write the comparison to this file instead of printing it
    #[arg(long, value_name = "FILE", required_if_eq("format", "xlsx"))]
    pub(super) output: Option<PathBuf>,
    /// The date to write into the workbook, yyyy-mm-dd
    #[arg(long, value_name = "DATE", requires = "output")]
    pub(super) date: Option<String>,
}

#[derive(Debug, Arguments)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// The enterprise's id
    #[arg(long, value_name = "ID")]
    pub(super) enterprise: String,
    /// One policy year; all of them unless given
    #[arg(long, value_name = "Y")]
    pub(super) year: Option<i32>,
}

#[derive(Debug, Arguments)]
pub(super) struct Check {
    /// The rules folder, a .zip of it, or the id of a carried policy
    pub(super) dir: PathBuf,
}

#[derive(Debug, Arguments)]
pub(super) struct Sample {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    /// How many enterprises; each has a row in every policy year
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SAMPLE)]
    pub(super) enterprises: u32,
    /// The seed
    #[arg(long, value_name = "S", default_value_t = DEFAULT_SEED)]
    pub(super) seed: u64,
    /// Two CSV files, or one workbook
    #[arg(long, value_enum, default_value_t = TableFormat::Csv)]
    pub(super) format: TableFormat,
    /// The folder to write enterprises.csv and projects.csv, or sample.xlsx, into
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Arguments)]
pub(super) struct Template {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    /// Two CSV files, or one workbook
    #[arg(long, value_enum, default_value_t = TableFormat::Xlsx)]
    pub(super) format: TableFormat,
    /// The folder to write template.xlsx, or enterprises.csv and projects.csv, into
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Arguments)]
pub(super) struct CheckList {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    /// The files: one workbook, or one file for each table
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Which sheet is which table, and what columns hold, as JSON
    #[arg(long, value_name = "FILE.json")]
    pub(super) layout: Option<PathBuf>,
    /// Also write a workbook with a list of the faults and a copy of each sheet in which they are marked
    #[arg(long, value_name = "FILE.xlsx")]
    pub(super) marked: Option<PathBuf>,
}

#[derive(Debug, Arguments)]
pub(super) struct Bench {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    /// How many enterprises to draw, several times for several samples
    #[arg(long, value_name = "N", default_values_t = BENCHED)]
    pub(super) enterprises: Vec<u32>,
    /// How to print what was measured
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Arguments)]
pub(super) struct PolicyArg {
    /// The rules folder, a .zip of it, or the id of a carried policy
    #[arg(long, value_name = "DIR", default_value = "shiyan-2018")]
    pub(super) policy: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CompareFormat {
    Table,
    Json,
    Xlsx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    Csv,
    Xlsx,
}

/// What a comparison is as JSON.
const COMPARE_JSON: &str = "\
JSON is one object. `columns` has the draft first, then every scenario: `name`, `spending` and `relief` by year and in all, what is
paid `more` than in the baseline and the `steps` to it by measure, `recipients`, enterprises `gained` and `lost`, `idle` parameters
that alter no figure, and the `seal`. `parameters` (those that differ), `measures`, `payers` (with their `balance`), `groups` and
`contests` (who enters and leaves the winners) each have `columns` in the same order, null where a column has no such thing.
Amounts are strings in yuan.";
/// How many enterprises a sample has unless a person says otherwise.
pub(super) const DEFAULT_SAMPLE: u32 = 888;
/// The samples that are timed unless a person says otherwise.
const BENCHED: [u32; 3] = [1_100, 100_000, 1_000_000];
/// The seed unless a person says otherwise.
pub(super) const DEFAULT_SEED: u64 = 2018;

impl Args {
    /// The language asked for, or the locale's.
    pub(super) fn lang(&self) -> Lang {
        match self.lang {
            Some(LangArg::Zh) => Lang::Zh,
            Some(LangArg::En) => Lang::En,
            None => {
                let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
                if locale.is_some_and(|locale| locale.starts_with("en")) { Lang::En } else { Lang::Zh }
            }
        }
    }
}
