//! The values inside the draft's sentences, each of which can be changed in place.

use std::collections::BTreeMap;

use cesuan_i18n::{Lang, diagnostic, figures, text};
use cesuan_policy::check::{ClausePiece, ClauseText, Domain, Setting};

use super::Input;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceModel {
    /// Words as they stand.
    Words(String),
    /// A value a person can change.
    Chip(ChipModel),
    /// What the draft does not say and the figures assume, with its brackets: 〔测算口径：…〕.
    Counted(Vec<PieceModel>),
}

/// A value a person can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChipModel {
    /// The parameter's index.
    pub parameter: usize,
    /// The id of the chip's element: `chip-` and the parameter's id for the first place of a parameter, with a number
    /// behind it for further ones.
    pub place: String,
    /// The parameter's label.
    pub label: String,
    /// The value in force, in words.
    pub value: String,
    /// The drafted value in words, where the value in force is another.
    pub draft: Option<String>,
    /// What kind of value it is.
    pub class: ChipClass,
    /// What is wrong with the value, if anything.
    pub fault: Option<String>,
}

/// What kind of value a chip holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipClass {
    /// A number.
    Number,
    /// The answer of a reading.
    Reading,
    /// A set of options.
    Set,
    /// Whether the clause stands.
    Switch,
}

impl ChipClass {
    /// The class in the styles.
    pub const fn class(self) -> &'static str {
        match self {
            ChipClass::Number => "number",
            ChipClass::Reading => "reading",
            ChipClass::Set => "set",
            ChipClass::Switch => "switch-chip",
        }
    }
}

/// Makes chips, and counts the places of each parameter so that every element has its own id.
pub(super) struct Chips<'a> {
    input: Input<'a>,
    places: BTreeMap<usize, usize>,
}

impl<'a> Chips<'a> {
    pub(super) fn new(input: Input<'a>) -> Self {
        Self { input, places: BTreeMap::new() }
    }

    /// Whether a chip was made for this parameter.
    pub(super) fn stood(&self, parameter: usize) -> bool {
        self.places.contains_key(&parameter)
    }

    /// Counts one more place of a parameter and returns how many there are.
    pub(super) fn count(&mut self, parameter: usize) -> usize {
        let count = self.places.entry(parameter).or_default();
        *count += 1;
        *count
    }

    /// The sentence of a template in the page's language.
    pub(super) fn sentence(&mut self, template: &ClauseText) -> Vec<PieceModel> {
        let lang = self.input.lang;
        let pieces = match lang {
            Lang::Zh => &template.zh,
            Lang::En => &template.en,
        };
        let view = |piece: &ClausePiece| match piece {
            ClausePiece::Words(words) => PieceModel::Words(words.clone()),
            ClausePiece::Parameter(id) => PieceModel::Chip(self.chip(id.index())),
        };
        counted_apart(lang, pieces.iter().map(view))
    }

    /// The next place of a parameter.
    pub(super) fn chip(&mut self, index: usize) -> ChipModel {
        let Input { lang, policy, overlay, .. } = self.input;
        let parameter = &policy.parameters[index];
        let nth = self.count(index);
        let place =
            if nth == 1 { format!("chip-{}", parameter.id) } else { format!("chip-{}-again-{nth}", parameter.id) };
        let words = |values: &[Setting]| figures::setting(lang, parameter, &policy.categories, &policy.years, values);
        let values = overlay.values(policy, index);
        let value = words(&values);
        let draft = (values != parameter.draft).then(|| words(&parameter.draft));
        let label = lang.of(&parameter.label).to_owned();
        let fault = self.input.fault_of(&parameter.id).map(|fault| diagnostic::render(lang, fault).headline);
        let class = match parameter.domain {
            Domain::Number { .. } => ChipClass::Number,
            Domain::Choice { .. } => ChipClass::Reading,
            Domain::Switch => ChipClass::Switch,
            Domain::Set { .. } => ChipClass::Set,
        };
        ChipModel { parameter: index, place, label, value, draft, class, fault }
    }
}

