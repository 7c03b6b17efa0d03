//! What the list of enterprises needs, kept until the population, the rules or the scenario in force change.

use std::sync::Arc;

use crate::api::{EnterprisePage, EnterpriseQuery};
use crate::enterprises::{Holdings, Roster, Selection};
use crate::policy::Policy;
use crate::workspace::Workspace;
use cesuan_base::table::Population;

/// The list of enterprises by the rules in force.
#[derive(Default)]
pub(crate) struct EnterpriseList {
    known: Option<Known>,
    selection: Option<Selection>,
}

/// What is known of the enterprises of one population.
struct Known {
    policy: Arc<Policy>,
    population: Arc<Population>,
    roster: Roster,
    /// What each receives by the draft.
    draft: Arc<Holdings>,
    /// What each receives by the run in force, and the number of that run.
    scenario: Option<(u64, Arc<Holdings>)>,
}

impl EnterpriseList {
    /// A window onto the list; `None` before there is a population.
    pub(crate) fn page(&mut self, workspace: &Workspace, query: EnterpriseQuery) -> Option<EnterprisePage> {
        let (known, scenario) = find_out(self.known.take(), workspace)?;
        let known = self.known.insert(known);
        let stands = self.selection.as_ref().is_some_and(|selection| selection.serves(&query, &scenario));
        if !stands {
            let (rules, roster) = (&known.policy.rules, &mut known.roster);
            let wanted = query.facets.iter().enumerate().filter(|(_, groups)| !groups.is_empty());
            wanted.for_each(|(facet, _)| roster.know(rules, facet));
            self.selection = Some(Selection::of(&query, rules, roster, (scenario, known.draft.clone())));
        }
        let selection = self.selection.as_ref()?;
        let rows = selection.window(&query, &known.policy.rules, &known.roster);
        Some(EnterprisePage { query, revision: workspace.revision(), totals: selection.totals, rows })
    }

    /// An enterprise's group of each facet of the rules in force.
    pub(crate) fn facets_of(&mut self, workspace: &Workspace, enterprise: u32) -> Vec<Option<u16>> {
        let Some((known, _)) = find_out(self.known.take(), workspace) else { return Vec::new() };
        let known = self.known.insert(known);
        known.roster.groups(&known.policy.rules, enterprise)
    }
}

/// What is known already, as far as it still holds, and what the enterprises receive by the run in force.
fn find_out(known: Option<Known>, workspace: &Workspace) -> Option<(Known, Arc<Holdings>)> {
    let run = workspace.run()?;
    let (policy, population) = (&run.policy, &run.rows.population);
    let holds = |known: &Known| Arc::ptr_eq(&known.policy, policy) && Arc::ptr_eq(&known.population, population);
    let mut known = match known.filter(holds) {
        Some(known) => known,
        None => {
            let draft = workspace.drafted(run)?;
            let holdings = Holdings::of(&policy.rules, population, &workspace.draft().rules, draft.engine);
            Known {
                policy: policy.clone(),
                population: population.clone(),
                roster: Roster::of(&policy.rules, population.clone()),
                draft: Arc::new(holdings),
                scenario: None,
            }
        }
    };
    let scenario = match &known.scenario {
        Some((serial, holdings)) if *serial == run.serial => holdings.clone(),
        _ if workspace.selected().scenario.is_draft() => known.draft.clone(),
        _ => Arc::new(Holdings::of(&policy.rules, population, &policy.rules, &run.engine)),
    };
    known.scenario = Some((run.serial, scenario.clone()));
    Some((known, scenario))
}
