//! `cesuan bench`: how fast the engine is on this machine.

use std::time::Instant;

use comfy_table::Cell;

use cesuan_base::diag::Diagnostics;
use cesuan_bench::{Measured, measure};
use cesuan_i18n::figures;

use super::args::{Bench, Format};
use super::files;
use super::terminal::Terminal;
use super::text_table::{right, table};

/// Measures one sample after another and prints each as soon as it is measured.
pub(super) fn run(args: &Bench, terminal: &Terminal) -> Result<(), Diagnostics> {
    let folder = files::folder(&args.policy.policy)?;
    let begun = Instant::now();
    let clock = || u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
    let mut all = Vec::new();
    for enterprises in &args.enterprises {
        let progress = terminal.progress("cli-progress-measuring", &[("enterprises", (*enterprises).into())]);
        let measured = measure(&folder, *enterprises, &clock)?;
        drop(progress);
        match args.format {
            Format::Table => terminal.print(&(render(&measured, terminal) + "\n")),
            Format::Json => all.push(measured),
        }
    }
    if args.format == Format::Json {
        let json = serde_json::to_string_pretty(&all).expect("what was measured has only names and numbers");
        terminal.print(&(json + "\n"));
    }
    Ok(())
}

fn render(measured: &Measured, terminal: &Terminal) -> String {
    let word = |id: &str| terminal.text(id, &[]);
    let rows = measured.enterprise_rows;
    let mut table = table();
    table.set_header(vec![word("bench-what"), word("bench-time"), word("bench-per-row")]);
    let mut row = |what: String, time: u64, parts: u64| {
        let cells = [figures::duration(terminal.lang, time), figures::tenths(time * 10 / parts.max(1))];
        table.add_row(std::iter::once(Cell::new(what)).chain(cells.into_iter().map(right)).collect::<Vec<_>>());
    };
    row(word("bench-load"), measured.load, rows);
    row(word("bench-full"), measured.full, rows);
    if let Some(time) = measured.by_hand {
        row(word("bench-by-hand"), time, rows);
    }
    if let Some((typical, slowest)) = measured.typical_and_slowest() {
        for (id, (label, time)) in [("bench-changed", typical), ("bench-slowest", slowest)] {
            row(terminal.text(id, &[("name", terminal.lang.of(label).into())]), *time, rows);
        }
    }
    let size = [
        ("enterprises", measured.enterprises.into()),
        ("rows", figures::count(terminal.lang, rows).into()),
        ("projects", figures::count(terminal.lang, measured.project_rows).into()),
        ("megabytes", figures::count(terminal.lang, measured.bytes / 1_000_000).into()),
    ];
    let mut text = format!("{}\n{table}\n", terminal.text("bench-size", &size));
    if let Some(ratio) = measured.ratio() {
        let ratio = format!("{}.{:02}", ratio / 100, ratio % 100);
        text.push_str(&(terminal.text("bench-ratio", &[("ratio", ratio.into())]) + "\n"));
    }
    text
}
