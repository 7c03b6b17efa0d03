//! All columns to one comparison.

use std::sync::Arc;

use crate::api::{
    ComparedColumn, ComparedFacet, ComparedFile, ComparedGroup, ComparedMeasure, ComparedParameter, ComparedPayer,
    Comparison, FacetView, Outcome, PayerCell, Step,
};
use crate::rules::by_year;
use cesuan_base::diag::Diagnostics;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, LineFigures, MeasureFigures, PayerFigures, PayerYear};
use cesuan_policy::check::{Domain, Payer, Period, Rules};
use cesuan_scenario::Provenance;

use super::board::{Board, Column};
use super::contests::contests;
use super::ran::Ran;

/// Everything side by side.
pub(super) fn comparison(board: &Board, revision: u64) -> Comparison {
    let drafted = &board.ground.drafted.rules;
    let measures = measures(board);
    Comparison {
        revision,
        policy: drafted.id.clone(),
        years: drafted.years.clone(),
        baseline: board.baseline,
        columns: (0..board.columns.len()).map(|at| column(board, at, &measures)).collect(),
        parameters: parameters(board),
        files: files(board),
        payers: payers(board),
        facets: facets(board),
        contests: contests(board),
        measures,
    }
}

/// The rules of every column that ran, the draft's first, and those alone where no column has others.
fn all_rules(board: &Board) -> impl Iterator<Item = &Rules> {
    let drafted = &board.ground.drafted;
    let ran = (0..board.columns.len()).filter_map(|column| board.ran(column));
    let other = ran.filter(|ran| !Arc::ptr_eq(&ran.policy, drafted));
    std::iter::once(&*drafted.rules).chain(other.map(|ran| &*ran.policy.rules))
}

/// What the columns have between them, each once: the draft's first.
pub(super) fn between<'b, T>(lists: impl Iterator<Item = &'b [T]>, id: impl Fn(&T) -> &str) -> Vec<&'b T> {
    let mut found: Vec<&T> = Vec::new();
    for list in lists {
        let new: Vec<&T> = list.iter().filter(|item| found.iter().all(|known| id(known) != id(item))).collect();
        found.extend(new);
    }
    found
}

/// Every column's entry; none of one without figures.
pub(super) fn each<T>(board: &Board, of: impl Fn(&Ran) -> Option<T>) -> Vec<Option<T>> {
    (0..board.columns.len()).map(|column| board.ran(column).and_then(&of)).collect()
}

/// For each year of the draft, its index in a column's rules.
pub(super) fn years(board: &Board, ran: &Ran) -> Vec<Option<usize>> {
    let own = &ran.policy.rules.years;
    board.ground.drafted.rules.years.iter().map(|year| own.iter().position(|known| known == year)).collect()
}

/// Whether those that have figures differ.
fn differ_in_figures<T: PartialEq>(board: &Board, columns: &[Option<T>]) -> bool {
    let ran: Vec<&Option<T>> =
        columns.iter().enumerate().filter(|(at, _)| board.ran(*at).is_some()).map(|(_, column)| column).collect();
    ran.windows(2).any(|pair| pair[0] != pair[1])
}

fn column(board: &Board, at: usize, measures: &[ComparedMeasure]) -> ComparedColumn {
    let Column { scenario, ran } = &board.columns[at];
    let figures = ran.as_ref().ok().map(|ran| &ran.figures);
    ComparedColumn {
        which: Board::which(at),
        name: scenario.name.clone(),
        faults: ran.as_ref().err().cloned().unwrap_or_else(Diagnostics::new),
        seal: Provenance::of(&board.prints.0, &board.prints.1, scenario, figures),
        outcome: board.ran(at).map(|ran| outcome(board, at, ran, measures)),
    }
}

fn outcome(board: &Board, at: usize, ran: &Ran, measures: &[ComparedMeasure]) -> Outcome {
    let figures = &ran.figures;
    let of = |ran: &Ran| by_year(&years(board, ran), &ran.figures.spending, Amounts::default());
    let spending = of(ran);
    let mut outcome = Outcome {
        relief: by_year(&years(board, ran), &figures.relief, Amounts::default()),
        spending_total: figures.spending_total,
        relief_total: figures.relief_total,
        idle: ran.idle.clone(),
        ..Outcome::default()
    };
    if let Some((_, against)) = &ran.against {
        outcome.recipients = against.all.recipients;
        outcome.received = against.all.received;
        outcome.moves = against.all.moves;
    }
    if let Some(baseline) = board.ran(board.baseline) {
        outcome.more = spending.iter().zip(of(baseline)).map(|(now, before)| now.less(before)).collect();
        outcome.more_total = figures.spending_total.less(baseline.figures.spending_total);
        outcome.steps = steps(board.baseline, at, measures);
    }
    outcome.spending = spending;
    outcome
}

fn steps(baseline: usize, at: usize, measures: &[ComparedMeasure]) -> Vec<Step> {
    let step = |(index, measure): (usize, &ComparedMeasure)| {
        let total = |column: usize| {
            let lines = measure.columns[column].as_ref().map_or_else(LineFigures::default, |figures| figures.total);
            Amounts { demand: lines.demand, paid: lines.paid }
        };
        let amounts = total(at).less(total(baseline));
        (amounts != Amounts::default()).then_some(Step { measure: index, forgone: measure.forgone, amounts })
    };
    measures.iter().enumerate().filter_map(step).collect()
}

