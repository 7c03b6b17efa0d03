//! The values of nodes that are no operation row by row: parameters, columns, folds over projects, flags over several years.

use std::ops::Range;
use std::sync::Arc;

use cesuan_base::dim::Rows;
use cesuan_base::money::Exact;
use cesuan_base::table::{Cells, Population, Series, Sparse, YearSlice};
use cesuan_policy::check::{Aggregate, Setting};

use super::kernels;
use super::row_sets::{count, row_number, rows_where, union};
use super::sparse_column::{SparseColumn, gather};
use super::vector::{Fault, Numbers, Operand, Quotient, Scalar, SharedCells, Vector};

/// The value of a parameter, as a column.
pub(super) fn setting(setting: &Setting) -> SparseColumn {
    SparseColumn::same(match setting {
        Setting::Number(value) => Scalar::Number(*value),
        Setting::Option(option) => Scalar::Option(*option),
        Setting::Set(set) => Scalar::Set(set.as_slice().into()),
        Setting::Switch(on) => Scalar::Flag(*on),
        Setting::None | Setting::Undetermined => Scalar::Absent,
    })
}

/// A column of the population.
pub(super) fn field(cells: &Cells) -> Result<SparseColumn, Fault> {
    fn column<T: Copy>(
        series: &Series<T>,
        values: fn(SharedCells<T>) -> Vector,
        scalar: fn(T) -> Scalar,
    ) -> SparseColumn {
        match series {
            Series::Dense(cells) => SparseColumn::All(values(cells.into())),
            Series::Sparse(Sparse { rows, cells, rest, .. }) => {
                SparseColumn::some(Arc::clone(rows), values(cells.into()), scalar(*rest))
            }
        }
    }
    match cells {
        Cells::Numbers(series) => Ok(column(
            series,
            |cells| Vector::Numbers(Numbers::of_cells(cells)),
            |rest| Scalar::Number(Exact::from_integer(rest.into())),
        )),
        Cells::Options(series) => Ok(column(series, Vector::Options, Scalar::Option)),
        Cells::Flags(series) => Ok(column(series, Vector::Flags, Scalar::Flag)),
        Cells::Words(_) => Err(Fault::Internal),
    }
}

/// For each project of a year, the value of its enterprise.
pub(super) fn of_enterprise(inner: &SparseColumn, slice: &YearSlice) -> Result<SparseColumn, Fault> {
    let SparseColumn::Some { rows, values, rest } = inner else {
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
    Ok(SparseColumn::some(projects.into(), gather(values, &parents), rest.clone()))
}

/// The project rows of an enterprise row.
fn projects_of(slice: &YearSlice, row: u32) -> Range<u32> {
    slice.first_project[row as usize]..slice.first_project[row as usize + 1]
}

/// A fold over the projects of each enterprise that meet the condition.
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
    // A project whose item equals the result of an empty fold does not change the result, so only the others are visited.
    let item_rows = item.filter(|item| item.rest() == Some(&empty)).and_then(SparseColumn::listed);
    let projects = counted(item_rows, condition, slice.parent.len())?;
    let item = item.map(|item| item.cut(&projects)).transpose()?;
    if let (Aggregate::Sum, Some(operand)) = (fold, item.as_deref().and_then(Operand::of))
        && let Some(cells) = operand.narrow()
        && operand.bound().checked_mul(projects.len() as i128).is_some_and(|bound| i64::try_from(bound).is_ok())
    {
        let (parents, sums) = narrow_sums(&projects, &slice.parent, cells);
        let numbers = Numbers { denominator: operand.denominator(), ..Numbers::of_cells(sums) };
        return Ok(SparseColumn::some(parents.into(), Vector::Numbers(numbers), empty));
    }
    let groups = Groups::of(&projects, &slice.parent);
    let values = match (fold, item.as_deref()) {
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
        _ => Vector::Numbers(Numbers::of_cells(groups.each(|group| Ok(group.len() as i64))?)),
    };
    Ok(SparseColumn::some(groups.parents.into(), values, empty))
}

