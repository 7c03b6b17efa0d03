//! The person's choices about sheets: which table each is, where its header stands, and what each column holds.
//!
//! A layout is kept from one file to the next. It refers to columns by their header and to sheets by their name, so it
//! fits next month's file as long as these stay the same.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Rows;
use cesuan_base::money::MoneyUnit;

/// The choices. Whatever they leave open is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Choices about sheets.
    pub sheets: Vec<SheetLayout>,
    /// Choices about columns.
    pub columns: Vec<ColumnLayout>,
}

/// A choice about a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLayout {
    /// The index among the sheets given; identifies sheets without a name, which are text files.
    pub at: usize,
    /// The sheet's name in a workbook.
    pub sheet: Option<String>,
    /// The table it is; `None` if the person has not chosen.
    pub role: Option<SheetRole>,
    /// The row of its header, from 1; `None` if the person has not chosen.
    pub header: Option<u64>,
}

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SheetRole {
    Enterprises,
    Projects,
    /// A sheet that is not read.
    Ignored,
}

impl SheetRole {
    /// The table whose rows the sheet has.
    pub const fn rows(self) -> Option<Rows> {
        match self {
            SheetRole::Enterprises => Some(Rows::Enterprise),
            SheetRole::Projects => Some(Rows::Project),
            SheetRole::Ignored => None,
        }
    }
}

/// A choice about a column of one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLayout {
    pub rows: Rows,
    /// The header of the column; blanks, full-width forms and case are ignored.
    pub header: String,
    pub holds: ColumnChoice,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnChoice {
    /// A field of the rules.
    Field {
        id: String,
        /// The unit of its numbers, for money, if the person has chosen it.
        unit: Option<MoneyUnit>,
    },
    /// Nothing: the column is not read.
    Ignored,
}

/// What to do with rows that have errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErrorRows {
    /// Refuse the tables until the errors are mended.
    #[default]
    Refuse,
    /// Leave the rows out, and with an enterprise's row its projects of that year.
    LeaveOut,
}
