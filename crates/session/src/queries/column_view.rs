//! A column of the workspace as exports read it, and the enterprises it moves.

use crate::api::{Against, ColumnPolicy, EnterpriseQuery, EnterpriseRow, PolicyView, Reply, SettingText, Sort};
use crate::session::{Query, Session};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_engine::Figures;
use cesuan_policy::check::Rules;
use cesuan_policy::rules::Folder;

use super::scenarios::moved;

/// A column of the workspace that has figures.
pub struct ColumnView<'a> {
    /// The rules of the draft.
    pub drafted: &'a Rules,
    /// The column's own rules; those of the draft if it changes none.
    pub rules: &'a Rules,
    /// The files of the column's own rules.
    pub folder: &'a Folder,
    /// The settings of the column's scenario.
    pub settings: &'a [SettingText],
    /// The figures, by the column's own rules.
    pub figures: &'a Figures,
}

impl ColumnView<'_> {
    /// The view of the draft's rules.
    pub fn drafted_view(&self) -> PolicyView {
        PolicyView::of(self.drafted)
    }

    /// The view of the column's own rules.
    pub fn view(&self) -> PolicyView {
        PolicyView::of(self.rules)
    }
}

impl Query for ColumnPolicy {
    fn answer(self, session: &mut Session) -> Reply<PolicyView> {
        Reply::of(session.column(self.column).map(|column| column.view()))
    }
}

impl Session {
    /// A column of the workspace by its index, of which 0 is the draft.
    ///
    /// # Errors
    /// If there is no such column, or the reasons why it has no figures.
    pub fn column(&mut self, column: usize) -> Result<ColumnView<'_>, Diagnostics> {
        let workspace = self.workspace_mut()?;
        workspace.check_column(column)?;
        let compared = workspace.compare_one(column).ok_or_else(|| Diagnostic::error(Code::NoPolicy))?;
        let asked = &compared.columns[column];
        let run = compared.run(column).ok_or_else(|| asked.reasons().clone())?;
        Ok(ColumnView {
            drafted: &compared.draft.rules,
            rules: &run.policy.rules,
            folder: &run.policy.folder,
            settings: &asked.scenario.settings,
            figures: &run.figures,
        })
    }

    /// All enterprises that receive more or less in a column than in the baseline, those that gain most first. Empty if the
    /// column has no figures.
    pub fn everyone_moved(&mut self, column: usize) -> Vec<EnterpriseRow> {
        const PER_WINDOW: u32 = 200;
        let mut all = Vec::new();
        for against in [Against::Gained, Against::Lost] {
            let sorted = EnterpriseQuery {
                against: Some(against),
                sort: Sort::Change,
                descending: true,
                count: PER_WINDOW,
                ..EnterpriseQuery::default()
            };
            let mut offset = 0;
            loop {
                let query = EnterpriseQuery { offset, ..sorted.clone() };
                let found = self.workspace_mut().map(|workspace| moved(workspace, column, query));
                let rows = found.ok().flatten().flatten().map(|view| view.page.rows).filter(|rows| !rows.is_empty());
                let Some(rows) = rows else { break };
                offset += rows.len() as u64;
                all.extend(rows);
            }
        }
        all
    }
}
