//! Draws the values of columns.

use crate::column::{CellValue, ColumnBuilder};
use cesuan_base::dim::Rows;
use cesuan_base::money::CELL_LIMIT;
use cesuan_policy::check::FieldKind;
use rustc_hash::FxHashMap;

use super::column_ref::ColumnRef;
use super::column_rule::{Bound, Condition, Follow, Rule, RuleCase, Source, Spread};
use super::identity::IdPattern;
use super::stream::{Stream, scale};

/// A row to draw values for.
#[derive(Clone, Copy, Debug)]
pub(super) struct SampleRow {
    /// The number that identifies the enterprise or project in the random numbers.
    pub entity: u64,
    /// The enterprise's number, from 0.
    pub enterprise: u32,
    /// The project's number among those of its enterprise, from 0.
    pub project: u64,
    /// The index of the policy year.
    pub year: usize,
    /// How many of the rows directly before belong to the same enterprise or project in earlier years.
    pub age: usize,
    /// For a project, the row of its enterprise; in years after the policy years, that of the last policy year.
    pub parent: u32,
}

/// The columns drawn so far.
#[derive(Clone, Copy)]
pub(super) struct DrawnColumns<'a> {
    pub years: &'a [i32],
    /// The table being drawn.
    pub rows: Rows,
    /// The columns of enterprises, by field.
    pub enterprise: &'a [ColumnBuilder],
    /// The columns of projects, by field.
    pub project: &'a [ColumnBuilder],
}

/// The random numbers used per row and column: one for the chance, one for the value.
const DRAWS: u64 = 2;
/// More than the number of policy years, so that the random numbers of two entities never coincide.
const YEARS: u64 = 64;

/// The chance of a value that is always drawn.
pub(super) const CERTAIN: u128 = 1 << 64;

/// What a rule gives for a row.
enum Draw<'a> {
    /// The default.
    Blank,
    /// The value of the year before.
    Same,
    Integer(i64),
    Words(&'a str),
    Pattern(&'a IdPattern),
}

/// Draws a column.
pub(super) fn fill(rule: &Rule, seed: u64, rows: &[SampleRow], view: DrawnColumns<'_>) -> ColumnBuilder {
    Drawer::new(rule, seed).fill(rows, view)
}

/// Repeats the value of an earlier row.
pub(super) fn repeat(column: &mut ColumnBuilder, kind: FieldKind, from: usize, at: usize) {
    if kind == FieldKind::Text {
        let words = column.words(from).to_owned();
        column.put(at, CellValue::Words(&words));
    } else {
        column.put(at, typed(kind, column.integer(from)));
    }
}

/// Draws the values of a rule, row after row.
pub(super) struct Drawer<'r> {
    rule: &'r Rule,
    stream: Stream,
    /// How many rows have drawn from each even sequence.
    turns: FxHashMap<u64, u64>,
}

impl<'r> Drawer<'r> {
    /// Draws a rule under a seed.
    pub(super) fn new(rule: &'r Rule, seed: u64) -> Self {
        Self { rule, stream: Stream::new(seed, &rule.name), turns: FxHashMap::default() }
    }

    /// Draws the column of some rows. The rows of an enterprise or project come in one call.
    pub(super) fn fill(&mut self, rows: &[SampleRow], view: DrawnColumns<'_>) -> ColumnBuilder {
        let kind = self.rule.kind;
        let mut column = ColumnBuilder::new(kind);
        let mut words = String::new();
        for (at, row) in rows.iter().enumerate() {
            match self.draw(row, at, view, &column) {
                Draw::Blank => {}
                Draw::Integer(integer) => column.put(at, typed(kind, integer)),
                Draw::Words(words) => column.put(at, CellValue::Words(words)),
                Draw::Pattern(pattern) => {
                    words.clear();
                    pattern.write(&mut words, row.enterprise.into(), row.project);
                    column.put(at, CellValue::Words(&words));
                }
                Draw::Same => repeat(&mut column, kind, at - 1, at),
            }
        }
        column
    }

    /// Draws a number that is not kept in a column. `at` is the row for which conditions are tested.
    pub(super) fn single(&mut self, row: SampleRow, at: usize, view: DrawnColumns<'_>) -> i64 {
        match self.draw(&row, at, view, &ColumnBuilder::None) {
            Draw::Integer(integer) => integer,
            _ => 0,
        }
    }