/// The enterprises of some projects, and for each the sum of its projects' cells. Every sum is known to fit 64 bits.
fn narrow_sums(projects: &[u32], parent: &[u32], cells: &[i64]) -> (Vec<u32>, Vec<i64>) {
    // Free of branches, which the processor could not predict.
    let (mut parents, mut sums) = (vec![0; projects.len()], vec![0; projects.len()]);
    let (mut count, mut last) = (0, u32::MAX);
    for (project, cell) in projects.iter().zip(cells) {
        let own = parent[*project as usize];
        count += usize::from(own != last);
        last = own;
        parents[count - 1] = own;
        sums[count - 1] += cell;
    }
    parents.truncate(count);
    sums.truncate(count);
    (parents, sums)
}

/// The projects that meet the condition, of the listed `items` or, without a list, of all `len`.
fn counted(items: Option<&Arc<[u32]>>, condition: Option<&SparseColumn>, len: usize) -> Result<Arc<[u32]>, Fault> {
    let Some(condition) = condition else {
        return Ok(items.cloned().unwrap_or_else(|| (0..row_number(len)).collect()));
    };
    let met = match condition {
        SparseColumn::Some { rows, rest: Scalar::Flag(false), .. } => rows.len(),
        _ => len,
    };
    match items {
        Some(items) if items.len() < met => {
            let holds = condition.cut(items)?;
            let kept = items.iter().enumerate().map(|(index, row)| Ok((kernels::flag(&holds, index)?, *row)));
            let kept = kept.collect::<Result<Vec<_>, Fault>>()?;
            Ok(kept.into_iter().filter(|(holds, _)| *holds).map(|(_, row)| row).collect())
        }
        _ => condition.rows_that_hold(len),
    }
}

/// Projects grouped by enterprise.
struct Groups {
    /// The enterprises that have any of the projects, ascending.
    parents: Vec<u32>,
    /// For each enterprise, the end of its projects in the list of projects.
    ends: Vec<usize>,
}

impl Groups {
    fn of(projects: &[u32], parent: &[u32]) -> Self {
        // Free of branches, which the processor could not predict.
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

    /// Calls `f` with the range of each enterprise's projects.
    fn each<T>(&self, f: impl Fn(Range<usize>) -> Result<T, Fault>) -> Result<SharedCells<T>, Fault> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        Ok(starts.zip(&self.ends).map(|(start, end)| f(start..*end)).collect::<Result<Vec<_>, _>>()?.into())
    }
}

/// The sum of each enterprise's numbers, in 128 bits.
fn sum(operand: Operand<'_>, groups: &Groups, projects: usize) -> Result<Vector, Fault> {
    operand.bound().checked_mul(projects as i128).ok_or(Fault::Overflow)?;
    let sums = groups.each(|group| Ok(group.map(|index| operand.at(index)).sum()))?;
    Ok(Vector::Numbers(Numbers::of_wide(sums.to_vec(), operand.denominator())?))
}

fn sum_quotients(item: &Vector, group: Range<usize>) -> Result<Quotient, Fault> {
    let mut sum = Exact::from_integer(0);
    for index in group {
        let Some(value) = kernels::row_quotient(item, index)?.exact() else { return Ok(Quotient::UNDEFINED) };
        sum = cesuan_base::money::add(sum, value).ok_or(Fault::Overflow)?;
    }
    Ok(Quotient::of(sum))
}

/// For each row of `year`, whether the flag of the row's recipient holds in any of `years`: the index of each year and the
/// flags of its rows.
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
    let everybody = |year: usize| population.slices[year].enterprise.len() == population.enterprises.len();
    if rows == Rows::Enterprise && everybody(year) && years.iter().all(|(year, _)| everybody(*year)) {
        // Every enterprise has a row in every year, with the enterprise's index.
        let mut known: Arc<[u32]> = Arc::default();
        for (_, values) in years {
            known = union(&known, &values.rows_that_hold(population.enterprises.len())?);
        }
        return Ok(SparseColumn::flagged(known, true));
    }
    let known_of = match rows {
        Rows::Project => population.projects.len(),
        _ => population.enterprises.len(),
    };
    let mut recipients = vec![false; known_of];
    let mut any = false;
    for (year, values) in years {
        let keys = keys(*year);
        let rows = values.rows_that_hold(keys.len())?;
        rows.iter().for_each(|row| recipients[keys[*row as usize] as usize] = true);
        any |= !rows.is_empty();
    }
    if !any {
        return Ok(SparseColumn::same(Scalar::Flag(false)));
    }
    let held: Vec<bool> = keys(year).iter().map(|key| recipients[*key as usize]).collect();
    Ok(SparseColumn::flagged(rows_where(&held, true, count(&held), |row| row), true))
}
