//! One enterprise of a person's own making.

use yew::prelude::*;

use super::Sheet;
use crate::ui::context::use_page;
use crate::ui::route::Route;
use crate::ui::trial;

#[component]
pub(crate) fn TrialPage() -> Html {
    let page = use_page();
    html! { <Sheet title={page.say(Route::Trial.name())} about={page.say("trial-about")}><trial::TrialPage /></Sheet> }
}
