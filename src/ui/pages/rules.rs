//! The rules as text.

use yew::prelude::*;

use super::Blank;
use crate::ui::route::Route;

#[component]
pub(crate) fn RulesPage() -> Html {
    html! { <Blank route={Route::Rules} /> }
}
