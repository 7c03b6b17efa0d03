//! Conditions as facts: what is so, what is not, and what is lacking.

use num_traits::{Signed, Zero};

use crate::text;
use cesuan_base::dim::Dim;
use cesuan_base::money::Exact;
use cesuan_policy::formula::{CompareOp, Logic};
use cesuan_reference::{Contest, MissingCondition, Rival, Term, TermKind, Worth, conjuncts, missing_conditions};

use super::Words;
use super::piece::{Origin, Piece, Step, StepKind, bare, labelled, words};

impl Words<'_> {
    /// The facts a condition rests on, met or not; `wanted` is whether it should hold. What holds for everybody is left out.
    pub(super) fn conditions(&self, term: &Term, wanted: bool) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        for (part, wanted) in conjuncts(term, wanted) {
            for step in self.part(part, wanted) {
                match steps.iter_mut().find(|known| Self::same(known, &step)) {
                    // One fact can meet one part and miss another: it counts as a miss.
                    Some(known) if step.kind == StepKind::Unmet => known.kind = StepKind::Unmet,
                    Some(_) => {}
                    None => steps.push(step),
                }
            }
        }
        steps
    }

    /// A part of a condition: a fact, or the ways to meet it.
    fn part(&self, term: &Term, wanted: bool) -> Vec<Step> {
        let met = term.worth == Some(Worth::Flag(wanted));
        match &term.kind {
            // Parameters alone decide: worth a word only where they decide against it.
            _ if !term.rests_on_row() && met => Vec::new(),
            _ if !term.rests_on_row() => vec![Step::new(StepKind::Unmet, self.fact(term))],
            TermKind::Logic(_) => self.alternatives(term, wanted, met),
            _ => vec![self.leaf(term, wanted, met)],
        }
    }

    /// Several ways to meet a condition: the one that is met, or all of them with what each lacks.
    fn alternatives(&self, term: &Term, wanted: bool, met: bool) -> Vec<Step> {
        let mut ways = Vec::new();
        split(term, &term.kind, &mut ways);
        let holds = |way: &&Term| way.worth == Some(Worth::Flag(wanted));
        if met {
            // A way that holds for everybody needs no other.
            if ways.iter().any(|way| holds(way) && !way.rests_on_row()) {
                return Vec::new();
            }
            return ways.into_iter().find(holds).map_or_else(Vec::new, |way| self.conditions(way, wanted));
        }
        let open: Vec<&Term> = ways.into_iter().filter(|way| way.rests_on_row()).collect();
        match open.as_slice() {
            [only] => self.conditions(only, wanted),
            several => {
                let unmet = |way: &&Term| {
                    let steps = self.conditions(way, wanted);
                    steps.into_iter().filter(|step| step.kind == StepKind::Unmet).collect::<Vec<_>>()
                };
                let steps = several.iter().flat_map(unmet).collect();
                vec![Step::new(StepKind::Unmet, self.words("explain-none-of")).with(steps)]
            }
        }
    }

    fn leaf(&self, term: &Term, wanted: bool, met: bool) -> Step {
        let kind = if met { StepKind::Met } else { StepKind::Unmet };
        let pieces = if met {
            self.fact(term)
        } else {
            lacks_one(term, wanted).map_or_else(|| self.fact(term), |l| self.lack(&l))
        };
        let steps = match &term.kind {
            TermKind::Place(contest) => self.rivals(contest),
            TermKind::Compare(_) | TermKind::In => self.unfolded(term),
            _ => Vec::new(),
        };
        Step::new(kind, pieces).with(steps)
    }

    /// A part that is not as it should be, and by how much.
    pub(super) fn lack(&self, lack: &MissingCondition) -> Vec<Piece> {
        let fact = self.fact(&lack.term);
        let Some(gap) = lack.gap.filter(|gap| !gap.is_zero()) else { return fact };
        let dim = lack.term.sides().map_or(Dim::Count, |(own, _)| own.dim);
        // Two years lie a number of years apart.
        let size = if dim == Dim::Year {
            text(self.lang, "explain-years", &[("count", gap.abs().to_integer().to_string().into())])
        } else {
            self.number(dim, gap.abs(), None)
        };
        let id = if gap.is_negative() { "explain-over-by" } else { "explain-short-by" };
        self.say(id, &[("fact", fact), ("gap", bare(size, Origin::Computed))])
    }

    /// What is so.
    pub(super) fn fact(&self, term: &Term) -> Vec<Piece> {
        let formula = |at: usize| term.parts.get(at).map_or_else(Vec::new, |part| self.operand(part));
        match &term.kind {
            TermKind::Compare(comparison) => self.comparison(term, *comparison),
            TermKind::In => {
                let id = if term.holds() { "explain-is-in" } else { "explain-is-not-in" };
                self.say(id, &[("left", formula(0)), ("right", formula(1))])
            }
            TermKind::Opposite => term.parts.first().map_or_else(Vec::new, |part| self.fact(part)),
            TermKind::Logic(operator) => {
                let facts = term.parts.iter().map(|part| self.fact(part)).collect();
                self.list(facts, if *operator == Logic::And { "explain-and" } else { "explain-or" })
            }
            TermKind::Place(contest) => self.place(contest, term),
            TermKind::OverYears { missing } => {
                let inner = term.parts.first().and_then(|part| self.label(part)).unwrap_or_default();
                let label = text(self.lang, "explain-other-years", &[("what", inner.into())]);
                let mut pieces = labelled(label, self.worth(term), Origin::Computed);
                if !missing.is_empty() {
                    let years: Vec<String> = missing.iter().map(|year| self.policy.year(*year).to_string()).collect();
                    let years = years.join(&text(self.lang, "explain-item", &[]));
                    pieces.extend(self.say("explain-years-without-row", &[("years", words(years))]));
                }
                pieces
            }
            TermKind::Enabled(measure) => {
                let label = self.lang.of(&self.policy.measures[measure.index()].label).to_owned();
                labelled(label, self.worth(term), Origin::Computed)
            }
            TermKind::OverProjects => {
                labelled(text(self.lang, "explain-any-project", &[]), self.worth(term), Origin::Computed)
            }
            _ if self.is_flag_field(term) => self.named(term, Origin::Row),
            _ => self.operand(term),
        }
    }

    /// An operand of a comparison: a formula, and its value where it is more than one number.
    fn operand(&self, term: &Term) -> Vec<Piece> {
        let formula = self.formula(term);
        if !matches!(term.kind, TermKind::Arithmetic(_) | TermKind::Extreme { .. }) {
            return formula;
        }
        let worth = bare(self.worth(term), Origin::Computed);
        [formula, words(" = "), worth].concat()
    }

    fn comparison(&self, term: &Term, comparison: CompareOp) -> Vec<Piece> {
        let Some((own, bound)) = term.sides() else { return Vec::new() };
        if term.asks_whether_given() {
            return self.formula(own);
        }
        // Nothing can be said of the span from a year that was not given.
        if let Some(blank) = own.blank_year() {
            return self.formula(blank);
        }
        let comparison = if term.is_turned() { comparison.mirrored() } else { comparison };
        let holds = term.holds();
        let options = !own.dim.is_number();
        // An option that is the one asked for speaks for itself.
        if options && bound.kind == TermKind::Literal && own.worth == bound.worth {
            return self.operand(own);
        }
        let id = match (comparison, holds, options) {
            (CompareOp::Equal, true, true) | (CompareOp::NotEqual, false, true) => "explain-is",
            (CompareOp::Equal, false, true) | (CompareOp::NotEqual, true, true) => "explain-is-not",
            (CompareOp::GreaterOrEqual, true, _) | (CompareOp::Less, false, _) => "explain-at-least",
            (CompareOp::GreaterOrEqual, false, _) | (CompareOp::Less, true, _) => "explain-below",
            (CompareOp::Greater, true, _) | (CompareOp::LessOrEqual, false, _) => "explain-above",
            (CompareOp::Greater, false, _) | (CompareOp::LessOrEqual, true, _) => "explain-at-most",
            (CompareOp::Equal, true, false) | (CompareOp::NotEqual, false, false) => "explain-equals",
            (CompareOp::Equal, false, false) | (CompareOp::NotEqual, true, false) => "explain-differs",
        };
        self.say(id, &[("left", self.operand(own)), ("right", self.operand(bound))])
    }

    /// Where a row stands among those who compete for places.
    fn place(&self, contest: &Contest, term: &Term) -> Vec<Piece> {
        let count = |number: usize| bare(number.to_string(), Origin::Computed);
        let by = term.parts.get(1).and_then(|by| self.label(by)).unwrap_or_default();
        let places = term.parts.get(3).map_or_else(Vec::new, |places| self.formula(places));
        match contest.place {
            None => {
                let missing: Vec<_> = term
                    .parts
                    .first()
                    .map_or_else(Vec::new, missing_conditions)
                    .iter()
                    .map(|lack| self.lack(lack))
                    .collect();
                self.say("explain-not-competing", &[("facts", self.list(missing, "explain-also"))])
            }
            Some(place) => {
                let group = term.parts.get(2).map_or_else(Vec::new, |group| self.formula(group));
                let id = if term.holds() { "explain-has-place" } else { "explain-has-no-place" };
                self.say(
                    id,
                    &[
                        ("group", group),
                        ("by", words(by)),
                        ("competing", count(contest.competing)),
                        ("place", count(place)),
                        ("places", places),
                    ],
                )
            }
        }
    }

    /// Those a row stands against, place by place.
    pub(super) fn rivals(&self, contest: &Contest) -> Vec<Step> {
        let rival = |rival: &Rival| {
            let number = rival.number.map_or_else(String::new, |number| self.number(contest.dim, number, None));
            let id = match (rival.own, rival.wins) {
                (true, true) => "explain-own-wins",
                (true, false) => "explain-own-loses",
                (false, true) => "explain-rival-wins",
                (false, false) => "explain-rival-loses",
            };
            let args = [
                ("place", bare(rival.place.to_string(), Origin::Computed)),
                ("name", words(self.name(&rival.enterprise))),
                ("number", bare(number, Origin::Row)),
            ];
            Step::new(StepKind::Rival, self.say(id, &args))
        };
        contest.rivals.iter().map(rival).collect()
    }

    /// How much is lacking to the last place that wins.
    pub(super) fn short_of_winning(&self, contest: &Contest) -> Option<(Exact, Vec<Piece>)> {
        let gap = contest.short_of_winning()?;
        let own = contest.rivals.iter().find(|rival| rival.own)?;
        let last = contest.rivals.iter().rev().find(|rival| rival.wins)?;
        let pieces = self.say(
            "explain-short-of-winning",
            &[
                ("place", bare(own.place.to_string(), Origin::Computed)),
                ("last", bare(last.place.to_string(), Origin::Computed)),
                ("gap", bare(self.number(contest.dim, gap, None), Origin::Computed)),
            ],
        );
        let number = last.number.filter(|number| !number.is_zero())?;
        Some((gap / number, pieces))
    }
}

/// The parts of a chain of one operator.
fn split<'t>(term: &'t Term, operator: &TermKind, ways: &mut Vec<&'t Term>) {
    match &term.kind {
        kind if kind == operator => term.parts.iter().for_each(|part| split(part, operator, ways)),
        TermKind::Definition(_) if term.parts.first().is_some_and(|inner| inner.kind == *operator) => {
            term.parts.iter().for_each(|part| split(part, operator, ways));
        }
        _ => ways.push(term),
    }
}

/// The lack of a single part.
fn lacks_one(term: &Term, wanted: bool) -> Option<MissingCondition> {
    let whole = if wanted {
        term.clone()
    } else {
        let worth = match term.worth {
            Some(Worth::Flag(flag)) => Some(Worth::Flag(!flag)),
            _ => None,
        };
        Term { kind: TermKind::Opposite, dim: Dim::Flag, worth, parts: vec![term.clone()] }
    };
    missing_conditions(&whole).into_iter().next()
}
