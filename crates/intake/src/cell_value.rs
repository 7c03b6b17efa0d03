//! Reads the cells of a column as values of its field.

use cesuan_base::diag::{Code, Diagnostic};
use cesuan_policy::check::{Category, FieldKind, Rules};

use super::cell::{self, CellFault};
use super::column::CellValue;
use super::faults::{cell_fault, options_near};
use super::header::HeaderColumn;
use super::text::{folded, plain};

/// The spellings of options met in one column, so that each is looked up only once.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings {
    met: Vec<(Box<str>, u16)>,
}

/// The most spellings that are remembered.
const MOST_SPELLINGS: usize = 64;

impl Spellings {
    fn find(&mut self, category: &Category, text: &str) -> Option<u16> {
        if let Some((_, option)) = self.met.iter().find(|(met, _)| **met == *text) {
            return Some(*option);
        }
        let found =
            category.find(text).or_else(|| category.find(&plain(text))).or_else(|| category.find(&folded(text)))?;
        if self.met.len() < MOST_SPELLINGS {
            self.met.push((text.into(), found));
        }
        Some(found)
    }
}

/// Signs that stand for a blank cell.
const BLANKS: [&str; 7] = ["-", "--", "—", "——", "/", "\\", "–"];

/// Whether a cell that is no value of its column stands for a blank.
pub(super) fn blank_sign(text: &str, kind: FieldKind) -> bool {
    let says_nothing = matches!(
        kind,
        FieldKind::Money { .. } | FieldKind::Count | FieldKind::Year | FieldKind::Flag | FieldKind::Category { .. }
    );
    says_nothing && (BLANKS.contains(&text) || BLANKS.contains(&&*plain(text)))
}

/// Text without the apostrophe that keeps a spreadsheet from running it as a formula.
pub(super) fn unguarded(text: &str) -> &str {
    match text.as_bytes() {
        [b'\'', b'=' | b'+' | b'-' | b'@', ..] => &text[1..],
        _ => text,
    }
}

/// What spreadsheets show for a failed formula.
const ERRORS: [&str; 10] =
    ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"];
/// The text of a cell with a formula but no value begins with this; the formula follows.
const FORMULA: &str = "#FORMULA!";

/// The fault of a cell with a spreadsheet error or a formula without a value.
pub(super) fn spreadsheet_fault(text: &str, kind: FieldKind) -> Option<Diagnostic> {
    if ERRORS.contains(&text) {
        return Some(Diagnostic::error(Code::ErrorInCell).with("text", text));
    }
    let words = matches!(kind, FieldKind::Text | FieldKind::Key | FieldKind::Parent);
    let formula = text.strip_prefix(FORMULA).or_else(|| text.starts_with('=').then_some(text).filter(|_| !words))?;
    Some(Diagnostic::error(Code::FormulaInCell).with("text", formula.trim()))
}

/// Reads a cell that is not blank.
///
/// # Errors
/// If it is no value of its column. The caller adds the place.
pub(super) fn read_value<'t>(
    rules: &Rules,
    column: &HeaderColumn,
    spellings: &mut Spellings,
    text: &'t str,
) -> Result<CellValue<'t>, Box<Diagnostic>> {
    let read = match column.kind {
        FieldKind::Money { signed, .. } => cell::money(text, column.unit, signed).map(CellValue::Number),
        FieldKind::Count => cell::count(text).map(CellValue::Number),
        FieldKind::Year => cell::year(text).map(CellValue::Number),
        FieldKind::Flag => cell::flag(text).map(CellValue::Flag),
        FieldKind::Text | FieldKind::Key | FieldKind::Parent if text.starts_with('#') => {
            if let Some(fault) = spreadsheet_fault(text, column.kind) {
                return Err(Box::new(fault));
            }
            Ok(if column.kind == FieldKind::Text { CellValue::Words(text) } else { CellValue::Nothing })
        }
        FieldKind::Text => Ok(CellValue::Words(unguarded(text))),
        FieldKind::Period => cell::year(text).map(|_| CellValue::Nothing),
        FieldKind::Key | FieldKind::Parent => Ok(CellValue::Nothing),
        FieldKind::Category { category, .. } => {
            let category = rules.category(category);
            return spellings.find(category, text).map(CellValue::Option).ok_or_else(|| {
                let fault = cell_fault(text, column.kind, CellFault::NoValue);
                Box::new(fault.suggest(options_near(text, category)))
            });
        }
    };
    read.map_err(|fault| Box::new(cell_fault(text, column.kind, fault)))
}
