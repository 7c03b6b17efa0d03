//! The sentences of exported files, besides those that every face has.

use fluent_bundle::FluentValue;

use super::Lang;
use super::catalogues::EXPORTS;

/// The sentence with this id; `args` fill its placeholders. An id without a sentence shows as itself.
pub fn text(lang: Lang, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    EXPORTS.with(|own| own.text(lang, id, None, args)).unwrap_or_else(|| super::text(lang, id, args))
}

/// Whether a sentence with this id is there.
pub fn has(lang: Lang, id: &str) -> bool {
    EXPORTS.with(|own| own.has(lang, id)) || super::has(lang, id)
}
