//! The figures of the settings in force as a workbook: what they were computed from, totals, and every line.

use cesuan_engine::{Amounts, Base, MeasureFigures, MeasureStatus};
use cesuan_office::{Book, BookCell, BookColumn, BookSheet, CellStyle};
use cesuan_policy::check::{Setting, parse_setting, setting_id, setting_text};
use cesuan_scenario::provenance::of_all;
use cesuan_session::{PolicyView, PopulationSource, ResultsData, SettingText};

use super::cells::{headed, yuan};
use super::edition::Edition;
use super::ledger;
use super::words::Words;

/// The number of the sheet by measure, from 0.
pub(super) const MEASURES: usize = 1;

/// The workbook: information, totals by measure, payer and group, lines.
pub(super) fn results(data: &ResultsData, edition: &Edition) -> Book {
    let ResultsData { policy, provenance, lines, .. } = data;
    let words = Words(edition.lang);
    let mut sheets = vec![information(data, edition, words), by_measure(data, words), by_payer(data, words)];
    sheets.extend(ledger::groups(policy, lines, words));
    sheets.push(ledger::all(policy, lines, words));
    let title = words.with("papers-results-title", &[("policy", words.0.of(&policy.title).into())]);
    let mut book = words.book(title, words.0.of(&policy.title), sheets);
    book.date = edition.date.clone();
    book.fingerprint = Some(of_all([provenance]));
    if matches!(data.population.source, PopulationSource::Synthetic { .. }) {
        book.comment = words.of("papers-synthetic");
    }
    book
}

fn information(results: &ResultsData, edition: &Edition, words: Words) -> BookSheet {
    let ResultsData { policy, population, provenance: seal, .. } = results;
    let count = |number: u64| BookCell::integer(i64::try_from(number).unwrap_or(i64::MAX));
    let source = match &population.source {
        PopulationSource::Synthetic { seed } => {
            words.with("papers-source-synthetic", &[("seed", seed.to_string().into())])
        }
        PopulationSource::Own { files } => files.join(&words.of("list-separator")),
    };
    let left_out = population.left_out;
    let mut rows = vec![
        vec![BookCell::text(words.0.of(&policy.title)).looks(CellStyle::Title)],
        vec![BookCell::text(words.of("papers-policy")), BookCell::text(&*policy.id)],
        vec![BookCell::text(words.of("papers-seal-rules")), BookCell::text(&*seal.rules)],
        vec![BookCell::text(words.of("papers-seal-population")), BookCell::text(&*seal.population)],
        vec![BookCell::text(words.of("papers-seal-scenario")), BookCell::text(&*seal.scenario)],
        vec![BookCell::text(words.of("papers-seal-engine")), BookCell::text(&*seal.engine)],
        vec![BookCell::text(words.of("papers-seal-figures")), BookCell::text(&*seal.figures)],
    ];
    rows.extend(edition.date().map(|date| vec![BookCell::text(words.of("papers-date")), BookCell::text(date)]));
    rows.extend([
        vec![BookCell::text(words.of("papers-source")), BookCell::text(source)],
        vec![BookCell::text(words.of("papers-enterprise-count")), count(population.enterprises)],
        vec![BookCell::text(words.of("papers-enterprise-rows")), count(population.enterprise_rows)],
        vec![BookCell::text(words.of("papers-project-rows")), count(population.project_rows)],
        vec![BookCell::text(words.of("papers-left-out")), count(left_out.total())],
        vec![BookCell::text(words.of("papers-unit")), BookCell::text(words.of("papers-yuan"))],
        Vec::new(),
        ["papers-setting", "papers-setting-id", "papers-drafted", "papers-in-force"]
            .map(|head| BookCell::header(words.of(head)))
            .to_vec(),
    ]);
    rows.extend(results.settings.iter().filter_map(|setting| changed(policy, setting, words)));
    if results.settings.is_empty() {
        rows.push(vec![BookCell::text(words.of("papers-as-drafted"))]);
    }
    let columns = [44, 44, 28, 28].map(|width| BookColumn { width, text: false }).to_vec();
    BookSheet { name: words.of("papers-information"), columns, rows, ..BookSheet::default() }
}

/// The row of a setting that differs from the draft: label, id, value of the draft, value in force.
fn changed(policy: &PolicyView, setting: &SettingText, words: Words) -> Option<Vec<BookCell>> {
    let (id, year) = setting_id(&setting.id);
    let parameter = policy.parameters.iter().find(|parameter| parameter.id == id)?;
    let year = year.and_then(|year| policy.years.iter().position(|known| known.to_string() == year)).unwrap_or(0);
    let text = |setting: &Setting| setting_text(parameter, &policy.categories, setting);
    let drafted = parameter.draft.get(year).map(text).unwrap_or_default();
    let in_force = parse_setting(parameter, &policy.categories, &setting.value);
    let in_force = in_force.map_or_else(|_| setting.value.clone(), |setting| text(&setting));
    Some(vec![
        BookCell::text(words.0.of(&parameter.label)),
        BookCell::text(&*setting.id),
        BookCell::text(drafted),
        BookCell::text(in_force),
    ])
}

