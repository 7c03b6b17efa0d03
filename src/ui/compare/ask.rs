//! The comparison of the scenarios there are, made anew whenever one of them or the population changes.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::bridge::Asking;
use crate::ui::context::{use_page, use_selector};
use crate::ui::queue::Urgency;
use crate::ui::state::State;
use cesuan_base::diag::Diagnostic;
use cesuan_scenario::{ScenarioSet, Which};
use cesuan_session::{Compare, Comparison, Reply};

/// The last comparison the engine gave.
#[derive(Clone, Default)]
pub(crate) struct Compared {
    pub comparison: Option<Rc<Comparison>>,
    /// Whether it is of the scenarios and the population as they are now.
    pub fresh: bool,
    /// Why it could not be made.
    pub faults: Rc<Vec<Diagnostic>>,
}

// A comparison is large: it is compared by its pointer.
impl PartialEq for Compared {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.comparison, &other.comparison) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same && self.fresh == other.fresh && self.faults == other.faults
    }
}

#[hook]
pub(crate) fn use_comparison() -> Compared {
    let page = use_page();
    let (scenarios, peopled, opened, ready) =
        use_selector(|state| (state.scenarios.shared(), state.peopled, state.opened, state.ready()));
    // The engine has to have the scenarios before it is asked about them.
    let settled = use_selector(State::settled);
    // The selected scenario has no effect on the comparison.
    let set = use_memo(scenarios, |set| ScenarioSet { selected: Which::Draft, ..(**set).clone() });
    let compared = use_state_eq(Compared::default);
    let asked = use_mut_ref(|| (0_u64, None::<Asking>));
    let newest = {
        let asked = asked.clone();
        use_memo((set.clone(), peopled, opened, ready), move |_| {
            let mut asked = asked.borrow_mut();
            asked.0 += 1;
            asked.0
        })
    };
    {
        let compared = compared.clone();
        let last = use_mut_ref(|| 0_u64);
        use_effect_with((*newest, ready && settled), move |(revision, ready)| {
            if !*ready || last.replace(*revision) == *revision {
                return;
            }
            let hear = Callback::from(move |reply| match reply {
                Reply::Ready(comparison) => {
                    compared.set(Compared { comparison: Some(Rc::new(comparison)), ..Compared::default() });
                }
                Reply::Refused(reasons) => {
                    compared.set(Compared { faults: Rc::new(reasons.list), ..Compared::default() });
                }
                Reply::NotYet => {}
            });
            asked.borrow_mut().1 = page.ask(Urgency::Now, Compare { revision: *revision }, hear);
        });
    }
    let fresh = compared.comparison.as_ref().is_some_and(|comparison| comparison.revision == *newest);
    Compared { fresh, ..(*compared).clone() }
}
