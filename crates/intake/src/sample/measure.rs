//! Measures a population as published figures do, in exact arithmetic.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use cesuan_base::dim::Rows;
use cesuan_base::money::{Exact, add};
use cesuan_base::table::{Cells, Population};
use cesuan_policy::check::FieldKind;

use super::column_ref::ColumnRef;
use super::column_rule::{Bound, Condition};
use super::mix::Mix;
use super::spec::SampleSpec;
use super::target::{Measurement, Statistic, Target, Test, Total, YearSpan};

/// Gives the group of each enterprise row, from the index of a grouping and that of a year; `None` for rows in no
/// group.
pub type GroupsOf<'a> = &'a dyn Fn(usize, usize) -> Vec<Option<usize>>;

/// The number of enterprises in the first policy year.
pub fn first_year_size(population: &Population) -> usize {
    population.slices.first().map_or(0, |slice| slice.enterprise.len())
}

/// The value of each target in a population; `None` where it would divide by zero. For a drawn population, the values
/// are scaled to the number of enterprises the target was published for.
pub fn measured(spec: &SampleSpec, population: &Population, groups_of: GroupsOf<'_>) -> Vec<Option<Exact>> {
    let mut ruler = Ruler {
        population,
        policy_years: spec.policy_years,
        mix: spec.mix.as_ref(),
        groups_of,
        groups: HashMap::new(),
    };
    spec.targets.iter().map(|target| ruler.measured(target)).collect()
}

struct Ruler<'a> {
    population: &'a Population,
    policy_years: usize,
    mix: Option<&'a Mix>,
    groups_of: GroupsOf<'a>,
    groups: HashMap<(usize, usize), Rc<[Option<usize>]>>,
}

