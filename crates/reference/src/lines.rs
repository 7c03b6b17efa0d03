//! A measure's lines, and the group an enterprise belongs to.

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Group, Grouping};

use super::reference::Reference;
use super::unanswered::Found;

/// A line as the reference finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceLine {
    /// The measure.
    pub measure: MeasureId,
    /// The index of the policy year.
    pub year: usize,
    /// The id of the enterprise.
    pub enterprise: String,
    /// The id of the project, where the line is a project's.
    pub project: Option<String>,
    /// What it asks for after limits.
    pub demand: Fen,
}

impl Reference<'_> {
    /// A measure's lines with a non-zero demand, by year, enterprise and project; none while a parameter it needs is undetermined.
    ///
    /// # Errors
    /// Where a line cannot be given an amount.
    pub fn lines(&self, id: MeasureId) -> Found<Vec<ReferenceLine>> {
        let measure = &self.rules.measures[id.index()];
        let mut lines = Vec::new();
        if self.is_undetermined(measure) {
            return Ok(lines);
        }
        for year in self.rules.years_of(measure) {
            let slice = &self.population.slices[year];
            for row in self.rows_of(measure.rows, year) {
                let (index, demand) = (row.index, self.limited(id, row)?.fen);
                if demand == Fen::ZERO {
                    continue;
                }
                let enterprise = match measure.rows {
                    Rows::Project => slice.parent[index] as usize,
                    _ => index,
                };
                let project = slice.project.get(index).filter(|_| measure.rows == Rows::Project);
                lines.push(ReferenceLine {
                    measure: id,
                    year,
                    enterprise: self.population.enterprises[slice.enterprise[enterprise] as usize].to_string(),
                    project: project.map(|project| self.population.projects[*project as usize].to_string()),
                    demand,
                });
            }
        }
        Ok(lines)
    }

    /// The group of a grouping that an enterprise's row belongs to; none where it fits none, or a condition has no value.
    pub fn group(&self, grouping: &Grouping, year: usize, row: usize) -> Option<usize> {
        let row = self.row(Rows::Enterprise, year, row);
        let meets = |group: &Group| group.when.as_ref().is_none_or(|when| row.flag(when).unwrap_or(false));
        grouping.groups.iter().position(meets)
    }
}
