//! Every sentence that is asked for by its id is there, and every sentence is asked for somewhere.

use std::collections::BTreeSet;

use cesuan_base::diag::Code;
use cesuan_i18n::{Lang, cli, exports, has, statement};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

use super::catalogue::Catalogue;
use crate::support::sources::all_crates;

/// The functions that take the id of a sentence.
const ASKING: &[&str] = &[
    "attribute",
    "formatted",
    "has",
    "of",
    "outcomes",
    "progress",
    "say",
    "say_with",
    "section",
    "sheet",
    "text",
    "with",
    "word",
    "words",
    "words_alone",
];

/// Ids that are put together from a beginning and a word, with what the word is.
const BUILT: &[(&str, &str)] = &[
    ("cli-help-", "a command, or an argument of one"),
    ("detail-", "what a library says of a file"),
    ("enterprises-total-", "a column of totals"),
    ("figures-general-", "a level of government"),
    ("figures-level-", "a level of government, in a word"),
    ("kind-", "a kind of name in a rules file"),
    ("rules-add-", "a kind of thing that is added to the rules"),
    ("rules-enterprise-table", "a table of rows, in a form"),
    ("rules-kind-", "what a completion stands for"),
    ("rules-phrase-", "a phrase of the editor"),
    ("rules-project-table", "a table of rows, in a form"),
    ("sample-mark-", "where a figure of the sample is from"),
    ("standards-fill-", "how a standard would use up the money, and what is left aside"),
    ("value-", "a kind of value"),
    ("word-", "a kind of value, as one word"),
];

#[test]
fn every_sentence_asked_for_is_there() {
    let asked = texts().asked;
    assert!(asked.len() > 500, "the sources are read wrongly: {} ids", asked.len());
    for lang in Lang::ALL {
        let is_there = |file: &str, id: &str| match file {
            _ if file.starts_with("src/cli") => cli::has(lang, id),
            _ if file.ends_with("i18n/src/statement.rs") => statement::has(lang, id) || has(lang, id),
            _ if file.starts_with("crates/exports") => exports::has(lang, id),
            _ => has(lang, id),
        };
        let missing: Vec<_> = asked.iter().filter(|(file, id)| !is_there(file, id)).collect();
        assert!(missing.is_empty(), "asked for and not there in {lang:?}: {missing:#?}");
    }
}

#[test]
fn every_sentence_is_asked_for() {
    let literals = texts().literals;
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    for lang in Lang::ALL {
        let texts = Catalogue::read(lang).texts();
        let ids: BTreeSet<&str> = texts.keys().map(|id| id.split('.').next().unwrap_or_default()).collect();
        let idle: Vec<_> = ids
            .iter()
            .filter(|id| !literals.contains(**id) && !codes.contains(*id))
            .filter(|id| !BUILT.iter().any(|(beginning, _)| id.starts_with(beginning)))
            .collect();
        assert!(idle.is_empty(), "nobody asks for these sentences of {lang:?}: {idle:#?}");
    }
}

/// The texts between quotes in the sources.
#[derive(Default)]
struct Texts {
    literals: BTreeSet<String>,
    /// Those given to a function that takes an id, after the crate's folder.
    asked: BTreeSet<(String, String)>,
}

fn texts() -> Texts {
    let mut texts = Texts::default();
    for module in all_crates().iter().flat_map(|of| &of.modules) {
        for item in &module.items {
            texts.read(&module.file, item.to_token_stream());
        }
    }
    texts
}

impl Texts {
    fn read(&mut self, file: &str, tokens: TokenStream) {
        // The function whose brackets may follow.
        let mut call = None;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => call = Some(ident.to_string()),
                TokenTree::Group(group) => {
                    if group.delimiter() == Delimiter::Parenthesis
                        && call.is_some_and(|call| ASKING.contains(&call.as_str()))
                        && let Some(id) = group.stream().into_iter().find_map(text_of).filter(|text| is_id(text))
                    {
                        self.asked.insert((file.to_owned(), id));
                    }
                    self.read(file, group.stream());
                    call = None;
                }
                TokenTree::Literal(_) => {
                    self.literals.extend(text_of(token));
                    call = None;
                }
                TokenTree::Punct(_) => call = None,
            }
        }
    }
}

/// What stands between the quotes of a text.
fn text_of(token: TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    Some(literal.to_string().strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// Whether a text is words of small letters with hyphens between.
fn is_id(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.contains('-') && text.split('-').all(word)
}
