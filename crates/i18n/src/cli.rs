//! The sentences of the command line, besides those that every face has.

use fluent_bundle::FluentValue;

use super::Lang;
use super::catalogues::CLI;

/// The sentence with this id; `args` fill its placeholders. An id without a sentence shows as itself.
pub fn text(lang: Lang, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    CLI.with(|own| own.text(lang, id, None, args)).unwrap_or_else(|| super::text(lang, id, args))
}

/// Whether a sentence with this id is there.
pub fn has(lang: Lang, id: &str) -> bool {
    CLI.with(|own| own.has(lang, id)) || super::has(lang, id)
}
