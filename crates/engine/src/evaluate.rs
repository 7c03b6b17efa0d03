//! One node in one year, from the values of its inputs: what is more than an operation row by row.

use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::money::Exact;
use cesuan_base::table::{Cells, Population, Series, Sparse, YearSlice};
use cesuan_policy::check::{Aggregate, Setting};

use super::kernels;
use super::sparse_column::{Only, SparseColumn, gather};
use super::vector::{Fault, Numbers, Operand, Quotient, Scalar, Vector};

/// A parameter's value as a node's.
pub(super) fn setting(setting: &Setting) -> SparseColumn {
    SparseColumn::same(match setting {
        Setting::Number(value) => Scalar::Number(*value),
        Setting::Option(option) => Scalar::Option(*option),
        Setting::Set(set) => Scalar::Set(set.as_slice().into()),
        Setting::None | Setting::Undetermined => Scalar::Absent,
    })
}

/// A column of the population.
pub(super) fn field(cells: &Cells) -> Result<SparseColumn, Fault> {
    fn column<T: Copy>(series: &Series<T>, values: fn(&Arc<[T]>) -> Vector, scalar: fn(T) -> Scalar) -> SparseColumn {
        match series {
            Series::Dense(cells) => SparseColumn::all(values(cells)),
            Series::Sparse(Sparse { rows, cells, rest, .. }) => {
                SparseColumn::some(Arc::clone(rows), values(cells), scalar(*rest))
            }
        }
    }
    match cells {
        Cells::Numbers(series) => Ok(column(
            series,
            |cells| Vector::Numbers(Numbers::of_cells(cells)),
            |rest| Scalar::Number(Exact::from_integer(rest.into())),
        )),
        Cells::Options(series) => Ok(column(series, |cells| Vector::Options(Arc::clone(cells)), Scalar::Option)),
        Cells::Flags(series) => Ok(column(series, |cells| Vector::Flags(Arc::clone(cells)), Scalar::Flag)),
        Cells::Words(_) => Err(Fault::Absent),
    }
}

/// The enterprise's value for each of its projects.
pub(super) fn of_enterprise(inner: &SparseColumn, slice: &YearSlice) -> Result<SparseColumn, Fault> {
    let Some(Only { rows, rest }) = &inner.only else {
        let values = inner.dense(slice.len(Rows::Enterprise))?;
        return Ok(SparseColumn::thinned(gather(&values, &slice.parent)));
    };
    let (mut projects, mut parents) = (Vec::new(), Vec::new());
    for (index, row) in (0..).zip(rows.iter()) {
        for project in projects_of(slice, *row) {
            projects.push(project);
            parents.push(index);
        }
    }
    Ok(SparseColumn::some(projects.into(), gather(&inner.values, &parents), rest.clone()))
}

/// The project rows of an enterprise row.
fn projects_of(slice: &YearSlice, row: u32) -> std::ops::Range<u32> {
    slice.first_project[row as usize]..slice.first_project[row as usize + 1]
}

/// Over each enterprise's projects that meet the condition.
pub(super) fn fold(
    fold: Aggregate,
    item: Option<&SparseColumn>,
    condition: Option<&SparseColumn>,
    slice: &YearSlice,
) -> Result<SparseColumn, Fault> {
    let zero = Scalar::Number(Exact::from_integer(0));
    let empty = match fold {
        Aggregate::Any => Scalar::Flag(false),
        Aggregate::All => Scalar::Flag(true),
        Aggregate::Sum | Aggregate::Count => zero,
    };
    // Projects that hold what an empty fold gives change nothing.
    let item_rows = item.and_then(|item| item.only.as_ref()).filter(|only| only.rest == empty).map(|only| &only.rows);
    let projects = speaking(item_rows, condition, slice.parent.len())?;
    let item = item.map(|item| item.cut(&projects)).transpose()?;
    let groups = Groups::of(&projects, &slice.parent);
    let values = match (fold, &item) {
        (Aggregate::Any | Aggregate::All, Some(item)) => {
            let decides = fold == Aggregate::Any;
            Vector::Flags(groups.each(|group| {
                for index in group {
                    if kernels::flag(item, index)? == decides {
                        return Ok(decides);
                    }
                }
                Ok(!decides)
            })?)
        }
        (Aggregate::Sum, Some(item)) => match Operand::of(item) {
            Some(operand) => sum(operand, &groups, projects.len())?,
            None => Vector::Quotients(groups.each(|group| sum_quotients(item, group))?),
        },
        _ => Vector::Numbers(Numbers::of_cells(&groups.each(|group| Ok(group.len() as i64))?)),
    };
    Ok(SparseColumn::some(groups.parents.into(), values, empty))
}

