//! The lines of a run: before limits, after them, and what is paid of them.

use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::id::MeasureId;
use cesuan_base::money::Fen;

use super::figures::{Line, MeasureStatus};
use super::lines::Lines;
use super::run::Engine;
use super::sparse_column::SparseColumn;

impl Engine {
    /// The lines with a non-zero demand after a run, by measure, year, enterprise and project.
    ///
    /// Lines of commitment years are among them; they get what they ask for.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let costed = self.costed();
        costed.flat_map(move |measure| self.years_with_rows(measure).flat_map(move |year| self.lines_of(measure, year)))
    }

    /// The measures that have lines: switched on, with a value for every parameter they need.
    pub(super) fn costed(&self) -> impl Iterator<Item = usize> {
        let costed = |measure: &usize| self.state(MeasureId::at(*measure)) == MeasureStatus::Costed;
        (0..self.rules.measures.len()).filter(costed)
    }

    /// The years in which a measure may have lines and the population has rows.
    pub(super) fn years_with_rows(&self, measure: usize) -> impl Iterator<Item = usize> + use<> {
        let measure = &self.rules.measures[measure];
        let (years, rows) = (self.rules.years_of(measure), measure.rows);
        let policy_years = self.rules.years.len();
        let population = Arc::clone(&self.population);
        years.filter(move |year| *year < policy_years || population.slices[*year].len(rows) > 0)
    }

    fn lines_of(&self, measure: usize, year: usize) -> impl Iterator<Item = Line<'_>> {
        let lines = self.lines_in(measure, year);
        let (population, slice) = (&*self.population, &self.population.slices[year]);
        let rows = self.rules.measures[measure].rows;
        lines.non_zero().map(move |(place, fen)| {
            let row = lines.row(place);
            Line {
                measure: MeasureId::at(measure),
                year,
                enterprise: &population.enterprises[slice.enterprise_of(rows, row) as usize],
                project: (rows == Rows::Project).then(|| &*population.projects[slice.project[row] as usize]),
                demand: Fen(fen),
                paid: Fen(self.paid_in(measure, year, place, fen)),
            }
        })
    }

    /// What a line gets of all its payers, by its place among the lines kept.
    pub(super) fn paid_in(&self, measure: usize, year: usize, place: usize, fen: i64) -> i64 {
        let Some(shares) = self.paid[measure].get(year) else { return fen };
        (0..shares.len()).map(|share| self.paid_part(measure, year, share, place, fen).1).sum()
    }

    /// A payer's part of a line of a policy year, and what is paid of it.
    pub(super) fn paid_part(&self, measure: usize, year: usize, share: usize, place: usize, fen: i64) -> (i64, i64) {
        let part = self.shares.part(measure, year, share, place, fen);
        (part, self.paid[measure][year][share].as_deref().map_or(part, |paid| paid[place]))
    }

    /// The lines of a measure in a year, after limits.
    pub(super) fn lines_in(&self, measure: usize, year: usize) -> Lines<'_> {
        match self.limited.lines_in(measure, year) {
            Some(lines) => Lines::of(lines),
            None => self.slot(self.plan.lines[measure], year).lines(),
        }
    }

    /// The lines of a measure in a year, before limits.
    pub(super) fn lines_before_limits(&self, measure: usize, year: usize) -> Option<&SparseColumn> {
        self.slot(self.plan.lines[measure], year).values.as_deref()
    }

    /// The revision at which the lines of a measure in a year, after limits, last became others.
    pub(super) fn lines_changed(&self, measure: usize, year: usize) -> u64 {
        self.changed_at(self.plan.lines[measure], year).max(self.limited.changed_in(measure, year))
    }
}
