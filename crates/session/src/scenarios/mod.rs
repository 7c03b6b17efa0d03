//! Scenarios side by side: each with an engine of its own, so that a change of one computes what it touches and nothing else.

mod board;
mod contests;
mod costed;
mod diff;
mod keep;
mod ran;
mod table;

pub use costed::Costed;

use crate::api::{EnterprisePage, EnterpriseQuery, Event, MovedView, ScenariosCommand};
use cesuan_base::diag::Diagnostics;
use cesuan_scenario::ScenarioSet;

use super::Session;
use super::enterprises::Selection;

use board::Board;
use table::comparison;

/// What a session knows of scenarios side by side.
#[derive(Default)]
pub(super) struct SideBySide {
    set: ScenarioSet,
    revision: u64,
    board: Option<Board>,
}

impl Session {
    /// Carries out a command about scenarios.
    pub(super) fn side_by_side(&mut self, command: ScenariosCommand) -> Result<Vec<Event>, Diagnostics> {
        match command {
            ScenariosCommand::Set { revision, set } => self.compare(revision, set.sound()),
            ScenariosCommand::Moved { column, query } => Ok(self.moved(column, query)),
            ScenariosCommand::Policy { column } => Ok(vec![Event::ColumnPolicy(Box::new(self.costed(column)?.view()))]),
            ScenariosCommand::Write { set, sealed } => self.write_scenarios(set, sealed),
            ScenariosCommand::Read { name, text } => self.read_scenarios(&name, &text),
            ScenariosCommand::Link(set) => self.link_scenarios(set),
            ScenariosCommand::Unlink(text) => self.unlink_scenarios(&text),
        }
    }

    /// Compares a set over the population in place, and keeps it for later in any case.
    fn compare(&mut self, revision: u64, set: ScenarioSet) -> Result<Vec<Event>, Diagnostics> {
        let set = set.reduced(&self.drafted()?.rules);
        self.beside.revision = revision;
        self.beside.set = set;
        let Some(mut board) = self.board()? else { return Ok(Vec::new()) };
        board.put(&self.beside.set)?;
        let compared = comparison(&board, revision);
        self.beside.board = Some(board);
        Ok(vec![Event::Compared(Box::new(compared))])
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
    fn moved(&mut self, column: usize, query: EnterpriseQuery) -> Vec<Event> {
        let revision = self.beside.revision;
        let Some(board) = &mut self.beside.board else { return Vec::new() };
        let (Some(now), Some(before)) = (board.ran(column), board.ran(board.baseline)) else { return Vec::new() };
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
        vec![Event::Moved(Box::new(MovedView { revision, column, page }))]
    }
}