/// Puts what the draft does not say, which stands in brackets and begins with the words of `app-counted-begins`, into a piece of
/// its own.
fn counted_apart(lang: Lang, pieces: impl Iterator<Item = PieceModel>) -> Vec<PieceModel> {
    let begins = text(lang, "app-counted-begins", &[]);
    let brackets = text(lang, "app-counted-brackets", &[]);
    let (open, close) = (brackets.chars().next(), brackets.chars().nth(1));
    let mut outside = Vec::new();
    // The pieces inside, and how many brackets are open.
    let mut inside: Option<(Vec<PieceModel>, usize)> = None;
    for piece in pieces {
        let PieceModel::Words(words) = piece else {
            inside.as_mut().map_or(&mut outside, |(pieces, ..)| pieces).push(piece);
            continue;
        };
        let mut rest = words.as_str();
        while !rest.is_empty() {
            match &mut inside {
                None => {
                    let Some(at) = rest.find(&begins) else {
                        outside.push(PieceModel::Words(rest.to_owned()));
                        break;
                    };
                    if at > 0 {
                        outside.push(PieceModel::Words(rest[..at].to_owned()));
                    }
                    rest = &rest[at..];
                    inside = Some((Vec::new(), 0));
                }
                Some((pieces, depth)) => {
                    let mut end = None;
                    for (at, mark) in rest.char_indices() {
                        if Some(mark) == open {
                            *depth += 1;
                        } else if Some(mark) == close {
                            *depth -= 1;
                            if *depth == 0 {
                                end = Some(at + mark.len_utf8());
                                break;
                            }
                        }
                    }
                    let (own, after) = rest.split_at(end.unwrap_or(rest.len()));
                    pieces.push(PieceModel::Words(own.to_owned()));
                    rest = after;
                    if end.is_some() {
                        outside.extend(inside.take().map(|(pieces, ..)| PieceModel::Counted(pieces)));
                    }
                }
            }
        }
    }
    outside.extend(inside.map(|(pieces, ..)| PieceModel::Counted(pieces)));
    outside
}

/// Every value of a sentence.
pub(super) fn chips_of(pieces: &[PieceModel]) -> Box<dyn Iterator<Item = &ChipModel> + '_> {
    Box::new(pieces.iter().flat_map(|piece| -> Box<dyn Iterator<Item = &ChipModel>> {
        match piece {
            PieceModel::Words(_) => Box::new(std::iter::empty()),
            PieceModel::Chip(chip) => Box::new(std::iter::once(chip)),
            PieceModel::Counted(pieces) => chips_of(pieces),
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lang: Lang, texts: &[&str]) -> String {
        let show = |piece: &PieceModel| match piece {
            PieceModel::Words(words) => words.clone(),
            PieceModel::Chip(chip) => chip.value.clone(),
            PieceModel::Counted(pieces) => format!("<{}>", pieces.iter().map(shown).collect::<String>()),
        };
        fn shown(piece: &PieceModel) -> String {
            match piece {
                PieceModel::Words(words) => words.clone(),
                _ => String::new(),
            }
        }
        counted_apart(lang, texts.iter().map(|text| PieceModel::Words((*text).to_owned()))).iter().map(show).collect()
    }

    #[test]
    fn what_the_draft_does_not_say_stands_apart() {
        assert_eq!(
            told(Lang::Zh, &["按", "5%", "补。〔测算口径：限", "主城区", "。〕另行制定。"]),
            "按5%补。<〔测算口径：限主城区。〕>另行制定。"
        );
        assert_eq!(told(Lang::En, &["Paid. [Counted as: once [sic].]"]), "Paid. <[Counted as: once [sic].]>");
        assert_eq!(told(Lang::Zh, &["鄂政发〔2018〕15号"]), "鄂政发〔2018〕15号");
        assert_eq!(told(Lang::Zh, &["〔测算口径：未完"]), "<〔测算口径：未完>");
    }
}
