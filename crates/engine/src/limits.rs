//! Limits of what one enterprise draws in a year from several measures: lines that together come to more are cut.

use std::collections::BTreeMap;
use std::sync::Arc;

use cesuan_base::money::Exact;
use cesuan_policy::check::UNKNOWN_MONEY;

use super::kernels;
use super::limited::Located;
use super::lines::Lines;
use super::rationing::pro_rata;
use super::run::Engine;
use super::sparse_column::SparseColumn;
use super::vector::{Fault, Numbers, Scalar, Vector};

/// An amount of a limit in a year, for each row of the enterprise table.
struct Ceiling<'a> {
    amount: &'a SparseColumn,
    when: Option<&'a SparseColumn>,
}

impl Engine {
    /// Applies every limit, in every policy year in which something it depends on has changed.
    pub(super) fn limit(&mut self) -> Result<(), Located> {
        if self.rules.limits.is_empty() {
            return Ok(());
        }
        for year in 0..self.rules.years.len() {
            let made_of = self.limits_changed(year)?;
            if self.limited.made_of[year] == Some(made_of) {
                continue;
            }
            let cut = self.cut(year)?;
            self.limited.made_of[year] = Some(made_of);
            for measure in 0..self.rules.measures.len() {
                let lines = cut.get(&measure).cloned();
                if lines != self.limited.lines[measure][year] {
                    self.limited.lines[measure][year] = lines;
                    self.limited.changed[measure][year] = self.revision();
                }
            }
        }
        Ok(())
    }

    /// The revision at which the limits of a year, or the lines they apply to, last changed.
    fn limits_changed(&mut self, year: usize) -> Result<u64, Located> {
        let (rules, plan) = (Arc::clone(&self.rules), Arc::clone(&self.plan));
        let mut newest = 0;
        for (limit, ceilings) in rules.limits.iter().zip(&plan.limits) {
            let first = limit.measures.first().map_or(0, |measure| measure.index());
            for node in ceilings.iter().flat_map(|ceiling| [Some(ceiling.amount), ceiling.when]).flatten() {
                self.pull(node, year).map_err(|fault| (fault, first, year))?;
                newest = newest.max(self.changed_at(node, year));
            }
            for measure in &limit.measures {
                let parameters = &rules.measures[measure.index()].parameters;
                newest = parameters.iter().fold(newest, |newest, own| newest.max(self.parameter_changed(*own)));
                newest = newest.max(self.changed_at(plan.lines[measure.index()], year));
            }
        }
        Ok(newest)
    }

    /// The lines of a year that limits cut, by measure.
    fn cut(&self, year: usize) -> Result<BTreeMap<usize, Arc<SparseColumn>>, Located> {
        let costed: Vec<usize> = self.costed().collect();
        let mut cut: BTreeMap<usize, Arc<SparseColumn>> = BTreeMap::new();
        for (limit, planned) in self.rules.limits.iter().zip(&self.plan.limits) {
            let measures: Vec<usize> =
                limit.measures.iter().map(|measure| measure.index()).filter(|index| costed.contains(index)).collect();
            let Some(first) = measures.first().copied() else { continue };
            let located = |fault| (fault, first, year);
            let mut ceilings = Vec::new();
            for ceiling in planned {
                let when = ceiling.when.map(|when| self.input(when, year)).transpose().map_err(located)?;
                let amount = self.input(ceiling.amount, year).map_err(located)?;
                let off = when.is_some_and(|when| when.flag() == Some(false)) || amount.is_absent();
                if !off {
                    ceilings.push(Ceiling { amount, when: when.map(|when| &**when) });
                }
            }
            if ceilings.is_empty() {
                continue;
            }
            let lines: Vec<(usize, SparseColumn)> = measures
                .iter()
                .filter_map(|measure| {
                    let before = self.lines_before_limits(*measure, year);
                    let column = cut.get(measure).map(|column| &**column).or(before)?;
                    Some((*measure, column.clone()))
                })
                .collect();
            for (measure, column) in self.cut_to(&ceilings, &lines, year).map_err(located)? {
                cut.insert(measure, Arc::new(column));
            }
        }
        Ok(cut)
    }

    /// The measures of which some lines are cut to a limit, with all their lines.
    fn cut_to(
        &self,
        ceilings: &[Ceiling<'_>],
        lines: &[(usize, SparseColumn)],
        year: usize,
    ) -> Result<Vec<(usize, SparseColumn)>, Fault> {
        let slice = &self.population.slices[year];
        let mut drawn: BTreeMap<usize, Vec<(usize, usize, i128)>> = BTreeMap::new();
        for (index, (measure, column)) in lines.iter().enumerate() {
            let own = Lines::of(column);
            for (place, fen) in own.non_zero().filter(|(_, fen)| *fen > 0) {
                let row = slice.enterprise_row(self.rules.measures[*measure].rows, own.row(place));
                drawn.entry(row).or_default().push((index, place, fen.into()));
            }
        }
        let mut cells: Vec<Option<Vec<i64>>> = vec![None; lines.len()];
        for (row, own) in drawn {
            let limit = limit_of(ceilings, row)?;
            let total: i128 = own.iter().map(|(_, _, fen)| fen).sum();
            let Some(limit) = limit.filter(|limit| total > *limit) else { continue };
            let amounts: Vec<i128> = own.iter().map(|(_, _, fen)| *fen).collect();
            for ((index, place, _), share) in own.iter().zip(pro_rata(&amounts, limit)) {
                let cells = cells[*index].get_or_insert_with(|| Lines::of(&lines[*index].1).fen().to_vec());
                cells[*place] = i64::try_from(share).map_err(|_| Fault::Overflow)?;
            }
        }
        let cut = lines.iter().zip(cells).filter_map(|((measure, column), cells)| {
            let values = Vector::Numbers(Numbers::of_cells(cells?));
            let zero = Scalar::Number(Exact::from_integer(0));
            Some((
                *measure,
                match column {
                    SparseColumn::Some { rows, .. } => {
                        SparseColumn::Some { rows: Arc::clone(rows), values, rest: zero }
                    }
                    _ => SparseColumn::All(values),
                },
            ))
        });
        Ok(cut.collect())
    }
}

/// The smallest amount in force for a row, in whole fen and at least zero; `None` where none is.
fn limit_of(ceilings: &[Ceiling<'_>], row: usize) -> Result<Option<i128>, Fault> {
    let mut smallest: Option<i128> = None;
    for Ceiling { amount, when } in ceilings {
        let holds = when.map_or(Ok(true), |when| when.at(row, kernels::flag))?;
        let amount = amount.at(row, kernels::row_quotient)?.exact().ok_or(Fault::DividedByZero { row })?;
        let amount = amount.floor().to_integer().max(0);
        if holds && amount < i128::from(UNKNOWN_MONEY) {
            smallest = Some(smallest.map_or(amount, |smallest| smallest.min(amount)));
        }
    }
    Ok(smallest)
}
