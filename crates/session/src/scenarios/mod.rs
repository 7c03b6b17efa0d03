//! Scenarios side by side: each with an engine of its own, so that a change of one computes what it touches and nothing else.

mod board;
mod contests;
mod costed;
mod diff;
mod keep;
mod ran;
mod table;

pub use costed::Costed;

use crate::api::{
    ColumnPolicy, Comparison, EnterprisePage, EnterpriseQuery, LinkScenarios, Moved, MovedView, PolicyView,
    ReadScenarios, Reply, ScenariosRead, SetScenarios, UnlinkScenarios, WriteScenarios,
};
use cesuan_base::diag::Diagnostics;
use cesuan_scenario::ScenarioSet;

use super::enterprises::Selection;
use super::{Query, Session};

use board::Board;
use table::comparison;

/// What a session knows of scenarios side by side.
#[derive(Default)]
pub(super) struct SideBySide {
    set: ScenarioSet,
    revision: u64,
    board: Option<Board>,
}

impl Query for SetScenarios {
    fn answer(self, session: &mut Session) -> Reply<Comparison> {
        Reply::once_populated(session.compare(self.revision, self.set.repaired()))
    }
}

impl Query for Moved {
    fn answer(self, session: &mut Session) -> Reply<Option<MovedView>> {
        Reply::once_populated(Ok(session.moved(self.column, self.query)))
    }
}

impl Query for ColumnPolicy {
    fn answer(self, session: &mut Session) -> Reply<PolicyView> {
        Reply::of(session.costed(self.column).map(|costed| costed.view()))
    }
}

impl Query for WriteScenarios {
    fn answer(self, session: &mut Session) -> Reply<String> {
        Reply::of(session.write_scenarios(self.set, self.sealed))
    }
}

impl Query for ReadScenarios {
    fn answer(self, session: &mut Session) -> Reply<ScenariosRead> {
        Reply::of(session.read_scenarios(&self.name, &self.text))
    }
}

impl Query for LinkScenarios {
    fn answer(self, session: &mut Session) -> Reply<String> {
        Reply::of(session.link_scenarios(self.set))
    }
}

impl Query for UnlinkScenarios {
    fn answer(self, session: &mut Session) -> Reply<ScenariosRead> {
        Reply::of(session.unlink_scenarios(&self.text))
    }
}

impl Session {
    /// Compares a set over the population in place, and keeps it for later in any case.
    fn compare(&mut self, revision: u64, set: ScenarioSet) -> Result<Option<Comparison>, Diagnostics> {
        let set = set.reduced(&self.drafted()?.rules);
        self.beside.revision = revision;
        self.beside.set = set;
        let Some(mut board) = self.board()? else { return Ok(None) };
        board.put(&self.beside.set)?;
        let compared = comparison(&board, revision);
        self.beside.board = Some(board);
        Ok(Some(compared))
    }

    /// The board of the population in place, as it stands or a new one; none before there is a population.
    fn board(&mut self) -> Result<Option<Board>, Diagnostics> {
        let (policy, drafted) = (self.policy()?.clone(), self.drafted()?.clone());
        let Some(people) = &self.people else { return Ok(None) };
        match self.beside.board.take() {
            Some(board) if board.serves(people, &drafted) => Ok(Some(board)),
            _ => Board::new(people, &policy, &drafted).map(Some),
        }
    }

    /// The enterprises of a column against the baseline; nothing where there are no figures of it.
    fn moved(&mut self, column: usize, query: EnterpriseQuery) -> Option<Option<MovedView>> {
        let revision = self.beside.revision;
        let board = self.beside.board.as_mut()?;
        let (Some(now), Some(before)) = (board.ran(column), board.ran(board.baseline)) else { return Some(None) };
        let (serials, holdings) = ((now.serial, before.serial), (now.holdings.clone(), before.holdings.clone()));
        let rules = board.ground.drafted.rules.clone();
        let known = board
            .selection
            .take()
            .filter(|(now, before, selection)| (*now, *before) == serials && selection.serves(&query, &holdings.0));
        let selection = match known {
            Some((_, _, selection)) => selection,
            None => Selection::of(&query, &rules, &mut board.roster, holdings),
        };
        let rows = selection.window(&query, &rules, &board.roster);
        let page = EnterprisePage { query, revision, totals: selection.totals, rows };
        board.selection = Some((serials.0, serials.1, selection));
        Some(Some(MovedView { revision, column, page }))
    }
}
