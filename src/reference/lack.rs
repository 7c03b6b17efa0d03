//! Near misses: what a condition that does not hold would have needed, and how far off that was.

use serde::{Deserialize, Serialize};

use crate::formula::{Comparison, Logic};
use crate::money::Exact;

use super::term::{Term, TermKind, Worth};

/// A part of a condition that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lack {
    /// The part: a comparison, a flag, a membership, a place.
    pub term: Term,
    /// Whether it should hold; otherwise it should not.
    pub wanted: bool,
    /// How much its left side has to grow, or to shrink where this is negative. Nothing where the part is no comparison of
    /// numbers. Zero where the two are equal and may not be.
    pub gap: Option<Exact>,
}

/// The fewest parts of a condition that keep it from holding; none where it holds. Of several ways to meet it, the one that
/// lacks least.
pub fn lacks(condition: &Term) -> Vec<Lack> {
    missing(condition, true)
}

fn missing(term: &Term, wanted: bool) -> Vec<Lack> {
    if term.worth == Some(Worth::Flag(wanted)) {
        return Vec::new();
    }
    let part = |index: usize, wanted| term.parts.get(index).map_or_else(Vec::new, |part| missing(part, wanted));
    match (&term.kind, wanted) {
        (TermKind::Logic(Logic::And), true) | (TermKind::Logic(Logic::Or), false) => {
            let mut all = part(0, wanted);
            all.extend(part(1, wanted));
            all
        }
        (TermKind::Logic(_), _) => {
            let (one, other) = (part(0, wanted), part(1, wanted));
            if weight(&other) < weight(&one) { other } else { one }
        }
        (TermKind::Opposite, _) => part(0, !wanted),
        // Where the branch rests on the row, another branch may be nearer, but nobody would look there.
        (TermKind::If, _) => part(1, wanted),
        (TermKind::Definition(_), _) => match term.parts.first() {
            Some(inner) if splits(inner) => missing(inner, wanted),
            _ => vec![Lack { term: term.clone(), wanted, gap: None }],
        },
        _ => vec![Lack { term: term.clone(), wanted, gap: gap(term, wanted) }],
    }
}

/// Whether a formula says more than its name.
fn splits(term: &Term) -> bool {
    match term.kind {
        TermKind::Logic(_)
        | TermKind::Opposite
        | TermKind::If
        | TermKind::Compare(_)
        | TermKind::In
        | TermKind::Place(_) => true,
        TermKind::Definition(_) => term.parts.first().is_some_and(splits),
        _ => false,
    }
}

/// How far a row is from having these parts: what nobody can change weighs most, then how many there are, then those that no
/// number can mend.
fn weight(lacks: &[Lack]) -> (usize, usize, usize) {
    let fixed = lacks.iter().filter(|lack| !lack.term.rests_on_row()).count();
    let plain = lacks.iter().filter(|lack| lack.gap.is_none()).count();
    (fixed, lacks.len(), plain)
}

fn gap(term: &Term, wanted: bool) -> Option<Exact> {
    let TermKind::Compare(comparison) = term.kind else { return None };
    let (left, right) = (term.parts.first()?.number()?, term.parts.get(1)?.number()?);
    let needs = match (comparison, wanted) {
        (Comparison::Equal | Comparison::NotEqual, _) => comparison == Comparison::Equal && wanted,
        _ => true,
    };
    needs.then(|| right - left)
}

impl Lack {
    /// The gap as a share of what is asked for: smaller is nearer. Nothing where there is no gap to speak of.
    pub fn distance(&self) -> Option<Exact> {
        let gap = self.gap?;
        let bound = self.term.parts.get(1)?.number()?;
        let size = |number: Exact| if number < Exact::from_integer(0) { -number } else { number };
        (bound != Exact::from_integer(0)).then(|| size(gap) / size(bound))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dim::Dim;
    use crate::id::FieldId;

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
        node(TermKind::Compare(Comparison::GreaterOrEqual), value >= bound, vec![number(value), number(bound)])
    }

    #[test]
    fn a_conjunction_lacks_each_part_that_fails() {
        let all = node(
            TermKind::Logic(Logic::And),
            false,
            vec![node(TermKind::Logic(Logic::And), false, vec![flag(true), at_least(7, 10)]), flag(false)],
        );
        let found = lacks(&all);
        assert_eq!(found.iter().map(|lack| lack.gap).collect::<Vec<_>>(), [Some(Exact::from_integer(3)), None]);
        assert_eq!(found[0].distance(), Some(Exact::new(3, 10)));
    }

    #[test]
    fn of_two_ways_the_nearer_one_is_named() {
        let either = node(TermKind::Logic(Logic::Or), false, vec![flag(false), at_least(9, 10)]);
        assert_eq!(lacks(&either)[0].gap, Some(Exact::from_integer(1)));
        let not_both = node(
            TermKind::Opposite,
            false,
            vec![node(TermKind::Logic(Logic::And), true, vec![flag(true), at_least(12, 10)])],
        );
        let found = lacks(&not_both);
        assert_eq!((found.len(), found[0].wanted, found[0].gap), (1, false, Some(Exact::from_integer(-2))));
    }

    #[test]
    fn what_holds_lacks_nothing() {
        assert_eq!(lacks(&at_least(10, 10)), []);
    }
}
