//! What a person chose: which sheet is which table, where its header stands, and what each column holds.
//!
//! A layout is kept from one file to the next. It knows columns by the text of their header and sheets by their name, so it
//! fits next month's file as long as the headers stay.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Rows;
use cesuan_base::money::MoneyUnit;

/// The choices. What they do not speak of is found as without them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// About sheets.
    pub sheets: Vec<SheetLayout>,
    /// About columns.
    pub columns: Vec<ColumnLayout>,
}

/// A choice about a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetLayout {
    /// Which of the sheets given, from 0; what tells files of text apart.
    pub at: usize,
    /// Its name in a workbook.
    pub sheet: Option<String>,
    /// What it is; none leaves it to the program.
    pub role: Option<SheetRole>,
    /// The number of the row its header stands in; none leaves it to the program.
    pub header: Option<u64>,
}

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SheetRole {
    /// The table of enterprises.
    Enterprises,
    /// The table of projects.
    Projects,
    /// Not to be read.
    Ignored,
}

impl SheetRole {
    /// The table's rows.
    pub const fn rows(self) -> Option<Rows> {
        match self {
            SheetRole::Enterprises => Some(Rows::Enterprise),
            SheetRole::Projects => Some(Rows::Project),
            SheetRole::Ignored => None,
        }
    }
}

/// A choice about the columns of one table under one header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLayout {
    /// The table.
    pub rows: Rows,
    /// The header as written; blanks, full-width forms and case do not matter.
    pub header: String,
    /// What the column holds.
    pub holds: ColumnChoice,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ColumnChoice {
    /// A field of the rules, by its id.
    Field {
        /// The id.
        id: String,
        /// What its numbers are in, where they are money and a person chose it.
        unit: Option<MoneyUnit>,
    },
    /// Nothing that is wanted.
    Ignored,
}

/// What to do about rows with errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ErrorRows {
    /// There is no population before they are mended.
    #[default]
    Refuse,
    /// They are left out, and the projects of an enterprise's row with it.
    LeaveOut,
}
