//! The cell of a column to a value of its field.

use crate::check::{Category, FieldKind, Rules};
use crate::diag::Diagnostic;

use super::cell::{self, CellFault};
use super::column::Value;
use super::faults::{cell_fault, options_near};
use super::header::HeaderColumn;
use super::text::{folded, plain};

/// The spellings of options met in one column, so that a word met before costs one comparison.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings {
    met: Vec<(Box<str>, u16)>,
}

/// More spellings than this are looked up anew each time.
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

/// Reads a cell that is not blank.
///
/// # Errors
/// When it is no value of its column; the place is still to be added.
pub(super) fn read_value<'t>(
    rules: &Rules,
    column: &HeaderColumn,
    spellings: &mut Spellings,
    text: &'t str,
) -> Result<Value<'t>, Box<Diagnostic>> {
    let read = match column.kind {
        FieldKind::Money { signed } => cell::money(text, column.unit, signed).map(Value::Number),
        FieldKind::Count => cell::count(text).map(Value::Number),
        FieldKind::Year => cell::year(text).map(Value::Number),
        FieldKind::Flag => cell::flag(text).map(Value::Flag),
        FieldKind::Text => Ok(Value::Words(text)),
        FieldKind::Period => cell::year(text).map(|_| Value::Nothing),
        FieldKind::Key | FieldKind::Parent => Ok(Value::Nothing),
        FieldKind::Category { category, .. } => {
            let category = rules.category(category);
            return spellings.find(category, text).map(Value::Option).ok_or_else(|| {
                let fault = cell_fault(text, column.kind, CellFault::NoValue);
                Box::new(fault.suggest(options_near(text, category)))
            });
        }
    };
    read.map_err(|fault| Box::new(cell_fault(text, column.kind, fault)))
}
