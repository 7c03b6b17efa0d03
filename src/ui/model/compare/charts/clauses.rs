//! What each measure costs in each column.

use crate::ui::model::parts::{evenly, part_title};
use cesuan_base::money::Fen;
use cesuan_i18n::{Lang, text};
use cesuan_session::ComparedMeasure;

use super::{ChartInput, ColumnBars, Point};

/// Which measures a chart shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All that cost anything.
    All,
    /// Those of them that do not cost the same everywhere.
    Differing,
}

/// A group of bars for each measure, a bar for each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausesChart {
    /// What it shows, in short.
    pub title: String,
    /// The unit, in words.
    pub unit: String,
    /// What it shows, for people who do not see it.
    pub described: String,
    /// The measures that spend, then those that forgo income, which say so.
    pub measures: Vec<String>,
    /// The columns that have figures.
    pub columns: Vec<ColumnBars>,
    /// The largest number it has to have room for.
    pub most: Option<Point>,
}

impl ClausesChart {
    /// The same chart in parts of at most this many measures, as even as they can be and all on one scale.
    pub fn parts(&self, lang: Lang, at_most: usize) -> Vec<Self> {
        let each = evenly(self.measures.len(), at_most).max(1);
        let count = self.measures.len().div_ceil(each);
        let part = |(at, measures): (usize, &[String])| {
            let points = at * each..at * each + measures.len();
            let columns = self.columns.iter();
            let columns =
                columns.map(|column| ColumnBars { points: column.points[points.clone()].to_vec(), ..column.clone() });
            let listed = measures.join(&text(lang, "figures-separator", &[]));
            let described = match at {
                0 => self.described.clone(),
                _ => text(lang, "charts-clauses-continued", &[("part", (at + 1).into()), ("measures", listed.into())]),
            };
            Self {
                title: part_title(lang, &self.title, at, count),
                described,
                measures: measures.to_vec(),
                columns: columns.collect(),
                ..self.clone()
            }
        };
        self.measures.chunks(each).enumerate().map(part).collect()
    }
}

/// What each measure costs in each column; nothing where no measure is to be shown.
pub fn clauses(input: ChartInput<'_>, shown: Shown) -> Option<ClausesChart> {
    let ChartInput { lang, comparison, .. } = input;
    let mut measures: Vec<&ComparedMeasure> = comparison.measures.iter().filter(|measure| costs(measure)).collect();
    if shown == Shown::Differing {
        measures.retain(|measure| spread(input, measure) > Fen::ZERO);
    }
    measures.sort_by_key(|measure| measure.forgone);
    let widest = measures.iter().rev().max_by_key(|measure| spread(input, measure))?;
    let name = |measure: &ComparedMeasure| {
        let label = lang.of(&measure.label);
        match measure.forgone {
            true => text(lang, "charts-forgone", &[("measure", label.into())]),
            false => label.to_owned(),
        }
    };
    let columns = input.costed().map(|(column, _)| ColumnBars {
        column,
        name: input.name(column),
        points: measures.iter().map(|measure| paid(measure, column).map(|paid| input.point(paid))).collect(),
    });
    let totals = input.costed().map(|(column, outcome)| {
        let total = input.said(input.leading(outcome));
        text(lang, "charts-column-total", &[("name", input.name(column).into()), ("amount", total.into())])
    });
    let at_most = input.costed().filter_map(|(column, _)| {
        let amount = input.said(paid(widest, column)?);
        Some(text(lang, "charts-column-amount", &[("name", input.name(column).into()), ("amount", amount.into())]))
    });
    let widest_said = match spread(input, widest) {
        Fen::ZERO => text(lang, "charts-clauses-alike", &[]),
        _ => text(
            lang,
            "charts-clauses-widest",
            &[("measure", name(widest).into()), ("amounts", input.joined(at_most).into())],
        ),
    };
    let described = text(
        lang,
        "charts-clauses-described",
        &[
            ("count", measures.len().into()),
            ("budget", input.leading_name().into()),
            ("totals", input.joined(totals).into()),
            ("widest", widest_said.into()),
        ],
    );
    let amounts = measures.iter().flat_map(|measure| input.costed().filter_map(|(column, _)| paid(measure, column)));
    let most = amounts.max().map(|most| input.point(most));
    Some(ClausesChart {
        title: text(lang, "charts-clauses", &[]),
        unit: input.unit_name(),
        described,
        measures: measures.iter().map(|measure| name(measure)).collect(),
        columns: columns.collect(),
        most,
    })
}

/// What a measure pays out in a column; none where the column does not have it.
fn paid(measure: &ComparedMeasure, column: usize) -> Option<Fen> {
    Some(measure.columns.get(column)?.as_ref()?.total.paid)
}

fn costs(measure: &ComparedMeasure) -> bool {
    measure.columns.iter().flatten().any(|figures| figures.total.paid != Fen::ZERO)
}

/// By how much a measure differs at most between two columns; a column without it counts as nothing.
fn spread(input: ChartInput<'_>, measure: &ComparedMeasure) -> Fen {
    let amounts = || input.costed().map(|(column, _)| paid(measure, column).unwrap_or_default());
    amounts().max().unwrap_or_default().less(amounts().min().unwrap_or_default())
}
