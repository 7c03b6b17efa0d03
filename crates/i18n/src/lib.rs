//! Every word a person reads, in Chinese and English, outside the rules files.
//!
//! The sentences are Fluent messages in `*.zh.ftl` and `*.en.ftl`; a test holds both languages to the same ids and the same
//! arguments. Here are the sentences by id; [`diagnostic`] says what is wrong, [`figures`] writes
//! amounts and values, and [`explain`] says why an enterprise gets what it gets.
#![warn(clippy::float_arithmetic)]

pub mod accounts;
mod catalogues;
pub mod cli;
pub mod comparison_table;
mod detail;
pub mod diagnostic;
pub mod explain;
pub mod exports;
pub mod figures;
mod lang;
pub mod notices;
pub mod sample_spread;
pub mod statement;

use fluent_bundle::FluentValue;

pub use lang::Lang;

use catalogues::SHARED;

/// The sentence with this id; `args` fill its placeholders. An id without a sentence shows as itself.
pub fn text(lang: Lang, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    formatted(lang, id, None, args).unwrap_or_else(|| id.to_owned())
}

/// A further sentence of an id, such as `.help`, where it has one.
pub fn attribute(lang: Lang, id: &str, name: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
    formatted(lang, id, Some(name), args)
}

fn formatted(lang: Lang, id: &str, attribute: Option<&str>, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
    SHARED.with(|shared| shared.text(lang, id, attribute, args))
}

/// Whether a sentence with this id is there.
pub fn has(lang: Lang, id: &str) -> bool {
    SHARED.with(|shared| shared.has(lang, id))
}
