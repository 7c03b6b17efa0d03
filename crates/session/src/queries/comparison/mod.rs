//! Answers the question for the comparison of all columns over one population.

mod cells;
mod contests;

use std::sync::Arc;

use crate::api::{
    Compare, ComparedColumn, ComparedFacet, ComparedFile, ComparedGroup, ComparedMeasure, ComparedParameter,
    ComparedPayer, Comparison, FacetView, MeasureDifference, Outcome, PayerCell, Reply,
};
use crate::session::{Query, Session};
use crate::workspace::{ComparedColumns, ComparedRun, by_year};
use cesuan_base::diag::Diagnostics;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, LineFigures, MeasureFigures, PayerFigures, PayerYear};
use cesuan_policy::check::{Domain, Payer, Period, Rules};
use cesuan_scenario::Which;

use cells::{distinct, per_column, years};
use contests::contests;

impl Query for Compare {
    fn answer(self, session: &mut Session) -> Reply<Comparison> {
        let workspace = session.workspace_mut();
        Reply::once_populated(
            workspace.map(|workspace| workspace.compare().map(|columns| comparison(columns, self.revision))),
        )
    }
}

/// The comparison of all columns.
fn comparison(columns: ComparedColumns<'_>, revision: u64) -> Comparison {
    let drafted = &columns.draft.rules;
    let measures = measures(columns);
    Comparison {
        revision,
        policy: drafted.id.clone(),
        years: drafted.years.clone(),
        baseline: columns.baseline,
        columns: (0..columns.columns.len()).map(|at| column(columns, at, &measures)).collect(),
        parameters: parameters(columns),
        files: files(columns),
        payers: payers(columns),
        facets: facets(columns),
        contests: contests(columns),
        measures,
    }
}

/// The rules of the draft, then those of all columns with figures whose rules are not the draft's.
fn all_rules<'w>(columns: ComparedColumns<'w>) -> impl Iterator<Item = &'w Rules> {
    let drafted = &columns.draft.rules;
    let runs = (0..columns.columns.len()).filter_map(move |column| columns.run(column));
    let other = runs.filter(move |run| !Arc::ptr_eq(&run.policy.rules, drafted));
    std::iter::once(&**drafted).chain(other.map(|run| &*run.policy.rules))
}

/// Whether the cells of columns with figures differ.
fn differ_in_figures<T: PartialEq>(columns: ComparedColumns<'_>, cells: &[Option<T>]) -> bool {
    let run: Vec<&Option<T>> =
        cells.iter().enumerate().filter(|(at, _)| columns.run(*at).is_some()).map(|(_, cell)| cell).collect();
    run.windows(2).any(|pair| pair[0] != pair[1])
}

fn column(columns: ComparedColumns<'_>, at: usize, measures: &[ComparedMeasure]) -> ComparedColumn {
    let (column, run) = (&columns.columns[at], columns.run(at));
    ComparedColumn {
        which: Which::of_column(at),
        name: column.scenario.name.clone(),
        faults: if run.is_none() { column.reasons().clone() } else { Diagnostics::new() },
        seal: columns.fingerprints.provenance(&column.scenario, run.map(|run| &run.figures)),
        outcome: run.map(|run| outcome(columns, at, run, measures)),
    }
}

fn outcome(columns: ComparedColumns<'_>, at: usize, run: &ComparedRun, measures: &[ComparedMeasure]) -> Outcome {
    let figures = &run.figures;
    let of = |run: &ComparedRun| by_year(&years(columns, run), &run.figures.spending, Amounts::default());
    let spending = of(run);
    let mut outcome = Outcome {
        relief: by_year(&years(columns, run), &figures.relief, Amounts::default()),
        spending_total: figures.spending_total,
        relief_total: figures.relief_total,
        idle: run.idle.clone(),
        ..Outcome::default()
    };
    if let Some((_, diff)) = &run.diff {
        outcome.recipients = diff.all.recipients;
        outcome.received = diff.all.received;
        outcome.moves = diff.all.moves;
    }
    if let Some(baseline) = columns.run(columns.baseline) {
        outcome.more = spending.iter().zip(of(baseline)).map(|(now, before)| now.less(before)).collect();
        outcome.more_total = figures.spending_total.less(baseline.figures.spending_total);
        outcome.steps = steps(columns.baseline, at, measures);
    }
    outcome.spending = spending;
    outcome
}

fn steps(baseline: usize, at: usize, measures: &[ComparedMeasure]) -> Vec<MeasureDifference> {
    let step = |(index, measure): (usize, &ComparedMeasure)| {
        let total = |column: usize| {
            let lines = measure.columns[column].as_ref().map_or_else(LineFigures::default, |figures| figures.total);
            Amounts { demand: lines.demand, paid: lines.paid }
        };
        let amounts = total(at).less(total(baseline));
        (amounts != Amounts::default()).then_some(MeasureDifference {
            measure: index,
            forgone: measure.forgone,
            amounts,
        })
    };
    measures.iter().enumerate().filter_map(step).collect()
}

