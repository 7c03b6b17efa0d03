//! The draft, clause by clause.

use std::rc::Rc;

use cesuan_i18n::{Lang, text};
use cesuan_policy::check::{Clause, Domain, MeasureKind, Setting};
use cesuan_session::{MeasureView, PolicyView};

use super::chip::{ChipModel, Chips, PieceModel, chips_of};
use super::{Input, Overlay};

/// A clause of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseModel {
    /// The clause's number as the draft counts.
    pub position: String,
    /// The part of the number that the clause above does not have: `（一）` of `二（一）`.
    pub mark: String,
    /// The depth in the outline, 1 for a part.
    pub level: u8,
    pub title: String,
    /// The text of the clause, as words and chips.
    pub sentence: Vec<PieceModel>,
    /// Parameters of the clause that no sentence mentions.
    pub apart: Vec<ChipModel>,
    /// The measures of the clause.
    pub cards: Vec<CardModel>,
}

/// A measure, with its sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardModel {
    /// The measure's index.
    pub measure: usize,
    pub id: String,
    /// Where it stands in the draft.
    pub position: String,
    pub label: String,
    /// Its class, in words.
    pub kind: String,
    /// Who pays.
    pub payers: Vec<CardPayer>,
    /// That the draft does not name the payer, where it does not.
    pub assumed: Option<String>,
    /// What is left to rules still to be made, where the whole measure is provisional.
    pub provisional: Option<String>,
    /// The switch that strikes the clause out.
    pub switch: ChipModel,
    /// Whether the clause is struck out.
    pub off: bool,
    /// The text of the clause, as words and chips.
    pub sentence: Vec<PieceModel>,
    /// Whether its switch, or one of its sentence's values, differs from the draft.
    pub changed: bool,
}

/// A payer of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPayer {
    pub label: String,
    /// What the draft leaves open about it.
    pub note: Option<String>,
}

/// The clauses with what they were made of, so that the next drawing makes only those anew that differ.
#[derive(Debug)]
pub struct Drawn {
    lang: Lang,
    policy: Rc<PolicyView>,
    overlay: Overlay,
    faulty: bool,
    pub clauses: Rc<Vec<Rc<ClauseModel>>>,
}

impl Drawn {
    /// Makes the clauses. A clause that has not changed since `before` is the same `Rc`, so that comparing it costs nothing.
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

/// Makes the clauses; `known` returns a clause of an earlier drawing that has not changed.
fn clauses<'a>(input: Input<'_>, known: impl Fn(usize) -> Option<&'a Rc<ClauseModel>>) -> Vec<Rc<ClauseModel>> {
    let mentioned = input.policy.mentioned();
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
        let unmentioned = unmentioned.filter(|index| policy.parameters[*index].domain != Domain::Switch);
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
    /// Every chip of the clause.
    pub fn chips(&self) -> impl Iterator<Item = &ChipModel> {
        let of_cards = self.cards.iter().flat_map(|card| std::iter::once(&card.switch).chain(chips_of(&card.sentence)));
        chips_of(&self.sentence).chain(of_cards).chain(&self.apart)
    }
}

/// The part of a clause's number beyond the longest number of another clause that it begins with.
fn mark(policy: &PolicyView, position: &str) -> String {
    let inside = policy.clauses.iter().filter_map(|clause| position.strip_prefix(clause.position.as_str()));
    let rest = inside.filter(|rest| !rest.is_empty()).min_by_key(|rest| rest.len());
    rest.unwrap_or(position).to_owned()
}

fn card(input: Input<'_>, chips: &mut Chips<'_>, index: usize) -> CardModel {
    let measure: &MeasureView = &input.policy.measures[index];
    let switch = chips.chip(measure.switch.index());
    let sentence = chips.sentence(&measure.text);
    let changed = switch.draft.is_some() || chips_of(&sentence).any(|chip| chip.draft.is_some());
    let off = input.overlay.values(input.policy, measure.switch.index()).contains(&Setting::Switch(false));
    let payers = measure.payers.iter().map(|payer| {
        let payer = &input.policy.payers[payer.index()];
        CardPayer {
            label: input.lang.of(&payer.label).to_owned(),
            note: payer.note.as_ref().map(|note| input.lang.of(note).to_owned()),
        }
    });
    CardModel {
        measure: index,
        id: measure.id.clone(),
        position: measure.clause.clone(),
        label: input.lang.of(&measure.label).to_owned(),
        kind: text(input.lang, kind_id(measure.kind), &[]),
        payers: payers.collect(),
        assumed: measure.payer_assumed.then(|| text(input.lang, "app-payer-assumed", &[])),
        provisional: measure.provisional.as_ref().map(|mark| input.lang.of(mark).to_owned()),
        switch,
        off,
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
