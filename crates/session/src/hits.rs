//! How many meet each condition of a measure, on demand.

use crate::api::{Funnel, FunnelView, Reply};
use cesuan_base::diag::Diagnostics;
use cesuan_base::id::MeasureId;
use cesuan_scenario::eligibility_funnel;

use super::{Query, Session};

impl Query for Funnel {
    fn answer(self, session: &mut Session) -> Reply<Option<FunnelView>> {
        Reply::once_populated(session.funnel(self.measure))
    }
}

impl Session {
    fn funnel(&mut self, measure: MeasureId) -> Result<Option<Option<FunnelView>>, Diagnostics> {
        self.policy()?;
        let (Some(policy), Some(people), Some(running)) = (&self.policy, &self.people, &mut self.running) else {
            return Ok(None);
        };
        // The rules may have changed since the question was asked.
        if measure.index() >= policy.rules.measures.len() {
            return Ok(Some(None));
        }
        let hits = eligibility_funnel(&policy.rules, &policy.plan, &people.population, &mut running.engine, measure);
        Ok(Some(Some(FunnelView { revision: self.revision, measure, hits })))
    }
}
