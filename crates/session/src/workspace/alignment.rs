//! Rearranges the figures of one set of rules by the measures, payers and years of another.

use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, Figures, LineFigures, MeasureFigures, MeasureStatus, PayerFigures, PayerYear};
use cesuan_policy::check::Rules;

/// Figures by the rules `from`, arranged by the measures, payers and years of the rules `to`. Measures that `to` does not have
/// still count in the totals; those that only `to` has are zero.
pub(crate) fn aligned(figures: &Figures, from: &Rules, to: &Rules) -> Figures {
    let years: Vec<Option<usize>> =
        to.years.iter().map(|year| from.years.iter().position(|known| known == year)).collect();
    let measures = to.measures.iter().map(|measure| {
        let known = from.measure(&measure.id).map(|id| &figures.measures[id.index()]);
        MeasureFigures {
            status: known.map_or(MeasureStatus::Costed, |known| known.status),
            years: by_year(&years, known.map_or(&[], |known| known.years.as_slice()), LineFigures::default()),
            total: known.map_or_else(LineFigures::default, |known| known.total),
            base: known.and_then(|known| known.base),
        }
    });
    let payers = to.payers.iter().map(|payer| {
        let at = from.payers.iter().position(|known| known.id == payer.id);
        let known = at.map(|at| &figures.payers[at]);
        let nothing = PayerYear { demand: Fen(0), paid: Fen(0), excess: None };
        PayerFigures {
            envelope: known.and_then(|known| known.envelope),
            years: by_year(&years, known.map_or(&[], |known| known.years.as_slice()), nothing),
            demand: known.map_or(Fen(0), |known| known.demand),
            paid: known.map_or(Fen(0), |known| known.paid),
            excess: known.and_then(|known| known.excess),
        }
    });
    Figures {
        measures: measures.collect(),
        payers: payers.collect(),
        spending: by_year(&years, &figures.spending, Amounts::default()),
        spending_total: figures.spending_total,
        relief: by_year(&years, &figures.relief, Amounts::default()),
        relief_total: figures.relief_total,
    }
}

/// Values rearranged by other years. `years` has, for each of these, the index of its value in `known`; without one it is
/// `nothing`.
pub(crate) fn by_year<T: Copy>(years: &[Option<usize>], known: &[T], nothing: T) -> Vec<T> {
    years.iter().map(|year| year.and_then(|year| known.get(year).copied()).unwrap_or(nothing)).collect()
}
