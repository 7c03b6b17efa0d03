//! The navigation between the pages.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::ui::context::use_page;
use crate::ui::route::Route;

#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps {
    /// The page of the navigation a person is on.
    pub tab: Route,
}

#[component]
pub(crate) fn Tabs(props: &TabsProps) -> Html {
    let page = use_page();
    // A single page needs no way to itself.
    if Route::TABS.len() < 2 && Route::TABS.contains(&props.tab) {
        return Html::default();
    }
    html! {
        <nav class="tabs" aria-label={page.say("app-pages")}>
            <ul>
                { for Route::TABS.iter().map(|tab| {
                    let current = (*tab == props.tab).then_some("page");
                    let address = format!("#{}", tab.to_path());
                    html! { <li><a href={address} aria-current={current}>{ page.say(tab.name()) }</a></li> }
                }) }
            </ul>
        </nav>
    }
}
