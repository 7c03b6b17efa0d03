//! What is counted and told beside the results.

use crate::api::{CountNotices, NoticeView, NoticesView, Reply};
use crate::session::{Query, Session};
use crate::workspace::ScenarioRun;
use cesuan_base::id::MeasureId;

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
