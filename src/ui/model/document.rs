//! The draft, clause by clause.

use std::collections::BTreeSet;
use std::rc::Rc;

use cesuan_i18n::{Lang, text};
use cesuan_policy::check::{Clause, ClausePiece, MeasureKind};
use cesuan_session::{MeasureView, PolicyView};

use super::chip::{ChipModel, Chips, PieceModel};
use super::{Input, Overlay};

/// A position of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseModel {
    /// The position as the draft counts.
    pub position: String,
    /// The part of it that the clause above does not say already.
    pub mark: String,
    /// How deep in the outline, 1 for a part.
    pub level: u8,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub sentence: Vec<PieceModel>,
    /// Parameters of this position that no sentence mentions.
    pub apart: Vec<ChipModel>,
    /// The measures that stand here.
    pub cards: Vec<CardModel>,
}

/// A measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardModel {
    /// The measure's index.
    pub measure: usize,
    /// Its id.
    pub id: String,
    /// Where it stands in the draft.
    pub position: String,
    /// Its label.
    pub label: String,
    /// Its class, in words.
    pub kind: String,
    /// Who pays, in words.
    pub payer: String,
    /// What it says.
    pub sentence: Vec<PieceModel>,
    /// Whether one of its sentence's values differs from the draft.
    pub changed: bool,
}

/// The clauses as they were before, and what they were made of.
#[derive(Debug)]
pub struct Drawn {
    lang: Lang,
    policy: Rc<PolicyView>,
    overlay: Overlay,
    faulty: bool,
    /// The clauses.
    pub clauses: Rc<Vec<Rc<ClauseModel>>>,
}

impl Drawn {
    /// The draft, clause by clause. What does not differ from before is the same, not only equal.
    pub fn new(input: Input<'_>, policy: &Rc<PolicyView>, before: Option<&Drawn>) -> Self {
        let faulty = !input.faults.is_empty();
        let comparable = |before: &&Drawn| {
            !faulty && !before.faulty && before.lang == input.lang && Rc::ptr_eq(&before.policy, policy)
        };
        let clauses = match before.filter(comparable) {
            Some(before) if before.overlay == *input.overlay => before.clauses.clone(),
            Some(before) => {
                let moved = before.overlay.moved(input.overlay);
                let moved = |index: usize| moved.contains(policy.parameters[index].id.as_str());
                Rc::new(clauses(input, |at| {
                    Some(&before.clauses[at]).filter(|clause| !clause.chips().any(|chip| moved(chip.parameter)))
                }))
            }
            None => Rc::new(clauses(input, |_| None)),
        };
        Self { lang: input.lang, policy: policy.clone(), overlay: input.overlay.clone(), faulty, clauses }
    }
}

/// The draft, clause by clause; `known` gives those that are already right.
fn clauses<'a>(input: Input<'_>, known: impl Fn(usize) -> Option<&'a Rc<ClauseModel>>) -> Vec<Rc<ClauseModel>> {
    let mentioned = mentioned(input.policy);
    let mut chips = Chips::new(input);
    let policy = input.policy;
    let view = |(at, clause): (usize, &Clause)| {
        if let Some(known) = known(at) {
            for chip in known.chips() {
                chips.count(chip.parameter);
            }
            return known.clone();
        }
        let sentence = chips.sentence(&clause.text);
        let cards: Vec<CardModel> = clause.measures.iter().map(|id| card(input, &mut chips, id.index())).collect();
        let here = |index: &usize| policy.parameters[*index].clause.as_deref() == Some(clause.position.as_str());
        let unmentioned = (0..policy.parameters.len()).filter(|index| !mentioned.contains(index)).filter(here);
        let apart = unmentioned.filter(|index| !chips.stood(*index)).collect::<Vec<_>>();
        Rc::new(ClauseModel {
            mark: mark(policy, &clause.position),
            position: clause.position.clone(),
            level: clause.level,
            title: input.lang.of(&clause.title).to_owned(),
            sentence,
            apart: apart.into_iter().map(|index| chips.chip(index)).collect(),
            cards,
        })
    };
    policy.clauses.iter().enumerate().map(view).collect()
}

impl ClauseModel {
    /// Every value in it.
    pub fn chips(&self) -> impl Iterator<Item = &ChipModel> {
        let of_cards = self.cards.iter().flat_map(|card| &card.sentence);
        let of_sentences = self.sentence.iter().chain(of_cards).filter_map(|piece| match piece {
            PieceModel::Chip(chip) => Some(chip),
            PieceModel::Words(_) => None,
        });
        of_sentences.chain(&self.apart)
    }
}

/// What a position says beyond the longest other position it begins with.
fn mark(policy: &PolicyView, position: &str) -> String {
    let inside = policy.clauses.iter().filter_map(|clause| position.strip_prefix(clause.position.as_str()));
    let rest = inside.filter(|rest| !rest.is_empty()).min_by_key(|rest| rest.len());
    rest.unwrap_or(position).to_owned()
}

fn card(input: Input<'_>, chips: &mut Chips<'_>, index: usize) -> CardModel {
    let measure: &MeasureView = &input.policy.measures[index];
    let sentence = chips.sentence(&measure.text);
    let changed = sentence.iter().any(|piece| matches!(piece, PieceModel::Chip(chip) if chip.draft.is_some()));
    let payer = &input.policy.payers[measure.payer.index()];
    CardModel {
        measure: index,
        id: measure.id.clone(),
        position: measure.clause.clone(),
        label: input.lang.of(&measure.label).to_owned(),
        kind: text(input.lang, kind_id(measure.kind), &[]),
        payer: input.lang.of(&payer.label).to_owned(),
        sentence,
        changed,
    }
}

const fn kind_id(kind: MeasureKind) -> &'static str {
    match kind {
        MeasureKind::Subsidy => "app-kind-subsidy",
        MeasureKind::Award => "app-kind-award",
        MeasureKind::Relief => "app-kind-relief",
        MeasureKind::Case => "app-kind-case",
    }
}

/// The parameters that stand in some sentence.
fn mentioned(policy: &PolicyView) -> BTreeSet<usize> {
    let templates =
        policy.clauses.iter().map(|clause| &clause.text).chain(policy.measures.iter().map(|measure| &measure.text));
    let pieces = templates.flat_map(|template| template.zh.iter().chain(&template.en));
    pieces
        .filter_map(|piece| match piece {
            ClausePiece::Parameter(id) => Some(id.index()),
            ClausePiece::Words(_) => None,
        })
        .collect()
}