fn parameters(board: &Board) -> Vec<ComparedParameter> {
    let drafted = &board.ground.drafted.rules;
    let all = between(all_rules(board).map(|rules| rules.parameters.as_slice()), |parameter| &parameter.id);
    let compared = all.into_iter().map(|parameter| {
        let columns = each(board, |ran| {
            let index = ran.policy.rules.parameter(&parameter.id)?.index();
            let values = &ran.values[index];
            // A year the column's rules do not have has the value of their last one.
            let of_year = |year: Option<usize>| values.get(year.unwrap_or(values.len() - 1)).cloned();
            years(board, ran).into_iter().map(of_year).collect::<Option<Vec<_>>>()
        });
        let category = match &parameter.domain {
            Domain::Number { .. } => None,
            Domain::Choice { category } | Domain::Set { category } => {
                let owner = all_rules(board).find(|rules| rules.parameter(&parameter.id).is_some());
                owner.map(|rules| rules.category(*category).clone())
            }
        };
        ComparedParameter {
            differs: differ_in_figures(board, &columns),
            drafted: drafted.parameter(&parameter.id).is_some(),
            parameter: parameter.clone(),
            category,
            columns,
        }
    });
    compared.collect()
}

fn files(board: &Board) -> Vec<ComparedFile> {
    let paths = board.columns.iter().flat_map(|column| column.scenario.rules.paths());
    let paths: std::collections::BTreeSet<&str> = paths.collect();
    let touched = |path: &str| board.columns.iter().map(|column| column.scenario.rules.touches(path)).collect();
    paths.into_iter().map(|path| ComparedFile { path: path.to_owned(), columns: touched(path) }).collect()
}

fn measures(board: &Board) -> Vec<ComparedMeasure> {
    let drafted = &board.ground.drafted.rules;
    let all = between(all_rules(board).map(|rules| rules.measures.as_slice()), |measure| &measure.id);
    let compared = all.into_iter().map(|measure| {
        let columns = each(board, |ran| {
            let figures = &ran.figures.measures[ran.policy.rules.measure(&measure.id)?.index()];
            let years = by_year(&years(board, ran), &figures.years, LineFigures::default());
            Some(MeasureFigures { years, ..figures.clone() })
        });
        let owner = all_rules(board).find(|rules| rules.measure(&measure.id).is_some()).unwrap_or(drafted);
        let payer = &owner.payers[measure.payer.index()];
        ComparedMeasure {
            id: measure.id.clone(),
            label: measure.label.clone(),
            clause: measure.clause.clone(),
            payer: payer.id.clone(),
            forgone: payer.forgone,
            drafted: drafted.measure(&measure.id).is_some(),
            differs: differ_in_figures(board, &columns),
            columns,
        }
    });
    compared.collect()
}

fn payers(board: &Board) -> Vec<ComparedPayer> {
    let all = between(all_rules(board).map(|rules| rules.payers.as_slice()), |payer: &Payer| &payer.id);
    let compared = all.into_iter().map(|payer| {
        let columns = each(board, |ran| {
            let at = ran.policy.rules.payers.iter().position(|known| known.id == payer.id)?;
            let figures = &ran.figures.payers[at];
            let nothing = PayerYear { demand: Fen::ZERO, paid: Fen::ZERO, excess: None };
            let years = by_year(&years(board, ran), &figures.years, nothing);
            Some(PayerCell::of(PayerFigures { years, ..figures.clone() }))
        });
        ComparedPayer {
            id: payer.id.clone(),
            label: payer.label.clone(),
            forgone: payer.forgone,
            differs: differ_in_figures(board, &columns),
            columns,
        }
    });
    compared.collect()
}

impl PayerCell {
    /// A payer's figures, and what its envelope leaves.
    pub fn of(figures: PayerFigures) -> Self {
        let annual = figures.envelope.filter(|(_, period)| *period == Period::Annual).map(|(amount, _)| amount);
        let balances: Vec<Option<Fen>> =
            figures.years.iter().map(|year| annual.map(|amount| amount.less(year.demand))).collect();
        let balance = figures.envelope.map(|(amount, period)| match period {
            Period::Annual => Fen(balances.iter().flatten().map(|balance| balance.0).sum()),
            Period::Whole => amount.less(figures.demand),
        });
        Self { figures, balances, balance }
    }
}

fn facets(board: &Board) -> Vec<ComparedFacet> {
    let views = FacetView::all(&board.ground.drafted.rules);
    let compared = views.into_iter().enumerate().map(|(facet, view)| {
        let (groups, members) = &board.grouped[facet];
        let mut counts = vec![0; groups + 1];
        members.iter().for_each(|group| counts[usize::from(*group)] += 1);
        let group = |(index, enterprises): (usize, u64)| ComparedGroup {
            group: u16::try_from(index).ok().filter(|_| index < *groups),
            label: view.groups.get(index).cloned(),
            enterprises,
            columns: each(board, |ran| ran.against.as_ref().map(|(_, against)| against.groups[facet][index])),
        };
        let filled = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
        ComparedFacet { groups: filled.map(group).collect(), id: view.id, label: view.label }
    });
    compared.collect()
}
