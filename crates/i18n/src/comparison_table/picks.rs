//! Which key figures each face shows, and in which order. The JSON has all of them.

use cesuan_base::money::Fen;

use super::{Cell, ComparisonTable, Row, RowQuantity};

/// Some rows of the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The quantity.
    pub quantity: RowQuantity,
    /// Over which years.
    pub years: Years,
    /// Where it is shown at all.
    pub shown: Shown,
}

/// The years of a pick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// One row over all years.
    All,
    /// A row for each year.
    Each,
}

/// Where a row is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Always,
    /// Where some column pays less than is asked for.
    WhereRationed,
    /// Where some column has more or less than nothing.
    WhereAny,
}

/// The first section of the page's table.
pub const PAGE: [Pick; 7] = [
    all(RowQuantity::SpendingPaid),
    Pick { shown: Shown::WhereRationed, ..all(RowQuantity::SpendingDemand) },
    each(RowQuantity::SpendingPaid),
    Pick { shown: Shown::WhereAny, ..all(RowQuantity::ReliefPaid) },
    all(RowQuantity::Recipients),
    all(RowQuantity::Gained),
    all(RowQuantity::Lost),
];

/// The figures of enterprises on the first sheet of the workbook.
pub const OVERVIEW: [Pick; 7] = [
    all(RowQuantity::GainedBy),
    all(RowQuantity::LostBy),
    all(RowQuantity::Recipients),
    all(RowQuantity::Gained),
    all(RowQuantity::Lost),
    all(RowQuantity::Entered),
    all(RowQuantity::Left),
];

/// The terminal's table of enterprises.
pub const TERMINAL_ENTERPRISES: [Pick; 5] = [
    all(RowQuantity::Recipients),
    all(RowQuantity::Gained),
    all(RowQuantity::GainedBy),
    all(RowQuantity::Lost),
    all(RowQuantity::LostBy),
];

const fn all(quantity: RowQuantity) -> Pick {
    Pick { quantity, years: Years::All, shown: Shown::Always }
}

const fn each(quantity: RowQuantity) -> Pick {
    Pick { years: Years::Each, ..all(quantity) }
}

impl<'a> ComparisonTable<'a> {
    /// The rows of some picks, in their order.
    pub fn picked(&self, picks: &[Pick]) -> Vec<&Row<'a>> {
        let rows = |pick: &Pick| {
            let pick = *pick;
            let rows = self.totals.iter().filter(move |row| row.quantity == pick.quantity && pick.years.take(row));
            rows.filter(move |row| self.shows(pick.shown, row))
        };
        picks.iter().flat_map(rows).collect()
    }

    fn shows(&self, shown: Shown, row: &Row<'_>) -> bool {
        let is_any = |cell: &Cell<'_>| cell.amount().is_some_and(|amount| amount != Fen::ZERO);
        match shown {
            Shown::Always => true,
            Shown::WhereRationed => self.is_rationed(),
            Shown::WhereAny => row.cells.iter().any(is_any),
        }
    }
}

impl Years {
    const fn take(self, row: &Row<'_>) -> bool {
        match self {
            Years::All => row.year.is_none(),
            Years::Each => row.year.is_some(),
        }
    }
}
