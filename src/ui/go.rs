//! Going to a place of the draft's page from anywhere.

use yew::prelude::*;
use yew_router::prelude::*;

use super::context::use_page;
use super::dom;
use super::route::Route;
use super::state::Action;

/// A callback that goes to a place of the draft's page, and to that page first where a person is on another.
#[hook]
pub(crate) fn use_go(place: impl Into<AttrValue>) -> Callback<MouseEvent> {
    let page = use_page();
    let navigator = use_navigator();
    let place: AttrValue = place.into();
    Callback::from(move |_| {
        if dom::element(&place).is_none()
            && let Some(navigator) = &navigator
        {
            navigator.push(&Route::Draft);
        }
        page.act(Action::Want(Some(place.clone())));
    })
}

#[derive(Properties, PartialEq)]
pub(crate) struct GoProps {
    /// The id of an element of the draft's page.
    pub place: AttrValue,
    #[prop_or_default]
    pub title: Option<AttrValue>,
    #[prop_or_default]
    pub children: Html,
}

/// A link to a place of the draft's page.
#[component]
pub(crate) fn Go(props: &GoProps) -> Html {
    let go = use_go(props.place.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        go.emit(event);
    });
    html! { <a class="go" href="#/" title={props.title.clone()} {onclick}>{ props.children.clone() }</a> }
}
