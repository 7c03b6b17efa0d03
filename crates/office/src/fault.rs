//! Faults of files that cannot be read or written.

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place};

/// The fault of a file, or a sheet of one, that cannot be read or written. `detail` is the id of the word for the reason.
pub(super) fn bad(name: &str, detail: &str) -> Diagnostic {
    Diagnostic::error(Code::BadBook)
        .at(Place::File { file: name.to_owned() })
        .with("detail", Arg::Word(detail.to_owned()))
}

/// The fault of a file that cannot be written for a reason not known more closely.
pub(super) fn unwritten(title: &str) -> Diagnostics {
    bad(title, "book-unwritten").into()
}
