//! How many meet each condition of a measure, on demand.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::Diagnostics;
use cesuan_base::id::MeasureId;
use cesuan_scenario::{Hits, hits};

use super::{Event, Session};

/// A measure's hits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitsView {
    /// The revision of the settings in force.
    pub revision: u64,
    /// The measure.
    pub measure: MeasureId,
    /// Its hits.
    pub hits: Hits,
}

impl Session {
    pub(super) fn hits(&mut self, measure: MeasureId) -> Result<Vec<Event>, Diagnostics> {
        self.policy()?;
        let (Some(policy), Some(people), Some(running)) = (&self.policy, &self.people, &mut self.running) else {
            return Ok(Vec::new());
        };
        if measure.index() >= policy.rules.measures.len() {
            return Ok(Vec::new());
        }
        let hits = hits(&policy.rules, &policy.plan, &people.population, &mut running.engine, measure);
        Ok(vec![Event::Hits(Box::new(HitsView { revision: self.revision, measure, hits }))])
    }
}
