//! A fund that does not suffice: who is cut, and what one more step of it would pay, in words.

use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_i18n::{figures, text};
use cesuan_policy::check::Period;
use cesuan_session::{CutsView, MarginalView};

use super::Input;
use super::figures::{AmountModel, amount};

/// A page of those who are cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutsPage {
    /// How many are cut, and by how much together.
    pub said: String,
    /// The unit of the amounts, in words.
    pub unit: String,
    /// The rows of this page.
    pub rows: Vec<CutRow>,
    /// Which rows these are, where there are others: `1—20，共57户`.
    pub place: Option<String>,
    /// Where the page before begins.
    pub before: Option<usize>,
    /// Where the page after begins.
    pub after: Option<usize>,
}

/// An enterprise that is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutRow {
    /// Its id.
    pub enterprise: String,
    /// What it asks for.
    pub demand: AmountModel,
    /// What it gets.
    pub paid: AmountModel,
    /// What it does not get.
    pub cut: AmountModel,
}

/// What one more step of an envelope would pay, in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarginalWords {
    /// What would be paid more, and to how many it would be enough.
    pub said: String,
    /// Which measures would get it.
    pub measures: Option<String>,
}

/// A page of those who are cut, `size` rows to a page.
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

/// What one more step of an envelope would pay.
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
