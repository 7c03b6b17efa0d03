//! `cesuan template`: the tables to fill in.

use cesuan_base::diag::Diagnostics;
use cesuan_office::{csv, xlsx};

use super::args::{TableFormat, Template};
use super::files;
use super::terminal::Terminal;

/// Writes the tables of a policy's columns.
pub(super) fn run(args: &Template, terminal: &Terminal) -> Result<(), Diagnostics> {
    let folder = files::folder(&args.policy.policy)?;
    let (rules, _) = cesuan_policy::check::compile(&folder)?.value;
    let book = cesuan_exports::template(&rules, terminal.lang);
    let written = match args.format {
        TableFormat::Xlsx => vec![("template.xlsx", xlsx(&book)?)],
        // The explanations are the workbook's alone.
        TableFormat::Csv => ["enterprises.csv", "projects.csv"]
            .into_iter()
            .zip(&book.sheets)
            .map(|(name, sheet)| (name, csv(sheet)))
            .collect(),
    };
    files::write_all(&args.out, written, terminal)
}