fn parameters(columns: ComparedColumns<'_>) -> Vec<ComparedParameter> {
    let drafted = &columns.draft.rules;
    let all = distinct(all_rules(columns).map(|rules| rules.parameters.as_slice()), |parameter| &parameter.id);
    let compared = all.into_iter().map(|parameter| {
        let cells = per_column(columns, |run| {
            let index = run.policy.rules.parameter(&parameter.id)?.index();
            let values = &run.values[index];
            // In a year that the column's rules do not have, the value of their last year counts.
            let of_year = |year: Option<usize>| values.get(year.unwrap_or(values.len() - 1)).cloned();
            years(columns, run).into_iter().map(of_year).collect::<Option<Vec<_>>>()
        });
        let category = match &parameter.domain {
            Domain::Number { .. } | Domain::Switch => None,
            Domain::Choice { category } | Domain::Set { category } => {
                let owner = all_rules(columns).find(|rules| rules.parameter(&parameter.id).is_some());
                owner.map(|rules| rules.category(*category).clone())
            }
        };
        ComparedParameter {
            differs: differ_in_figures(columns, &cells),
            drafted: drafted.parameter(&parameter.id).is_some(),
            parameter: parameter.clone(),
            category,
            columns: cells,
        }
    });
    compared.collect()
}

fn files(columns: ComparedColumns<'_>) -> Vec<ComparedFile> {
    let paths = columns.columns.iter().flat_map(|column| column.scenario.rules.paths());
    let paths: std::collections::BTreeSet<&str> = paths.collect();
    let touched = |path: &str| columns.columns.iter().map(|column| column.scenario.rules.touches(path)).collect();
    paths.into_iter().map(|path| ComparedFile { path: path.to_owned(), columns: touched(path) }).collect()
}

fn measures(columns: ComparedColumns<'_>) -> Vec<ComparedMeasure> {
    let drafted = &columns.draft.rules;
    let all = distinct(all_rules(columns).map(|rules| rules.measures.as_slice()), |measure| &measure.id);
    let compared = all.into_iter().map(|measure| {
        let cells = per_column(columns, |run| {
            let figures = &run.figures.measures[run.policy.rules.measure(&measure.id)?.index()];
            let years = by_year(&years(columns, run), &figures.years, LineFigures::default());
            Some(MeasureFigures { years, ..figures.clone() })
        });
        let owner = all_rules(columns).find(|rules| rules.measure(&measure.id).is_some()).unwrap_or(drafted);
        ComparedMeasure {
            id: measure.id.clone(),
            label: measure.label.clone(),
            clause: measure.clause.clone(),
            payers: measure.payers().map(|payer| owner.payers[payer.index()].id.clone()).collect(),
            forgone: owner.is_forgone(measure),
            drafted: drafted.measure(&measure.id).is_some(),
            differs: differ_in_figures(columns, &cells),
            columns: cells,
        }
    });
    compared.collect()
}

fn payers(columns: ComparedColumns<'_>) -> Vec<ComparedPayer> {
    let all = distinct(all_rules(columns).map(|rules| rules.payers.as_slice()), |payer: &Payer| &payer.id);
    let compared = all.into_iter().map(|payer| {
        let cells = per_column(columns, |run| {
            let at = run.policy.rules.payers.iter().position(|known| known.id == payer.id)?;
            let figures = &run.figures.payers[at];
            let nothing = PayerYear { demand: Fen::ZERO, paid: Fen::ZERO, excess: None };
            let years = by_year(&years(columns, run), &figures.years, nothing);
            Some(PayerCell::of(PayerFigures { years, ..figures.clone() }))
        });
        ComparedPayer {
            id: payer.id.clone(),
            label: payer.label.clone(),
            forgone: payer.forgone,
            differs: differ_in_figures(columns, &cells),
            columns: cells,
        }
    });
    compared.collect()
}

impl PayerCell {
    /// The cell of a payer's figures, with what its envelope leaves.
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

fn facets(columns: ComparedColumns<'_>) -> Vec<ComparedFacet> {
    let views = FacetView::all(&columns.draft.rules);
    let compared = views.into_iter().enumerate().map(|(facet, view)| {
        let (groups, members) = &columns.common.grouped[facet];
        let mut counts = vec![0; groups + 1];
        members.iter().for_each(|group| counts[usize::from(*group)] += 1);
        let group = |(index, enterprises): (usize, u64)| ComparedGroup {
            group: u16::try_from(index).ok().filter(|_| index < *groups),
            label: view.groups.get(index).cloned(),
            enterprises,
            columns: per_column(columns, |run| run.diff.as_ref().map(|(_, diff)| diff.groups[facet][index])),
        };
        let filled = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
        ComparedFacet { groups: filled.map(group).collect(), id: view.id, label: view.label }
    });
    compared.collect()
}
