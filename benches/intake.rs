//! The time to read, and to draw, 100,000 enterprise rows and their projects, compared with a plain CSV reader.
//!
//! `cargo bench --bench intake`

use cesuan_base::dim::Rows;
use cesuan_base::table::Population;
use cesuan_intake::{Csv, NamedBytes, SampleSpec, check_sample, draw, read_tables, write_csv};
use cesuan_policy::check::{Rules, compile};
use cesuan_policy::rules::embedded;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

/// The number of enterprises drawn; over three policy years they have 100,000 rows.
const ENTERPRISES: u32 = 33_334;

fn main() {
    divan::main();
}

fn shiyan() -> (Rules, SampleSpec) {
    let (rules, document) = compile(&embedded("shiyan-2018").expect("carried")).expect("it compiles").value;
    let spec = check_sample(&document, &rules).expect("it is right").expect("there is one");
    (rules, spec)
}

fn sample() -> (Rules, Population) {
    let (rules, spec) = shiyan();
    let population = draw(&spec, &rules, ENTERPRISES, 1).expect("within the limit");
    (rules, population)
}

fn tables() -> (Rules, Csv) {
    let (rules, population) = sample();
    let csv = write_csv(&rules, &population);
    (rules, csv)
}

fn bytes(csv: &Csv) -> BytesCount {
    BytesCount::new(csv.enterprises.len() + csv.projects.len())
}

/// The plain CSV reader: splits both files into cells of text and does nothing else.
#[divan::bench]
fn raw_csv(bencher: Bencher<'_, '_>) {
    let (_, csv) = tables();
    bencher.counter(bytes(&csv)).bench(|| {
        [&csv.enterprises, &csv.projects].map(|table| {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&table[..]);
            let mut record = csv::StringRecord::new();
            let mut cells = 0;
            while reader.read_record(&mut record).expect("it is CSV") {
                cells += record.iter().filter(|cell| !cell.is_empty()).count();
            }
            cells
        })
    });
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let (rules, csv) = tables();
    let file = |bytes| NamedBytes { name: "t.csv", bytes };
    bencher
        .counter(bytes(&csv))
        .bench(|| read_tables(&rules, file(&csv.enterprises), Some(file(&csv.projects))).expect("it is valid"));
}

#[divan::bench]
fn write(bencher: Bencher<'_, '_>) {
    let (rules, population) = sample();
    let csv = write_csv(&rules, &population);
    bencher.counter(bytes(&csv)).bench(|| write_csv(&rules, &population));
}

#[divan::bench]
fn draw_sample(bencher: Bencher<'_, '_>) {
    let (rules, spec) = shiyan();
    let rows = draw(&spec, &rules, ENTERPRISES, 1).expect("within the limit").rows(Rows::Enterprise, usize::MAX);
    bencher.counter(ItemsCount::new(rows)).bench(|| draw(&spec, &rules, ENTERPRISES, 1).expect("within the limit"));
}
