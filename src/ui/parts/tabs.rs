//! The navigation between the pages.

use web_sys::Element;
use yew::prelude::*;
use yew_router::prelude::*;

use super::header::RulesMark;
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::route::Route;
use crate::ui::state::State;

#[derive(Properties, PartialEq)]
pub(crate) struct TabsProps {
    /// The page of the navigation a person is on.
    pub tab: Route,
}

/// The links to the pages, with a mark where the rules were changed.
#[component]
pub(crate) fn Tabs(props: &TabsProps) -> Html {
    let page = use_page();
    let rules = use_selector(|state: &State| RulesMark::of(&state.rules));
    let nav = use_node_ref();
    // On a narrow page the tabs scroll sideways: the current one comes into view.
    {
        let nav = nav.clone();
        use_effect_with((props.tab.clone(), page.lang), move |_| {
            let current = nav.cast::<Element>().and_then(|nav| nav.query_selector("[aria-current]").ok().flatten());
            if let (Some(nav), Some(current)) = (nav.cast::<Element>(), current) {
                let (window, tab) = (nav.get_bounding_client_rect(), current.get_bounding_client_rect());
                // Whole pixels will do.
                let beyond = |tab: f64, window: f64| tab.ceil() as i32 - window.floor() as i32;
                let right = beyond(tab.right(), window.right()).max(0);
                let left = beyond(tab.left(), window.left()).min(0);
                nav.set_scroll_left(nav.scroll_left() + right + left);
            }
        });
    }
    html! {
        <nav class="tabs" ref={nav} aria-label={page.say("app-pages")}>
            <ul>
                { for Route::TABS.iter().map(|tab| {
                    let current = (*tab == props.tab).then_some("page");
                    let address = format!("#{}", tab.to_path());
                    html! {
                        <li><a href={address} aria-current={current}>
                            { page.say(tab.name()) }
                            if *tab == Route::Rules {
                                { mark(&page, rules) }
                            }
                        </a></li>
                     }
                }) }
            </ul>
        </nav>
    }
}

/// How many files of the rules were changed, where any were.
fn mark(page: &Page, mark: RulesMark) -> Html {
    let Some(said) = mark.said(page) else { return Html::default() };
    html! {
        <span class={classes!("badge", mark.class())} title={said.clone()} data-testid="rules-tab-mark">
            <span aria-hidden="true">{ mark.files }</span>
            <span class="unseen">{ said }</span>
        </span>
    }
}
