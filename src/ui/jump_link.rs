//! Links and buttons that lead to an element of the draft's page from any page.

use std::rc::Rc;

use yew::prelude::*;

use super::context::Page;
use super::dom;
use super::route::Route;
use super::state::Action;

/// A callback that scrolls to an element of the draft's page, after opening that page where another one is open.
pub(crate) fn jump(page: &Page, id: &str) -> Callback<MouseEvent> {
    let (page, id) = (page.clone(), Rc::<str>::from(id));
    Callback::from(move |event: MouseEvent| {
        // A link would open the page without scrolling.
        event.prevent_default();
        page.act(Action::ScrollTo(Some(id.clone())));
        if dom::element(&id).is_none() {
            dom::open(&Route::Draft);
        }
    })
}

/// A link that scrolls to an element of the draft's page.
pub(crate) fn jump_link(page: &Page, id: &str, title: Option<AttrValue>, words: Html) -> Html {
    html! { <a class="go" href="#/" {title} onclick={jump(page, id)}>{ words }</a> }
}
