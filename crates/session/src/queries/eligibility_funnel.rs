//! Answers the question how many rows meet each condition of a measure.

use crate::api::{Funnel, FunnelView, Reply};
use crate::session::{Query, Session};
use crate::workspace::ScenarioRun;
use cesuan_base::id::MeasureId;
use cesuan_scenario::eligibility_funnel;

impl Query for Funnel {
    fn answer(self, session: &mut Session) -> Reply<Option<FunnelView>> {
        session.answer_from_run(|run, revision| Ok(funnel(run, revision, self.measure)))
    }
}

/// The funnel of a measure. `None` if the rules in force have no such measure, which may happen if they changed after the
/// question was asked.
fn funnel(run: &ScenarioRun, revision: u64, measure: MeasureId) -> Option<FunnelView> {
    let (policy, mut engine) = (&run.policy, run.engine.clone());
    policy.rules.measures.get(measure.index())?;
    let hits = eligibility_funnel(&policy.rules, &policy.plan, &run.rows.population, &mut engine, measure);
    Some(FunnelView { revision, measure, hits })
}
