//! What every export for a meeting has besides its tables: headers, page numbers, the provenance of its figures, and a sentence about
//! the enterprises they are of.

use cesuan_i18n::figures;
use cesuan_office::{BookCell, BookColumn, BookSheet, CellStyle, Fonts, Numbered, Print};
use cesuan_scenario::Provenance;
use cesuan_session::{PopulationSource, PopulationView};

use super::cells::merged;
use super::words::Words;

/// The texts around the tables of one export.
pub(super) struct PageFurniture<'a> {
    pub(super) words: Words,
    /// The policy's title.
    pub(super) policy: &'a str,
    pub(super) population: &'a PopulationView,
    /// The date of writing, `yyyy-mm-dd`.
    pub(super) date: Option<&'a str>,
}

impl PageFurniture<'_> {
    /// The date in words; a text that is no date comes back as it is.
    pub(super) fn date(&self) -> Option<String> {
        let date = self.date?;
        let parts: Vec<u32> = date.split('-').filter_map(|part| part.parse().ok()).collect();
        let [year, month, day] = parts[..] else { return Some(date.to_owned()) };
        let part = |part: u32| part.to_string().into();
        Some(self.words.with("papers-day", &[("year", part(year)), ("month", part(month)), ("day", part(day))]))
    }

    /// A sentence about the enterprises the figures are of.
    pub(super) fn data(&self) -> String {
        let PopulationView { source, enterprises, left_out, .. } = self.population;
        let words = self.words;
        let count = figures::count(words.0, *enterprises);
        let mut said = match source {
            PopulationSource::Synthetic { seed } => {
                words.with("papers-data-synthetic", &[("count", count.into()), ("seed", seed.to_string().into())])
            }
            PopulationSource::Own { files } => {
                let files = files.join(&words.of("list-separator"));
                words.with("papers-data-own", &[("count", count.into()), ("files", files.into())])
            }
        };
        if left_out.total() > 0 {
            let rows = figures::count(words.0, left_out.total());
            said.push_str(&words.with("papers-data-left-out", &[("rows", rows.into())]));
        }
        said
    }

    /// The provenance of figures as a sentence.
    pub(super) fn sealed(&self, seal: &Provenance) -> String {
        let args = parts(seal).map(|(name, print)| (name, print.into()));
        self.words.with("papers-sealed", &args)
    }

    /// The sheet with the provenance of each column's figures, each under the column's name.
    pub(super) fn seals(&self, seals: &[(String, &Provenance)]) -> BookSheet {
        let words = self.words;
        let heads = ["papers-scenario", "papers-seal-rules", "papers-seal-population", "papers-seal-scenario"];
        let heads = heads.into_iter().chain(["papers-seal-engine", "papers-seal-figures"]);
        let mut rows = vec![heads.map(|head| BookCell::header(words.of(head))).collect::<Vec<_>>()];
        rows.extend(seals.iter().map(|(name, seal)| {
            let prints = parts(seal).map(|(_, print)| BookCell::text(print));
            std::iter::once(BookCell::text(&**name)).chain(prints).collect()
        }));
        let note = |text: String| vec![BookCell::text(text).looks(CellStyle::Note)];
        let after = rows.len();
        rows.push(Vec::new());
        rows.extend([note(self.data()), note(words.of("papers-seal-means"))]);
        rows.extend(self.date().map(|date| note(words.with("papers-written", &[("date", date.into())]))));
        let mut sheet = BookSheet {
            name: words.of("papers-seal"),
            columns: [26, 21, 21, 21, 12, 21].map(|width| BookColumn { width, text: false }).to_vec(),
            frozen_rows: 1,
            rows,
            print: Some(self.print(&words.of("papers-seal"))),
            ..BookSheet::default()
        };
        // Sentences go over the whole width.
        for row in after + 1..sheet.rows.len() {
            sheet.merged.push(merged(row, 0, 5));
        }
        sheet
    }

    /// The header of each printed page (policy and table) and its footer (page numbers).
    pub(super) fn print(&self, table: &str) -> Print {
        Print { header: format!("{}　{table}", self.policy), footer: self.numbers() }
    }

    /// The page number and the number of pages, with the words around them.
    pub(super) fn numbers(&self) -> Numbered {
        // Signs no words hold stand for the numbers, so that each language puts them where it wants them.
        let said = self.words.with("papers-page", &[("page", "\u{1}".into()), ("pages", "\u{2}".into())]);
        let mut parts = said.split(['\u{1}', '\u{2}']).map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Numbered { before: next(), between: next(), after: next() }
    }

    /// The fonts that Chinese offices have.
    pub(super) fn fonts(&self) -> Fonts {
        let words = self.words;
        Fonts {
            latin: "Times New Roman".to_owned(),
            text: words.of("papers-font-text"),
            heading: words.of("papers-font-heading"),
        }
    }
}

/// The parts of a provenance by the names of their placeholders in sentences.
fn parts(seal: &Provenance) -> [(&'static str, &str); 5] {
    [
        ("rules", &seal.rules),
        ("population", &seal.population),
        ("scenario", &seal.scenario),
        ("engine", &seal.engine),
        ("figures", &seal.figures),
    ]
}
