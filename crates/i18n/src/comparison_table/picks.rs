//! Which figures of enterprises each face shows, and in which order. The JSON has all of them.

use super::{ComparisonTable, Row, RowQuantity, over_all_years};

/// The page's table.
pub const PAGE: [RowQuantity; 3] = [RowQuantity::Recipients, RowQuantity::Gained, RowQuantity::Lost];

/// The first sheet of the workbook.
pub const OVERVIEW: [RowQuantity; 7] = [
    RowQuantity::GainedBy,
    RowQuantity::LostBy,
    RowQuantity::Recipients,
    RowQuantity::Gained,
    RowQuantity::Lost,
    RowQuantity::Entered,
    RowQuantity::Left,
];

/// The terminal's table of enterprises.
pub const TERMINAL_ENTERPRISES: [RowQuantity; 5] =
    [RowQuantity::Recipients, RowQuantity::Gained, RowQuantity::GainedBy, RowQuantity::Lost, RowQuantity::LostBy];

impl<'a> ComparisonTable<'a> {
    /// The rows of some quantities of a scenario over all years, in their order.
    pub fn picked(&self, quantities: &[RowQuantity]) -> Vec<&Row<'a>> {
        quantities.iter().flat_map(|quantity| over_all_years(&self.totals, *quantity)).collect()
    }
}
