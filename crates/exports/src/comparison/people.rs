//! Whom scenarios move: enterprises that receive more or less, and who enters and leaves the winners.

use std::cmp::Ordering;

use cesuan_base::dim::Rows;
use cesuan_base::money::Fen;
use cesuan_i18n::comparison_table::words::{self, Face};
use cesuan_i18n::comparison_table::{Row, Subject, by_subject_and_year};
use cesuan_office::{BookCell, BookSheet};
use cesuan_session::{ComparedContest, ContestCell, ContestKind, FacetView, Flip, MovedColumns};

use super::{MORE, Writer, framed};
use crate::cells::{difference, wan};

impl Writer<'_> {
    /// The winners of each contest and year: of the baseline, and of every column in which they are others.
    pub(super) fn contests(&self) -> BookSheet {
        let heads = [
            ("papers-contest", 30),
            ("papers-kind", 10),
            ("papers-year", 8),
            ("papers-scenario", 24),
            ("papers-winners", 8),
            ("papers-winners-in", 8),
            ("papers-winners-out", 8),
            ("papers-winners-who", 80),
        ];
        let head = heads.iter().map(|(id, _)| BookCell::header(self.of(id))).collect();
        let mut sheet = framed(self.of("papers-contests"), head, &heads.map(|(_, width)| width));
        for rows in by_subject_and_year(&self.table.contests) {
            sheet.rows.extend(self.table.columns().filter_map(|column| self.contest(rows, column)));
        }
        sheet
    }

    /// The row of a column in a year, if it has the contest and is the baseline or has other winners.
    fn contest(&self, rows: &[Row<'_>], column: usize) -> Option<Vec<BookCell>> {
        let first = rows.first()?;
        let (Subject::Contest(contest), Some(year)) = (first.subject, first.year) else { return None };
        let found = contest.years[year][column].as_ref()?;
        if found.entered + found.left == 0 && !self.is_baseline(column) {
            return None;
        }
        let kind = match contest.kind {
            ContestKind::Ranking => "papers-kind-ranking",
            ContestKind::Places => "papers-kind-places",
        };
        let mut cells = vec![
            self.label(&contest.label),
            BookCell::text(self.of(kind)),
            self.year(year),
            BookCell::text(self.name(column)),
        ];
        cells.extend(rows.iter().map(|row| self.cell(&row.cells[column])));
        cells.push(BookCell::text(self.flips(contest, found)));
        Some(cells)
    }

    /// The names of those who enter and leave the winners; those beyond the kept names are counted.
    fn flips(&self, contest: &ComparedContest, cell: &ContestCell) -> String {
        let who = |flip: &Flip| {
            let name = flip.title().to_owned();
            match &flip.project {
                Some(project) if contest.rows == Rows::Project => {
                    let args = [("name", name.into()), ("project", project.as_str().into())];
                    self.words.with("papers-with-project", &args)
                }
                _ => name,
            }
        };
        let listed = |enters: bool, id: &str| {
            let names: Vec<String> = cell.flips.iter().filter(|flip| flip.enters == enters).map(who).collect();
            let names = names.join(&self.of("list-separator"));
            (!names.is_empty()).then(|| self.words.with(id, &[("names", names.into())]))
        };
        let more = (cell.entered + cell.left).saturating_sub(cell.flips.len() as u64);
        let more = (more > 0).then(|| self.words.with("papers-winners-more", &[("count", more.to_string().into())]));
        let parts = [listed(true, "papers-names-in"), listed(false, "papers-names-out"), more];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// The sheet of the enterprises that receive more or less in a column than in the baseline.
    pub(super) fn enterprises(&self, moved: &MovedColumns, facets: &[FacetView]) -> BookSheet {
        let name = words::column(self.words.0, Face::Workbook, self.table.comparison, moved.column);
        let baseline = self.name(self.table.baseline());
        let mut head = vec![self.of("papers-enterprise"), self.of("papers-name")];
        head.extend(facets.iter().map(|facet| self.words.0.of(&facet.label).to_owned()));
        let received = |name: &str| self.words.with("papers-received-of", &[("name", name.into())]);
        head.extend([received(&baseline), received(&name), self.of(MORE), self.of("papers-change")]);
        let mut widths = vec![24, 34];
        widths.extend(facets.iter().map(|_| 14));
        widths.extend([16, 16, 16, 14]);
        let title = self.words.with("papers-enterprises-of", &[("name", name.into())]);
        let mut sheet = framed(title, head.into_iter().map(BookCell::header).collect(), &widths);
        sheet.rows.extend((0..moved.now.len()).map(|at| self.enterprise(moved, at, facets)));
        sheet.frozen_columns = 2;
        sheet
    }

    fn enterprise(&self, moved: &MovedColumns, at: usize, facets: &[FacetView]) -> Vec<BookCell> {
        let (now, before) = (moved.now[at], moved.before[at]);
        let change = match now.cmp(&before) {
            Ordering::Greater if before == Fen::ZERO => "papers-change-entered",
            Ordering::Greater => "papers-change-more",
            Ordering::Less if now == Fen::ZERO => "papers-change-left",
            Ordering::Less => "papers-change-less",
            Ordering::Equal => "papers-change-none",
        };
        let mut cells = vec![BookCell::text(moved.ids.at(at)), BookCell::text(moved.names.at(at))];
        let group = |(facet, groups): (&FacetView, &Vec<Option<u16>>)| {
            facet.group(groups[at]).map_or_else(BookCell::default, |label| self.label(label))
        };
        cells.extend(facets.iter().zip(&moved.groups).map(group));
        cells.extend([wan(before), wan(now), difference(now.less(before)), BookCell::text(self.of(change))]);
        cells
    }
}
