//! The way from what the leading account pays in the baseline to what it pays in a scenario, measure by measure.

use cesuan_base::money::Fen;
use cesuan_i18n::{figures, text};
use cesuan_session::{ComparedMeasure, Outcome};

use super::{ChartInput, Point};

/// The way from the baseline's total to a scenario's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaterfallChart {
    /// What it shows, in short.
    pub title: String,
    /// The unit, in words.
    pub unit: String,
    /// What it shows, for people who do not see it.
    pub described: String,
    /// The baseline, the measures that differ, the scenario.
    pub bars: Vec<Bar>,
    /// Where the axis begins, in words, where that is not at nothing.
    pub axis: Option<Point>,
    /// What differs in the other accounts and after the policy, which is no part of it, in words.
    pub beside: Option<String>,
}

/// A total, or a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: BarKind,
    /// Where it begins, as plain decimal text.
    pub from: String,
    /// Its length, as plain decimal text, and what it comes to, in words.
    pub size: Point,
}

/// What a bar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    /// The total of a column.
    Total {
        /// The column.
        column: usize,
    },
    /// A measure that costs more.
    Up,
    /// A measure that costs less.
    Down,
}

/// By how much the leading account pays more for a measure.
struct Step<'a> {
    measure: &'a ComparedMeasure,
    change: Fen,
}

/// The way from the baseline to a column; nothing for the baseline itself, or where either has no figures.
pub fn waterfall(input: ChartInput<'_>, column: usize) -> Option<WaterfallChart> {
    let baseline = input.comparison.baseline;
    let outcome = |column: usize| input.comparison.columns.get(column)?.outcome.as_ref();
    let (before, after) = (outcome(baseline)?, outcome(column)?);
    if column == baseline {
        return None;
    }
    let steps = input.comparison.measures.iter().map(|measure| Step {
        measure,
        change: input.leading_part(measure, column).less(input.leading_part(measure, baseline)),
    });
    let steps: Vec<Step<'_>> = steps.filter(|step| step.change != Fen::ZERO).collect();
    let total = |column: usize, outcome: &Outcome| Bar {
        name: input.name(column),
        kind: BarKind::Total { column },
        from: input.point(Fen::ZERO).number,
        size: input.point(input.leading(outcome)),
    };
    let mut levels = vec![input.leading(before)];
    let mut bars = vec![total(baseline, before)];
    for step in &steps {
        let from = *levels.last()?;
        let to = Fen(from.0.saturating_add(step.change.0));
        bars.push(bar(input, step, from, to));
        levels.push(to);
    }
    bars.push(total(column, after));
    let axis = axis_from(&levels).map(|from| {
        let label = text(input.lang, "charts-axis-from", &[("amount", input.said(from).into())]);
        Point { label, ..input.point(from) }
    });
    Some(WaterfallChart {
        title: text(
            input.lang,
            "charts-waterfall",
            &[
                ("budget", input.leading_name().into()),
                ("from", input.name(baseline).into()),
                ("to", input.name(column).into()),
            ],
        ),
        unit: input.unit_name(),
        described: described(input, column, (before, after), &steps),
        bars,
        axis,
        beside: beside(input, before, after),
    })
}

fn bar(input: ChartInput<'_>, step: &Step<'_>, from: Fen, to: Fen) -> Bar {
    let change = step.change;
    let (id, kind) = match change > Fen::ZERO {
        true => ("charts-step-up", BarKind::Up),
        false => ("charts-step-down", BarKind::Down),
    };
    let signed = figures::signed(input.lang, change, input.unit);
    let label = text(input.lang, id, &[("change", signed.into())]);
    Bar {
        name: measure(input, step),
        kind,
        from: input.point(from.min(to)).number,
        size: Point { label, ..input.point(Fen(change.0.saturating_abs())) },
    }
}

fn measure(input: ChartInput<'_>, step: &Step<'_>) -> String {
    input.lang.of(&step.measure.label).to_owned()
}

/// A step in words: the measure, and by how much.
fn told(input: ChartInput<'_>, step: &Step<'_>) -> String {
    let change = figures::signed_with_unit(input.lang, step.change, input.unit);
    text(input.lang, "charts-step", &[("measure", measure(input, step).into()), ("change", change.into())])
}

fn described(
    input: ChartInput<'_>,
    column: usize,
    (before, after): (&Outcome, &Outcome),
    steps: &[Step<'_>],
) -> String {
    let args = [
        ("budget", input.leading_name().into()),
        ("from", input.name(input.comparison.baseline).into()),
        ("before", input.said(input.leading(before)).into()),
        ("to", input.name(column).into()),
        ("after", input.said(input.leading(after)).into()),
        ("steps", input.joined(steps.iter().map(|step| told(input, step))).into()),
    ];
    let id = if steps.is_empty() { "charts-waterfall-same" } else { "charts-waterfall-described" };
    text(input.lang, id, &args)
}

/// What differs beside the leading account.
fn beside(input: ChartInput<'_>, before: &Outcome, after: &Outcome) -> Option<String> {
    let steps = input.beside(before, after);
    let told = input.joined(steps.iter().cloned());
    (!steps.is_empty()).then(|| text(input.lang, "charts-waterfall-beside", &[("steps", told.into())]))
}

/// Where the axis begins, where steps would hardly be seen on one that begins at nothing: at a round amount below every level.
fn axis_from(levels: &[Fen]) -> Option<Fen> {
    let (low, high) = (levels.iter().min()?.0, levels.iter().max()?.0);
    let span = high.checked_sub(low).filter(|span| *span > 0)?;
    // A quarter of the chart for the steps is enough to see them.
    if low < span.saturating_mul(3) {
        return None;
    }
    let round = 10_i64.checked_pow(span.ilog10())?;
    let from = low.saturating_sub(span) / round * round;
    (from > 0).then_some(Fen(from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_begins_at_nothing_where_the_steps_are_seen() {
        assert_eq!(axis_from(&[Fen(1_000), Fen(1_300), Fen(900)]), None);
        assert_eq!(axis_from(&[Fen(1_000), Fen(1_000)]), None);
        assert_eq!(axis_from(&[]), None);
    }

    #[test]
    fn otherwise_it_begins_at_a_round_amount_below_every_level() {
        assert_eq!(axis_from(&[Fen(374_770), Fen(375_120)]), Some(Fen(374_400)));
        assert_eq!(axis_from(&[Fen(i64::MAX), Fen(i64::MAX - 9)]), Some(Fen(i64::MAX - 18)));
    }
}
