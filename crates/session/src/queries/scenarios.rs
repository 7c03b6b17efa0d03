//! Answers the question which enterprises a scenario moves.

use crate::api::{EnterprisePage, EnterpriseQuery, Moved, MovedView, Reply};
use crate::enterprises::Selection;
use crate::session::{Query, Session};
use crate::workspace::Workspace;

impl Query for Moved {
    fn answer(self, session: &mut Session) -> Reply<Option<MovedView>> {
        let view = |workspace| moved(workspace, self.column, self.query);
        Reply::once_populated(session.workspace_mut().map(view))
    }
}

/// The enterprises of a column, compared with the baseline. `None` if there is no population, `Some(None)` if the column has no
/// figures.
pub(super) fn moved(workspace: &mut Workspace, column: usize, query: EnterpriseQuery) -> Option<Option<MovedView>> {
    let revision = workspace.revision();
    let known = workspace.take_selection();
    let compared = workspace.compare_one(column)?;
    let (Some(now), Some(before)) = (compared.run(column), compared.run(compared.baseline)) else {
        return Some(None);
    };
    let (rules, roster) = (&compared.draft.rules, &compared.common.roster);
    let (serials, holdings) = ((now.serial, before.serial), (now.holdings.clone(), before.holdings.clone()));
    let known = known.filter(|(of, selection)| *of == serials && selection.serves(&query, &holdings.0));
    let selection = known.map_or_else(|| Selection::of(&query, rules, roster, holdings), |(_, selection)| selection);
    let rows = selection.window(&query, rules, roster);
    let page = EnterprisePage { query, revision, totals: selection.totals, rows };
    workspace.keep_selection(serials, selection);
    Some(Some(MovedView { revision, column, page }))
}
