//! Missing conditions: which parts of a condition keep it from holding, and by how much.

use serde::{Deserialize, Serialize};

use cesuan_base::id::DefinitionId;
use cesuan_base::money::Exact;
use cesuan_policy::formula::{CompareOp, Logic};

use super::term::{Term, TermKind, Worth};

/// A part of a condition that keeps it from holding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingCondition {
    /// The part: a comparison, a flag, a membership of a list, or a limited place.
    pub term: Term,
    /// Whether the part should hold; if false, it should not.
    pub wanted: bool,
    /// By how much the row's number must grow; negative if it must shrink, zero if the two numbers are equal and must not be.
    /// `None` if the part is no comparison of numbers.
    pub gap: Option<Exact>,
}

/// The parts that keep a condition from holding; empty if it holds. If there are several ways to meet it, those of the way that
/// is nearest.
pub fn missing_conditions(condition: &Term) -> Vec<MissingCondition> {
    missing(condition, true)
}

fn missing(term: &Term, wanted: bool) -> Vec<MissingCondition> {
    if term.worth == Some(Worth::Flag(wanted)) {
        return Vec::new();
    }
    let mut all: Vec<MissingCondition> = Vec::new();
    for (part, wanted) in conjuncts(term, wanted) {
        if part.worth == Some(Worth::Flag(wanted)) {
            continue;
        }
        let found = match &part.kind {
            // One way is enough: the nearest.
            TermKind::Logic(_) => {
                let ways = part.parts.iter().map(|way| missing(way, wanted));
                ways.min_by_key(|way| weight(way)).unwrap_or_default()
            }
            _ => vec![MissingCondition { term: part.clone(), wanted, gap: gap(part, wanted) }],
        };
        for part in found {
            if !all.contains(&part) {
                all.push(part);
            }
        }
    }
    all
}

/// The parts of a condition that must all be met, each with whether it should hold. A part is a single comparison, flag,
/// membership or place, or an alternative of several ways. Two kinds are left out because another part explains them: a span
/// counted from a blank year, and an amount that is zero because a condition inside it does not hold.
pub fn conjuncts(term: &Term, wanted: bool) -> Vec<(&Term, bool)> {
    let mut parts = Vec::new();
    split(term, wanted, &mut parts, &mut Vec::new());
    let open = |(part, wanted): &(&Term, bool)| part.worth != Some(Worth::Flag(*wanted));
    if parts.iter().any(|part| open(part) && part.0.asks_whether_given()) {
        parts.retain(|(part, _)| part.asks_whether_given() || part.blank_year().is_none());
    }
    // A part whose amount is zero because of a condition is replaced by that condition, once.
    let Some((guarded, guard)) = parts.iter().filter(|part| open(part)).find_map(|(part, _)| guarded(part)) else {
        return parts;
    };
    let mut rest: Vec<(&Term, bool)> = Vec::new();
    let mut explained = false;
    for (part, wanted) in parts {
        if !part.mentions(&|inner| inner.kind == guarded.kind) {
            rest.push((part, wanted));
        } else if !explained {
            explained = true;
            rest.extend(conjuncts(guard, true));
        }
    }
    rest
}

/// Collects the parts of a term that must all be met.
fn split<'t>(term: &'t Term, wanted: bool, parts: &mut Vec<(&'t Term, bool)>) {
    let mut each = |inner: &'t Term, wanted| split(inner, wanted, parts);
    match (&term.kind, wanted) {
        (TermKind::Logic(Logic::And), true) | (TermKind::Logic(Logic::Or), false) => {
            term.parts.iter().for_each(|part| each(part, wanted));
        }
        (TermKind::Opposite, _) => term.parts.iter().for_each(|part| each(part, !wanted)),
        // Only the branch that was taken is looked at, even if the other one would be nearer.
        (TermKind::If, _) => term.parts.iter().skip(1).for_each(|taken| each(taken, wanted)),
        (TermKind::Definition(_), _) if term.parts.first().is_some_and(says_more) => {
            term.parts.iter().for_each(|part| each(part, wanted));
        }
        _ => parts.push((term, wanted)),
    }
}

/// The named amount in a comparison that is a constant because a condition of the row does not hold, and that condition.
fn guarded(part: &Term) -> Option<(&Term, &Term)> {
    let TermKind::Compare(_) = part.kind else { return None };
    let named = part.parts.first().filter(|left| matches!(left.kind, TermKind::Definition(_)))?;
    let choice = named.parts.first().filter(|inner| inner.kind == TermKind::If)?;
    let [condition, taken] = choice.parts.as_slice() else { return None };
    let kept_at_nothing = taken.kind == TermKind::Literal && !condition.holds() && condition.rests_on_row();
    kept_at_nothing.then_some((named, condition))
}

