//! The draft on the left, its figures on the right.

use std::rc::Rc;

use yew::prelude::*;

use crate::money::MoneyUnit;
use crate::ui::context::use_current;
use crate::ui::model::{clauses, panel};
use crate::ui::panel::Panel;
use crate::ui::parts::Document;

#[component]
pub(crate) fn DraftPage() -> Html {
    let current = use_current();
    let Some(input) = current.input() else { return Html::default() };
    let view = panel(input).map(Rc::new);
    let editing = current.editing.as_ref().map(|editing| AttrValue::from(editing.place.clone()));
    html! {
        <main class={classes!("desk", (input.unit == MoneyUnit::Yuan).then_some("long-figures"))} id="page">
            <Document
                title={input.lang.of(&input.policy.title).to_owned()}
                clauses={clauses(input)}
                pointed={current.pointed}
                {editing}
            />
            <Panel
                {view}
                sample={current.kept.sample}
                undrawn={current.undrawn.clone()}
                pointed={current.pointed}
                computing={current.computing()}
            />
        </main>
    }
}
