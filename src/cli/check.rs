//! `cesuan check`: every fault of a rules folder, then its cases.

use cesuan_base::diag::Diagnostics;

use super::args::Check;
use super::files;
use super::terminal::Terminal;

/// Compiles the folder and runs its cases.
pub(super) fn run(args: &Check, terminal: &Terminal) -> Result<(), Diagnostics> {
    let folder = files::folder(&args.dir)?;
    let checked = cesuan_session::cases::check_folder(&folder)?;
    if !checked.warnings.is_empty() {
        terminal.report(&checked.warnings);
    }
    let summary = checked.value;
    let args = [
        ("id", summary.id.into()),
        ("measures", summary.measures.into()),
        ("parameters", summary.parameters.into()),
        ("cases", summary.cases.into()),
    ];
    terminal.print(&(terminal.text("cli-check-ok", &args) + "\n"));
    Ok(())
}
