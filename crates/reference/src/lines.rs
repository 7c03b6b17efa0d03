//! The lines of a measure, and the group of an enterprise.

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;
use cesuan_policy::check::{Group, Grouping};

use super::reference::Reference;
use super::unanswered::Found;

/// A line as computed by the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceLine {
    pub measure: MeasureId,
    /// The index of the policy year.
    pub year: usize,
    /// The enterprise's id.
    pub enterprise: String,
    /// The project's id; `None` for a line of an enterprise.
    pub project: Option<String>,
    /// What it asks for after limits.
    pub demand: Fen,
}

impl Reference<'_> {
    /// The lines of a measure with a non-zero demand, ordered by year, enterprise and project. There are none while a parameter
    /// the measure needs is undetermined.
    ///
    /// # Errors
    /// If an amount cannot be computed.
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
                let project = slice.project.get(index).filter(|_| measure.rows == Rows::Project);
                lines.push(ReferenceLine {
                    measure: id,
                    year,
                    enterprise: self.population.enterprises[slice.enterprise_of(measure.rows, index) as usize]
                        .to_string(),
                    project: project.map(|project| self.population.projects[*project as usize].to_string()),
                    demand,
                });
            }
        }
        Ok(lines)
    }

    /// The index of the group that an enterprise's row belongs to. `None` if it fits no group, or a condition has no value.
    pub fn group(&self, grouping: &Grouping, year: usize, row: usize) -> Option<usize> {
        let row = self.row(Rows::Enterprise, year, row);
        let meets = |group: &Group| group.when.as_ref().is_none_or(|when| row.flag(when).unwrap_or(false));
        grouping.groups.iter().position(meets)
    }
}
