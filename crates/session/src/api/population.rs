//! The population in one line.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_intake::{ErrorRows, Layout, TablesView};
use cesuan_intake::{LeftOut, SampleAdjust, SampleSpread, SpreadAmount, SpreadFigure, SpreadOf};
use cesuan_office::RawSheet;

use super::figures::FiguresView;
use super::question::Question;

/// The population in one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PopulationView {
    /// The origin of the rows.
    pub source: PopulationSource,
    /// Changes of how a sample is drawn.
    pub adjust: SampleAdjust,
    /// The number of enterprises.
    pub enterprises: u64,
    /// The number of rows of the enterprise table.
    pub enterprise_rows: u64,
    /// The number of rows of the project table.
    pub project_rows: u64,
    /// The number of rows of the project table in commitment years.
    pub commitment_rows: u64,
    /// The rows of a person's tables that were left out.
    pub left_out: LeftOut,
    /// How far the figures of other samples of the same size go, with the rules and the settings of the draft. `None` for a
    /// sample of another size or changed composition, for changed rules, and for a person's own tables.
    pub spread: Option<SampleSpread>,
}

impl PopulationView {
    /// How far a figure of the draft goes in other samples: over the period (`year` is `None`) or in a policy year, by its
    /// index. `None` where that is not known, and where the scenario's figures are not the draft's.
    pub fn spread_of(
        &self,
        figures: &FiguresView,
        of: SpreadOf,
        year: Option<usize>,
        amount: SpreadAmount,
    ) -> Option<&SpreadFigure> {
        let spread = self.spread.as_ref().filter(|_| figures.scenario == figures.draft)?;
        spread.figure(of, year, amount)
    }
}

/// The origin of a population.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PopulationSource {
    /// Drawn by the generator from a seed.
    Synthetic {
        /// What it was drawn from.
        seed: u64,
    },
    /// A person's own tables.
    Own {
        /// The names of their files.
        files: Vec<String>,
    },
}

/// Draws a synthetic population and runs the scenario in force over it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawSample {
    /// The number of enterprises in all years together.
    pub enterprises: u32,
    /// The seed: the same one draws the same rows everywhere.
    pub seed: u64,
    /// Changes of how the rows are drawn.
    pub adjust: SampleAdjust,
}

impl Question for DrawSample {
    type Answer = Populated;
}

/// Reads a person's own tables. Where they are not ready to be costed, the population before them stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadTables {
    /// The sheets, of one file or several.
    pub sheets: Vec<RawSheet>,
    /// What a person chose; without it everything is found out.
    pub layout: Option<Layout>,
    /// What happens to rows with errors.
    pub errors: ErrorRows,
}

impl Question for ReadTables {
    type Answer = TablesRead;
}

/// Reads the sheets of the last [`ReadTables`] again, whatever came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RereadTables {
    /// What a person chose; without it everything is found out.
    pub layout: Option<Layout>,
    /// What happens to rows with errors.
    pub errors: ErrorRows,
}

impl Question for RereadTables {
    type Answer = TablesRead;
}

/// A population that was put in place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Populated {
    /// The population.
    pub population: PopulationView,
    /// The figures over it.
    pub figures: FiguresView,
    /// Warnings about the rows.
    pub warnings: Diagnostics,
}

/// What came of reading tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablesRead {
    /// What the tables hold and what is wrong with them.
    pub tables: TablesView,
    /// The population they make; none where they are not ready.
    pub populated: Option<Populated>,
}
