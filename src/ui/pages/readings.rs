//! The open questions side by side.

use yew::prelude::*;

use super::Blank;
use crate::ui::route::Route;

#[component]
pub(crate) fn ReadingsPage() -> Html {
    html! { <Blank route={Route::Readings} /> }
}
