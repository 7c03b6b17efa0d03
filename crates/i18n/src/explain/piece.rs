//! Sentences as rows of pieces.

use crate::{Lang, text};
use cesuan_base::id::ParameterId;

use super::Words;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand.
    Words(String),
    /// A value put in.
    Value {
        /// What it is called; nothing for a number that speaks for itself.
        label: Option<String>,
        /// The value, in words.
        text: String,
        /// Where it comes from.
        origin: Origin,
    },
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The enterprise's own row, or its rivals'.
    Row,
    /// A parameter or reading of the policy.
    Parameter(ParameterId),
    /// Computed on the way.
    Computed,
}

/// A step of an explanation: a sentence, and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is about.
    pub kind: StepKind,
    /// The sentence.
    pub pieces: Vec<Piece>,
    /// What stands behind it.
    pub steps: Vec<Step>,
}

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A condition that is met.
    Met,
    /// A condition that is not.
    Unmet,
    /// How an amount is made.
    Amount,
    /// What cuts it, or keeps it from being paid.
    Limit,
    /// Whom it stands against.
    Rival,
    /// Something to know.
    Note,
}

impl Step {
    pub(super) fn new(kind: StepKind, pieces: Vec<Piece>) -> Self {
        Self { kind, pieces, steps: Vec::new() }
    }

    pub(super) fn with(self, steps: Vec<Step>) -> Self {
        Self { steps, ..self }
    }

    /// The parameters its own sentence mentions.
    pub fn parameters(&self) -> impl Iterator<Item = ParameterId> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Value { origin: Origin::Parameter(id), .. } => Some(*id),
            _ => None,
        })
    }
}

/// A sentence as text.
pub fn plain(pieces: &[Piece]) -> String {
    let mut written = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => written.push_str(words),
            Piece::Value { label, text, .. } => {
                if let Some(label) = label {
                    written.push_str(label);
                    written.push(' ');
                }
                written.push_str(text);
            }
        }
    }
    written
}

/// What marks the place of an argument in a sentence on its way to pieces: signs that no text holds.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

impl Words<'_> {
    /// A sentence without arguments.
    pub(super) fn words(&self, id: &str) -> Vec<Piece> {
        vec![Piece::Words(text(self.lang, id, &[]))]
    }

    /// A sentence with pieces in its places.
    pub(super) fn say(&self, id: &str, args: &[(&str, Vec<Piece>)]) -> Vec<Piece> {
        let marked: Vec<(&str, String)> =
            args.iter().enumerate().map(|(at, (name, _))| (*name, format!("{OPEN}{at}{CLOSE}"))).collect();
        let marked: Vec<_> = marked.iter().map(|(name, mark)| (*name, mark.as_str().into())).collect();
        let sentence = text(self.lang, id, &marked);
        let mut pieces = Vec::new();
        for part in sentence.split(OPEN) {
            let (at, rest) = part.split_once(CLOSE).unwrap_or(("", part));
            if let Some((_, put_in)) = at.parse::<usize>().ok().and_then(|at| args.get(at)) {
                pieces.extend(put_in.iter().cloned());
            }
            if !rest.is_empty() {
                pieces.push(Piece::Words(rest.to_owned()));
            }
        }
        pieces
    }

    /// Several rows of pieces as a list.
    pub(super) fn list(&self, items: Vec<Vec<Piece>>, separator: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                pieces.push(Piece::Words(text(self.lang, separator, &[])));
            }
            pieces.extend(item);
        }
        pieces
    }
}

/// Words as a piece.
pub(super) fn words(text: impl Into<String>) -> Vec<Piece> {
    vec![Piece::Words(text.into())]
}

/// A value without a label.
pub(super) fn bare(text: impl Into<String>, origin: Origin) -> Vec<Piece> {
    vec![Piece::Value { label: None, text: text.into(), origin }]
}

/// A value with its label.
pub(super) fn labelled(label: impl Into<String>, text: impl Into<String>, origin: Origin) -> Vec<Piece> {
    vec![Piece::Value { label: Some(label.into()), text: text.into(), origin }]
}

/// Whether a language sets words apart by blanks.
pub(super) const fn spaced(lang: Lang) -> bool {
    matches!(lang, Lang::En)
}
