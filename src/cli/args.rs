//! What may stand on the command line.

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments, Parser, Subcommand, ValueEnum};

use cesuan_i18n::Lang;

/// The command line. Help is put into the language of the person by [`help`](super::help).
#[derive(Debug, Parser)]
#[command(name = "cesuan", version, disable_version_flag = true, max_term_width = 110)]
pub(super) struct Args {
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
    Run(Run),
    Compare(Compare),
    Explain(Explain),
    Check(Check),
    Sample(Sample),
    Template(Template),
    CheckList(CheckList),
    Bench(Bench),
}

/// What is costed: a policy, a population, settings.
#[derive(Debug, Arguments)]
pub(super) struct Inputs {
    #[command(flatten)]
    pub(super) over: Over,
    #[arg(long, value_name = "FILE.toml")]
    pub(super) scenario: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "scenario")]
    pub(super) name: Option<String>,
    #[arg(long, value_name = "ID=VALUE")]
    pub(super) set: Vec<String>,
}

/// A policy and a population.
#[derive(Debug, Arguments)]
pub(super) struct Over {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    #[arg(long, value_name = "N", conflicts_with_all = ["enterprises", "population"])]
    pub(super) sample: Option<u32>,
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    #[command(flatten)]
    pub(super) tables: Tables,
}

/// A person's own tables: .xlsx, .xls, .ods, or text separated by commas, tabs or semicolons, in UTF-8, UTF-16 or GB18030.
#[derive(Debug, Arguments)]
pub(super) struct Tables {
    #[arg(long, value_name = "FILE", conflicts_with = "enterprises")]
    pub(super) population: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(super) enterprises: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "enterprises")]
    pub(super) projects: Option<PathBuf>,
    #[arg(long, value_name = "FILE.json")]
    pub(super) layout: Option<PathBuf>,
    #[arg(long)]
    pub(super) leave_out_errors: bool,
}

#[derive(Debug, Arguments)]
#[command(group(ArgGroup::new("papers").args(["xlsx", "estimates", "amendments"]).multiple(true)))]
pub(super) struct Run {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
    #[arg(long, value_name = "FILE.csv")]
    pub(super) lines: Option<PathBuf>,
    #[arg(long, value_name = "FILE.xlsx")]
    pub(super) xlsx: Option<PathBuf>,
    #[arg(long, value_name = "FILE.xlsx")]
    pub(super) estimates: Option<PathBuf>,
    #[arg(long, value_name = "FILE.docx")]
    pub(super) amendments: Option<PathBuf>,
    #[arg(long, value_name = "DATE", requires = "papers")]
    pub(super) date: Option<String>,
}

#[derive(Debug, Arguments)]
pub(super) struct Compare {
    #[command(flatten)]
    pub(super) over: Over,
    #[arg(required = true, value_name = "FILE.toml")]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) baseline: Option<String>,
    #[arg(long, value_enum, default_value_t = CompareFormat::Table)]
    pub(super) format: CompareFormat,
    #[arg(long, value_name = "FILE", required_if_eq("format", "xlsx"))]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "DATE", requires = "output")]
    pub(super) date: Option<String>,
}

#[derive(Debug, Arguments)]
pub(super) struct Explain {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[arg(long, value_name = "ID")]
    pub(super) enterprise: String,
    #[arg(long, value_name = "Y")]
    pub(super) year: Option<i32>,
}

#[derive(Debug, Arguments)]
pub(super) struct Check {
    pub(super) dir: PathBuf,
}

#[derive(Debug, Arguments)]
pub(super) struct Sample {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    #[arg(long, value_name = "N")]
    pub(super) enterprises: Option<u32>,
    #[arg(long, value_name = "S")]
    pub(super) seed: Option<u64>,
    #[arg(long, value_enum, default_value_t = TableFormat::Csv)]
    pub(super) format: TableFormat,
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Arguments)]
pub(super) struct Template {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    #[arg(long, value_enum, default_value_t = TableFormat::Xlsx)]
    pub(super) format: TableFormat,
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
}

#[derive(Debug, Arguments)]
pub(super) struct CheckList {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[arg(long, value_name = "FILE.json")]
    pub(super) layout: Option<PathBuf>,
    #[arg(long, value_name = "FILE.xlsx")]
    pub(super) marked: Option<PathBuf>,
}

#[derive(Debug, Arguments)]
pub(super) struct Bench {
    #[command(flatten)]
    pub(super) policy: PolicyArg,
    #[arg(long, value_name = "N", default_values_t = BENCHED)]
    pub(super) enterprises: Vec<u32>,
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Arguments)]
pub(super) struct PolicyArg {
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

/// The samples that are timed unless a person says otherwise.
const BENCHED: [u32; 3] = [1_100, 100_000, 1_000_000];

impl Args {
    /// The language asked for, or the locale's.
    pub(super) fn lang(&self) -> Lang {
        match self.lang {
            Some(LangArg::Zh) => Lang::Zh,
            Some(LangArg::En) => Lang::En,
            None => of_locale(),
        }
    }
}

/// The language of help, before the arguments are understood: what follows `--lang` among the words, or the locale's.
pub(super) fn lang_of(words: impl Iterator<Item = String>) -> Lang {
    let words: Vec<String> = words.collect();
    let asked = words.iter().zip(words.iter().skip(1)).find(|(flag, _)| *flag == "--lang").map(|(_, lang)| &**lang);
    match asked.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang="))) {
        Some("zh") => Lang::Zh,
        Some("en") => Lang::En,
        _ => of_locale(),
    }
}

/// English where the locale is, otherwise Chinese.
fn of_locale() -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok());
    if locale.is_some_and(|locale| locale.starts_with("en")) { Lang::En } else { Lang::Zh }
}
