//! Answers questions about an envelope that does not cover the demand: which enterprises are cut, and what a larger envelope
//! would pay.

use std::collections::BTreeMap;

use crate::api::{CutView, Cuts, CutsView, Marginal, MarginalView, Reply};
use crate::session::{Query, Session};
use crate::workspace::ScenarioRun;
use cesuan_base::diag::Diagnostics;
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_base::money::{Exact, Fen};
use cesuan_engine::{Engine, Figures, MeasureFigures};
use cesuan_policy::check::{Domain, Setting};

/// What an enterprise asks for and gets, in fen.
#[derive(Clone, Copy, Default)]
struct EnterpriseAmounts {
    demand: i64,
    paid: i64,
}

impl Query for Cuts {
    fn answer(self, session: &mut Session) -> Reply<Option<CutsView>> {
        session.answer_from_run(|run, _| Ok(cuts(run, self)))
    }
}

impl Query for Marginal {
    fn answer(self, session: &mut Session) -> Reply<Option<MarginalView>> {
        session.answer_from_run(|run, _| marginal(run, self.payer))
    }
}

/// The enterprises that get less than they ask for, the largest cut first. `None` if the rules in force have no such payer or
/// year, which may happen if they changed after the question was asked.
fn cuts(run: &ScenarioRun, asked: Cuts) -> Option<CutsView> {
    let Cuts { payer, year, first, count } = asked;
    let rules = &run.policy.rules;
    rules.payers.get(payer.index())?;
    if year.is_some_and(|year| year >= rules.years.len()) {
        return None;
    }
    let due = amounts(&run.engine, payer, year);
    let mut rows: Vec<CutView> = due
        .iter()
        .filter(|(_, amounts)| amounts.paid < amounts.demand)
        .map(|(enterprise, amounts)| CutView {
            enterprise: (*enterprise).to_owned(),
            demand: Fen(amounts.demand),
            paid: Fen(amounts.paid),
        })
        .collect();
    // Equal cuts keep the order of the ids.
    rows.sort_by_key(|row| std::cmp::Reverse(row.cut()));
    Some(CutsView {
        payer,
        year,
        asking: due.len() as u64,
        cut: rows.len() as u64,
        demand: Fen(rows.iter().map(|row| row.demand.0).sum()),
        paid: Fen(rows.iter().map(|row| row.paid.0).sum()),
        first: first.min(rows.len()) as u64,
        rows: rows.into_iter().skip(first).take(count).collect(),
    })
}

/// What an envelope larger by one step of its parameter would pay. `None` if the rules in force have no such payer, or it has
/// no envelope.
///
/// # Errors
/// If the engine cannot run with that envelope.
fn marginal(run: &ScenarioRun, payer: PayerId) -> Result<Option<MarginalView>, Diagnostics> {
    let rules = &run.policy.rules;
    let Some(envelope) = rules.payers.get(payer.index()).and_then(|payer| payer.envelope.as_ref()) else {
        return Ok(None);
    };
    let Domain::Number { step, .. } = rules.parameters[envelope.amount.index()].domain else { return Ok(None) };
    let mut values = run.values.clone();
    for setting in &mut values[envelope.amount.index()] {
        *setting = raised(setting, step);
    }
    let mut then = run.engine.clone();
    then.set(values);
    let raised = then.run()?;
    let (before, after) = (amounts(&run.engine, payer, None), amounts(&then, payer, None));
    let is_cut = |due: Option<&EnterpriseAmounts>| due.is_some_and(|due| due.paid < due.demand);
    let cut = before.iter().filter(|(_, due)| due.paid < due.demand);
    let freed = cut.filter(|(enterprise, _)| !is_cut(after.get(*enterprise))).count();
    let still_cut = after.values().filter(|amounts| amounts.paid < amounts.demand).count();
    let (old, new) = (&run.figures.payers[payer.index()], &raised.payers[payer.index()]);
    let (Some((before_step, _)), Some((after_step, _))) = (old.envelope, new.envelope) else { return Ok(None) };
    Ok(Some(MarginalView {
        payer,
        step: after_step.less(before_step),
        years: old.years.iter().zip(&new.years).map(|(old, new)| new.paid.less(old.paid)).collect(),
        more: new.paid.less(old.paid),
        measures: more_by_measure(payer, &run.figures, &raised),
        freed: freed as u64,
        still_cut: still_cut as u64,
    }))
}

fn raised(setting: &Setting, step: Exact) -> Setting {
    match setting {
        Setting::Number(amount) => Setting::Number(*amount + step),
        other => other.clone(),
    }
}

/// What a payer pays of a measure over the years.
fn paid_by(payer: PayerId, measure: &MeasureFigures) -> Fen {
    measure.shares.iter().find(|share| share.payer == payer).map_or(Fen::ZERO, |share| share.total.paid)
}

fn more_by_measure(payer: PayerId, now: &Figures, then: &Figures) -> Vec<(MeasureId, Fen)> {
    let pairs = now.measures.iter().zip(&then.measures).enumerate();
    pairs
        .map(|(index, (now, then))| (MeasureId::at(index), paid_by(payer, then).less(paid_by(payer, now))))
        .filter(|(_, more)| more.0 != 0)
        .collect()
}

/// What each enterprise asks of a payer and gets. The sums stay within the totals, which the engine keeps within 64 bits.
fn amounts(engine: &Engine, payer: PayerId, year: Option<usize>) -> BTreeMap<&str, EnterpriseAmounts> {
    let mut due: BTreeMap<&str, EnterpriseAmounts> = BTreeMap::new();
    engine.each_part(|part| {
        if part.payer == payer && part.demand > Fen::ZERO && year.is_none_or(|year| part.year == year) {
            let sum = due.entry(&*engine.population().enterprises[part.enterprise as usize]).or_default();
            sum.demand += part.demand.0;
            sum.paid += part.paid.0;
        }
    });
    due
}
