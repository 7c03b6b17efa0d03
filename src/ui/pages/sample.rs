//! The sample: what it is held against, and drawing another.

use yew::prelude::*;

use super::Sheet;
use crate::ui::context::use_page;
use crate::ui::route::Route;
use crate::ui::sample::SampleSheet;

#[component]
pub(crate) fn SamplePage() -> Html {
    let page = use_page();
    html! {
        <Sheet title={page.say(Route::Sample.name())} about={page.say("sample-about")}>
            // Whoever writes the tables to a file hands the way to it over here.
            <SampleSheet />
        </Sheet>
    }
}
