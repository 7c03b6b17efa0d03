//! `cesuan compare`: scenarios side by side over one population.

use cesuan_base::diag::Diagnostics;
use cesuan_scenario::Which;
use cesuan_session::{Export, SetScenarios};

use super::args::{Compare, CompareFormat};
use super::refusal::{dated, refuse};
use super::terminal::Terminal;
use super::{compare_json, compare_table, files, inputs, scenarios};

/// Prints the comparison, or writes it to a file; where a scenario has no figures, why.
pub(super) fn run(args: &Compare, terminal: &Terminal) -> Result<(), Diagnostics> {
    let date = dated(args.date.as_deref())?;
    let (mut session, shown) = inputs::drafted(&args.over, terminal)?;
    let mut set = scenarios::all(&args.files, &mut session, terminal)?;
    if let Some(name) = &args.baseline {
        set.baseline = Which::Scenario(set.named(name).ok_or_else(|| refuse(set.unknown(name)))?);
    }
    session.ask(SetScenarios { revision: 1, set }).now()?;
    let comparison = session.ask(cesuan_session::Compare::default()).now()?;
    let mut faults = Diagnostics::new();
    comparison.columns.iter().for_each(|column| faults.extend(column.faults.clone()));
    if faults.errors() > 0 {
        return Err(faults);
    }
    let written = match args.format {
        CompareFormat::Table => compare_table::render(&shown, &comparison, terminal).into_bytes(),
        CompareFormat::Json => compare_json::render(&shown, &comparison).into_bytes(),
        CompareFormat::Xlsx => files::exported(&mut session, Export::Comparison, &terminal.edition(date))?.file()?,
    };
    match &args.output {
        Some(path) => {
            files::write(path, &written)?;
            terminal.print(&(terminal.text("cli-written", &[("file", path.display().to_string().into())]) + "\n"));
        }
        None => terminal.print(&String::from_utf8_lossy(&written)),
    }
    Ok(())
}
