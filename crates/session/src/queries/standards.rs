//! Answers questions about standards that the draft leaves to other documents: what they apply to, and the largest value that
//! the balance of an envelope, or a sum set aside, can pay for.

use crate::api::{BasedView, Fill, FilledView, Filling, MeasureBase, Purse, Reply, StandardBase};
use crate::policy::Policy;
use crate::session::{Query, Session};
use crate::workspace::ScenarioRun;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, nearest};
use cesuan_base::id::{MeasureId, ParameterId, PayerId};
use cesuan_base::money::{Exact, Fen, round_half_up};
use cesuan_engine::{Base, Engine, Figures};
use cesuan_policy::check::{Period, Rules, Setting, setting_text};
use cesuan_scenario::{Reach, ValueGrid, largest_within};

use super::effects::run_with;

impl Query for StandardBase {
    fn answer(self, session: &mut Session) -> Reply<BasedView> {
        session.answer_from_run(|run, revision| base(run, revision, self.parameter))
    }
}

impl Query for Fill {
    fn answer(self, session: &mut Session) -> Reply<FilledView> {
        session.answer_from_run(|run, revision| fill(run, revision, self.parameter, self.purse))
    }
}

fn base(run: &ScenarioRun, revision: u64, parameter: String) -> Result<BasedView, Diagnostics> {
    let policy = &run.policy;
    let id = number(&policy.rules, &parameter)?;
    let mut values = run.values.clone();
    values[id.index()].fill(Setting::Undetermined);
    let (mut engine, figures) = run_with(&run.engine, values)?;
    let needs = |index: &usize| policy.rules.measures[*index].parameters.contains(&id);
    let measures = (0..figures.measures.len()).filter(needs);
    let measures = measures.filter_map(|index| {
        let base = figures.measures[index].base?;
        let years = bases_by_year(policy, &mut engine, index, base);
        Some(years.map(|years| MeasureBase { measure: MeasureId::at(index), years, base }))
    });
    let measures = measures.collect::<Result<_, _>>()?;
    Ok(BasedView { revision, parameter, measures })
}

fn fill(run: &ScenarioRun, revision: u64, parameter: String, purse: Purse) -> Result<FilledView, Diagnostics> {
    let rules = &run.policy.rules;
    let id = number(rules, &parameter)?;
    let mut values = run.values.clone();
    values[id.index()].clone_from(&rules.parameters[id.index()].draft);
    let (mut engine, without) = run_with(&run.engine, values.clone())?;
    let (period, balances) = match purse {
        Purse::SetAside(amount) => (Period::Annual, vec![amount; without.spending.len()]),
        Purse::Balance(payer) => balances(&without, payer),
    };
    let mut view = FilledView { revision, parameter, purse, period, balances, found: Filling::Unlimited };
    let grid = rules.parameters.get(id.index()).and_then(ValueGrid::of);
    let Some(grid) = grid.filter(|_| !view.balances.is_empty()) else { return Ok(view) };
    let mut costs = |place: u64| -> Result<Vec<Fen>, Diagnostics> {
        values[id.index()].fill(Setting::Number(grid.at(place)));
        engine.set(values.clone());
        Ok(more_demand(&engine.run()?, &without, period))
    };
    let over = |costs: &[Fen]| {
        let pairs = costs.iter().zip(&view.balances);
        pairs.map(|(cost, balance)| i128::from(cost.0) - i128::from(balance.0)).max().unwrap_or(0)
    };
    let reach = largest_within(grid.last(), 0, |place| costs(place).map(|costs| over(&costs)))?;
    let place = match reach {
        Reach::Nowhere => None,
        Reach::To(place) => Some(place),
        Reach::All => Some(grid.last()),
    };
    let costs = costs(place.unwrap_or(0))?;
    view.found = match place {
        None => Filling::Nothing { costs },
        Some(place) => {
            let setting = Setting::Number(grid.at(place));
            let value = setting_text(&rules.parameters[id.index()], &rules.categories, &setting);
            Filling::Value { value, costs, highest: reach == Reach::All }
        }
    };
    Ok(view)
}

/// The base of a measure in each policy year, of the same kind as `whole`, its base over all years.
///
/// # Errors
/// If a base leaves 64 bits.
fn bases_by_year(policy: &Policy, engine: &mut Engine, measure: usize, whole: Base) -> Result<Vec<Base>, Diagnostics> {
    let (eligible, own) = (policy.plan.eligible[measure], policy.plan.bases[measure]);
    let label = &policy.rules.measures[measure].label;
    let of_year = |year: usize| {
        let rows = engine.holds(eligible, year).unwrap_or_default();
        let mut sum = Exact::from_integer(0);
        if let Some(own) = own {
            let mut next = rows.iter().peekable();
            // `None` cannot occur, since the base over all years was computed from the same node.
            let _ = engine.numbers(own, year, |row, numerator, denominator| {
                if next.next_if(|eligible| **eligible as usize == row).is_some() {
                    sum += Exact::new(numerator, denominator);
                }
            });
        } else {
            sum = Exact::from_integer(rows.len() as i128);
        }
        let amount = i64::try_from(round_half_up(*sum.numer(), *sum.denom()));
        let amount = amount.map_err(|_| Diagnostic::error(Code::Overflow).with("measure", label.clone()))?;
        Ok(match whole {
            Base::Money(_) => Base::Money(Fen(amount)),
            Base::Count(_) => Base::Count(amount),
        })
    };
    (0..policy.rules.years.len()).map(of_year).collect()
}

fn number(rules: &Rules, id: &str) -> Result<ParameterId, Diagnostics> {
    rules.parameter(id).ok_or_else(|| {
        let known = rules.parameters.iter().map(|parameter| parameter.id.as_str());
        Diagnostic::error(Code::UnknownParameter).with("name", id).suggest(nearest(id, known)).into()
    })
}

/// The period of a payer's envelope, and what the demand leaves of it in each period; empty without an envelope.
fn balances(figures: &Figures, payer: PayerId) -> (Period, Vec<Fen>) {
    let payer = figures.payers.get(payer.index()).and_then(|payer| Some((payer, payer.envelope?)));
    match payer {
        Some((payer, (envelope, Period::Annual))) => {
            (Period::Annual, payer.years.iter().map(|year| envelope.less(year.demand)).collect())
        }
        Some((payer, (envelope, Period::Whole))) => (Period::Whole, vec![envelope.less(payer.demand)]),
        None => (Period::Annual, Vec::new()),
    }
}

/// By how much the demand of spending with a change exceeds that without it, in each period.
fn more_demand(with: &Figures, without: &Figures, period: Period) -> Vec<Fen> {
    match period {
        Period::Annual => {
            let years = with.spending.iter().zip(&without.spending);
            years.map(|(with, without)| with.demand.less(without.demand)).collect()
        }
        Period::Whole => vec![with.spending_total.demand.less(without.spending_total.demand)],
    }
}
