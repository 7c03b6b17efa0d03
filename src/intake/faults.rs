//! What goes wrong while a table is read.

use crate::check::{Category, FieldKind, number_text};
use crate::diag::{Arg, Code, Diagnostic, Diagnostics, Place, Severity, Warned, nearest};
use crate::dim::Dim;
use crate::money::{CELL_LIMIT, Exact};

use super::cell::CellFault;

/// Errors and warnings apart, so that a thousand warnings never crowd out an error.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// The errors.
    pub errors: Diagnostics,
    /// The warnings.
    pub warnings: Diagnostics,
}

impl Faults {
    /// Adds one.
    pub(super) fn push(&mut self, fault: Diagnostic) {
        if fault.severity == Severity::Error { self.errors.push(fault) } else { self.warnings.push(fault) }
    }

    /// The value where there is no error, with the warnings; everything otherwise, errors first.
    ///
    /// # Errors
    /// When there is an error, or no value.
    pub(super) fn or<T>(mut self, value: Option<T>) -> Result<Warned<T>, Diagnostics> {
        self.errors.extend(self.warnings);
        self.errors.or(value)
    }
}

/// A table without rows.
pub(super) fn empty(file: &str, fault: Diagnostic) -> Diagnostic {
    fault.at(Place::File { file: file.to_owned() })
}

/// A cell that is no value of its column.
pub(super) fn cell_fault(text: &str, kind: FieldKind, fault: CellFault) -> Diagnostic {
    let dim = kind.dim();
    match fault {
        CellFault::NoValue => {
            let expected = Arg::Word(format!("value-{}", dim.word()));
            Diagnostic::error(Code::BadCell).with("text", text).with("expected", expected)
        }
        CellFault::PartFen => Diagnostic::error(Code::PartFen).with("text", text),
        CellFault::TooLarge => {
            let limit =
                number_text(if dim == Dim::Money { dim } else { Dim::Count }, Exact::from_integer(CELL_LIMIT.into()));
            Diagnostic::error(Code::CellTooLarge).with("text", text).with("limit", limit)
        }
        CellFault::Negative => Diagnostic::error(Code::NegativeCell).with("text", text),
    }
}

/// The options a text may have meant, written as it is written; all of them where they are few and none is near.
pub(super) fn options_near(text: &str, category: &Category) -> Vec<String> {
    let spellings = category.options.iter().flat_map(|option| {
        let labels = [option.id.as_str(), &option.label.zh, &option.label.en];
        labels.into_iter().chain(option.also.iter().map(String::as_str))
    });
    let near = nearest(text, spellings);
    if !near.is_empty() || category.options.len() > 5 {
        return near;
    }
    category
        .options
        .iter()
        .map(|option| if text.is_ascii() { option.id.clone() } else { option.label.zh.clone() })
        .collect()
}
