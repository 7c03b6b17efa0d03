//! Going to a place of the draft's page from anywhere.

use yew::prelude::*;
use yew_router::prelude::*;

use super::context::use_page;
use super::dom;
use super::route::Route;
use super::state::Action;

/// A callback that goes to a place of the draft's page, and to that page first where a person is on another.
#[hook]
pub(crate) fn use_go(place: &'static str) -> Callback<MouseEvent> {
    let page = use_page();
    let navigator = use_navigator();
    Callback::from(move |_| {
        if dom::element(place).is_none() {
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Draft);
            }
        }
        page.act(Action::Want(Some(place)));
    })
}
