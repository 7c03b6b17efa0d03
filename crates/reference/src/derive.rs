//! The derivation of a row's line: why it has the amount it has, as a tree of plain data.
//!
//! The tree holds the expressions of the rules with their values. The sentences are made from it in the crate `i18n`.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::{Exact, Fen};
use cesuan_policy::check::{Amount, Measure, Once};

use super::contest::Contest;
use super::missing_conditions::{MissingCondition, missing_conditions};
use super::reference::{Reference, Row};
use super::term::Term;
use super::unanswered::Found;

/// Why a row has the line it has, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// The measure.
    pub measure: MeasureId,
    /// The index of the policy year.
    pub year: usize,
    /// The project's id; `None` if the row is an enterprise's.
    pub project: Option<String>,
    /// Whether the measure is switched off: then nothing else is known.
    pub off: bool,
    /// Whether a parameter the measure needs has no value: then nothing but the condition is known.
    pub undetermined: bool,
    /// The condition of eligibility.
    pub condition: Term,
    /// The fewest parts of the condition that keep it from holding; empty if it holds.
    pub missing: Vec<MissingCondition>,
    /// What the amount is made of: the formula, or each level; empty if the row is not eligible.
    pub amounts: Vec<Portion>,
    /// The measure's cap, if it has one.
    pub cap: Option<Term>,
    /// The contest, if the measure ranks and the row is eligible.
    pub contest: Option<Contest>,
    /// The index of the earlier year in which the once-only right was used up.
    pub used_in: Option<usize>,
    /// The exclusive measure whose line was kept instead, and the demand under it.
    pub gave_way_to: Option<(MeasureId, Fen)>,
    /// The row's demand before it may have given way to an exclusive measure.
    pub full_demand: Fen,
    /// The limit across measures that cut the line: an index into the rules' limits, and its amount.
    pub cut_by: Option<(usize, Fen)>,
    /// What the row asks for in the end.
    pub demand: Fen,
    /// Each payer's part of that, in the order of the measure's payers.
    pub parts: Vec<Fen>,
}

/// A part of a line's amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portion {
    /// The formula, the prize of a level, or the number that ranks; for a level that is not reached, its condition.
    pub term: Term,
    pub state: PortionState,
}

/// Whether a level reached is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PortionState {
    /// It is paid.
    Counts,
    /// The level is not reached.
    Unreached,
    /// Another level of the same year is paid instead: a higher one, or one that pays more.
    Lower,
    /// It was paid in an earlier year, given by its index, and is paid only once.
    UsedIn(usize),
}

impl Derivation {
    /// The sum of the portions that are paid, before cap and rounding.
    pub fn uncapped(&self) -> Option<Exact> {
        let counting = self.amounts.iter().filter(|portion| portion.state == PortionState::Counts);
        counting.map(|portion| portion.term.number()).try_fold(Exact::default(), |sum, number| Some(sum + number?))
    }

    /// The cap, if it lowers the amount.
    pub fn bites(&self) -> Option<Exact> {
        let cap = self.cap.as_ref()?.number()?;
        (self.uncapped()? > cap).then_some(cap)
    }
}

