//! One component per page. Each draws its own `<main>` whose first heading is [`TITLE`](super::shell::TITLE); [`Sheet`] does
//! both for a page of one column.

mod bench;
mod draft;
mod enterprises;
mod readings;
mod sample;
mod standards;
mod trial;

use yew::prelude::*;

use super::compare::ComparePage;
use super::failure::LostPage;
use super::lists::ListsPage;
use super::report::ReportPage;
use super::route::Route;
use super::rules::RulesPage;
use super::scenarios::SharedPage;
use super::shell::TITLE;

#[derive(Properties, PartialEq)]
pub(crate) struct PageOfProps {
    pub route: Route,
}

/// The page of an address.
#[component]
pub(crate) fn PageOf(props: &PageOfProps) -> Html {
    match &props.route {
        Route::Draft => html! { <draft::DraftPage /> },
        Route::Enterprises => html! { <enterprises::EnterprisesPage /> },
        Route::Enterprise { id } => html! { <enterprises::EnterprisePage id={id.clone()} /> },
        Route::Compare => html! { <ComparePage /> },
        Route::Report => html! { <ReportPage /> },
        Route::Shared { link } => html! { <SharedPage link={link.clone()} /> },
        Route::Lists => html! { <ListsPage /> },
        Route::Trial => html! { <trial::TrialPage /> },
        Route::Readings => html! { <readings::ReadingsPage /> },
        Route::Standards => html! { <standards::StandardsPage /> },
        Route::Sample => html! { <sample::SamplePage /> },
        Route::Rules => html! { <RulesPage /> },
        Route::Bench => html! { <bench::BenchPage /> },
        Route::Lost => html! { <LostPage /> },
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct SheetProps {
    /// The page's heading.
    pub title: AttrValue,
    /// A sentence below it.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    #[prop_or_default]
    pub children: Html,
}

/// A page of one column under its heading.
#[component]
pub(crate) fn Sheet(props: &SheetProps) -> Html {
    html! {
        <main class="sheet" id="page" aria-labelledby={TITLE}>
            <header class="sheet-head">
                <h1 id={TITLE} tabindex="-1">{ props.title.clone() }</h1>
                if let Some(about) = &props.about {
                    <p>{ about.clone() }</p>
                }
            </header>
            { props.children.clone() }
        </main>
    }
}
