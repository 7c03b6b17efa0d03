//! Draws a population from a checked description, a number of enterprises and a seed.

use cesuan_base::diag::Diagnostics;
use cesuan_base::table::Population;
use cesuan_policy::check::Rules;

use crate::assemble::population;

use super::draw_enterprises::{DrawnYears, draw_enterprises};
use super::draw_projects::draw_projects;
use super::spec::SampleSpec;

/// Draws a population. The first enterprises are the same whatever the number drawn.
///
/// # Errors
/// If no enterprises are asked for, or a table would have more than [`MAX_ROWS`](crate::MAX_ROWS) rows.
pub fn draw(spec: &SampleSpec, rules: &Rules, enterprises: u32, seed: u64) -> Result<Population, Diagnostics> {
    let years = DrawnYears::of(rules);
    let mut drawn = draw_enterprises(spec, rules, &years, enterprises, seed)?;
    let mut projects = draw_projects(spec, rules, &years, &drawn, seed)?;
    drawn.add_later_years(spec, &years, &projects.years_of_owners());
    Ok(Population { synthetic: true, ..population(rules, drawn.table, projects.take_table(), &projects.owners) })
}
