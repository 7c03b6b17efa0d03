//! The frame of every page: the bar, the navigation and the total on top, then the page of the address.

use yew::prelude::*;
use yew_router::prelude::*;

use super::aside_notice::AsideNotice;
use super::context::{use_page, use_selector};
use super::dom;
use super::editor::Editor;
use super::failure::lost_page;
use super::lists::RestoreList;
use super::pages::PageOf;
use super::parts::{Header, Summary, TITLE, Tabs};
use super::route::Route;
use super::scenarios::notes;
use super::state::{Action, State};
use cesuan_i18n::text;

/// The frame. It is drawn again when another page, another policy or an editor is opened.
#[component]
pub(crate) fn Shell() -> Html {
    let page = use_page();
    let route = use_route::<Route>().unwrap_or(Route::Lost);
    let policy = use_selector(|state: &State| state.policy.as_ref().map(|_| state.kept.policy.clone()));
    let editing = use_selector(|state: &State| {
        state.editing.as_ref().map(|editing| (AttrValue::from(editing.place.clone()), editing.parameter))
    });
    let said = use_selector(|state: &State| state.scenarios.notes.clone());
    use_title(&route);
    use_arrival(&route);
    if route == Route::Lost {
        return lost_page(&page);
    }
    let Some(policy) = policy else {
        return html! { <main class="opening" aria-busy="true"><p role="status">{ page.say("app-opening") }</p></main> };
    };
    let editing = editing
        .map(|(place, parameter)| html! { <Editor key={place.to_string()} place={place.clone()} {parameter} /> });
    html! {
        <>
            <header class={classes!("head", (route == Route::Draft).then_some("with-figures"))}>
                <Header draft={route == Route::Draft} />
                <div class="head-row">
                    <Tabs tab={route.tab()} />
                    <Summary />
                </div>
            </header>
            // One node at its place, there or not, as below.
            <div class="notes-place">{ for said.iter().map(|said| notes(&page, said)) }<AsideNotice /></div>
            <PageOf key={policy} {route} />
            // One node at its place, there or not: a list that changes its length would draw the page anew.
            <div class="editing">{ for editing }</div>
            <RestoreList />
        </>
    }
}

/// The window's title says which page it is.
#[hook]
fn use_title(route: &Route) {
    let lang = use_page().lang;
    use_effect_with((route.name(), lang), |(name, lang)| {
        let title = match *name {
            "app-page-draft" => text(*lang, "app-title", &[]),
            name => text(*lang, "app-title-of-page", &[("page", text(*lang, name, &[]).into())]),
        };
        if let Some(document) = dom::document() {
            document.set_title(&title);
        }
    });
}

/// Who comes to another page begins at its top, or at the place that was asked for.
#[hook]
fn use_arrival(route: &Route) {
    let page = use_page();
    let wanted = use_selector(|state: &State| state.scroll_to.clone());
    let first = use_mut_ref(|| true);
    let bound = wanted.is_some();
    use_effect_with(route.clone(), move |_| {
        if !first.replace(false) && !bound {
            dom::to_top();
            dom::focus(TITLE);
        }
    });
    use_effect_with((route.clone(), wanted), move |(_, wanted)| {
        if let Some(place) = wanted.as_ref().filter(|place| dom::element(place).is_some()) {
            dom::reveal(place);
            dom::focus(place);
            page.act(Action::ScrollTo(None));
        }
    });
}
