//! What differs from the draft, each with a way to take it back.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::dom;
use crate::ui::model::ChangedView;
use crate::ui::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct ChangesProps {
    pub changes: Rc<Vec<ChangedView>>,
    pub nothing_moved: bool,
}

#[component]
pub(crate) fn Changes(props: &ChangesProps) -> Html {
    let page = use_page();
    if props.changes.is_empty() {
        return Html::default();
    }
    html! {
        <div class="changes">
            <h3>{ page.say_with("app-changes-count", &[("count", props.changes.len().into())]) }</h3>
            <ul>
                { for props.changes.iter().map(|change| {
                    let place = format!("chip-{}", change.id);
                    let go = Callback::from(move |_: MouseEvent| {
                        dom::reveal(&place);
                        dom::focus(&place);
                    });
                    let back = page.say_with("app-reset-one", &[("label", change.label.clone().into())]);
                    html! {
                        <li key={change.id.clone()}>
                            <button type="button" class="changes-go" onclick={go}>
                                <span>{ change.label.clone() }</span>{ " " }<del>{ change.draft.clone() }</del>{ " " }<ins>{ change.value.clone() }</ins>
                            </button>
                            <button type="button" class="changes-back" aria-label={back.clone()} title={back} onclick={page.on(Action::Reset { parameter: change.parameter })}>{ "↺" }</button>
                        </li>
                    }
                }) }
            </ul>
            if props.nothing_moved {
                <p class="changes-idle">{ page.say("app-nothing-moved") }</p>
            }
        </div>
    }
}
