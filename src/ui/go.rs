//! Going to a place of the draft's page from anywhere.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use super::context::use_page;
use super::dom;
use super::route::Route;
use super::state::Action;

/// A callback that goes to a place of the draft's page, and to that page first where a person is on another.
#[hook]
pub(crate) fn use_go(place: &str) -> Callback<MouseEvent> {
    let place: Rc<str> = place.into();
    let page = use_page();
    let navigator = use_navigator();
    Callback::from(move |event: MouseEvent| {
        // Where this is a link, it leads to the page; here it leads on to the place.
        event.prevent_default();
        page.act(Action::ScrollTo(Some(place.clone())));
        if let Some(navigator) = navigator.as_ref().filter(|_| dom::element(&place).is_none()) {
            navigator.push(&Route::Draft);
        }
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
    let onclick = use_go(&props.place);
    html! { <a class="go" href="#/" title={props.title.clone()} {onclick}>{ props.children.clone() }</a> }
}
