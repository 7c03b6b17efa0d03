//! One node in one year, from the values of its inputs.

use std::sync::Arc;

use crate::check::{Fold, Setting};
use crate::dim::Rows;
use crate::money::Exact;
use crate::table::{Cells, Population, YearSlice};

use super::kernels;
use super::values::{Column, Fault, Numbers, Operand, Quotient, Scalar, Values};

/// A parameter's value as a node's.
pub(super) fn setting(setting: &Setting) -> Values {
    Values::Same(match setting {
        Setting::Number(value) => Scalar::Number(*value),
        Setting::Option(option) => Scalar::Option(*option),
        Setting::Set(set) => Scalar::Set(set.as_slice().into()),
        Setting::None | Setting::Undetermined => Scalar::Absent,
    })
}

/// A column of the population.
pub(super) fn field(cells: &Cells) -> Result<Values, Fault> {
    match cells {
        Cells::Numbers(cells) => Ok(Values::Numbers(Numbers::of_cells(cells))),
        Cells::Options(options) => Ok(Values::Options(options.clone())),
        Cells::Flags(flags) => Ok(Values::Flags(flags.clone())),
        Cells::Words(_) => Err(Fault::Absent),
    }
}

/// The enterprise's value for each of its projects.
pub(super) fn of_enterprise(inner: &Values, slice: &YearSlice) -> Values {
    fn gather<T: Copy>(cells: &[T], parent: &[u32]) -> Arc<[T]> {
        parent.iter().map(|row| cells[*row as usize]).collect()
    }
    let parent = &slice.parent;
    match inner {
        Values::Same(scalar) => Values::Same(scalar.clone()),
        Values::Numbers(Numbers { column, denominator, bound }) => {
            let column = match column {
                Column::Narrow(cells) => Column::Narrow(gather(cells, parent)),
                Column::Wide(cells) => Column::Wide(gather(cells, parent)),
            };
            Values::Numbers(Numbers { column, denominator: *denominator, bound: *bound })
        }
        Values::Quotients(cells) => Values::Quotients(gather(cells, parent)),
        Values::Flags(cells) => Values::Flags(gather(cells, parent)),
        Values::Options(cells) => Values::Options(gather(cells, parent)),
    }
}

/// Over each enterprise's projects that meet the condition.
pub(super) fn fold(
    fold: Fold,
    item: Option<&Values>,
    condition: Option<&Values>,
    slice: &YearSlice,
) -> Result<Values, Fault> {
    let counts = |row: usize| match condition {
        None => Ok(true),
        Some(values) => kernels::flag(values, row),
    };
    let projects =
        |enterprise: usize| slice.first_project[enterprise] as usize..slice.first_project[enterprise + 1] as usize;
    let enterprises = 0..slice.len(Rows::Enterprise);
    match (fold, item) {
        (Fold::Any | Fold::All, Some(item)) => {
            let found = enterprises.map(|enterprise| {
                for row in projects(enterprise) {
                    if counts(row)? && kernels::flag(item, row)? == (fold == Fold::Any) {
                        return Ok(fold == Fold::Any);
                    }
                }
                Ok(fold == Fold::All)
            });
            Ok(Values::Flags(found.collect::<Result<Vec<_>, Fault>>()?.into()))
        }
        (Fold::Sum, Some(Values::Quotients(cells))) => sum_quotients(cells, counts, enterprises.map(projects)),
        (Fold::Sum, Some(item)) => {
            let operand = match item {
                Values::Same(Scalar::Number(value)) => Operand::Same(*value),
                Values::Numbers(numbers) => Operand::Numbers(numbers),
                _ => return Err(Fault::Absent),
            };
            let most = enterprises.clone().map(|enterprise| projects(enterprise).len()).max().unwrap_or(0);
            operand.bound().checked_mul(most as i128).ok_or(Fault::Overflow)?;
            let sums = enterprises.map(|enterprise| {
                let mut sum = 0;
                for row in projects(enterprise) {
                    if counts(row)? {
                        sum += operand.at(row);
                    }
                }
                Ok(sum)
            });
            let sums = sums.collect::<Result<Vec<i128>, Fault>>()?;
            Ok(Values::Numbers(Numbers::of_wide(sums, operand.denominator())?))
        }
        _ => {
            let found = enterprises.map(|enterprise| {
                let mut count = 0_i128;
                for row in projects(enterprise) {
                    count += i128::from(counts(row)?);
                }
                Ok(count)
            });
            Ok(Values::Numbers(Numbers::of_wide(found.collect::<Result<Vec<_>, Fault>>()?, 1)?))
        }
    }
}

fn sum_quotients(
    cells: &[Quotient],
    counts: impl Fn(usize) -> Result<bool, Fault>,
    groups: impl Iterator<Item = std::ops::Range<usize>>,
) -> Result<Values, Fault> {
    let sums = groups.map(|group| {
        let mut sum = Exact::from_integer(0);
        for row in group {
            if counts(row)? {
                let Some(value) = cells[row].exact() else { return Ok(Quotient::UNDEFINED) };
                sum = crate::money::add(sum, value).ok_or(Fault::Overflow)?;
            }
        }
        Ok(Quotient::of(sum))
    });
    Ok(Values::Quotients(sums.collect::<Result<Vec<_>, Fault>>()?.into()))
}

/// Whether it is so for the row's recipient in any of some years.
pub(super) fn in_any(
    years: &[(usize, &Values)],
    year: usize,
    population: &Population,
    rows: Rows,
) -> Result<Values, Fault> {
    let recipients = if rows == Rows::Project { population.projects.len() } else { population.enterprises.len() };
    let keys = |year: usize| match rows {
        Rows::Project => &population.slices[year].project,
        _ => &population.slices[year].enterprise,
    };
    let mut seen = vec![false; recipients];
    for (year, values) in years {
        for (row, key) in keys(*year).iter().enumerate() {
            if kernels::flag(values, row)? {
                seen[*key as usize] = true;
            }
        }
    }
    Ok(Values::Flags(keys(year).iter().map(|key| seen[*key as usize]).collect()))
}

/// The lines of a measure.
pub(super) fn line(condition: &Values, amount: &Values, cap: Option<&Values>, rows: usize) -> Result<Values, Fault> {
    kernels::lines(condition, amount, cap, rows).map(Values::Numbers)
}
