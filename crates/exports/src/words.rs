//! Texts in the language of an export.

use fluent_bundle::FluentValue;

use cesuan_i18n::Lang;
use cesuan_office::{Book, BookSheet};

/// A language, for looking up texts.
#[derive(Clone, Copy)]
pub(super) struct Words(pub(super) Lang);

impl Words {
    pub(super) fn of(self, id: &str) -> String {
        cesuan_i18n::exports::text(self.0, id, &[])
    }

    pub(super) fn with(self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        cesuan_i18n::exports::text(self.0, id, args)
    }

    /// Texts one after another.
    pub(super) fn joined<'t>(self, texts: impl Iterator<Item = &'t str>) -> String {
        texts.collect::<Vec<_>>().join(&self.of("list-separator"))
    }

    /// A book with a title.
    pub(super) fn book(self, title: String, subject: &str, sheets: Vec<BookSheet>) -> Book {
        Book {
            title,
            subject: subject.to_owned(),
            author: self.of("papers-author"),
            comment: String::new(),
            date: None,
            fingerprint: None,
            sheets,
        }
    }
}
