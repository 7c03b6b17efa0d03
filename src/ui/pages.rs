//! Which page an address shows.

use yew::prelude::*;

use super::bench::BenchPage;
use super::compare::ComparePage;
use super::context::use_page;
use super::draft::DraftPage;
use super::enterprises::{DossierPage, Roster};
use super::lists::ListsPage;
use super::parts::sheet;
use super::readings::Register;
use super::report::ReportPage;
use super::route::Route;
use super::rules::RulesPage;
use super::sample::SampleSheet;
use super::scenarios::SharedPage;
use super::standards::Standards;
use super::trial::TrialForm;

#[derive(Properties, PartialEq)]
pub(crate) struct PageOfProps {
    pub route: Route,
}

/// The page of an address. Each draws its own `<main>`, whose first heading has the id [`TITLE`](super::parts::TITLE).
#[component]
pub(crate) fn PageOf(props: &PageOfProps) -> Html {
    let page = use_page();
    let route = &props.route;
    let of_one_column = |about: &str, body: Html| {
        let name = route.name();
        sheet(name, page.say(name), Some(page.say(about)), body)
    };
    match route {
        Route::Draft => html! { <DraftPage /> },
        Route::Enterprises => of_one_column("enterprises-about", html! { <Roster /> }),
        Route::Enterprise { id } => html! { <DossierPage key={id.clone()} id={id.clone()} /> },
        Route::Compare => html! { <ComparePage /> },
        Route::Report => html! { <ReportPage /> },
        Route::Shared { link } => html! { <SharedPage link={link.clone()} /> },
        Route::Lists => html! { <ListsPage /> },
        Route::Trial => of_one_column("trial-about", html! { <TrialForm /> }),
        Route::Readings => of_one_column("readings-about", html! { <Register /> }),
        Route::Standards => of_one_column("standards-about", html! { <Standards /> }),
        Route::Sample => of_one_column("sample-about", html! { <SampleSheet /> }),
        Route::Rules => html! { <RulesPage /> },
        Route::Bench => html! { <BenchPage /> },
        // It has no frame: the shell draws it alone.
        Route::Lost => Html::default(),
    }
}
