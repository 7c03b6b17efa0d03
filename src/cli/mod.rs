//! The command line: `cesuan run`, `compare`, `explain`, `check`, `check-list`, `template`, `sample` and `bench` over the same session as
//! the page.
//!
//! Exit status 0, or 2 with diagnostics on standard error when an input or a setting is wrong.

mod args;
mod bench;
mod check;
mod check_list;
mod compare;
mod compare_json;
mod compare_table;
mod explain;
mod files;
mod help;
mod inputs;
mod json;
mod refusal;
mod run;
mod sample;
mod scenarios;
mod tables;
mod template;
mod terminal;
mod text_table;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Args, Task};
use terminal::Terminal;

/// The exit status of a wrong input or setting.
const REFUSED: u8 = 2;

/// Reads the arguments and does what they ask for.
pub fn main() -> ExitCode {
    let args = read();
    let terminal = Terminal::new(args.lang());
    let done = match args.task {
        Task::Run(run) => run::run(&run, &terminal),
        Task::Compare(compare) => compare::run(&compare, &terminal),
        Task::Explain(explain) => explain::run(&explain, &terminal),
        Task::Check(check) => check::run(&check, &terminal),
        Task::Sample(sample) => sample::run(&sample, &terminal),
        Task::Template(args) => template::run(&args, &terminal),
        Task::CheckList(args) => check_list::run(&args, &terminal),
        Task::Bench(bench) => bench::run(&bench, &terminal),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(diagnostics) => {
            terminal.report(&diagnostics);
            ExitCode::from(REFUSED)
        }
    }
}

/// Reads the arguments; help is in the person's language.
fn read() -> Args {
    let command = help::in_language(Args::command(), args::lang_of(std::env::args()));
    Args::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}
