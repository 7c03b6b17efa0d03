//! The standards left to other documents.

use yew::prelude::*;

use super::Blank;
use crate::ui::route::Route;

#[component]
pub(crate) fn StandardsPage() -> Html {
    html! { <Blank route={Route::Standards} /> }
}
