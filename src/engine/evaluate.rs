//! One node in one year, from the values of its inputs: what is more than an operation row by row.

use std::sync::Arc;

use crate::check::{Fold, Setting};
use crate::dim::Rows;
use crate::money::Exact;
use crate::table::{Cells, Population, Series, Sparse, YearSlice};

use super::kernels;
use super::spread::{Only, Spread, gather};
use super::values::{Fault, Numbers, Operand, Quotient, Scalar, Values};

/// A parameter's value as a node's.
pub(super) fn setting(setting: &Setting) -> Spread {
    Spread::same(match setting {
        Setting::Number(value) => Scalar::Number(*value),
        Setting::Option(option) => Scalar::Option(*option),
        Setting::Set(set) => Scalar::Set(set.as_slice().into()),
        Setting::None | Setting::Undetermined => Scalar::Absent,
    })
}

/// A column of the population.
pub(super) fn field(cells: &Cells) -> Result<Spread, Fault> {
    fn spread<T: Copy>(series: &Series<T>, values: fn(&Arc<[T]>) -> Values, scalar: fn(T) -> Scalar) -> Spread {
        match series {
            Series::Dense(cells) => Spread::all(values(cells)),
            Series::Sparse(Sparse { rows, cells, rest, .. }) => {
                Spread::some(Arc::clone(rows), values(cells), scalar(*rest))
            }
        }
    }
    match cells {
        Cells::Numbers(series) => Ok(spread(
            series,
            |cells| Values::Numbers(Numbers::of_cells(cells)),
            |rest| Scalar::Number(Exact::from_integer(rest.into())),
        )),
        Cells::Options(series) => Ok(spread(series, |cells| Values::Options(Arc::clone(cells)), Scalar::Option)),
        Cells::Flags(series) => Ok(spread(series, |cells| Values::Flags(Arc::clone(cells)), Scalar::Flag)),
        Cells::Words(_) => Err(Fault::Absent),
    }
}

/// The enterprise's value for each of its projects.
pub(super) fn of_enterprise(inner: &Spread, slice: &YearSlice) -> Spread {
    let Some(Only { rows, rest }) = &inner.only else {
        return Spread::thinned(gather(&inner.values, &slice.parent));
    };
    let (mut projects, mut parents) = (Vec::new(), Vec::new());
    for (index, row) in (0..).zip(rows.iter()) {
        for project in projects_of(slice, *row) {
            projects.push(project);
            parents.push(index);
        }
    }
    Spread::some(projects.into(), gather(&inner.values, &parents), rest.clone())
}

/// The project rows of an enterprise row.
fn projects_of(slice: &YearSlice, row: u32) -> std::ops::Range<u32> {
    slice.first_project[row as usize]..slice.first_project[row as usize + 1]
}

/// Over each enterprise's projects that meet the condition.
pub(super) fn fold(
    fold: Fold,
    item: Option<&Spread>,
    condition: Option<&Spread>,
    slice: &YearSlice,
) -> Result<Spread, Fault> {
    let zero = Scalar::Number(Exact::from_integer(0));
    let (neutral, empty) = match fold {
        Fold::Any => (Some(Scalar::Flag(false)), Scalar::Flag(false)),
        Fold::All => (Some(Scalar::Flag(true)), Scalar::Flag(true)),
        Fold::Sum => (Some(zero.clone()), zero),
        Fold::Count => (None, zero),
    };
    // Projects outside the rows of either say nothing.
    let silent = |spread: Option<&Spread>, rest: Option<&Scalar>| {
        let only = spread?.only.as_ref().filter(|only| Some(&only.rest) == rest)?;
        Some(Arc::clone(&only.rows))
    };
    let speaking = [silent(condition, Some(&Scalar::Flag(false))), silent(item, neutral.as_ref())];
    let projects = speaking.into_iter().flatten().min_by_key(|rows| rows.len()).unwrap_or_else(|| {
        // The number of rows lies far below 2^32.
        (0..slice.parent.len() as u32).collect()
    });
    let condition = condition.map(|condition| condition.cut(&projects)).transpose()?;
    let item = item.map(|item| item.cut(&projects)).transpose()?;
    let groups = Groups::of(&projects, &slice.parent);
    let counts = |index: usize| condition.as_ref().map_or(Ok(true), |values| kernels::flag(values, index));
    let values = match (fold, &item) {
        (Fold::Any | Fold::All, Some(item)) => {
            let decides = fold == Fold::Any;
            Values::Flags(groups.each(|group| {
                for index in group {
                    if counts(index)? && kernels::flag(item, index)? == decides {
                        return Ok(decides);
                    }
                }
                Ok(!decides)
            })?)
        }
        (Fold::Sum, Some(item)) => match Operand::of(item) {
            Some(operand) => sum(operand, counts, &groups)?,
            None => Values::Quotients(groups.each(|group| sum_quotients(item, &counts, group))?),
        },
        _ => {
            let counted = groups.each(|group| {
                let mut count = 0_i64;
                for index in group {
                    count += i64::from(counts(index)?);
                }
                Ok(count)
            })?;
            Values::Numbers(Numbers::of_cells(&counted))
        }
    };
    Ok(Spread::some(groups.parents.into(), values, empty))
}

