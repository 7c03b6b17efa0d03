//! Every line on paper, and what lines come to by what tells enterprises apart.

use std::collections::BTreeSet;

use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::money::Fen;
use cesuan_base::table::{Cells, Population};
use cesuan_engine::Line;
use cesuan_office::{BookCell, BookSheet};
use cesuan_policy::check::{FieldKind, Rules};

use super::Words;
use super::cells::{headed, yuan};

/// The lines with the rows they belong to.
pub(super) struct Ledger<'a> {
    rules: &'a Rules,
    population: &'a Population,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    line: Line<'a>,
    enterprise: u32,
    /// The enterprise's row of the line's year.
    row: usize,
}

impl<'a> Ledger<'a> {
    pub(super) fn of(rules: &'a Rules, population: &'a Population, lines: impl Iterator<Item = Line<'a>>) -> Self {
        let entry = |line: Line<'a>| {
            let enterprise = population.enterprise(line.enterprise)?;
            let row = population.slices[line.year].enterprise.binary_search(&enterprise).ok()?;
            Some(Entry { line, enterprise, row })
        };
        Self { rules, population, entries: lines.filter_map(entry).collect() }
    }

    fn category(&self, field: FieldId, entry: &Entry<'_>) -> Option<usize> {
        match self.population.cells(field, entry.line.year) {
            Cells::Options(cells) => Some(usize::from(cells.at(entry.row))),
            _ => None,
        }
    }

    fn name(&self, entry: &Entry<'_>) -> &str {
        let cells = self.rules.name_field().map(|field| self.population.cells(field, entry.line.year));
        match cells {
            Some(Cells::Words(words)) => words.at(entry.row),
            _ => "",
        }
    }

    /// A sheet for each category column: recipients and amounts of its options, spending and income forgone apart.
    pub(super) fn groups(&self, words: Words) -> Vec<BookSheet> {
        let fields = self.rules.fields_of(Rows::Enterprise);
        fields
            .filter_map(|(id, field)| match field.kind {
                FieldKind::Category { category, .. } => Some(self.group(words, id, category)),
                _ => None,
            })
            .collect()
    }

    fn group(&self, words: Words, field: FieldId, category: cesuan_base::id::CategoryId) -> BookSheet {
        let label = words.0.of(&self.rules.fields[field.index()].label);
        let mut head = vec![BookCell::header(label)];
        let heads = ["papers-recipients", "papers-lines", "papers-demand", "papers-paid", "papers-relief"];
        head.extend(heads.map(|head| BookCell::header(words.of(head))));
        let name = words.with("papers-by", &[("what", label.into())]);
        let mut sheet = headed(name, head, &[34, 10, 10, 20, 20, 20]);
        for (option, choice) in self.rules.category(category).options.iter().enumerate() {
            let mut recipients = BTreeSet::new();
            let (mut lines, mut demand, mut paid, mut relief) = (0, Fen::ZERO, Fen::ZERO, Fen::ZERO);
            for entry in self.entries.iter().filter(|entry| self.category(field, entry) == Some(option)) {
                recipients.insert(entry.enterprise);
                lines += 1;
                let payer = self.rules.measures[entry.line.measure.index()].payer;
                if self.rules.payers[payer.index()].forgone {
                    relief.0 += entry.line.paid.0;
                } else {
                    demand.0 += entry.line.demand.0;
                    paid.0 += entry.line.paid.0;
                }
            }
            sheet.rows.push(vec![
                BookCell::text(words.0.of(&choice.label)),
                BookCell::integer(i64::try_from(recipients.len()).unwrap_or(i64::MAX)),
                BookCell::integer(lines),
                yuan(demand),
                yuan(paid),
                yuan(relief),
            ]);
        }
        sheet
    }

    /// Every line.
    pub(super) fn lines(&self, words: Words) -> BookSheet {
        let heads = [
            "papers-enterprise",
            "papers-name",
            "papers-project",
            "papers-measure",
            "papers-clause",
            "papers-year",
            "papers-demand",
            "papers-paid",
        ];
        let head = heads.map(|head| BookCell::header(words.of(head))).to_vec();
        let mut sheet = headed(words.of("papers-all-lines"), head, &[22, 30, 22, 34, 22, 8, 18, 18]);
        for entry in &self.entries {
            let line = entry.line;
            let measure = &self.rules.measures[line.measure.index()];
            sheet.rows.push(vec![
                BookCell::text(line.enterprise),
                BookCell::text(self.name(entry)),
                BookCell::text(line.project.unwrap_or_default()),
                BookCell::text(words.0.of(&measure.label)),
                BookCell::text(&*measure.clause),
                BookCell::integer(self.rules.years[line.year].into()),
                yuan(line.demand),
                yuan(line.paid),
            ]);
        }
        sheet
    }
}
