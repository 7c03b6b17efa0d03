//! Answers the question for the comparison of all columns over one population.

mod cells;
mod contests;

use std::sync::Arc;

use crate::api::{
    AccountCell, BudgetAccount, Compare, ComparedAccount, ComparedColumn, ComparedFacet, ComparedFile, ComparedGroup,
    ComparedMeasure, ComparedParameter, ComparedPayer, Comparison, FacetView, MeasureDifference, Outcome, PayerCell,
    PolicyView, Reply, SettingText,
};
use crate::session::{Query, Session};
use crate::workspace::{ComparedColumns, ComparedRun, by_year};
use cesuan_base::diag::Diagnostics;
use cesuan_base::id::PayerId;
use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, LineFigures, MeasureFigures, PayerFigures, PayerYear};
use cesuan_policy::check::{Domain, Government, Payer, Period, Rules};
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
    let accounts = accounts(columns);
    Comparison {
        revision,
        policy: drafted.id.clone(),
        years: drafted.years.clone(),
        commitment_years: drafted.commitment_years.clone(),
        baseline: columns.baseline,
        columns: (0..columns.columns.len()).map(|at| column(columns, at, &measures, &accounts)).collect(),
        parameters: parameters(columns),
        files: files(columns),
        payers: payers(columns, &accounts),
        accounts: accounts.into_iter().map(|(account, _)| account).collect(),
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

/// The accounts of all rules, each with the ids of its payers.
fn accounts(columns: ComparedColumns<'_>) -> Vec<(ComparedAccount, Vec<String>)> {
    let mut found: Vec<(ComparedAccount, Vec<String>)> = Vec::new();
    for rules in all_rules(columns) {
        let policy = PolicyView::of(rules);
        for BudgetAccount { forgone, ledger, level, payers } in policy.accounts() {
            let is_here = |(known, _): &(ComparedAccount, _)| {
                (known.forgone, known.ledger, known.level) == (forgone, ledger, level)
            };
            let at = found.iter().position(is_here).unwrap_or(found.len());
            if at == found.len() {
                found.push((ComparedAccount { forgone, ledger, level, payers: Vec::new() }, Vec::new()));
            }
            let (account, ids) = &mut found[at];
            for payer in payers.iter().map(|id| &policy.payers[id.index()]) {
                if !ids.contains(&payer.id) {
                    ids.push(payer.id.clone());
                    account.payers.push(payer.label.clone());
                }
            }
        }
    }
    found.sort_by_key(|(it, _)| (it.forgone, it.ledger, it.level != Government::City, it.level));
    found
}

/// What the payers of these ids pay together.
fn account(columns: ComparedColumns<'_>, run: &ComparedRun, settings: &[SettingText], ids: &[String]) -> AccountCell {
    let policy = PolicyView::of(&run.policy.rules);
    let of_years = years(columns, run);
    let mut cell = AccountCell { years: vec![Amounts::default(); of_years.len()], ..AccountCell::default() };
    let add = |sum: &mut Amounts, demand: Fen, paid: Fen| {
        *sum = Amounts { demand: Fen(sum.demand.0 + demand.0), paid: Fen(sum.paid.0 + paid.0) };
    };
    for (at, _) in policy.payers.iter().enumerate().filter(|(_, payer)| ids.contains(&payer.id)) {
        let figures = &run.figures.payers[at];
        let nothing = PayerYear { demand: Fen::ZERO, paid: Fen::ZERO, excess: None };
        for (sum, year) in cell.years.iter_mut().zip(by_year(&of_years, &figures.years, nothing)) {
            add(sum, year.demand, year.paid);
        }
        add(&mut cell.total, figures.demand, figures.paid);
        if let Some(excess) = figures.excess {
            cell.excess = Some(Fen(cell.excess.unwrap_or(Fen::ZERO).0 + excess.0));
        }
        cell.only_reports |= policy.only_reports(PayerId::at(at), settings);
    }
    cell
}

fn column(
    columns: ComparedColumns<'_>,
    at: usize,
    measures: &[ComparedMeasure],
    accounts: &[(ComparedAccount, Vec<String>)],
) -> ComparedColumn {
    let (column, run) = (&columns.columns[at], columns.run(at));
    ComparedColumn {
        which: Which::of_column(at),
        name: column.scenario.name.clone(),
        faults: if run.is_none() { column.reasons().clone() } else { Diagnostics::new() },
        seal: columns.fingerprints.provenance(&column.scenario, run.map(|run| &run.figures)),
        outcome: run.map(|run| {
            let settings: Vec<SettingText> = column.settings_in_force().cloned().collect();
            Outcome {
                accounts: accounts.iter().map(|(_, ids)| account(columns, run, &settings, ids)).collect(),
                commitments: commitments(columns, run),
                ..outcome(columns, at, run, measures)
            }
        }),
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

/// What falls due in each commitment year of the draft.
fn commitments(columns: ComparedColumns<'_>, run: &ComparedRun) -> Vec<Fen> {
    let own = &run.policy.rules.commitment_years;
    let of_year = |year: &i32| {
        let at = own.iter().position(|known| known == year);
        let continued = run.figures.measures.iter().filter_map(|measure| measure.commitments.as_ref());
        Fen(continued.filter_map(|known| known.years.get(at?)).map(|lines| lines.demand.0).sum())
    };
    columns.draft.rules.commitment_years.iter().map(of_year).collect()
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

fn payers(columns: ComparedColumns<'_>, accounts: &[(ComparedAccount, Vec<String>)]) -> Vec<ComparedPayer> {
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
            account: accounts.iter().position(|(_, ids)| ids.contains(&payer.id)).unwrap_or(accounts.len()),
            differs: differ_in_figures(columns, &cells),
            columns: cells,
            only_reports: (0..columns.columns.len()).map(|column| only_reports(columns, column, &payer.id)).collect(),
        }
    });
    compared.collect()
}

/// Whether a payer's envelope cuts nothing in a column.
fn only_reports(columns: ComparedColumns<'_>, column: usize, payer: &str) -> bool {
    let Some(run) = columns.run(column) else { return false };
    let policy = PolicyView::of(&run.policy.rules);
    let settings: Vec<SettingText> = columns.columns[column].settings_in_force().cloned().collect();
    let at = policy.payers.iter().position(|known| known.id == payer);
    at.is_some_and(|at| policy.only_reports(PayerId::at(at), &settings))
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