/// Some projects by their enterprises.
struct Groups {
    parents: Vec<u32>,
    /// Where each enterprise's projects begin; one more entry at the end.
    starts: Vec<usize>,
}

impl Groups {
    fn of(projects: &[u32], parent: &[u32]) -> Self {
        let mut groups = Self { parents: Vec::new(), starts: Vec::new() };
        for (index, project) in projects.iter().enumerate() {
            let own = parent[*project as usize];
            if groups.parents.last() != Some(&own) {
                groups.parents.push(own);
                groups.starts.push(index);
            }
        }
        groups.starts.push(projects.len());
        groups
    }

    fn each<T>(&self, f: impl Fn(std::ops::Range<usize>) -> Result<T, Fault>) -> Result<Arc<[T]>, Fault> {
        self.starts.windows(2).map(|ends| f(ends[0]..ends[1])).collect()
    }
}

fn sum(operand: Operand<'_>, counts: impl Fn(usize) -> Result<bool, Fault>, groups: &Groups) -> Result<Values, Fault> {
    let most = groups.starts.windows(2).map(|ends| ends[1] - ends[0]).max().unwrap_or(0);
    let bound = operand.bound().checked_mul(most as i128).ok_or(Fault::Overflow)?;
    let sums = |group: std::ops::Range<usize>| {
        let mut sum = 0;
        for index in group {
            if counts(index)? {
                sum += operand.at(index);
            }
        }
        Ok(sum)
    };
    if i64::try_from(bound).is_ok() {
        // Every sum is within the bound.
        let cells = groups.each(|group| sums(group).map(|sum| i64::try_from(sum).unwrap_or(i64::MAX)))?;
        let numbers = Numbers { denominator: operand.denominator(), ..Numbers::of_cells(&cells) };
        return Ok(Values::Numbers(numbers));
    }
    Ok(Values::Numbers(Numbers::of_wide(groups.each(sums)?.to_vec(), operand.denominator())?))
}

fn sum_quotients(
    item: &Values,
    counts: &impl Fn(usize) -> Result<bool, Fault>,
    group: std::ops::Range<usize>,
) -> Result<Quotient, Fault> {
    let mut sum = Exact::from_integer(0);
    for index in group {
        if counts(index)? {
            let Some(value) = kernels::row_quotient(item, index)?.exact() else { return Ok(Quotient::UNDEFINED) };
            sum = crate::money::add(sum, value).ok_or(Fault::Overflow)?;
        }
    }
    Ok(Quotient::of(sum))
}

/// Whether it is so for the row's recipient in any of some years.
pub(super) fn in_any(
    years: &[(usize, &Spread)],
    year: usize,
    population: &Population,
    rows: Rows,
) -> Result<Spread, Fault> {
    let keys = |year: usize| match rows {
        Rows::Project => &population.slices[year].project,
        _ => &population.slices[year].enterprise,
    };
    let mut recipients = Vec::new();
    for (year, values) in years {
        let keys = keys(*year);
        recipients.extend(values.rows_that_hold(keys.len())?.iter().map(|row| keys[*row as usize]));
    }
    recipients.sort_unstable();
    recipients.dedup();
    if recipients.is_empty() {
        return Ok(Spread::same(Scalar::Flag(false)));
    }
    // Enterprises stand in the order of their numbers, projects under their enterprises.
    let found = (0..).zip(keys(year).iter()).filter(|(_, key)| recipients.binary_search(key).is_ok());
    let known: Arc<[u32]> = match rows {
        Rows::Project => found.map(|(row, _)| row).collect(),
        _ => recipients.iter().filter_map(|key| row_of(keys(year), *key)).collect(),
    };
    Ok(Spread::flagged(known, true))
}

/// The row of a number in ascending numbers.
fn row_of(keys: &[u32], key: u32) -> Option<u32> {
    // Mostly every enterprise has a row in every year.
    if keys.get(key as usize) == Some(&key) {
        return Some(key);
    }
    keys.binary_search(&key).ok().and_then(|row| u32::try_from(row).ok())
}
