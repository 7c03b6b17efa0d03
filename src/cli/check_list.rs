//! `cesuan check-list`: every fault of a person's tables.

use cesuan_base::diag::Diagnostics;
use cesuan_i18n::figures;
use cesuan_intake::{ErrorRows, SheetRole, SheetView};
use cesuan_session::{Export, OpenFolder, ReadTables, Session};

use super::args::CheckList;
use super::terminal::Terminal;
use super::{files, tables};

/// Reads the tables, says what every sheet is taken for and what is wrong, and writes the marked copy where it is asked for.
pub(super) fn run(args: &CheckList, terminal: &Terminal) -> Result<(), Diagnostics> {
    let folder = files::folder(&args.policy.policy)?;
    let layout = args.layout.as_deref().map(files::layout).transpose()?;
    let mut sheets = Vec::new();
    for path in &args.files {
        sheets.extend(files::sheets(path)?);
    }
    let mut session = Session::new();
    session.ask(OpenFolder { folder }).now()?;
    let view = tables::read(&mut session, ReadTables { sheets, layout, errors: ErrorRows::Refuse }, terminal)?.tables;
    terminal.print(&view.sheets.iter().map(|sheet| line(sheet, terminal) + "\n").collect::<String>());
    if let Some(path) = &args.marked {
        files::output(path, &files::exported(&mut session, Export::Faults, &terminal.edition(None))?)?;
        terminal.print(&(terminal.text("cli-written", &[("file", path.display().to_string().into())]) + "\n"));
    }
    let faults = view.diagnostics();
    if faults.errors() > 0 {
        return Err(faults);
    }
    terminal.report(&faults);
    Ok(())
}

/// What a sheet is taken for.
fn line(sheet: &SheetView, terminal: &Terminal) -> String {
    let id = match sheet.role {
        Some(SheetRole::Enterprises) => "cli-sheet-enterprises",
        Some(SheetRole::Projects) => "cli-sheet-projects",
        Some(SheetRole::Ignored) | None => "cli-sheet-unread",
    };
    let args = [
        ("sheet", sheet.name().into()),
        ("header", sheet.header.unwrap_or_default().to_string().into()),
        ("rows", figures::count(terminal.lang, sheet.rows).into()),
    ];
    terminal.text(id, &args)
}
