//! The rules, a population and settings, with what was computed so far; and its rows.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use cesuan_base::dim::Rows;
use cesuan_base::id::{DefinitionId, MeasureId, ParameterId};
use cesuan_base::money::Fen;
use cesuan_base::table::Population;
use cesuan_policy::check::{Measure, Rules, Setting};

use super::size::sizes;
use super::standings::Standings;
use super::unanswered::Found;
use super::value::Value;

/// The rules over one population with one set of parameter values.
pub struct Reference<'a> {
    pub(super) rules: &'a Rules,
    pub(super) population: &'a Population,
    /// For each parameter, its value in each policy year.
    pub(super) settings: &'a [Vec<Setting>],
    /// For each definition, the number of terms of its formula with every definition in it written out.
    pub(super) sizes: Vec<usize>,
    /// Demands by measure, year and row, once computed.
    pub(super) demands: Memo<(MeasureId, usize, usize), Demand>,
    /// Who competes, by quota (its address in the rules) and year.
    pub(super) places: Memo<(usize, usize), Standings>,
    /// Who is ranked, by measure and year.
    pub(super) rankings: Memo<(MeasureId, usize), Standings>,
    /// The values of definitions for rows; emptied now and then.
    pub(super) definitions: RefCell<FxHashMap<DefinitionKey, Found<Value>>>,
}

/// A definition and a row: its table, year and index.
pub(super) type DefinitionKey = (DefinitionId, Rows, usize, usize);

/// A row of a table in a year.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) reference: &'a Reference<'a>,
    pub(super) rows: Rows,
    pub(super) year: usize,
    pub(super) index: usize,
}

/// What a row demands under a measure, before exclusive measures are weighed against each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Demand {
    pub(super) fen: Fen,
    /// Whether the demand uses up each of the measure's rights: one entry for the measure, or one per level.
    pub(super) uses: Vec<bool>,
}

/// What was computed so far.
type Memo<K, V> = RefCell<FxHashMap<K, Rc<V>>>;

impl<'a> Reference<'a> {
    /// The rules over a population; `settings` hold one value per parameter and policy year.
    pub fn new(rules: &'a Rules, population: &'a Population, settings: &'a [Vec<Setting>]) -> Self {
        let (demands, places, rankings, definitions) = Default::default();
        Self { rules, population, settings, sizes: sizes(rules), demands, places, rankings, definitions }
    }

    pub(super) fn row(&self, rows: Rows, year: usize, index: usize) -> Row<'_> {
        Row { reference: self, rows, year, index }
    }

    /// The rows of a table in a year.
    pub(super) fn rows_of(&self, rows: Rows, year: usize) -> impl Iterator<Item = Row<'_>> {
        (0..self.population.slices[year].len(rows)).map(move |index| self.row(rows, year, index))
    }

    /// Whether a parameter the measure needs has no value.
    pub(super) fn is_undetermined(&self, measure: &Measure) -> bool {
        let undetermined = |id: &ParameterId| self.settings[id.index()].contains(&Setting::Undetermined);
        measure.parameters.iter().any(undetermined)
    }
}
