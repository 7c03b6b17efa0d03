//! How many meet each condition of a measure, on demand.

use crate::api::{Event, HitsView};

use cesuan_base::diag::Diagnostics;
use cesuan_base::id::MeasureId;
use cesuan_scenario::eligibility_funnel;

use super::Session;

impl Session {
    pub(super) fn hits(&mut self, measure: MeasureId) -> Result<Vec<Event>, Diagnostics> {
        self.policy()?;
        let (Some(policy), Some(people), Some(running)) = (&self.policy, &self.people, &mut self.running) else {
            return Ok(Vec::new());
        };
        if measure.index() >= policy.rules.measures.len() {
            return Ok(Vec::new());
        }
        let hits = eligibility_funnel(&policy.rules, &policy.plan, &people.population, &mut running.engine, measure);
        Ok(vec![Event::Hits(Box::new(HitsView { revision: self.revision, measure, hits }))])
    }
}