impl Ruler<'_> {
    fn measured(&mut self, target: &Target) -> Option<Exact> {
        let found = self.measure(&target.measure)?;
        let enterprises = i128::try_from(first_year_size(self.population)).ok()?;
        match target.base {
            Some(base) if self.population.synthetic => scaled(found, base.into(), enterprises),
            _ => Some(found),
        }
    }

    fn measure(&mut self, measure: &Measurement) -> Option<Exact> {
        let Measurement { statistic, rows, when, span } = measure;
        let (rows, span) = (*rows, *span);
        match statistic {
            Statistic::Plain(total) => self.total(*total, rows, when, &[], span),
            Statistic::Share(total, part) => {
                let whole = self.total(*total, rows, when, &[], span)?;
                quotient(self.total(*total, rows, when, part, span)?, whole)
            }
            Statistic::Ratio(above, below) => {
                let below = self.total(Total::Sum(*below), rows, when, &[], span)?;
                quotient(self.total(Total::Sum(*above), rows, when, &[], span)?, below)
            }
            Statistic::Mean(of) => {
                let count = self.rows_in(span, rows, when);
                quotient(self.total(Total::Sum(*of), rows, when, &[], all(span))?, Exact::from_integer(count))
            }
            Statistic::Median(of) => {
                let mut values = Vec::new();
                for year in self.years(span) {
                    self.each(*of, rows, when, &[], year, |_, value| values.push(value));
                }
                median(&mut values)
            }
            Statistic::Growth(of) => {
                let years = self.years(span);
                let sum = |ruler: &mut Self, year| ruler.total(Total::Sum(*of), rows, when, &[], YearSpan::Year(year));
                let (mut now, mut before) = (Exact::from_integer(0), Exact::from_integer(0));
                for year in years.filter(|year| *year > 0) {
                    now = add(now, sum(self, year)?)?;
                    before = add(before, sum(self, year - 1)?)?;
                }
                add(quotient(now, before)?, Exact::from_integer(-1))
            }
        }
    }

    fn years(&self, span: YearSpan) -> Range<usize> {
        match span {
            YearSpan::Year(year) => year..year + 1,
            _ => 0..self.policy_years,
        }
    }

    fn rows_in(&mut self, span: YearSpan, rows: Rows, when: &[Test]) -> i128 {
        let years = self.years(span);
        let of_year = |year| self.mask(when, rows, year).iter().filter(|holds| **holds).count() as i128;
        years.map(of_year).sum()
    }

    /// Counts or adds up the rows that meet both lists of conditions.
    fn total(&mut self, total: Total, rows: Rows, when: &[Test], part: &[Test], span: YearSpan) -> Option<Exact> {
        let entities = match rows {
            Rows::Project => self.population.projects.len(),
            _ => self.population.enterprises.len(),
        };
        let mut seen = vec![false; if matches!(span, YearSpan::All | YearSpan::New) { entities } else { 0 }];
        let mut sum = 0_i128;
        for year in self.years(span) {
            let population = self.population;
            let slice = &population.slices[year];
            let entity = if rows == Rows::Project { &slice.project } else { &slice.enterprise };
            let mut take = |row: usize, value: i64| {
                let counted = match (total, span) {
                    (Total::Count, YearSpan::All) => !std::mem::replace(&mut seen[entity[row] as usize], true),
                    (_, YearSpan::New) => !seen[entity[row] as usize],
                    _ => true,
                };
                if counted {
                    sum += i128::from(value);
                }
            };
            match total {
                Total::Count => {
                    let mask = self.both(when, part, rows, year);
                    mask.iter().enumerate().filter(|(_, holds)| **holds).for_each(|(row, _)| take(row, 1));
                }
                Total::Sum(of) => self.each(of, rows, when, part, year, take),
            }
            if span == YearSpan::New {
                entity.iter().for_each(|entity| seen[*entity as usize] = true);
            }
        }
        let sum = Exact::from_integer(sum);
        match span {
            YearSpan::Each | YearSpan::New => {
                quotient(sum, Exact::from_integer(i128::try_from(self.policy_years).ok()?))
            }
            YearSpan::Year(_) | YearSpan::All => Some(sum),
        }
    }

    /// Visits the values of a column in the rows that meet both lists of conditions.
    fn each(
        &mut self,
        of: ColumnRef,
        rows: Rows,
        when: &[Test],
        part: &[Test],
        year: usize,
        mut take: impl FnMut(usize, i64),
    ) {
        let mask = self.both(when, part, rows, year);
        let (population, slice) = (self.population, &self.population.slices[year]);
        let Cells::Numbers(cells) = population.cells(of.field, year) else { return };
        if of.rows == rows {
            let values = cells.iter().enumerate().zip(&mask).filter(|(_, holds)| **holds);
            values.for_each(|((row, value), _)| take(row, value));
        } else {
            let rows = slice.parent.iter().enumerate().zip(&mask).filter(|(_, holds)| **holds);
            rows.for_each(|((row, parent), _)| take(row, cells.at(*parent as usize)));
        }
    }

    fn both(&mut self, when: &[Test], part: &[Test], rows: Rows, year: usize) -> Vec<bool> {
        let mut mask = self.mask(when, rows, year);
        part.iter().for_each(|test| self.narrow(&mut mask, test, rows, year));
        mask
    }

    /// Marks the rows of a year that meet all conditions.
    fn mask(&mut self, tests: &[Test], rows: Rows, year: usize) -> Vec<bool> {
        let mut mask = vec![true; self.population.slices[year].len(rows)];
        tests.iter().for_each(|test| self.narrow(&mut mask, test, rows, year));
        mask
    }

    fn narrow(&mut self, mask: &mut [bool], test: &Test, rows: Rows, year: usize) {
        let (population, slice) = (self.population, &self.population.slices[year]);
        let (of, own) = match test {
            Test::Cell(condition) => (condition.of().rows, cell_mask(population, condition, year)),
            Test::Group { grouping, groups } => {
                let known = self.groups_of(*grouping, year);
                (
                    Rows::Enterprise,
                    known.iter().map(|group| group.is_some_and(|group| groups.contains(&group))).collect(),
                )
            }
            Test::Mix(groups) => (Rows::Enterprise, self.mix_mask(groups, year)),
            Test::Project(tests) => {
                let projects = self.mask(tests, Rows::Project, year);
                let any = |ends: &[u32]| projects[ends[0] as usize..ends[1] as usize].contains(&true);
                (Rows::Enterprise, slice.first_project.windows(2).map(any).collect())
            }
        };
        let own: Vec<bool> = own;
        if of == rows {
            mask.iter_mut().zip(own).for_each(|(holds, own)| *holds &= own);
        } else {
            mask.iter_mut().zip(slice.parent.iter()).for_each(|(holds, parent)| *holds &= own[*parent as usize]);
        }
    }

    fn groups_of(&mut self, grouping: usize, year: usize) -> Rc<[Option<usize>]> {
        let ask = self.groups_of;
        self.groups.entry((grouping, year)).or_insert_with(|| ask(grouping, year).into()).clone()
    }

    fn mix_mask(&self, groups: &[usize], year: usize) -> Vec<bool> {
        let wanted = |group: Option<usize>| group.is_some_and(|group| groups.contains(&group));
        let Some(mix) = self.mix else { return vec![false; self.population.slices[year].len(Rows::Enterprise)] };
        match self.population.cells(mix.of.field, year) {
            Cells::Words(words) => words.iter().map(|word| wanted(mix.of_word(word))).collect(),
            Cells::Options(options) => options.iter().map(|option| wanted(mix.of_option(option.into()))).collect(),
            cells => vec![false; cells.len()],
        }
    }
}

