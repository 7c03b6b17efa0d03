//! The standards left to other documents.

use yew::prelude::*;

use super::Sheet;
use crate::ui::context::use_page;
use crate::ui::route::Route;
use crate::ui::standards::Standards;

#[component]
pub(crate) fn StandardsPage() -> Html {
    let page = use_page();
    html! {
        <Sheet title={page.say(Route::Standards.name())} about={page.say("standards-about")}>
            <Standards />
        </Sheet>
    }
}
