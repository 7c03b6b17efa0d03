//! The enterprises a query finds, in their order, and their totals.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::api::{Against, EnterpriseQuery, EnterpriseRow, EnterpriseTotals, Sort};
use cesuan_policy::check::Rules;

use super::collation;
use super::holdings::Holdings;
use super::roster::Roster;

/// The most rows of one window.
const MOST_ROWS: u32 = 200;

/// The enterprises of a query in their order.
pub(crate) struct Selection {
    /// The query without its window.
    asked: EnterpriseQuery,
    scenario: Arc<Holdings>,
    draft: Arc<Holdings>,
    order: Vec<u32>,
    pub(crate) totals: EnterpriseTotals,
}

impl Selection {
    /// Answers a query over the settings in force and the draft.
    pub(crate) fn of(
        query: &EnterpriseQuery,
        rules: &Rules,
        roster: &Roster,
        (scenario, draft): (Arc<Holdings>, Arc<Holdings>),
    ) -> Self {
        let wanted: Vec<(usize, &Vec<u16>)> = query
            .facets
            .iter()
            .enumerate()
            .filter(|(facet, groups)| *facet < roster.facets() && !groups.is_empty())
            .collect();
        let marks = scenario.marks(&query.measures);
        let text = Needle::new(&query.text);
        let meets = |enterprise: &u32| {
            let enterprise = *enterprise;
            wanted.iter().all(|(facet, groups)| groups.contains(&roster.group(rules, *facet, enterprise)))
                && (query.measures.is_empty()
                    || scenario.has_any(enterprise, &marks)
                    || draft.has_any(enterprise, &marks))
                && query.against.is_none_or(|against| {
                    let change = scenario.received(enterprise).all().cmp(&draft.received(enterprise).all());
                    if against == Against::Gained { change.is_gt() } else { change.is_lt() }
                })
                && (text.is_blank() || text.is_in(roster.id(enterprise)) || text.is_in(roster.name(enterprise)))
        };
        let mut totals = EnterpriseTotals::default();
        let mut order: Vec<u32> = Vec::new();
        for enterprise in (0..roster.len()).filter(meets) {
            let (now, before) = (scenario.received(enterprise), draft.received(enterprise));
            totals.enterprises += 1;
            totals.scenario += now;
            totals.draft += before;
            totals.gained += u64::from(now.all() > before.all());
            totals.lost += u64::from(now.all() < before.all());
            order.push(enterprise);
        }
        let amount = |enterprise: &u32| {
            let now = scenario.received(*enterprise);
            match query.sort {
                Sort::Id | Sort::Name => 0,
                Sort::Demand => now.demand.0,
                Sort::Paid => now.paid.0,
                Sort::Relief => now.relief.0,
                Sort::Change => now.all().less(draft.received(*enterprise).all()).0,
            }
        };
        // Enterprises are numbered in the order of their ids; equals stay in it.
        match (query.sort, query.descending) {
            (Sort::Id, false) => {}
            (Sort::Id, true) => order.reverse(),
            (Sort::Name, descending) => order.sort_by(|a, b| {
                let ordering = collation::compare(roster.shown(*a), roster.shown(*b));
                if descending { ordering.reverse() } else { ordering }
            }),
            (_, false) => order.sort_by_cached_key(amount),
            (_, true) => order.sort_by_cached_key(|enterprise| Reverse(amount(enterprise))),
        }
        Self { asked: windowless(query), scenario, draft, order, totals }
    }

    /// Whether the selection is that of a query over these holdings.
    pub(crate) fn serves(&self, query: &EnterpriseQuery, scenario: &Arc<Holdings>) -> bool {
        self.asked == windowless(query) && Arc::ptr_eq(&self.scenario, scenario)
    }

    /// The rows in the query's window.
    pub(crate) fn window(&self, query: &EnterpriseQuery, rules: &Rules, roster: &Roster) -> Vec<EnterpriseRow> {
        let first = usize::try_from(query.offset).unwrap_or(usize::MAX).min(self.order.len());
        let shown = self.order[first..].iter().take(query.count.min(MOST_ROWS) as usize);
        let row = |enterprise: &u32| EnterpriseRow {
            id: roster.id(*enterprise).to_owned(),
            name: roster.name(*enterprise).to_owned(),
            facets: roster.groups(rules, *enterprise),
            scenario: self.scenario.received(*enterprise),
            draft: self.draft.received(*enterprise),
            measures: self.scenario.measures(*enterprise),
        };
        shown.map(row).collect()
    }
}

fn windowless(query: &EnterpriseQuery) -> EnterpriseQuery {
    EnterpriseQuery { offset: 0, count: 0, ..query.clone() }
}

/// A text to look for, its letters in either case.
struct Needle {
    text: String,
    has_letters: bool,
}

impl Needle {
    fn new(text: &str) -> Self {
        let text = text.trim().to_ascii_lowercase();
        Self { has_letters: text.bytes().any(|byte| byte.is_ascii_alphabetic()), text }
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn is_in(&self, hay: &str) -> bool {
        if !self.has_letters {
            return hay.contains(&self.text);
        }
        let needle = self.text.as_bytes();
        hay.as_bytes().windows(needle.len()).any(|window| window.eq_ignore_ascii_case(needle))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_found_in_either_case() {
        let needle = Needle::new(" Hc0 ");
        assert!(needle.is_in("91420300HC0000008Q") && needle.is_in("hc0") && !needle.is_in("HC1"));
        assert!(Needle::new("东风").is_in("十堰东风机械") && !Needle::new("东风").is_in("东"));
        assert!(Needle::new("  ").is_blank());
    }
}