/// The heads of the columns of amounts: what is asked for and what is paid, for each year and over all years.
fn yearly(words: Words, years: &[i32]) -> Vec<BookCell> {
    let mut heads: Vec<String> = years.iter().map(i32::to_string).collect();
    heads.push(words.of("papers-total"));
    let both = |head: String| {
        ["papers-demand", "papers-paid"].map(|what| BookCell::header(format!("{head} {}", words.of(what))))
    };
    heads.into_iter().flat_map(both).collect()
}

fn by_measure(results: &ResultsData, words: Words) -> BookSheet {
    let policy = &results.policy;
    let figures = &results.figures;
    let heads = ["papers-clause", "papers-measure", "papers-payer", "papers-recipients", "papers-lines"];
    let mut head: Vec<BookCell> = heads.map(|head| BookCell::header(words.of(head))).to_vec();
    head.extend(yearly(words, &policy.years));
    head.push(BookCell::header(words.of("papers-remark")));
    let mut sheet = headed(words.of("papers-by-measure"), head, &[22, 34, 24, 10, 10]);
    for (measure, figures) in policy.measures.iter().zip(&figures.measures) {
        let mut row = vec![
            BookCell::text(&*measure.clause),
            BookCell::text(words.0.of(&measure.label)),
            BookCell::text(words.joined(measure.payers.iter().map(|id| words.0.of(&policy.payers[id.index()].label)))),
        ];
        row.extend(counted(figures, policy.years.len(), words));
        sheet.rows.push(row);
    }
    for (id, years, total) in [
        ("papers-spending", &figures.spending, figures.spending_total),
        ("papers-relief", &figures.relief, figures.relief_total),
    ] {
        let mut row = vec![BookCell::default(), BookCell::text(words.of(id))];
        row.extend([BookCell::default(), BookCell::default(), BookCell::default()]);
        let amounts = years.iter().copied().chain([total]);
        row.extend(amounts.flat_map(|Amounts { demand, paid }| [yuan(demand), yuan(paid)]));
        sheet.rows.push(row.into_iter().map(|cell| cell.looks(CellStyle::Total)).collect());
    }
    sheet
}

/// The cells of a measure: recipients, lines, amounts and a remark; where its standard is open, the remark alone.
fn counted(figures: &MeasureFigures, years: usize, words: Words) -> Vec<BookCell> {
    let count = |number: u64| BookCell::integer(i64::try_from(number).unwrap_or(i64::MAX));
    if figures.status == MeasureStatus::Undetermined {
        let base = match figures.base {
            Some(Base::Money(amount)) => words.with("papers-base-money", &[("amount", amount.yuan().into())]),
            Some(Base::Count(count)) => words.with("papers-base-count", &[("count", count.to_string().into())]),
            None => words.of("papers-undetermined"),
        };
        let mut row = vec![BookCell::default(); 2 + 2 * (years + 1)];
        row.push(BookCell::text(base));
        return row;
    }
    let mut row = vec![count(figures.total.recipients), count(figures.total.lines)];
    let all = figures.years.iter().chain([&figures.total]);
    row.extend(all.flat_map(|figures| [yuan(figures.demand), yuan(figures.paid)]));
    row
}

fn by_payer(results: &ResultsData, words: Words) -> BookSheet {
    let policy = &results.policy;
    let mut head = ["papers-payer", "papers-envelope"].map(|head| BookCell::header(words.of(head))).to_vec();
    head.extend(yearly(words, &policy.years));
    head.push(BookCell::header(words.of("papers-excess")));
    let mut sheet = headed(words.of("papers-by-payer"), head, &[34, 18]);
    for (payer, figures) in policy.payers.iter().zip(&results.figures.payers) {
        let mut row = vec![
            BookCell::text(words.0.of(&payer.label)),
            figures.envelope.map_or_else(BookCell::default, |(amount, _)| yuan(amount)),
        ];
        row.extend(figures.years.iter().flat_map(|year| [yuan(year.demand), yuan(year.paid)]));
        row.extend([yuan(figures.demand), yuan(figures.paid)]);
        row.push(figures.excess.map_or_else(BookCell::default, yuan));
        sheet.rows.push(row);
    }
    sheet
}
