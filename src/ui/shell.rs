//! The frame of every page: the bar, the navigation and the total on top, then the page of the address.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use super::context::use_current;
use super::dom;
use super::editor::Editor;
use super::failure::LostPage;
use super::lists::RestoreList;
use super::model::{editor, header, summary};
use super::pages::PageOf;
use super::parts::{Header, RulesMark, Summary, TITLE, Tabs};
use super::route::Route;
use super::scenarios::Notes;
use super::state::Action;
use crate::ui::context::use_page;
use cesuan_i18n::text;

#[component]
pub(crate) fn Shell() -> Html {
    let page = use_page();
    let current = use_current();
    let route = use_route::<Route>().unwrap_or(Route::Lost);
    use_title(&route);
    use_arrival(&route, current.scroll_to.clone());
    if route == Route::Lost {
        return html! { <LostPage /> };
    }
    let Some(input) = current.input() else {
        return html! { <main class="opening" aria-busy="true"><p role="status">{ page.say("app-opening") }</p></main> };
    };
    let editing = current.editing.as_ref().map(|editing| {
        let view = editor(input.lang, input.policy, input.overlay, editing.parameter);
        html! { <Editor key={editing.place.clone()} place={editing.place.clone()} {view} /> }
    });
    let policy = current.kept.policy.clone();
    html! {
        <>
            <header class={classes!("head", (route == Route::Draft).then_some("with-figures"))}>
                <Header view={header(input)} unit={input.unit} draft={route == Route::Draft} rules={RulesMark::of(&current.rules)} />
                <div class="head-row">
                    <Tabs tab={route.tab()} rules={RulesMark::of(&current.rules)} />
                    if let Some(view) = summary(input) {
                        <Summary {view} />
                    }
                </div>
            </header>
            // One node at its place, there or not, as below.
            <div class="notes-place"><Notes /></div>
            <PageOf key={policy} {route} />
            // One node at its place, there or not: a list that changes its length would draw the page anew.
            <div class="editing">{ editing }</div>
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
fn use_arrival(route: &Route, wanted: Option<Rc<str>>) {
    let page = use_page();
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
