//! The draft on the left, its figures on the right.

use std::rc::Rc;

use yew::prelude::*;

use super::document::document;
use crate::ui::context::{use_page, use_sources};
use crate::ui::model::{Drawn, changes, panel};
use crate::ui::panel::Panel;
use cesuan_base::money::MoneyUnit;

/// The page of the draft. It makes its view models anew only where what they are made of has changed.
#[component]
pub(crate) fn DraftPage() -> Html {
    let page = use_page();
    let sources = use_sources();
    let drawn = use_mut_ref(|| None::<Drawn>);
    let view = {
        let made_of = (sources.figures.clone(), sources.lang, sources.unit);
        let sources = sources.clone();
        use_memo(made_of, move |_| sources.input().and_then(panel).map(Rc::new))
    };
    let changes = {
        let made_of = (sources.policy.clone(), sources.overlay.clone(), sources.lang);
        let sources = sources.clone();
        use_memo(made_of, move |_| sources.input().map(changes).unwrap_or_default())
    };
    let (Some(input), Some(policy)) = (sources.input(), &sources.policy) else { return Html::default() };
    let clauses = {
        let mut drawn = drawn.borrow_mut();
        let now = Drawn::new(input, &policy.0, drawn.as_ref());
        drawn.insert(now).clauses.clone()
    };
    let costs = view.as_ref().as_ref().map(|view| view.costs.clone()).unwrap_or_default();
    html! {
        <main class={classes!("desk", (input.unit == MoneyUnit::Yuan).then_some("long-figures"))} id="page">
            { document(&page, input.lang.of(&input.policy.title), &clauses, &costs) }
            <Panel view={(*view).clone()} {changes} />
        </main>
    }
}