impl Reference<'_> {
    /// The derivations of an enterprise's lines: one for each measure and row, ordered by measure, year and project. `year` is
    /// the index of a policy year; `None` stands for all.
    ///
    /// # Errors
    /// If an amount cannot be computed.
    pub fn explain(&self, enterprise: &str, year: Option<usize>) -> Found<Vec<Derivation>> {
        let mut derivations = Vec::new();
        let Some(enterprise) = self.population.enterprise(enterprise) else { return Ok(derivations) };
        for (index, measure) in self.rules.measures.iter().enumerate() {
            for own in self.rules.years_of(measure).filter(|own| year.is_none_or(|year| year == *own)) {
                for row in self.rows_of_enterprise(enterprise, measure.rows, own) {
                    derivations.push(self.derive(MeasureId::at(index), row)?);
                }
            }
        }
        Ok(derivations)
    }

    /// The rows of an enterprise, or of its projects, in a year.
    fn rows_of_enterprise(&self, enterprise: u32, rows: Rows, year: usize) -> Vec<Row<'_>> {
        let own = self.population.slices[year].enterprise.binary_search(&enterprise);
        let own = own.ok().map(|index| self.row(Rows::Enterprise, year, index));
        match rows {
            Rows::Project => own.iter().flat_map(Row::projects).collect(),
            _ => own.into_iter().collect(),
        }
    }

    fn derive(&self, id: MeasureId, row: Row<'_>) -> Found<Derivation> {
        let measure = &self.rules.measures[id.index()];
        let condition = row.term(&measure.condition);
        let slice = &self.population.slices[row.year];
        let project = (row.rows == Rows::Project)
            .then(|| self.population.projects[slice.project[row.index] as usize].to_string());
        let mut derivation = Derivation {
            measure: id,
            year: row.year,
            project,
            off: !self.rules.is_enabled(self.settings, id),
            undetermined: self.is_undetermined(measure),
            missing: missing_conditions(&condition),
            condition,
            amounts: Vec::new(),
            cap: None,
            contest: None,
            used_in: None,
            gave_way_to: None,
            full_demand: Fen::ZERO,
            cut_by: None,
            demand: Fen::ZERO,
            parts: Vec::new(),
        };
        if derivation.off || derivation.undetermined || !derivation.condition.holds() {
            return Ok(derivation);
        }
        derivation.full_demand = self.demand(id, row)?.fen;
        derivation.gave_way_to = if derivation.full_demand > Fen::ZERO { self.gave_way_to(id, row)? } else { None };
        let limited = self.limited(id, row)?;
        (derivation.demand, derivation.cut_by) = (limited.fen, limited.cut_by);
        derivation.parts = self.parts(id, row, limited.fen)?;
        derivation.amounts = self.portions(id, measure, row)?;
        derivation.cap = measure.cap.as_ref().map(|cap| row.term(cap));
        derivation.used_in = match (&measure.amount, measure.once) {
            (Amount::Ranking(ranking), _) if !self.enters(id, ranking, row)? => self.used_in(id, 0, row)?,
            (_, Once::Recipient) if self.holds_to_once(measure, row)? => self.used_in(id, 0, row)?,
            _ => None,
        };
        if let Amount::Ranking(ranking) = &measure.amount {
            derivation.contest = Some(self.contest_of(id, ranking, row)?);
        }
        Ok(derivation)
    }

    /// The parts of the amount of a measure for an eligible row.
    fn portions(&self, id: MeasureId, measure: &Measure, row: Row<'_>) -> Found<Vec<Portion>> {
        let counts = |term: Term| Portion { term, state: PortionState::Counts };
        let (pays, levels) = match &measure.amount {
            Amount::Formula(amount) => return Ok(vec![counts(row.term(amount))]),
            Amount::Ranking(ranking) => return Ok(vec![counts(row.term(&ranking.by))]),
            Amount::Levels { pays, levels } => (*pays, levels),
        };
        let paid = self.levels_paid(id, pays, levels, row)?;
        let once = measure.once == Once::Level && self.holds_to_once(measure, row)?;
        let mut portions = Vec::new();
        for (index, level) in levels.iter().enumerate() {
            if !row.flag(&level.when)? {
                portions.push(Portion { term: row.term(&level.when), state: PortionState::Unreached });
                continue;
            }
            let used = if once { self.used_in(id, index, row)? } else { None };
            let state = match used {
                Some(year) => PortionState::UsedIn(year),
                None if !paid[index] => PortionState::Lower,
                None => PortionState::Counts,
            };
            portions.push(Portion { term: row.term(&level.prize), state });
        }
        Ok(portions)
    }
}
