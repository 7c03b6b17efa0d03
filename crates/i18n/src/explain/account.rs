//! One line, or the lack of one, explained.

use crate::text;
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_base::money::{Exact, Fen};
use cesuan_policy::check::{Period, Shortfall};
use cesuan_reference::{Derivation, PortionState, missing_conditions};
use cesuan_session::{Account, FundState};

use super::Words;
use super::piece::{Origin, Piece, Step, StepKind, bare, labelled, words};

/// Why a row got what it got of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The measure.
    pub measure: MeasureId,
    /// The index of the year: a policy year, or a commitment year.
    pub year: usize,
    /// The project, where the row is a project's.
    pub project: Option<String>,
    /// What it asks for.
    pub demand: Fen,
    /// What each payer is asked for, in the order of the measure's payers.
    pub parts: Vec<Fen>,
    /// What it is paid, where that is known.
    pub paid: Option<Fen>,
    /// Whether the standard is still open.
    pub undetermined: bool,
    /// The reason in one sentence.
    pub reason: Vec<Piece>,
    /// The reason step by step.
    pub steps: Vec<Step>,
    /// What was lacking, where it was not much.
    pub near: Option<Near>,
}

/// A near miss.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// How far off it was: how many parts were lacking, and the gap as a share of what was asked for.
    pub distance: (usize, Exact),
    /// What was lacking.
    pub pieces: Vec<Piece>,
}

/// More parts than this are no near miss.
const MOST_LACKS: usize = 2;

/// A larger share of what is asked for is no near miss.
const FARTHEST: Exact = Exact::new_raw(1, 2);

/// Explains a line, or the lack of one.
pub fn explain(words: Words<'_>, account: &Account) -> Explanation {
    let derivation = &account.derivation;
    let (steps, why_not) = words.steps(account);
    let reason = if derivation.off {
        words.words("explain-off")
    } else if derivation.undetermined {
        words.words("explain-undetermined")
    } else if !derivation.missing.is_empty() {
        let facts = derivation.missing.iter().take(MOST_LACKS).map(|lack| words.lack(lack)).collect();
        words.say("explain-not-eligible", &[("facts", words.list(facts, "explain-also"))])
    } else if let Some(why_not) = why_not {
        why_not
    } else if derivation.demand == Fen::ZERO {
        words.nothing(derivation)
    } else {
        words.gets(account)
    };
    Explanation {
        measure: derivation.measure,
        year: derivation.year,
        project: derivation.project.clone(),
        demand: derivation.demand,
        parts: derivation.parts.clone(),
        paid: account.paid,
        undetermined: derivation.undetermined,
        reason,
        steps,
        near: words.near(derivation),
    }
}