/// The span for sums in which every row counts: a single year, or all years together.
fn all(span: YearSpan) -> YearSpan {
    match span {
        YearSpan::Year(year) => YearSpan::Year(year),
        _ => YearSpan::All,
    }
}

fn cell_mask(population: &Population, condition: &Condition, year: usize) -> Vec<bool> {
    let of = condition.of();
    let policy_year = i64::from(population.years[year]);
    let holds = |value: i64| match condition {
        Condition::Among { values, .. } => values.contains(&value),
        Condition::Words { .. } => false,
        Condition::Between { from, to, .. } => {
            let bound = |bound: Bound| match bound {
                Bound::Fixed(fixed) => fixed,
                Bound::RowYear(more) => policy_year + more,
            };
            (bound(*from)..=bound(*to)).contains(&value)
        }
    };
    if of.kind == FieldKind::Period {
        return vec![holds(policy_year); population.slices[year].len(of.rows)];
    }
    match (population.cells(of.field, year), condition) {
        (Cells::Numbers(cells), _) => cells.iter().map(holds).collect(),
        (Cells::Options(cells), _) => cells.iter().map(|option| holds(option.into())).collect(),
        (Cells::Flags(cells), _) => cells.iter().map(|flag| holds(flag.into())).collect(),
        (Cells::Words(cells), Condition::Words { words, .. }) => {
            cells.iter().map(|text| words.iter().any(|word| word == text)).collect()
        }
        (Cells::Words(cells), _) => vec![false; cells.len()],
    }
}

fn quotient(above: Exact, below: Exact) -> Option<Exact> {
    scaled(above, *below.denom(), *below.numer())
}

/// A number times one whole number, divided by another. `None` on overflow and division by zero.
fn scaled(number: Exact, times: i128, over: i128) -> Option<Exact> {
    let above = number.numer().checked_mul(times)?;
    let below = number.denom().checked_mul(over)?;
    (below != 0).then(|| Exact::new(above, below))
}

/// The median; the mean of the two middle values if their number is even.
fn median(values: &mut [i64]) -> Option<Exact> {
    let count = values.len();
    if count == 0 {
        return None;
    }
    let (below, middle, _) = values.select_nth_unstable(count / 2);
    let other = if count.is_multiple_of(2) { below.iter().max().copied().unwrap_or(*middle) } else { *middle };
    Some(Exact::new(i128::from(*middle) + i128::from(other), 2))
}

impl Condition {
    fn of(&self) -> ColumnRef {
        match self {
            Condition::Among { of, .. } | Condition::Words { of, .. } | Condition::Between { of, .. } => *of,
        }
    }
}
