//! What a reading of tables has to say, as plain data.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Severity};
use cesuan_base::money::MoneyUnit;
use cesuan_office::{Encoding, Separator, sheet_name};

use super::layout::SheetRole;

/// How many faults of one code are kept in a view; of the rest only the number.
pub const KEPT_PER_CODE: usize = 200;

/// The tables as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablesView {
    /// The sheets, in the order given.
    pub sheets: Vec<SheetView>,
    /// What is wrong, each code's first [`KEPT_PER_CODE`]: errors first.
    pub faults: Vec<Diagnostic>,
    /// How many there are of each code and severity, errors first.
    pub counts: Vec<CodeCount>,
    /// Rows read.
    pub read: RowCounts,
    /// Rows with an error of their own.
    pub in_error: RowCounts,
    /// Rows left out of the population.
    pub left_out: LeftOut,
    /// Whether there is a population.
    pub ready: bool,
    /// Whether there would be one without the rows in error, where there is none.
    pub may_leave_out: bool,
}

impl TablesView {
    /// What is wrong, with how many there are besides those kept.
    pub fn diagnostics(&self) -> Diagnostics {
        let mut all = Diagnostics::new();
        self.faults.iter().cloned().for_each(|fault| all.push(fault));
        for CodeCount { code, severity, count } in &self.counts {
            let kept = self.faults.iter().filter(|fault| fault.code == *code && fault.severity == *severity).count();
            all.leave_out(*severity, usize::try_from(*count).unwrap_or(usize::MAX).saturating_sub(kept));
        }
        all
    }
}

/// How many faults a code has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeCount {
    /// The code.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// How many.
    pub count: u64,
}

/// Rows of each table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    /// Of the enterprises.
    pub enterprises: u64,
    /// Of the projects.
    pub projects: u64,
}

/// Rows that take no part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Enterprise rows with an error.
    pub enterprises: u64,
    /// Project rows with an error.
    pub projects: u64,
    /// Project rows without one, left out because their enterprise's row is.
    pub with_enterprise: u64,
}

impl LeftOut {
    /// How many in all.
    pub const fn total(self) -> u64 {
        self.enterprises + self.projects + self.with_enterprise
    }
}

/// A sheet as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// The file's name.
    pub file: String,
    /// The sheet's name in a workbook.
    pub sheet: Option<String>,
    /// What the text was encoded in.
    pub encoding: Encoding,
    /// What separates its cells, in a file of text.
    pub separator: Separator,
    /// What it is taken for; nothing where it holds no table.
    pub role: Option<SheetRole>,
    /// Whether a person said so.
    pub role_chosen: bool,
    /// The number of the row its header stands in.
    pub header: Option<u64>,
    /// Rows that are not blank, below the header.
    pub rows: u64,
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// Required fields it has no column for, by id.
    pub missing: Vec<String>,
    /// The first rows as they stand, for choosing the header's: number and cells.
    pub top: Vec<(u64, Vec<String>)>,
}

impl SheetView {
    /// The name people know the sheet by.
    pub fn name(&self) -> String {
        sheet_name(&self.file, self.sheet.as_deref())
    }
}

/// A column as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its header as written.
    pub header: String,
    /// Its letters in a spreadsheet.
    pub letters: String,
    /// The field it holds, by id.
    pub field: Option<String>,
    /// What its numbers are in, where they are money.
    pub unit: Option<MoneyUnit>,
    /// Whether a person said what it holds, or that it is not wanted.
    pub chosen: bool,
    /// The first cells below the header that hold something, three at most.
    pub samples: Vec<String>,
    /// The ids of fields it may be meant for, best first.
    pub suggestions: Vec<String>,
}

/// How far a reading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// Bytes of text read.
    pub done: u64,
    /// Bytes of text in all.
    pub all: u64,
    /// Rows read.
    pub rows: u64,
}
