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
        page.act(Action::Want(Some(place.clone())));
        if let Some(navigator) = navigator.as_ref().filter(|_| dom::element(&place).is_none()) {
            navigator.push(&Route::Draft);
        }
    })
}