/// Whether a named formula is to be shown by its parts instead of its name.
fn says_more(term: &Term) -> bool {
    match term.kind {
        TermKind::Logic(_)
        | TermKind::Opposite
        | TermKind::If
        | TermKind::Compare(_)
        | TermKind::In
        | TermKind::Field(_)
        | TermKind::Place(_) => true,
        TermKind::Definition(_) => term.parts.first().is_some_and(says_more),
        _ => false,
    }
}

/// How far a row is from meeting these parts, to be compared in order: the number of parts that do not depend on the row, the
/// number of parts, the number without a gap, the number whose gap has no relative size, and the largest relative gap.
fn weight(missing: &[MissingCondition]) -> (usize, usize, usize, usize, Exact) {
    let fixed = missing.iter().filter(|part| !part.term.rests_on_row()).count();
    let plain = missing.iter().filter(|part| part.gap.is_none()).count();
    let distances: Vec<Exact> = missing.iter().filter_map(MissingCondition::distance).collect();
    let farthest = distances.iter().max().copied().unwrap_or_default();
    (fixed, missing.len(), plain, missing.len() - distances.len(), farthest)
}

/// By how much the row's number in a comparison must grow for the comparison to hold, or not to hold.
fn gap(term: &Term, wanted: bool) -> Option<Exact> {
    let TermKind::Compare(comparison) = term.kind else { return None };
    if term.blank_year().is_some() {
        return None;
    }
    let (left, right) = (term.parts.first()?.number()?, term.parts.get(1)?.number()?);
    let needs = match (comparison, wanted) {
        (CompareOp::Equal | CompareOp::NotEqual, _) => comparison == CompareOp::Equal && wanted,
        _ => true,
    };
    needs.then(|| if term.is_turned() { left - right } else { right - left })
}

impl MissingCondition {
    /// The size of the gap relative to the number that is asked for. `None` if there is no gap, or that number is zero.
    pub fn distance(&self) -> Option<Exact> {
        let gap = self.gap?;
        let bound = self.term.sides()?.1.number()?;
        let size = |number: Exact| if number < Exact::from_integer(0) { -number } else { number };
        (bound != Exact::from_integer(0)).then(|| size(gap) / size(bound))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_base::dim::Dim;
    use cesuan_base::id::FieldId;

    fn flag(holds: bool) -> Term {
        let worth = Some(Worth::Flag(holds));
        Term { kind: TermKind::Field(FieldId(0)), dim: Dim::Flag, worth, parts: Vec::new() }
    }

    fn number(value: i128) -> Term {
        let worth = Some(Worth::Number(Exact::from_integer(value)));
        Term { kind: TermKind::Field(FieldId(1)), dim: Dim::Count, worth, parts: Vec::new() }
    }

    fn node(kind: TermKind, holds: bool, parts: Vec<Term>) -> Term {
        Term { kind, dim: Dim::Flag, worth: Some(Worth::Flag(holds)), parts }
    }

    fn at_least(value: i128, bound: i128) -> Term {
        node(TermKind::Compare(CompareOp::GreaterOrEqual), value >= bound, vec![number(value), number(bound)])
    }

    #[test]
    fn a_conjunction_lacks_each_part_that_fails() {
        let all = node(
            TermKind::Logic(Logic::And),
            false,
            vec![node(TermKind::Logic(Logic::And), false, vec![flag(true), at_least(7, 10)]), flag(false)],
        );
        let found = missing_conditions(&all);
        assert_eq!(found.iter().map(|part| part.gap).collect::<Vec<_>>(), [Some(Exact::from_integer(3)), None]);
        assert_eq!(found[0].distance(), Some(Exact::new(3, 10)));
    }

    #[test]
    fn of_two_ways_the_nearer_one_is_named() {
        let either = node(TermKind::Logic(Logic::Or), false, vec![flag(false), at_least(9, 10)]);
        assert_eq!(missing_conditions(&either)[0].gap, Some(Exact::from_integer(1)));
        let not_both = node(
            TermKind::Opposite,
            false,
            vec![node(TermKind::Logic(Logic::And), true, vec![flag(true), at_least(12, 10)])],
        );
        let found = missing_conditions(&not_both);
        assert_eq!((found.len(), found[0].wanted, found[0].gap), (1, false, Some(Exact::from_integer(-2))));
    }

    #[test]
    fn what_holds_lacks_nothing() {
        assert_eq!(missing_conditions(&at_least(10, 10)), []);
    }
}
