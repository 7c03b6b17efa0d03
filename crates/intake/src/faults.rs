//! Collects the faults of tables.

use std::collections::BTreeMap;

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place, Severity, Warned, nearest};
use cesuan_base::dim::Dim;
use cesuan_base::money::{CELL_LIMIT, Exact};
use cesuan_policy::check::{Category, FieldKind, number_text};

use super::cell::CellFault;
use super::view::CodeCount;

/// The faults of tables, errors and warnings apart so that many warnings never displace an error. Of each code and
/// severity the first ones are kept, and all are counted.
#[derive(Clone, Debug)]
pub(super) struct TableFaults {
    errors: SeverityList,
    warnings: SeverityList,
    counts: BTreeMap<(Severity, Code), u64>,
    most: u64,
}

/// The faults of one severity.
#[derive(Clone, Debug, Default)]
struct SeverityList {
    list: Vec<Diagnostic>,
    more: u64,
}

impl TableFaults {
    /// Keeps at most this many faults of each code and severity.
    pub(super) fn keeping(most: usize) -> Self {
        Self {
            errors: SeverityList::default(),
            warnings: SeverityList::default(),
            counts: BTreeMap::new(),
            most: most as u64,
        }
    }

    /// Adds a fault.
    pub(super) fn push(&mut self, fault: Diagnostic) {
        self.add(fault.severity, fault.code, || fault);
    }

    /// Adds a fault, which is only made if it is kept.
    pub(super) fn add(&mut self, severity: Severity, code: Code, fault: impl FnOnce() -> Diagnostic) {
        let count = self.counts.entry((severity, code)).or_default();
        *count += 1;
        let kept = if severity == Severity::Error { &mut self.errors } else { &mut self.warnings };
        if *count <= self.most {
            kept.list.push(fault());
        } else {
            kept.more += 1;
        }
    }

    /// How many errors there are, including those not kept.
    pub(super) fn errors(&self) -> u64 {
        self.errors.list.len() as u64 + self.errors.more
    }

    /// How many faults there are of each code, errors first.
    pub(super) fn counts(&self) -> Vec<CodeCount> {
        let count = |(&(severity, code), &count)| CodeCount { code, severity, count };
        self.counts.iter().map(count).collect()
    }

    /// The faults kept, errors first.
    pub(super) fn list(&self) -> impl Iterator<Item = &Diagnostic> {
        self.errors.list.iter().chain(&self.warnings.list)
    }

    /// The value with the warnings.
    ///
    /// # Errors
    /// All faults, errors first, if there is an error or no value.
    pub(super) fn or<T>(self, value: Option<T>) -> Result<Warned<T>, Diagnostics> {
        self.diagnostics().or(value)
    }

    /// All faults, errors first.
    pub(super) fn diagnostics(self) -> Diagnostics {
        let mut all = Diagnostics::new();
        for (kept, severity) in [(self.errors, Severity::Error), (self.warnings, Severity::Warning)] {
            kept.list.into_iter().for_each(|fault| all.push(fault));
            all.leave_out(severity, usize::try_from(kept.more).unwrap_or(usize::MAX));
        }
        all
    }
}

/// Places a fault on a whole file.
pub(super) fn empty(file: &str, fault: Diagnostic) -> Diagnostic {
    fault.at(Place::File { file: file.to_owned() })
}

/// The fault of a cell that is no value of its column.
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

/// Suggestions for an option that was misspelt: the nearest spellings, or all options if there are at most five and
/// none is near.
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
