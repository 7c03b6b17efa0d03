//! One enterprise of a person's own making.

use yew::prelude::*;

use super::Blank;
use crate::ui::route::Route;

#[component]
pub(crate) fn TrialPage() -> Html {
    html! { <Blank route={Route::Trial} /> }
}
