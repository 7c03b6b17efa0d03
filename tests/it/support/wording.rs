//! What a person is told of diagnostics.

use cesuan_base::diag::{Code, Diagnostics};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::{plain, render, summary};

/// The whole message in both languages, for a snapshot. The codes are asserted.
pub(crate) fn told(name: &str, faults: &Diagnostics, codes: &[Code]) -> String {
    let found: Vec<Code> = faults.list.iter().map(|fault| fault.code).collect();
    assert_eq!(found, codes, "{name}: {:#?}", faults.list);
    let mut text = String::new();
    for lang in Lang::ALL {
        for fault in &faults.list {
            text.push_str(&plain(lang, &render(lang, fault)));
            text.push('\n');
        }
        text.push_str(&summary(lang, faults));
        text.push_str("\n\n");
    }
    text
}
