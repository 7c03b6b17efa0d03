//! The figures of the settings in force as a workbook: what they were computed from, totals, and every line.

use cesuan_base::money::Fen;
use cesuan_engine::{MeasureFigures, MeasureStatus};
use cesuan_i18n::notices;
use cesuan_i18n::statement::{Statement, StatementKind};
use cesuan_office::{Book, BookCell, BookColumn, BookSheet, CellStyle};
use cesuan_policy::check::{Setting, parse_setting, setting_id, setting_text};
use cesuan_scenario::provenance::of_all;
use cesuan_session::{MeasureView, PolicyView, PopulationSource, ResultsData, SettingText};

use super::cells::{headed, statement_cell, yuan};
use super::edition::Edition;
use super::ledger;
use super::words::Words;

/// The number of the sheet by measure, from 0.
pub(super) const MEASURES: usize = 1;

/// The workbook: information, totals by measure, payer and group, what falls due after the policy, lines.
pub(super) fn results(data: &ResultsData, edition: &Edition) -> Book {
    let ResultsData { policy, provenance, lines, .. } = data;
    let words = Words(edition.lang);
    let statement = Statement { lang: words.0, policy, figures: &data.figures, settings: &data.settings };
    let mut sheets =
        vec![information(data, edition, words), by_measure(&statement, words), by_payer(&statement, words)];
    sheets.extend(commitments(&statement, words));
    sheets.extend(ledger::groups(&statement, lines, words));
    sheets.extend(ledger::reclaimed(policy, lines, words));
    sheets.push(ledger::all(&statement, lines, words));
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
    if !results.notices.is_empty() {
        rows.push(Vec::new());
        rows.push(vec![BookCell::header(words.of("papers-notices"))]);
        let sentence = |notice| vec![BookCell::text(notices::sentence(words.0, policy, notice))];
        rows.extend(results.notices.iter().map(sentence));
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

fn by_measure(statement: &Statement<'_>, words: Words) -> BookSheet {
    let Statement { policy, figures, .. } = statement;
    let heads = ["papers-clause", "papers-measure", "papers-payer", "papers-recipients", "papers-lines"];
    let mut head: Vec<BookCell> = heads.map(|head| BookCell::header(words.of(head))).to_vec();
    head.extend(yearly(words, &policy.years));
    head.push(BookCell::header(words.of("papers-remark")));
    let mut sheet = headed(words.of("papers-by-measure"), head, &[22, 34, 24, 10, 10]);
    for (measure, figures) in policy.measures.iter().zip(&figures.measures) {
        let mut row = vec![
            BookCell::text(&*measure.clause),
            BookCell::text(words.0.of(&measure.label)),
            BookCell::text(statement.payers(measure)),
        ];
        row.extend(counted(statement, measure, figures, words));
        sheet.rows.push(row);
        if figures.status != MeasureStatus::Costed || figures.shares.len() < 2 {
            continue;
        }
        sheet.rows.extend(figures.shares.iter().map(|share| {
            let payer = words.0.of(&policy.payers[share.payer.index()].label);
            let label = words.with("papers-of-which", &[("payer", payer.into())]);
            let mut row = vec![BookCell::default(), BookCell::text(label), BookCell::text(payer)];
            row.extend([BookCell::default(), BookCell::default()]);
            let all = share.years.iter().chain([&share.total]);
            row.extend(all.flat_map(|of| [yuan(of.demand), paid(statement, measure, of.paid)]));
            row
        }));
    }
    sheet
}

/// What is paid of a measure; blank where an envelope only reports what it lacks.
fn paid(statement: &Statement<'_>, measure: &MeasureView, paid: Fen) -> BookCell {
    if statement.only_reports(measure) { BookCell::default() } else { yuan(paid) }
}

/// The cells of a measure: recipients, lines, amounts and remarks; where it has no figures, the remarks alone.
fn counted(statement: &Statement<'_>, measure: &MeasureView, figures: &MeasureFigures, words: Words) -> Vec<BookCell> {
    let count = |number: u64| BookCell::integer(i64::try_from(number).unwrap_or(i64::MAX));
    let mut remarks = statement.remarks(measure, figures);
    let mut row = match figures.status {
        MeasureStatus::Costed => vec![count(figures.total.recipients), count(figures.total.lines)],
        _ => vec![BookCell::default(); 2 + 2 * (figures.years.len() + 1)],
    };
    match figures.status {
        MeasureStatus::Off => remarks.push(words.of("papers-is-off")),
        MeasureStatus::Undetermined => {}
        MeasureStatus::Costed => {
            let all = figures.years.iter().chain([&figures.total]);
            row.extend(all.flat_map(|of| [yuan(of.demand), paid(statement, measure, of.paid)]));
        }
    }
    row.push(BookCell::text(remarks.join("\n")));
    row
}

/// Each budget with its payers, their envelopes and what these lack, and the money that others give.
fn by_payer(statement: &Statement<'_>, words: Words) -> BookSheet {
    let mut head = vec![BookCell::header(words.of("papers-payer"))];
    head.extend(statement.policy.years.iter().map(|year| BookCell::header(year.to_string())));
    head.extend(["papers-total", "papers-remark"].map(|head| BookCell::header(words.of(head))));
    let mut widths = vec![44];
    widths.resize(head.len() - 1, 20);
    widths.push(60);
    let mut sheet = headed(words.of("papers-by-payer"), head, &widths);
    sheet.filter = false;
    for row in statement.accounts().into_iter().chain(statement.incomes()) {
        let (depth, look) = match row.kind {
            StatementKind::Account => (0, CellStyle::Total),
            StatementKind::Income => (0, CellStyle::Plain),
            StatementKind::Payer => (1, CellStyle::Plain),
            StatementKind::Envelope => (2, CellStyle::Plain),
        };
        let mut cells = vec![BookCell::text(format!("{}{}", "　".repeat(depth), row.label))];
        cells.extend(row.cells.iter().map(|cell| statement_cell(words, *cell, row.kind, yuan)));
        cells.push(BookCell::text(row.note));
        if look == CellStyle::Total {
            cells = cells.into_iter().map(|cell| cell.looks(look)).collect();
        }
        sheet.rows.push(cells);
    }
    sheet
}

/// What falls due after the policy years; nothing where no measure continues.
fn commitments(statement: &Statement<'_>, words: Words) -> Option<BookSheet> {
    let rows = statement.commitments();
    if rows.is_empty() {
        return None;
    }
    let policy = statement.policy;
    let heads = ["papers-clause", "papers-measure", "papers-payer", "papers-recipients"];
    let mut head = heads.map(|head| BookCell::header(words.of(head))).to_vec();
    head.extend(policy.commitment_years.iter().map(|year| BookCell::header(year.to_string())));
    head.push(BookCell::header(words.of("papers-total")));
    let mut widths = vec![22, 34, 40, 10];
    widths.resize(head.len(), 18);
    let mut sheet = headed(words.of("papers-commitments"), head, &widths);
    sheet.rows.extend(rows.into_iter().map(|row| {
        let measure = &policy.measures[row.measure];
        let mut cells = vec![
            BookCell::text(&*measure.clause),
            BookCell::text(words.0.of(&measure.label)),
            BookCell::text(statement.payers(measure)),
            BookCell::integer(i64::try_from(row.recipients).unwrap_or(i64::MAX)),
        ];
        cells.extend(row.cells.into_iter().map(yuan));
        cells
    }));
    Some(sheet)
}
