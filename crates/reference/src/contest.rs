//! The contest a row takes part in: the places of the row and of its rivals.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Dim, Rows};
use cesuan_base::id::MeasureId;
use cesuan_base::money::Exact;
use cesuan_policy::check::{Quota, Ranking};

use super::reference::{Reference, Row};
use super::standings::{Entrant, Standings};
use super::unanswered::Found;

/// The most winners that are listed; the last winner is listed in addition.
const MOST_RIVALS: usize = 8;

/// A contest as seen by one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    /// How many rows compete: in the year, or in the row's group.
    pub competing: usize,
    /// How many places there are to win.
    pub places: Exact,
    /// The row's own place, from 1; `None` if it does not compete.
    pub place: Option<usize>,
    /// How many rows share the row's place, itself included.
    pub sharing: usize,
    /// The dimension of the numbers that rank.
    pub dim: Dim,
    /// The winners, as many as are listed, the row itself, and those just before and behind it; first place first.
    pub rivals: Vec<Rival>,
}

/// A row that competes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rival {
    /// The enterprise's id.
    pub enterprise: String,
    /// The project's id; `None` if enterprises compete.
    pub project: Option<String>,
    /// The place, from 1.
    pub place: usize,
    /// The number that ranks; `None` if it has too many digits for an exact fraction.
    pub number: Option<Exact>,
    /// Whether it wins.
    pub wins: bool,
    /// Whether this is the row the contest is seen by.
    pub own: bool,
}

impl Default for Contest {
    fn default() -> Self {
        let places = Exact::from_integer(0);
        Self { competing: 0, places, place: None, sharing: 1, dim: Dim::Count, rivals: Vec::new() }
    }
}

impl Contest {
    /// By how much the row's number is below that of the last winner. `None` if the row wins or does not compete, or if nobody
    /// wins.
    pub fn short_of_winning(&self) -> Option<Exact> {
        let own = self.rivals.iter().find(|rival| rival.own && !rival.wins)?.number?;
        let last = self.rivals.iter().rev().find(|rival| rival.wins)?.number?;
        Some(last - own)
    }
}

impl Reference<'_> {
    /// The contest for the limited places of the row's group.
    pub(super) fn contest_for_places(&self, quota: &Quota, row: Row<'_>) -> Found<Contest> {
        let standings = self.competing(quota, row.rows, row.year)?;
        let places = row.number(&quota.places)?.exact().unwrap_or_default();
        let Some((_, own)) = standings.find(row.index) else {
            return Ok(Contest { places, dim: quota.by.dim, ..Contest::default() });
        };
        let group: Vec<&Entrant> = standings.order.iter().filter(|entrant| entrant.group == own.group).collect();
        let wins = |at: usize| Exact::from_integer(at as i128) < places;
        let rivals = self.listed_rivals(row, &group, own.before, |at| (at + 1, wins(at)));
        let competing = group.len();
        Ok(Contest { competing, places, place: Some(own.before + 1), sharing: 1, dim: quota.by.dim, rivals })
    }

    /// The contest of a ranking.
    pub(super) fn contest_of(&self, id: MeasureId, ranking: &Ranking, row: Row<'_>) -> Found<Contest> {
        let standings = self.ranked(id, ranking, row.year)?;
        let prizes = ranking.prizes.len();
        let places = Exact::from_integer(prizes as i128);
        let order: Vec<&Entrant> = standings.order.iter().collect();
        let place = |at: usize| {
            let first = self.places_of(ranking, &standings, at).map_or(at, |places| places.start);
            (first + 1, first < prizes)
        };
        let (own, sharing) = match standings.find(row.index) {
            Some((at, _)) => (Some(at), self.places_of(ranking, &standings, at)?.len()),
            None => (None, 1),
        };
        let rivals = self.listed_rivals(row, &order, own.unwrap_or(0), place);
        let place = own.map(|at| place(at).0);
        Ok(Contest { competing: standings.order.len(), places, place, sharing, dim: ranking.by.dim, rivals })
    }

    /// The rivals to list: the winners, up to [`MOST_RIVALS`] and the last one, the row at `own` in the order, and its
    /// neighbours. `place` gives the place of a position in the order, and whether it wins.
    fn listed_rivals(
        &self,
        row: Row<'_>,
        order: &[&Entrant],
        own: usize,
        place: impl Fn(usize) -> (usize, bool),
    ) -> Vec<Rival> {
        let slice = &self.population.slices[row.year];
        let near = own.saturating_sub(1)..=own + 1;
        let winners = (0..order.len()).take_while(|at| place(*at).1).count();
        let shown = |at: &usize| *at < winners.min(MOST_RIVALS) || *at + 1 == winners || near.contains(at);
        let rival = |at: usize| {
            let entrant = order[at];
            let project = slice.project.get(entrant.index).filter(|_| row.rows == Rows::Project);
            let (place, wins) = place(at);
            Rival {
                enterprise: self.population.enterprises[slice.enterprise_of(row.rows, entrant.index) as usize]
                    .to_string(),
                project: project.map(|project| self.population.projects[*project as usize].to_string()),
                place,
                number: entrant.number.exact(),
                wins,
                own: entrant.index == row.index,
            }
        };
        (0..order.len()).filter(shown).map(rival).collect()
    }

    /// The indices of all enterprises that take part in any contest, ascending.
    ///
    /// # Errors
    /// If a number that ranks cannot be computed.
    pub fn rivals(&self) -> Found<Vec<u32>> {
        let mut found = std::collections::BTreeSet::new();
        let mut keep = |rows: Rows, year: usize, standings: &Standings| {
            let slice = &self.population.slices[year];
            found.extend(standings.order.iter().map(|entrant| slice.enterprise_of(rows, entrant.index)));
        };
        for year in 0..self.rules.years.len() {
            for (index, measure) in self.rules.measures.iter().enumerate() {
                if let cesuan_policy::check::Amount::Ranking(ranking) = &measure.amount
                    && !self.is_undetermined(measure)
                {
                    keep(measure.rows, year, &*self.ranked(MeasureId::at(index), ranking, year)?);
                }
            }
            for definition in &self.rules.definitions {
                if let cesuan_policy::check::ExprKind::Place(quota) = &definition.expr.kind {
                    let rows = definition.expr.rows;
                    if let Ok(standings) = self.competing(quota, rows, year) {
                        keep(rows, year, &standings);
                    }
                }
            }
        }
        Ok(found.into_iter().collect())
    }
}