impl Words<'_> {
    /// Every step, and what kept an eligible row from getting anything.
    fn steps(&self, account: &Account) -> (Vec<Step>, Option<Vec<Piece>>) {
        let derivation = &account.derivation;
        let mut steps = self.conditions(&derivation.condition, true);
        let mut why_not = None;
        if derivation.off {
            return (vec![Step::new(StepKind::Limit, self.words("explain-off"))], None);
        }
        if derivation.undetermined {
            steps.push(Step::new(StepKind::Limit, self.words("explain-undetermined")));
            return (steps, None);
        }
        if !derivation.condition.holds() {
            return (steps, None);
        }
        if let Some(year) = derivation.used_in {
            let pieces = self.say("explain-used", &[("year", self.year(year))]);
            why_not = Some(pieces.clone());
            steps.push(Step::new(StepKind::Limit, pieces));
            return (steps, why_not);
        }
        match &derivation.contest {
            Some(contest) => {
                let place = bare(contest.place.unwrap_or_default().to_string(), Origin::Computed);
                let competing = bare(contest.competing.to_string(), Origin::Computed);
                let by = derivation.amounts.first().map_or_else(Vec::new, |portion| self.formula(&portion.term));
                let mut pieces =
                    self.say("explain-ranked", &[("by", by), ("competing", competing), ("place", place.clone())]);
                if contest.sharing > 1 {
                    let count = bare(contest.sharing.to_string(), Origin::Computed);
                    pieces.extend(self.say("explain-tied", &[("count", count)]));
                }
                steps.push(Step::new(StepKind::Amount, pieces).with(self.rivals(contest)));
                if derivation.full_demand == Fen::ZERO {
                    let short = self.short_of_winning(contest).map(|(_, pieces)| pieces);
                    why_not = Some(short.unwrap_or_else(|| self.say("explain-no-prize", &[("place", place)])));
                }
            }
            None => steps.extend(self.portions(derivation)),
        }
        steps.extend(self.capped(derivation));
        if let Some((other, claim)) = derivation.gave_way_to {
            let label = self.lang.of(&self.policy.measures[other.index()].label).to_owned();
            let pieces = self.say(
                "explain-gave-way",
                &[
                    ("other", labelled(label, self.fen(claim), Origin::Computed)),
                    ("own", bare(self.fen(derivation.full_demand), Origin::Computed)),
                ],
            );
            why_not = Some(pieces.clone());
            steps.push(Step::new(StepKind::Limit, pieces));
        }
        if let Some((limit, amount)) = derivation.cut_by {
            let label = self.policy.limits.get(limit).map(|label| self.lang.of(label).to_owned()).unwrap_or_default();
            let own = bare(self.fen(derivation.demand), Origin::Computed);
            let args = [("limit", labelled(label, self.fen(amount), Origin::Computed)), ("own", own)];
            let pieces = self.say("explain-cut-by", &args);
            if derivation.demand == Fen::ZERO {
                why_not = Some(pieces.clone());
            }
            steps.push(Step::new(StepKind::Limit, pieces));
        }
        if derivation.demand != Fen::ZERO {
            steps.extend(self.parts(derivation));
        }
        if let Some(fund) = &account.fund {
            let kind = if account.paid == Some(derivation.demand) { StepKind::Note } else { StepKind::Limit };
            steps.push(Step::new(kind, self.fund(fund, derivation, account.paid)));
        }
        (steps, why_not)
    }

    fn year(&self, year: usize) -> Vec<Piece> {
        words(self.policy.year(year).to_string())
    }

    /// Who pays which part, where several payers share; and that a line of a later year is a commitment.
    fn parts(&self, derivation: &Derivation) -> Vec<Step> {
        let mut steps = Vec::new();
        let payers = &self.policy.measures[derivation.measure.index()].payers;
        if payers.len() > 1 {
            let part = |(payer, fen): (&PayerId, &Fen)| {
                let label = self.lang.of(&self.policy.payers[payer.index()].label).to_owned();
                labelled(label, self.fen(*fen), Origin::Computed)
            };
            let parts = payers.iter().zip(&derivation.parts).map(part).collect();
            let pieces = self.say("explain-shared", &[("parts", self.list(parts, "explain-also"))]);
            steps.push(Step::new(StepKind::Note, pieces));
        }
        if derivation.year >= self.policy.years.len() {
            steps.push(Step::new(StepKind::Note, self.words("explain-commitment")));
        }
        steps
    }

    /// How the amount is made: the formula, or the levels reached.
    fn portions(&self, derivation: &Derivation) -> Vec<Step> {
        let mut steps = Vec::new();
        for portion in &derivation.amounts {
            let (kind, pieces) = match portion.state {
                PortionState::Counts => (StepKind::Amount, self.equation(self.words("explain-amount"), &portion.term)),
                PortionState::Unreached => {
                    let missing: Vec<_> =
                        missing_conditions(&portion.term).iter().map(|lack| self.lack(lack)).collect();
                    (StepKind::Unmet, self.list(missing, "explain-also"))
                }
                PortionState::Lower => {
                    (StepKind::Limit, self.say("explain-lower", &[("level", self.formula(&portion.term))]))
                }
                PortionState::UsedIn(year) => {
                    let args = [("level", self.formula(&portion.term)), ("year", self.year(year))];
                    (StepKind::Limit, self.say("explain-level-used", &args))
                }
            };
            let behind =
                if portion.state == PortionState::Unreached { Vec::new() } else { self.unfolded(&portion.term) };
            steps.push(Step::new(kind, pieces).with(behind));
        }
        steps
    }

    /// The cap, where there is one, and the rounding, where there is any.
    fn capped(&self, derivation: &Derivation) -> Vec<Step> {
        let mut steps = Vec::new();
        if derivation.contest.is_some() {
            return steps;
        }
        let uncapped = derivation.uncapped();
        if let Some(cap) = derivation.cap.as_ref().filter(|cap| cap.worth.is_some()) {
            let bites = derivation.bites().is_some();
            let id = if bites { "explain-over-cap" } else { "explain-under-cap" };
            let kind = if bites { StepKind::Limit } else { StepKind::Note };
            let mut pieces = self.formula(cap);
            if pieces.len() > 1 {
                pieces.extend(words(" = "));
                pieces.extend(bare(self.worth(cap), Origin::Computed));
            }
            steps.push(Step::new(kind, self.say(id, &[("cap", pieces)])).with(self.unfolded(cap)));
        }
        let before = derivation.bites().or(uncapped);
        if before.is_some_and(|amount| !amount.is_integer()) {
            let amount = bare(self.fen(derivation.full_demand), Origin::Computed);
            steps.push(Step::new(StepKind::Note, self.say("explain-rounded", &[("amount", amount)])));
        }
        steps
    }

    /// What a fund that does not suffice does to the line.
    fn fund(&self, fund: &FundState, derivation: &Derivation, paid: Option<Fen>) -> Vec<Piece> {
        let payer = self.lang.of(&self.policy.payers[fund.payer.index()].label).to_owned();
        let period = match fund.period {
            Period::Annual => self.year(derivation.year),
            Period::Whole => self.words("explain-whole-period"),
        };
        let id = match fund.shortfall {
            _ if paid.is_none() => "explain-fund-tried",
            Shortfall::Report => "explain-fund-report",
            Shortfall::ProRata => "explain-fund-pro-rata",
            Shortfall::FixedFirst => "explain-fund-fixed-first",
            Shortfall::Priority => "explain-fund-priority",
            Shortfall::ChampionsFirst => "explain-fund-champions-first",
        };
        let paid = paid.unwrap_or(derivation.demand);
        self.say(
            id,
            &[
                ("payer", words(payer)),
                ("period", period),
                ("demand", bare(self.fen(fund.demand), Origin::Computed)),
                ("envelope", bare(self.fen(fund.envelope), Origin::Computed)),
                ("paid", bare(self.fen(paid), Origin::Computed)),
            ],
        )
    }

    /// That a row gets something.
    fn gets(&self, account: &Account) -> Vec<Piece> {
        let derivation = &account.derivation;
        let demand = bare(self.fen(derivation.demand), Origin::Computed);
        let mut pieces = self.say("explain-gets", &[("amount", demand)]);
        if let (Some(_), Some(uncapped)) = (derivation.bites(), derivation.uncapped()) {
            pieces.extend(self.say("explain-gets-cap", &[("amount", bare(self.money(uncapped), Origin::Computed))]));
        }
        if let Some(contest) = &derivation.contest {
            let place = contest.place.unwrap_or_default().to_string();
            pieces.extend(self.say("explain-gets-place", &[("place", bare(place, Origin::Computed))]));
        }
        if let Some(paid) = account.paid.filter(|paid| *paid != derivation.demand) {
            pieces.extend(self.say("explain-gets-paid", &[("amount", bare(self.fen(paid), Origin::Computed))]));
        }
        pieces
    }

    /// Why an eligible row gets nothing: no level reached, or an amount of nothing.
    fn nothing(&self, derivation: &Derivation) -> Vec<Piece> {
        let unreached = derivation.amounts.iter().filter(|portion| portion.state == PortionState::Unreached);
        let unreached: Vec<_> =
            unreached.flat_map(|portion| missing_conditions(&portion.term)).map(|lack| self.lack(&lack)).collect();
        if !unreached.is_empty() {
            return self.say("explain-no-level", &[("facts", self.list(unreached, "explain-also"))]);
        }
        let formula =
            derivation.amounts.first().map(|portion| self.equation(self.words("explain-amount"), &portion.term));
        self.say("explain-nothing", &[("formula", formula.unwrap_or_default())])
    }

    /// What was lacking, where it was not much: a number of the row's own that falls short, or a place just missed.
    fn near(&self, derivation: &Derivation) -> Option<Near> {
        if derivation.undetermined || derivation.full_demand > Fen::ZERO || derivation.used_in.is_some() {
            return None;
        }
        if let Some(contest) = &derivation.contest {
            let (share, pieces) = self.short_of_winning(contest)?;
            return (share <= FARTHEST).then_some(Near { distance: (1, share), pieces });
        }
        let lacks = &derivation.missing;
        if lacks.is_empty() || lacks.len() > MOST_LACKS || lacks.iter().any(|lack| !lack.term.rests_on_row()) {
            return None;
        }
        let own = |lack: &cesuan_reference::MissingCondition| {
            let number = lack.term.sides().and_then(|(own, _)| own.number());
            lack.gap.is_some() && number.is_some_and(|number| number > Exact::from_integer(0))
        };
        // Who has nothing of what is asked for, has not missed it by little.
        if lacks.iter().any(|lack| lack.gap.is_some() && !own(lack)) || !lacks.iter().any(own) {
            return None;
        }
        let distance = lacks.iter().filter_map(cesuan_reference::MissingCondition::distance).max()?;
        if distance > FARTHEST {
            return None;
        }
        let facts = lacks.iter().map(|lack| self.lack(lack)).collect();
        Some(Near { distance: (lacks.len(), distance), pieces: self.list(facts, "explain-also") })
    }

    /// The heading of an explanation: year, measure, project.
    pub fn heading(&self, explanation: &Explanation) -> String {
        let year = self.policy.year(explanation.year).to_string();
        let measure = self.lang.of(&self.policy.measures[explanation.measure.index()].label).to_owned();
        match &explanation.project {
            None => text(self.lang, "explain-heading", &[("year", year.into()), ("measure", measure.into())]),
            Some(project) => text(
                self.lang,
                "explain-heading-project",
                &[("year", year.into()), ("measure", measure.into()), ("project", project.as_str().into())],
            ),
        }
    }
}
