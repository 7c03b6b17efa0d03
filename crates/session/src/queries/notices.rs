//! What is counted and told beside the results.

use std::collections::BTreeMap;

use crate::api::{CountNotices, NoticeView, NoticesView, Reply};
use crate::session::{Query, Session};
use crate::workspace::ScenarioRun;
use cesuan_base::id::MeasureId;
use cesuan_base::money::round_half_up;

impl Query for CountNotices {
    fn answer(self, session: &mut Session) -> Reply<NoticesView> {
        session.answer_from_run(|run, revision| Ok(NoticesView { revision, notices: notices(run) }))
    }
}

fn notices(run: &ScenarioRun) -> Vec<NoticeView> {
    let (rules, population) = (&run.policy.rules, &run.rows.population);
    let mut engine = run.engine.clone();
    let mut found = Vec::new();
    for (notice, (count, example)) in rules.notices.iter().zip(engine.notices()) {
        if let Some(example) = example {
            let example = population.enterprises[example as usize].to_string();
            found.push(NoticeView::Rows { id: notice.id.clone(), label: notice.label.clone(), count, example });
        }
    }
    for (index, count) in engine.years_without_rows().into_iter().enumerate().filter(|(_, count)| *count > 0) {
        found.push(NoticeView::YearsWithoutRows { measure: MeasureId::at(index), count });
    }
    found.extend(heavy_tails(run));
    for (index, parameter) in rules.parameters.iter().enumerate() {
        if run.values[index] == parameter.draft {
            continue;
        }
        let mut values = run.values.clone();
        values[index].clone_from(&parameter.draft);
        engine.set(values);
        let same = engine.run().is_ok_and(|figures| figures == run.figures) && engine.lines().eq(run.engine.lines());
        if same {
            found.push(NoticeView::WithoutEffect { parameter: parameter.id.clone(), label: parameter.label.clone() });
        }
    }
    found
}

/// How many of the largest enterprises are looked at.
const LARGEST: usize = 3;
/// They are told if they make more than this percentage.
const PERCENT: i128 = 40;
/// Where fewer enterprises receive, three of them make a large part whatever their sizes.
const FEWEST: usize = 8;

/// The measures of which a few enterprises make a large part, with the smallest number of them that do.
fn heavy_tails(run: &ScenarioRun) -> Vec<NoticeView> {
    let policy_years = run.policy.rules.years.len();
    let mut amounts: BTreeMap<MeasureId, BTreeMap<&str, i128>> = BTreeMap::new();
    for line in run.engine.lines().filter(|line| line.year < policy_years && line.demand.0 > 0) {
        *amounts.entry(line.measure).or_default().entry(line.enterprise).or_default() += i128::from(line.demand.0);
    }
    let tail = |(measure, of): (MeasureId, BTreeMap<&str, i128>)| {
        let mut sorted: Vec<i128> = of.into_values().collect();
        sorted.sort_unstable_by_key(|amount| std::cmp::Reverse(*amount));
        let whole: i128 = sorted.iter().sum();
        let part = |largest: usize| sorted.iter().take(largest).sum::<i128>();
        let few = (1..=LARGEST).find(|largest| part(*largest) * 100 > whole * PERCENT)?;
        (sorted.len() >= FEWEST).then(|| NoticeView::FewEnterprises {
            measure,
            enterprises: few as u64,
            percent: u64::try_from(round_half_up(part(few) * 100, whole)).unwrap_or(100),
            recipients: sorted.len() as u64,
        })
    };
    amounts.into_iter().filter_map(tail).collect()
}
