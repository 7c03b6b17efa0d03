//! The view of an import: everything to show about the sheets, as plain data.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Severity};
use cesuan_base::money::MoneyUnit;
use cesuan_office::{Encoding, Separator, sheet_name};

use super::layout::SheetRole;

/// The most faults of one code and severity that a view holds; further ones are counted.
pub const KEPT_PER_CODE: usize = 200;

/// The view of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablesView {
    /// The sheets, in the order given.
    pub sheets: Vec<SheetView>,
    /// The faults, errors first; of each code and severity at most [`KEPT_PER_CODE`].
    pub faults: Vec<Diagnostic>,
    /// The number of faults of each code and severity, errors first.
    pub counts: Vec<CodeCount>,
    /// Rows read.
    pub read: RowCounts,
    /// Rows with errors.
    pub in_error: RowCounts,
    /// Rows left out of the population.
    pub left_out: LeftOut,
    /// Whether there is a population.
    pub ready: bool,
    /// Whether there would be a population if the rows with errors were left out.
    pub may_leave_out: bool,
}

impl TablesView {
    /// The faults, with the number of those that are only counted.
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

/// The number of faults of one code and severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeCount {
    pub code: Code,
    pub severity: Severity,
    pub count: u64,
}

/// Numbers of rows of each table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowCounts {
    pub enterprises: u64,
    pub projects: u64,
}

/// Numbers of rows that were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Enterprise rows with errors.
    pub enterprises: u64,
    /// Project rows with errors.
    pub projects: u64,
    /// Project rows without errors, left out because the row of their enterprise is.
    pub with_enterprise: u64,
}

impl LeftOut {
    pub const fn total(self) -> u64 {
        self.enterprises + self.projects + self.with_enterprise
    }
}

/// The view of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// The file's name.
    pub file: String,
    /// The sheet's name in a workbook.
    pub sheet: Option<String>,
    pub encoding: Encoding,
    /// The separator of its cells, for a text file.
    pub separator: Separator,
    /// The table it is taken for; `None` if it is not read as a table.
    pub role: Option<SheetRole>,
    /// Whether the person chose the table.
    pub role_chosen: bool,
    /// The row of its header, from 1.
    pub header: Option<u64>,
    /// The number of rows below the header that are not blank.
    pub rows: u64,
    pub columns: Vec<SheetColumnView>,
    /// The ids of required fields without a column.
    pub missing: Vec<String>,
    /// The first rows as written, from which the person can choose the header: row number and cells.
    pub top: Vec<(u64, Vec<String>)>,
}

impl SheetView {
    /// The name shown to people.
    pub fn name(&self) -> String {
        sheet_name(&self.file, self.sheet.as_deref())
    }
}

/// The view of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetColumnView {
    /// The header as written.
    pub header: String,
    /// The column's letters in a spreadsheet.
    pub letters: String,
    /// The id of the field it holds.
    pub field: Option<String>,
    /// The unit of its numbers, for money.
    pub unit: Option<MoneyUnit>,
    /// Whether the person chose what it holds, or excluded it.
    pub chosen: bool,
    /// The first cells below the header that are not blank, at most three.
    pub samples: Vec<String>,
    /// The ids of fields it may be meant for, best first.
    pub suggestions: Vec<String>,
}

/// How much of the sheets has been read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportProgress {
    /// Bytes of text read.
    pub done: u64,
    /// Bytes of text in total.
    pub all: u64,
    /// Rows read.
    pub rows: u64,
}
