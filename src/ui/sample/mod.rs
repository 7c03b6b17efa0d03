//! The sample's page: the form that draws another sample, the published figures beside the population's, and what no column holds.

mod figures;
mod form;

use yew::prelude::*;

use super::context::{use_answer, use_page, use_selector};
use super::download::Download;
use super::model::calibration::calibration;
use super::queue::Urgency;
use super::state::State;
use cesuan_exports::{ExportSheet, Form};
use cesuan_session::Calibrate;
use cesuan_session::Export;
use figures::{figures_table, unmodelled};
use form::DrawForm;

/// The form and the figures below the page's heading.
#[component]
pub(crate) fn SampleSheet() -> Html {
    let page = use_page();
    let (sample, undrawn, usual) =
        use_selector(|state| (state.kept.sample.clone(), state.undrawn.clone(), state.usual.clone()));
    let computing = use_selector(State::computing);
    let answer = use_answer(Urgency::Now, Some(Calibrate));
    let Some(view) = answer.ready().map(|view| calibration(page.lang, view)) else {
        return html! { <p class="readings-note" role="status" aria-busy="true">{ page.say("app-computing-first") }</p> };
    };
    let stale = !answer.fresh || computing;
    html! {
        <div class="sample-page">
            <p class="sample-synthetic" data-testid="sample-whose">
                if !view.own {
                    <span class="badge synthetic">{ page.say("app-synthetic") }</span>
                }
                <span>{ view.whose.clone() }</span>
                if !sample.adjust.is_none() && !view.own {
                    <span class="badge changed" data-testid="sample-adjusted">{ page.say("sample-adjusted") }</span>
                }
            </p>
            <p class="sample-downloads">
                <Download label="sample-download" export={Export::Population} name="app-population-name"
                    testid="sample-download" />
                <Download label="lists-template-enterprises" export={Export::Population} form={Form::Csv(ExportSheet::Enterprises)}
                    name="sample-enterprises-name" testid="sample-enterprises" />
                <Download label="lists-template-projects" export={Export::Population} form={Form::Csv(ExportSheet::Projects)}
                    name="sample-projects-name" testid="sample-projects" />
            </p>
            <DrawForm {sample} {usual} mix={view.mix} growth={view.growth} own={view.own} {undrawn} />
            { figures_table(&page, &view.rows, view.own, stale) }
            { unmodelled(&page, &view.unmodelled) }
        </div>
    }
}
