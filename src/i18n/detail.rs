//! What a library says about a file, in the reader's language.
//!
//! The TOML reader, the CSV reader and the operating system explain themselves in English. The explanations a person meets are
//! messages of their own, `detail-<words of the explanation>`; one without a message stands as it is.

use super::{Lang, has, text};

/// The explanation in a language: `unclosed array, expected "]"` and the like.
pub(super) fn translated(lang: Lang, detail: &str) -> String {
    // The operating system adds its number: `No such file or directory (os error 2)`.
    let detail = detail.split(" (os error").next().unwrap_or(detail);
    let (what, expected) = match detail.split_once(", expected ") {
        Some((what, expected)) => (what, Some(expected)),
        None => (detail, None),
    };
    let Some(what) = known(lang, what) else { return detail.to_owned() };
    let Some(expected) = expected.filter(|expected| *expected != "nothing") else { return what };
    let mut items = Vec::new();
    for item in expected.split(", ") {
        match known(lang, item) {
            Some(item) => items.push(item),
            // A sign stands between backquotes, as it is to be written.
            None if item.starts_with('`') => items.push(item.to_owned()),
            None => return what,
        }
    }
    let items = items.join(&text(lang, "list-separator", &[]));
    text(lang, "detail-expected", &[("what", what.into()), ("expected", items.into())])
}

fn known(lang: Lang, phrase: &str) -> Option<String> {
    let mut id = "detail".to_owned();
    for word in phrase.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        id.push('-');
        id.push_str(&word.to_ascii_lowercase());
    }
    has(lang, &id).then(|| text(lang, &id, &[]))
}
