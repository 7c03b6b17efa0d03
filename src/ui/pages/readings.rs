//! The open questions side by side.

use yew::prelude::*;

use super::Sheet;
use crate::ui::context::use_page;
use crate::ui::readings::Register;
use crate::ui::route::Route;

#[component]
pub(crate) fn ReadingsPage() -> Html {
    let page = use_page();
    html! {
        <Sheet title={page.say(Route::Readings.name())} about={page.say("readings-about")}>
            <Register />
        </Sheet>
    }
}
