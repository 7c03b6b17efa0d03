//! What is asked of those who have an envelope, against it.

use cesuan_base::money::Fen;
use cesuan_i18n::text;
use cesuan_policy::check::Period;
use cesuan_session::{ComparedPayer, PayerCell};

use super::{ChartInput, Point};

/// The demand on a payer by year in each column, and the envelope it is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandChart {
    /// The payer's id.
    pub payer: String,
    /// What it shows, in short.
    pub title: String,
    /// The unit, in words.
    pub unit: String,
    /// What it shows, for people who do not see it.
    pub described: String,
    /// The years, and all together where an envelope is for all of them.
    pub periods: Vec<String>,
    /// The columns that have figures and this payer.
    pub columns: Vec<DemandColumn>,
    /// The envelope, in words, where it is the same for every period of every column.
    pub line: Option<Point>,
    /// The name of the marks at the bars, where it is not.
    pub mark: String,
}

/// The demand on a payer in a column. Each list has one for each period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandColumn {
    /// The column, which decides colour and pattern.
    pub column: usize,
    /// Its name.
    pub name: String,
    /// What is asked for, with what it exceeds the envelope by.
    pub demands: Vec<Point>,
    /// Whether it exceeds the envelope.
    pub over: Vec<bool>,
    /// The envelope; none where it is not for this period, or there is none.
    pub envelopes: Vec<Option<Point>>,
}

/// A chart for each payer that has an envelope in some column.
pub fn demands(input: ChartInput<'_>) -> Vec<DemandChart> {
    let limited = |payer: &&ComparedPayer| payer.columns.iter().flatten().any(|cell| cell.figures.envelope.is_some());
    input.comparison.payers.iter().filter(limited).filter_map(|payer| demand(input, payer)).collect()
}

/// What is asked for in a period.
#[derive(Clone, Copy)]
struct Asked {
    demand: Fen,
    envelope: Option<Fen>,
}

impl Asked {
    fn over(self) -> Option<Fen> {
        self.envelope.map(|envelope| self.demand.less(envelope)).filter(|over| *over > Fen::ZERO)
    }
}

fn demand(input: ChartInput<'_>, payer: &ComparedPayer) -> Option<DemandChart> {
    let lang = input.lang;
    let whole = payer.columns.iter().flatten().any(|cell| matches!(cell.figures.envelope, Some((_, Period::Whole))));
    let year = |year: &i32| text(lang, "figures-year", &[("year", year.to_string().into())]);
    let mut periods: Vec<String> = input.comparison.years.iter().map(year).collect();
    if whole {
        periods.push(text(lang, "charts-all-years", &[]));
    }
    let cell = |column: usize| payer.columns.get(column)?.as_ref();
    let asked: Vec<(usize, Vec<Asked>)> =
        input.costed().filter_map(|(column, _)| Some((column, periods_of(cell(column)?, whole)))).collect();
    let columns = asked.iter().map(|(column, asked)| DemandColumn {
        column: *column,
        name: input.name(*column),
        demands: asked.iter().map(|asked| point(input, *asked)).collect(),
        over: asked.iter().map(|asked| asked.over().is_some()).collect(),
        envelopes: asked.iter().map(|asked| asked.envelope.map(|envelope| input.point(envelope))).collect(),
    });
    let first = asked.first()?.1.first()?.envelope;
    let same = asked.iter().flat_map(|(_, asked)| asked).all(|asked| asked.envelope == first);
    let line = first.filter(|_| same).map(|envelope| {
        let label = text(lang, "charts-envelope", &[("amount", input.said(envelope).into())]);
        Point { label, ..input.point(envelope) }
    });
    let told = asked.iter().map(|(column, asked)| {
        let over = periods.iter().zip(asked).filter_map(|(period, asked)| Some((period, asked.over()?)));
        let over: Vec<String> = over
            .map(|(period, over)| {
                text(lang, "charts-over-in", &[("period", period.as_str().into()), ("amount", input.said(over).into())])
            })
            .collect();
        let name = ("name", input.name(*column).into());
        match over.as_slice() {
            [] if asked.iter().all(|asked| asked.envelope.is_none()) => text(lang, "charts-column-free", &[name]),
            [] => text(lang, "charts-column-within", &[name]),
            _ => text(lang, "charts-column-over", &[name, ("over", input.joined(over.into_iter()).into())]),
        }
    });
    let label = lang.of(&payer.label);
    Some(DemandChart {
        payer: payer.id.clone(),
        title: text(lang, "charts-demand", &[("payer", label.into())]),
        unit: input.unit_name(),
        described: text(
            lang,
            "charts-demand-described",
            &[("payer", label.into()), ("told", told.collect::<String>().trim_end().to_owned().into())],
        ),
        periods,
        columns: columns.collect(),
        line,
        mark: text(lang, "charts-envelope-mark", &[]),
    })
}

/// What is asked of a payer by year, and together where an envelope of some column is for all years.
fn periods_of(cell: &PayerCell, whole: bool) -> Vec<Asked> {
    let of = |wanted: Period| cell.figures.envelope.filter(|(_, period)| *period == wanted).map(|(amount, _)| amount);
    let years = cell.figures.years.iter().map(|year| Asked { demand: year.demand, envelope: of(Period::Annual) });
    let all = whole.then(|| Asked { demand: cell.figures.demand, envelope: of(Period::Whole) });
    years.chain(all).collect()
}

fn point(input: ChartInput<'_>, asked: Asked) -> Point {
    let point = input.point(asked.demand);
    match asked.over() {
        None => point,
        Some(over) => {
            let over = ("over", input.point(over).label.into());
            let label = text(input.lang, "charts-over", &[("amount", point.label.into()), over]);
            Point { number: point.number, label }
        }
    }
}
