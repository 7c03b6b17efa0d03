//! A fund that is too small: which enterprises are cut, and what a larger envelope would pay.

use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_i18n::{figures, text};
use cesuan_policy::check::Period;
use cesuan_session::{CutsView, MarginalView};

use super::Input;
use super::figures::{AmountModel, amount};

/// A page of the enterprises that are cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutsPage {
    /// The sentence on how many enterprises are cut and by how much in all.
    pub said: String,
    /// The unit of the amounts, in words.
    pub unit: String,
    /// The rows of this page.
    pub rows: Vec<CutRow>,
    /// The range of the rows, where there is more than one page: `1—20，共57户`.
    pub place: Option<String>,
    /// The index of the first row of the previous page.
    pub before: Option<usize>,
    /// The index of the first row of the next page.
    pub after: Option<usize>,
}

/// An enterprise that is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutRow {
    pub enterprise: String,
    /// The demand.
    pub demand: AmountModel,
    /// The amount paid.
    pub paid: AmountModel,
    /// The demand less the amount paid.
    pub cut: AmountModel,
}

/// What an envelope that is one step larger would pay, in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarginalWords {
    /// The sentence on how much more would be paid and how many enterprises would be paid in full.
    pub said: String,
    /// The sentence on the measures that would receive it.
    pub measures: Option<String>,
}

/// A page of the enterprises that are cut, with `size` rows to a page.
pub fn cuts(input: Input<'_>, view: &CutsView, size: usize) -> CutsPage {
    let Input { lang, unit, .. } = input;
    let words = |fen: Fen| figures::money_with_unit(lang, fen, unit);
    let count = |number: u64| figures::count(lang, number);
    let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let end = view.first + view.rows.len() as u64;
    let said = text(
        lang,
        "app-cuts-said",
        &[
            ("asking", count(view.asking).into()),
            ("count", count(view.cut).into()),
            ("demand", words(view.demand).into()),
            ("paid", words(view.paid).into()),
            ("cut", words(view.demand.less(view.paid)).into()),
        ],
    );
    let rows = view.rows.iter().map(|row| CutRow {
        enterprise: row.enterprise.clone(),
        demand: amount(lang, unit, row.demand),
        paid: amount(lang, unit, row.paid),
        cut: amount(lang, unit, row.cut()),
    });
    let part = (view.rows.len() as u64) < view.cut;
    CutsPage {
        said,
        unit: figures::unit_name(lang, unit),
        rows: rows.collect(),
        place: part.then(|| {
            let (first, last) = (count(view.first + 1), count(end));
            text(
                lang,
                "app-cuts-place",
                &[("first", first.into()), ("last", last.into()), ("count", count(view.cut).into())],
            )
        }),
        before: (view.first > 0).then(|| place(view.first).saturating_sub(size)),
        after: (end < view.cut).then(|| place(end)),
    }
}

/// What an envelope that is one step larger would pay.
pub fn marginal(input: Input<'_>, view: &MarginalView) -> MarginalWords {
    let Input { lang, unit, policy, .. } = input;
    let words = |fen: Fen| figures::money_with_unit(lang, fen, unit);
    let count = |number: u64| figures::count(lang, number);
    let payer = input.figures.and_then(|figures| figures.scenario.payers.get(view.payer.index()));
    let raised = match payer.and_then(|payer| payer.envelope) {
        Some((_, Period::Whole)) => "app-marginal-whole",
        _ => "app-marginal-annual",
    };
    let said = text(
        lang,
        "app-marginal-said",
        &[
            ("raised", text(lang, raised, &[("step", words(view.step).into())]).into()),
            ("more", words(view.more).into()),
            ("freed", count(view.freed).into()),
            ("cut", count(view.still_cut).into()),
        ],
    );
    let joint = text(lang, "app-marginal-joint", &[]);
    let of_measure = |(measure, more): &(MeasureId, Fen)| {
        let label = lang.of(&policy.measures[measure.index()].label);
        text(lang, "app-marginal-measure", &[("measure", label.into()), ("more", words(*more).into())])
    };
    let measures = view.measures.iter().map(of_measure).collect::<Vec<_>>().join(&joint);
    MarginalWords { said, measures: (!measures.is_empty()).then_some(measures) }
}
