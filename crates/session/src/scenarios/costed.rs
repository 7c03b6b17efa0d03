//! What papers read of scenarios side by side: the comparison, a column with its rules, and everybody it moves.

use crate::Session;
use crate::api::{Against, Comparison, EnterpriseQuery, EnterpriseRow, PolicyView, SettingText, Sort};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_engine::Figures;
use cesuan_policy::check::Rules;

/// A column that has figures.
pub struct Costed<'a> {
    /// The policy as drafted.
    pub drafted: &'a Rules,
    /// The column's own rules: the draft where it changes none.
    pub rules: &'a Rules,
    /// Its settings.
    pub settings: &'a [SettingText],
    /// Its figures, by its own rules.
    pub figures: &'a Figures,
}

impl Costed<'_> {
    /// The policy as drafted, as a person reads it.
    pub fn drafted_view(&self) -> PolicyView {
        PolicyView::of(self.drafted)
    }

    /// The policy by the column's own rules, as a person reads it.
    pub fn view(&self) -> PolicyView {
        PolicyView::of(self.rules)
    }
}

impl Session {
    /// The scenarios of the set in place side by side; what stands already is not computed again.
    ///
    /// # Errors
    /// Before there is a population, and when the draft has no figures.
    pub fn comparison(&mut self) -> Result<Comparison, Diagnostics> {
        let compared = self.compare(self.beside.revision, self.beside.set.clone())?;
        compared.ok_or_else(|| Diagnostic::error(Code::NoPolicy).into())
    }

    /// A column of the comparison.
    ///
    /// # Errors
    /// Why it has no figures, or that there is no such column.
    pub fn costed(&self, column: usize) -> Result<Costed<'_>, Diagnostics> {
        let board = self.beside.board.as_ref().ok_or_else(|| Diagnostic::error(Code::NoPolicy))?;
        let names = || self.beside.set.scenarios.iter().map(|scenario| scenario.name.clone()).collect();
        let asked = board.columns.get(column).ok_or_else(|| {
            Diagnostic::error(Code::UnknownScenario).with("name", column.to_string()).suggest(names())
        })?;
        let ran = asked.ran.as_ref().map_err(Clone::clone)?;
        Ok(Costed {
            drafted: &board.ground.drafted.rules,
            rules: &ran.policy.rules,
            settings: &asked.scenario.settings,
            figures: &ran.figures,
        })
    }

    /// Every enterprise that receives more or less in a column than in the baseline, those that gain most first; nobody where
    /// the column has no figures.
    pub fn everyone_moved(&mut self, column: usize) -> Vec<EnterpriseRow> {
        const AT_ONCE: u32 = 200;
        let mut all = Vec::new();
        for against in [Against::Gained, Against::Lost] {
            let sorted = EnterpriseQuery {
                against: Some(against),
                sort: Sort::Change,
                descending: true,
                count: AT_ONCE,
                ..EnterpriseQuery::default()
            };
            let mut offset = 0;
            loop {
                let moved = self.moved(column, EnterpriseQuery { offset, ..sorted.clone() }).flatten();
                let rows = moved.map(|view| view.page.rows);
                let Some(rows) = rows.filter(|rows| !rows.is_empty()) else { break };
                offset += rows.len() as u64;
                all.extend(rows);
            }
        }
        all
    }
}
