//! What the rules page asks of the engine.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::queue::Urgency;
use cesuan_policy::rules::Folder;
use cesuan_session::{CasesView, Command, Event, PartsView, RulesCommand, RulesEvent};

/// The files of the policy as it was opened, once they are there. `opened` counts the policies opened.
#[hook]
pub(super) fn use_original(opened: u64) -> Option<Rc<Folder>> {
    use_rules_answer(Some(opened), Urgency::Now, RulesCommand::Files, |event| match event {
        RulesEvent::Files(folder) => Some(folder.clone()),
        _ => None,
    })
}

/// What the cases of the rules in force say; none while they run. `rules` names the rules in force, none while they change.
#[hook]
pub(super) fn use_cases(rules: Option<(u64, u64)>) -> Option<Rc<CasesView>> {
    use_rules_answer(rules, Urgency::Later, RulesCommand::Cases, |event| match event {
        RulesEvent::Cases(cases) => Some(cases.clone()),
        _ => None,
    })
}

/// What a new measure may be made of.
#[hook]
pub(super) fn use_parts() -> Option<Rc<PartsView>> {
    use_rules_answer(Some(()), Urgency::Now, RulesCommand::Parts, |event| match event {
        RulesEvent::Parts(parts) => Some(parts.clone()),
        _ => None,
    })
}

/// The answer to a question that is asked anew whenever `about` changes; none before, and while it is about nothing.
#[hook]
fn use_rules_answer<D, T>(
    about: Option<D>,
    urgency: Urgency,
    command: RulesCommand,
    take: impl Fn(&RulesEvent) -> Option<T> + 'static,
) -> Option<Rc<T>>
where
    D: Clone + PartialEq + 'static,
    T: 'static,
{
    let page = use_page();
    let answer = use_state(|| None::<(D, Rc<T>)>);
    {
        let answer = answer.clone();
        use_effect_with(about.clone(), move |about| {
            let asking = about.clone().and_then(|about| {
                let heard = Callback::from(move |events: Rc<Vec<Event>>| {
                    let found = events.iter().find_map(|event| match event {
                        Event::Rules(event) => take(event),
                        _ => None,
                    });
                    if let Some(found) = found {
                        answer.set(Some((about.clone(), Rc::new(found))));
                    }
                });
                page.ask(urgency, Command::Rules(command), heard)
            });
            move || drop(asking)
        });
    }
    let (known, answer) = (*answer).clone()?;
    (Some(known) == about).then_some(answer)
}
