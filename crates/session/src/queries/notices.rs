//! What is counted and told beside the results.

use std::collections::BTreeMap;

use crate::api::{CountNotices, NoticeView, NoticesView, Reply};
use crate::session::{Query, Session};
use crate::workspace::{ScenarioRun, without_effect};
use cesuan_base::id::MeasureId;
use cesuan_base::money::{Fen, round_half_up};
use cesuan_engine::{Engine, Figures};

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
    let same = |engine: &Engine, figures: &Figures| *figures == run.figures && engine.lines().eq(run.engine.lines());
    found.extend(without_effect(rules, &run.values, &mut engine, same).map(|index| {
        let parameter = &rules.parameters[index];
        NoticeView::WithoutEffect { parameter: parameter.id.clone(), label: parameter.label.clone() }
    }));
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
    let mut amounts: BTreeMap<MeasureId, BTreeMap<u32, i128>> = BTreeMap::new();
    run.engine.each_part(|part| {
        if part.demand > Fen::ZERO {
            *amounts.entry(part.measure).or_default().entry(part.enterprise).or_default() += i128::from(part.demand.0);
        }
    });
    let tail = |(measure, of): (MeasureId, BTreeMap<u32, i128>)| {
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