/// The projects that meet the condition; of those, where only some items say anything, these.
fn speaking(items: Option<&Arc<[u32]>>, condition: Option<&SparseColumn>, len: usize) -> Result<Arc<[u32]>, Fault> {
    let Some(condition) = condition else {
        // The number of rows lies far below 2^32.
        return Ok(items.cloned().unwrap_or_else(|| (0..len as u32).collect()));
    };
    let met = |only: &Only| if only.rest == Scalar::Flag(false) { only.rows.len() } else { len };
    match items {
        Some(items) if items.len() < condition.only.as_ref().map_or(len, met) => {
            let holds = condition.cut(items)?;
            let kept = items.iter().enumerate().map(|(index, row)| Ok((kernels::flag(&holds, index)?, *row)));
            let kept = kept.collect::<Result<Vec<_>, Fault>>()?;
            Ok(kept.into_iter().filter(|(holds, _)| *holds).map(|(_, row)| row).collect())
        }
        _ => condition.rows_that_hold(len),
    }
}

/// Some projects by their enterprises.
struct Groups {
    parents: Vec<u32>,
    /// Where each enterprise's projects end.
    ends: Vec<usize>,
}

impl Groups {
    fn of(projects: &[u32], parent: &[u32]) -> Self {
        // Written without a branch: whether the next project is another enterprise's is hard to foresee.
        let mut groups = Self { parents: vec![0; projects.len()], ends: vec![0; projects.len()] };
        let (mut count, mut last) = (0, u32::MAX);
        for (index, project) in projects.iter().enumerate() {
            let own = parent[*project as usize];
            count += usize::from(own != last);
            last = own;
            groups.parents[count - 1] = own;
            groups.ends[count - 1] = index + 1;
        }
        groups.parents.truncate(count);
        groups.ends.truncate(count);
        groups
    }

    fn each<T>(&self, f: impl Fn(std::ops::Range<usize>) -> Result<T, Fault>) -> Result<Arc<[T]>, Fault> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| f(start..*end)).collect()
    }

    /// The sums of their cells, which are within 64 bits.
    fn sums(&self, cells: &[i64]) -> Arc<[i64]> {
        let mut sums = vec![0; self.ends.len()];
        let mut group = 0;
        for (index, cell) in cells.iter().enumerate() {
            group += usize::from(index == self.ends[group]);
            sums[group] += cell;
        }
        sums.into()
    }
}

fn sum(operand: Operand<'_>, groups: &Groups, projects: usize) -> Result<Vector, Fault> {
    let bound = operand.bound().checked_mul(projects as i128).ok_or(Fault::Overflow)?;
    if let Some(cells) = operand.narrow().filter(|_| i64::try_from(bound).is_ok()) {
        let numbers = Numbers::of_cells(&groups.sums(cells));
        return Ok(Vector::Numbers(Numbers { denominator: operand.denominator(), ..numbers }));
    }
    let sums = groups.each(|group| Ok(group.map(|index| operand.at(index)).sum()))?;
    Ok(Vector::Numbers(Numbers::of_wide(sums.to_vec(), operand.denominator())?))
}

fn sum_quotients(item: &Vector, group: std::ops::Range<usize>) -> Result<Quotient, Fault> {
    let mut sum = Exact::from_integer(0);
    for index in group {
        let Some(value) = kernels::row_quotient(item, index)?.exact() else { return Ok(Quotient::UNDEFINED) };
        sum = cesuan_base::money::add(sum, value).ok_or(Fault::Overflow)?;
    }
    Ok(Quotient::of(sum))
}

/// Whether it is so for the row's recipient in any of some years.
pub(super) fn in_any(
    years: &[(usize, &SparseColumn)],
    year: usize,
    population: &Population,
    rows: Rows,
) -> Result<SparseColumn, Fault> {
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
        return Ok(SparseColumn::same(Scalar::Flag(false)));
    }
    // Enterprises stand in the order of their numbers, projects under their enterprises.
    let found = (0..).zip(keys(year).iter()).filter(|(_, key)| recipients.binary_search(key).is_ok());
    let known: Arc<[u32]> = match rows {
        Rows::Project => found.map(|(row, _)| row).collect(),
        _ => recipients.iter().filter_map(|key| row_of(keys(year), *key)).collect(),
    };
    Ok(SparseColumn::flagged(known, true))
}

/// The row of a number in ascending numbers.
fn row_of(keys: &[u32], key: u32) -> Option<u32> {
    // Mostly every enterprise has a row in every year.
    if keys.get(key as usize) == Some(&key) {
        return Some(key);
    }
    keys.binary_search(&key).ok().and_then(|row| u32::try_from(row).ok())
}
