//! The draft on the left, its figures on the right.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::{Current, Shared, use_current};
use crate::ui::model::{Drawn, PanelView, changes, panel};
use crate::ui::panel::Panel;
use crate::ui::parts::Document;
use cesuan_base::money::MoneyUnit;

#[component]
pub(crate) fn DraftPage() -> Html {
    let current = use_current();
    let drawn = use_mut_ref(|| None::<Drawn>);
    let view = use_panel(&current);
    let changes = {
        let current = current.clone();
        let made_of = (current.kept.lang, current.overlay.clone(), current.policy.clone().map(Shared));
        use_memo(made_of, move |_| current.input().map(changes).unwrap_or_default())
    };
    let (Some(input), Some(policy)) = (current.input(), &current.policy) else { return Html::default() };
    let clauses = {
        let mut drawn = drawn.borrow_mut();
        let now = Drawn::new(input, policy, drawn.as_ref());
        drawn.insert(now).clauses.clone()
    };
    let editing = current.editing.as_ref().map(|editing| AttrValue::from(editing.place.clone()));
    html! {
        <main class={classes!("desk", (input.unit == MoneyUnit::Yuan).then_some("long-figures"))} id="page">
            <Document
                title={input.lang.of(&input.policy.title).to_owned()}
                {clauses}
                costs={view.as_ref().map(|view| view.costs.clone()).unwrap_or_default()}
                pointed={current.hovered}
                {editing}
            />
            <Panel
                {view}
                {changes}
                stale={current.stale()}
                sample={current.kept.sample.clone()}
                undrawn={current.undrawn.clone()}
                pointed={current.hovered}
                computing={current.computing()}
            />
        </main>
    }
}

/// The figures, made anew only where they, or the way they are written, differ.
#[hook]
fn use_panel(current: &Current) -> Option<Rc<PanelView>> {
    let current = current.clone();
    let made_of = (current.figures.is_some(), current.edition, current.kept.lang, current.kept.unit);
    let view = use_memo(made_of, move |_| current.input().and_then(panel).map(Rc::new));
    (*view).clone()
}