    fn draw(&mut self, row: &SampleRow, at: usize, view: DrawnColumns<'_>, column: &ColumnBuilder) -> Draw<'r> {
        let rule = self.rule;
        let holds = |case: &RuleCase| case.when.iter().all(|condition| view.holds(condition, row, at));
        let Some(index) = rule.cases.iter().position(holds) else { return Draw::Blank };
        let case = &rule.cases[index];
        match &case.follow {
            Follow::Keep if row.age > 0 => return Draw::Same,
            Follow::Lasting if row.age > 0 && !column.is_blank(at - 1) => return Draw::Same,
            Follow::Growth(distribution) if row.age > 0 => {
                let draw = self.stream.at(number(row) + 1);
                let grown = scale(column.integer(at - 1), distribution.pick(draw));
                return Draw::Integer(whole(grown, rule.kind, case.round));
            }
            _ => {}
        }
        if case.chance < CERTAIN && u128::from(self.random(index, 0, row, at, view)) >= case.chance {
            return Draw::Blank;
        }
        if case.once && (1..=row.age).any(|back| !column.is_blank(at - back)) {
            return Draw::Blank;
        }
        let draw = self.random(index, 1, row, at, view);
        let integer = match &case.source {
            Source::Yes => 1,
            Source::Weights { weights, values } => values[weights.pick(draw)],
            Source::Words { weights, words } => return Draw::Words(&words[weights.pick(draw)]),
            Source::Pattern(pattern) => return Draw::Pattern(pattern),
            Source::Offsets { weights, years } => i64::from(view.years[row.year]) + years[weights.pick(draw)],
            Source::Quantiles(distribution) => distribution.pick(draw),
            Source::Times { of, factor } => {
                let product = scale(view.integer(*of, row, at), factor.pick(draw));
                return Draw::Integer(whole(product, rule.kind, case.round));
            }
            Source::Per { of, each } => view.integer(*of, row, at) / each.pick(draw).max(1),
        };
        Draw::Integer(whole(integer.into(), rule.kind, case.round))
    }

    /// The random number for the chance of a value (`draw` 0) or for the value (1) by the case with an index.
    fn random(&mut self, case: usize, draw: u64, row: &SampleRow, at: usize, view: DrawnColumns<'_>) -> u64 {
        let option = match self.rule.cases[case].spread {
            Spread::Independent => return self.stream.at(number(row) + draw),
            Spread::Even => 0,
            Spread::EvenWithin(of) => view.integer(of, row, at).unsigned_abs(),
        };
        // A category has less than 2^16 options.
        let sequence = ((case as u64) << 16 | option) * DRAWS + draw;
        let turn = self.turns.entry(sequence).or_default();
        *turn += 1;
        self.stream.part(sequence).even(*turn - 1)
    }
}

/// The index of the first random number of a row.
fn number(row: &SampleRow) -> u64 {
    (row.entity * YEARS + row.year as u64) * DRAWS
}

/// The number as a cell may hold it: rounded and within its limits. Options, flags and years are not changed by it.
fn whole(number: i128, kind: FieldKind, round: i64) -> i64 {
    let least = match kind {
        FieldKind::Money { signed: true, .. } => -CELL_LIMIT,
        _ => 0,
    };
    let round = i128::from(round.max(1));
    let cut = number.div_euclid(round) * round;
    cut.clamp(least.into(), CELL_LIMIT.into()) as i64
}

pub(super) fn typed(kind: FieldKind, integer: i64) -> CellValue<'static> {
    match kind {
        FieldKind::Flag => CellValue::Flag(integer != 0),
        FieldKind::Category { .. } => CellValue::Option(u16::try_from(integer).unwrap_or(0)),
        _ => CellValue::Number(integer),
    }
}

impl DrawnColumns<'_> {
    fn column(&self, of: ColumnRef, row: &SampleRow, at: usize) -> (&ColumnBuilder, usize) {
        match (of.rows, self.rows) {
            (Rows::Project, _) => (&self.project[of.field.index()], at),
            (_, Rows::Project) => (&self.enterprise[of.field.index()], row.parent as usize),
            _ => (&self.enterprise[of.field.index()], at),
        }
    }

    fn integer(&self, of: ColumnRef, row: &SampleRow, at: usize) -> i64 {
        if of.kind == FieldKind::Period {
            return self.years[row.year].into();
        }
        let (column, at) = self.column(of, row, at);
        column.integer(at)
    }

    pub(super) fn holds(&self, condition: &Condition, row: &SampleRow, at: usize) -> bool {
        match condition {
            Condition::Among { of, values } => values.contains(&self.integer(*of, row, at)),
            Condition::Words { of, words } => {
                let (column, at) = self.column(*of, row, at);
                words.iter().any(|word| word == column.words(at))
            }
            Condition::Between { of, from, to } => {
                let value = self.integer(*of, row, at);
                let bound = |bound: Bound| match bound {
                    Bound::Fixed(fixed) => fixed,
                    Bound::RowYear(more) => i64::from(self.years[row.year]) + more,
                };
                (bound(*from)..=bound(*to)).contains(&value)
            }
        }
    }
}
