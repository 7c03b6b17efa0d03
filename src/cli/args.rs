//! What may stand on the command line.

use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand, ValueEnum};

use crate::i18n::Lang;

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
    /// Say why an enterprise gets what it gets
    Explain(Explain),
    /// Report every fault of a rules folder and run its cases
    Check(Check),
    /// Write a synthetic sample as two CSV files
    Sample(Sample),
    /// Say how fast the engine is on this machine
    Bench(Bench),
}

/// What is costed: a policy, a population, settings.
#[derive(Debug, Arguments)]
pub(super) struct Inputs {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    /// Draw a synthetic sample of this many enterprises (888 unless tables are given)
    #[arg(long, value_name = "N", conflicts_with = "enterprises")]
    pub(super) sample: Option<u32>,
    /// The sample's seed
    #[arg(long, value_name = "S", default_value_t = DEFAULT_SEED)]
    pub(super) seed: u64,
    /// The enterprise table
    #[arg(long, value_name = "FILE.csv")]
    pub(super) enterprises: Option<PathBuf>,
    /// The project table
    #[arg(long, value_name = "FILE.csv", requires = "enterprises")]
    pub(super) projects: Option<PathBuf>,
    /// Change a parameter or a reading: smart_upgrade.cap_per_enterprise=80万元, benchmark_rate@2019=4.15%
    #[arg(long, value_name = "ID=VALUE")]
    pub(super) set: Vec<String>,
}

#[derive(Debug, Arguments)]
pub(super) struct Run {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// How to print the figures
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
    /// Also write every line with a non-zero demand
    #[arg(long, value_name = "FILE.csv")]
    pub(super) lines: Option<PathBuf>,
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
    /// The rules folder, or the id of a carried policy
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
    /// The folder to write enterprises.csv and projects.csv into
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
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
    /// The rules folder, or the id of a carried policy
    #[arg(long, value_name = "DIR", default_value = "shiyan-2018")]
    pub(super) policy: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
}

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
