//! The values inside the draft's sentences, each of which can be changed in place.

use std::collections::BTreeMap;

use cesuan_i18n::{Lang, diagnostic, figures};
use cesuan_policy::check::{ClausePiece, ClauseText, Domain, Setting};

use super::Input;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PieceModel {
    /// Words as they stand.
    Words(String),
    /// A value a person can change.
    Chip(ChipModel),
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
}

impl ChipClass {
    /// The class in the styles.
    pub const fn class(self) -> &'static str {
        match self {
            ChipClass::Number => "number",
            ChipClass::Reading => "reading",
            ChipClass::Set => "set",
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
        let pieces = match self.input.lang {
            Lang::Zh => &template.zh,
            Lang::En => &template.en,
        };
        let view = |piece: &ClausePiece| match piece {
            ClausePiece::Words(words) => PieceModel::Words(words.clone()),
            ClausePiece::Parameter(id) => PieceModel::Chip(self.chip(id.index())),
        };
        pieces.iter().map(view).collect()
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
            Domain::Choice { .. } | Domain::Switch => ChipClass::Reading,
            Domain::Set { .. } => ChipClass::Set,
        };
        ChipModel { parameter: index, place, label, value, draft, class, fault }
    }
}
