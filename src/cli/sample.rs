//! `cesuan sample`: a synthetic population as two CSV files or a workbook.

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_intake::{SampleAdjust, write_csv};
use cesuan_session::{DrawSample, Export, OpenFolder, Session};

use super::args::{Sample, TableFormat};
use super::files;
use super::refusal::refuse;
use super::terminal::Terminal;

/// Draws the sample and writes it.
pub(super) fn run(args: &Sample, terminal: &Terminal) -> Result<(), Diagnostics> {
    let folder = files::folder(&args.policy.policy)?;
    let mut session = Session::new();
    let progress = terminal.progress("cli-progress-drawing", &[]);
    let opened = session.ask(OpenFolder { folder }).now()?;
    terminal.report_if_any(&opened.warnings);
    let enterprises = args.enterprises.unwrap_or(opened.usual.enterprises);
    let seed = args.seed.unwrap_or(opened.usual.seed);
    let sample = DrawSample { enterprises, seed, adjust: SampleAdjust::default() };
    terminal.report_if_any(&session.ask(sample).now()?.warnings);
    drop(progress);
    let written = match args.format {
        TableFormat::Csv => {
            let (Some(rules), Some(population)) = (session.rules(), session.population()) else {
                return Err(refuse(Diagnostic::error(Code::NoPolicy)));
            };
            let csv = write_csv(rules, population);
            vec![("enterprises.csv", csv.enterprises), ("projects.csv", csv.projects)]
        }
        TableFormat::Xlsx => {
            let output = files::exported(&mut session, Export::Population, &terminal.edition(None))?;
            vec![("sample.xlsx", output.file()?)]
        }
    };
    files::write_all(&args.out, written, terminal)
}
