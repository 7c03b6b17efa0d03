//! What the rules page asks of the engine.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::queue::Urgency;
use crate::worker::WireQuestion;
use cesuan_policy::rules::Folder;
use cesuan_session::{CasesView, MeasureParts, OriginalFiles, PartsView, Reply, RunCases};

/// The files of the policy as it was opened, once they are there. `opened` counts the policies opened.
#[hook]
pub(super) fn use_original(opened: u64) -> Option<Rc<Folder>> {
    use_answer_about(Some(opened), Urgency::Now, OriginalFiles)
}

/// What the cases of the rules in force say; none while they run. `rules` names the rules in force, none while they change.
#[hook]
pub(super) fn use_cases(rules: Option<(u64, u64)>) -> Option<Rc<CasesView>> {
    use_answer_about(rules, Urgency::Later, RunCases)
}

/// What a new measure may be made of.
#[hook]
pub(super) fn use_parts() -> Option<Rc<PartsView>> {
    use_answer_about(Some(()), Urgency::Now, MeasureParts)
}

/// The answer to a question that is asked anew whenever `about` changes; none before, and while it is about nothing.
#[hook]
fn use_answer_about<D, Q>(about: Option<D>, urgency: Urgency, question: Q) -> Option<Rc<Q::Answer>>
where
    D: Clone + PartialEq + 'static,
    Q: WireQuestion,
{
    let page = use_page();
    let answer = use_state(|| None::<(D, Rc<Q::Answer>)>);
    {
        let answer = answer.clone();
        use_effect_with(about.clone(), move |about| {
            let asking = about.clone().and_then(|about| {
                let heard = Callback::from(move |reply| {
                    if let Reply::Ready(found) = reply {
                        answer.set(Some((about.clone(), Rc::new(found))));
                    }
                });
                page.ask(urgency, question, heard)
            });
            move || drop(asking)
        });
    }
    let (known, answer) = (*answer).clone()?;
    (Some(known) == about).then_some(answer)
}
