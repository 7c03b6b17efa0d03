//! How fast the engine is on this machine.

use yew::prelude::*;

use super::Blank;
use crate::ui::route::Route;

#[component]
pub(crate) fn BenchPage() -> Html {
    html! { <Blank route={Route::Bench} /> }
}
