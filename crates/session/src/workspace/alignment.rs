//! Rearranges the figures of one set of rules by the measures, payers and years of another.

use cesuan_base::money::Fen;
use cesuan_engine::{
    Amounts, Commitments, Figures, LedgerFigures, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear,
    ShareFigures,
};
use cesuan_policy::check::{Measure, Rules};

/// Figures by the rules `from`, arranged by the measures, payers and years of the rules `to`. Measures that `to` does not have
/// still count in the totals; those that only `to` has are zero.
pub(crate) fn aligned(figures: &Figures, from: &Rules, to: &Rules) -> Figures {
    let years: Vec<Option<usize>> =
        to.years.iter().map(|year| from.years.iter().position(|known| known == year)).collect();
    let commitment_years: Vec<Option<usize>> =
        to.commitment_years.iter().map(|year| from.commitment_years.iter().position(|known| known == year)).collect();
    let measures = to.measures.iter().map(|measure| {
        let known = from.measure(&measure.id).map(|id| &figures.measures[id.index()]);
        MeasureFigures {
            status: known.map_or(MeasureStatus::Costed, |known| known.status),
            years: by_year(&years, known.map_or(&[], |known| known.years.as_slice()), LineFigures::default()),
            total: known.map_or_else(LineFigures::default, |known| known.total),
            base: known.and_then(|known| known.base),
            shares: shares(measure, known, from, to, &years),
            commitments: known.and_then(|known| known.commitments.as_ref()).map(|known| Commitments {
                years: by_year(&commitment_years, &known.years, LineFigures::default()),
                total: known.total,
            }),
        }
    });
    let payers = to.payers.iter().map(|payer| {
        let at = from.payers.iter().position(|known| known.id == payer.id);
        let known = at.map(|at| &figures.payers[at]);
        let nothing = PayerYear { demand: Fen(0), paid: Fen(0), excess: None };
        PayerFigures {
            envelope: known.and_then(|known| known.envelope),
            following_year: known.is_some_and(|known| known.following_year),
            years: by_year(&years, known.map_or(&[], |known| known.years.as_slice()), nothing),
            demand: known.map_or(Fen(0), |known| known.demand),
            paid: known.map_or(Fen(0), |known| known.paid),
            excess: known.and_then(|known| known.excess),
        }
    });
    Figures {
        measures: measures.collect(),
        payers: payers.collect(),
        ledgers: figures
            .ledgers
            .iter()
            .map(|own| LedgerFigures { years: by_year(&years, &own.years, Amounts::default()), ..own.clone() })
            .collect(),
        spending: by_year(&years, &figures.spending, Amounts::default()),
        spending_total: figures.spending_total,
        relief: by_year(&years, &figures.relief, Amounts::default()),
        relief_total: figures.relief_total,
    }
}

/// What each payer of a measure of other rules pays, where the payer paid it before too.
fn shares(
    measure: &Measure,
    known: Option<&MeasureFigures>,
    from: &Rules,
    to: &Rules,
    years: &[Option<usize>],
) -> Vec<ShareFigures> {
    let shares = measure.payers().map(|payer| {
        let id = &to.payers[payer.index()].id;
        let known = known.and_then(|known| known.shares.iter().find(|own| from.payers[own.payer.index()].id == *id));
        ShareFigures {
            payer,
            years: by_year(years, known.map_or(&[], |known| known.years.as_slice()), Amounts::default()),
            total: known.map(|known| known.total).unwrap_or_default(),
        }
    });
    shares.collect()
}

/// Values in the order of other years; `nothing` in a year that has no value. `years` has the index of each year among the values.
pub(crate) fn by_year<T: Copy>(years: &[Option<usize>], known: &[T], nothing: T) -> Vec<T> {
    years.iter().map(|year| year.and_then(|year| known.get(year).copied()).unwrap_or(nothing)).collect()
}
