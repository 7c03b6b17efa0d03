//! A person's own tables: files to sheets, sheets to the session, and what is said of them.

use std::path::Path;

use cesuan_base::diag::Diagnostics;
use cesuan_i18n::figures;
use cesuan_intake::{ErrorRows, Layout, SheetLayout, SheetRole, TablesView};
use cesuan_office::RawSheet;
use cesuan_session::{Advance, ReadTables, Session, TablesRead};

use super::args::Tables;
use super::files;
use super::terminal::Terminal;

/// What reads the tables the arguments name; `None` where they name none.
///
/// # Errors
/// When a file cannot be opened, or is no table.
pub(super) fn named(args: &Tables) -> Result<Option<ReadTables>, Diagnostics> {
    let mut layout = args.layout.as_deref().map(files::layout).transpose()?.unwrap_or_default();
    let mut sheets = Vec::new();
    if let Some(path) = &args.population {
        sheets = files::sheets(path)?;
    }
    let named = [(&args.enterprises, SheetRole::Enterprises), (&args.projects, SheetRole::Projects)];
    let mut faults = Diagnostics::new();
    for (path, role) in named {
        let Some(path) = path else { continue };
        match add(path, role, &mut sheets, &mut layout) {
            Ok(()) => {}
            Err(more) => faults.extend(more),
        }
    }
    if faults.errors() > 0 {
        return Err(faults);
    }
    let errors = if args.leave_out_errors { ErrorRows::LeaveOut } else { ErrorRows::Refuse };
    Ok((!sheets.is_empty()).then_some(ReadTables { sheets, layout: Some(layout), errors }))
}

/// Adds the sheets of a file. The only sheet of a file is the table the file was named for.
fn add(path: &Path, role: SheetRole, sheets: &mut Vec<RawSheet>, layout: &mut Layout) -> Result<(), Diagnostics> {
    let read = files::sheets(path)?;
    if let [only] = &read[..] {
        let chosen = SheetLayout { at: sheets.len(), sheet: only.sheet.clone(), role: Some(role), header: None };
        layout.sheets.push(chosen);
    }
    sheets.extend(read);
    Ok(())
}

/// Has tables read, and shows how far that is.
///
/// # Errors
/// When there is no policy, or the rows cannot be costed.
pub(super) fn read(session: &mut Session, tables: ReadTables, terminal: &Terminal) -> Result<TablesRead, Diagnostics> {
    let progress = terminal.progress("cli-progress-reading", &[]);
    let mut advance = session.begin(tables);
    loop {
        match advance {
            Advance::Going(far) => progress.set(far.done, far.all),
            Advance::Done(reply) => return reply.now(),
        }
        advance = session.advance();
    }
}

/// Says what is to be known of tables that were read: warnings, sheets not read, rows left out.
pub(super) fn report(view: &TablesView, terminal: &Terminal) {
    terminal.report_if_any(&view.diagnostics());
    view.sheets.iter().filter(|sheet| sheet.role.is_none() && !sheet.top.is_empty()).for_each(|sheet| {
        terminal.say(&terminal.text("cli-sheet-unread", &[("sheet", sheet.name().into())]));
    });
    if view.left_out.total() > 0 {
        terminal.say(&left_out(view, terminal));
    }
}

/// How many rows were left out.
fn left_out(view: &TablesView, terminal: &Terminal) -> String {
    let count = |number| figures::count(terminal.lang, number);
    let args = [
        ("enterprises", count(view.left_out.enterprises).into()),
        ("projects", count(view.left_out.projects).into()),
        ("with_enterprise", count(view.left_out.with_enterprise).into()),
    ];
    terminal.text("cli-left-out", &args)
}
