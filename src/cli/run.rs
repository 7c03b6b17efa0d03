//! `cesuan run`: the figures of a policy over a population.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_session::{Export, Session};

use super::args::{Format, Run};
use super::inputs::{self, Shown};
use super::refusal::{dated, refuse};
use super::terminal::Terminal;
use super::{files, json, text_table};

/// Prints the figures, and writes lines and papers where they are asked for.
pub(super) fn run(args: &Run, terminal: &Terminal) -> Result<(), Diagnostics> {
    let date = dated(args.date.as_deref())?;
    let (mut session, shown) = inputs::open(&args.inputs, terminal)?;
    match args.format {
        Format::Table => terminal.print(&text_table::render(&shown, terminal)),
        Format::Json => terminal.print(&json::render(&shown, session.provenance().as_ref(), terminal.lang)),
    }
    if let Some(path) = &args.lines {
        let lines = lines_csv(&session, &shown)?;
        files::write(path, &lines)?;
    }
    if let Some(path) = &args.xlsx {
        files::output(path, &files::exported(&mut session, Export::Results, &terminal.edition(date.clone()))?)?;
    }
    if args.estimates.is_some() || args.amendments.is_some() {
        meeting(args, date, &mut session, &shown, terminal)?;
    }
    Ok(())
}

/// Writes the papers that hold what was costed against the draft.
fn meeting(
    args: &Run,
    date: Option<String>,
    session: &mut Session,
    shown: &Shown,
    terminal: &Terminal,
) -> Result<(), Diagnostics> {
    let column = shown.column;
    let edition = terminal.edition(date);
    let exports = [(&args.estimates, Export::Estimates { column }), (&args.amendments, Export::Amendments { column })];
    for (path, export) in exports {
        if let Some(path) = path {
            files::output(path, &files::exported(session, export, &edition)?)?;
        }
    }
    Ok(())
}

/// Every line with a non-zero demand.
fn lines_csv(session: &Session, shown: &Shown) -> Result<Vec<u8>, Diagnostics> {
    let failed = |error: csv::Error| refuse(Diagnostic::error(Code::BadCsv).with("detail", error.to_string()));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["measure", "year", "enterprise", "project", "demand", "paid"]).map_err(failed)?;
    for line in session.lines() {
        writer
            .write_record([
                shown.policy.measures[line.measure.index()].id.as_str(),
                &shown.policy.year(line.year).to_string(),
                line.enterprise,
                line.project.unwrap_or_default(),
                &line.demand.yuan(),
                &line.paid.yuan(),
            ])
            .map_err(failed)?;
    }
    writer.into_inner().map_err(|error| failed(error.into_error().into()))
}
