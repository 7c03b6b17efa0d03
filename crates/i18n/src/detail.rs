//! What a library says about a file, in the reader's language.
//!
//! The TOML reader, the CSV reader and the operating system explain themselves in English. The explanations a person meets are
//! messages of their own, `detail-<words of the explanation>`; one without a message stands as it is.

use super::{Lang, has, text};

/// More signs than this help nobody.
const MOST_SIGNS: usize = 3;

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
    // Signs stand between backquotes, as they are to be written; what is described in words the message says itself.
    let signs: Vec<&str> = expected.split(", ").collect();
    if signs.len() > MOST_SIGNS || !signs.iter().all(|sign| sign.starts_with('`')) {
        return what;
    }
    let items = signs.join(&text(lang, "list-separator", &[]));
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
