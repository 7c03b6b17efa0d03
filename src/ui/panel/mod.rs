//! The figures beside the draft.

mod changes;
mod gauge;
mod notices;
mod sample;
mod shortfall;
mod table;
mod total;

use std::rc::Rc;

use yew::prelude::*;

use super::chart::chart;
use super::context::{Page, use_page, use_selector};
use super::download::Download;
use super::model::{ChangedModel, PanelModel};
use super::state::State;
use cesuan_exports::{ExportSheet, Form};
use cesuan_session::Export;
use changes::changes;
use gauge::{limited, unlimited};
use notices::Notices;
use sample::SampleForm;
use table::table;
use total::total;

pub(crate) use sample::SAMPLE_SIZE;
pub(crate) use total::{brief_delta, delta};

/// The id of the figures.
pub(crate) const FIGURES: &str = "figures";

#[derive(Properties, PartialEq)]
pub(crate) struct PanelProps {
    /// The figures, once there are any.
    pub view: Option<Rc<PanelModel>>,
    /// What differs from the draft.
    pub changes: Rc<Vec<ChangedModel>>,
}

/// The figures, and the form for another sample. It is a component because it shows whether newer figures are under way.
#[component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let page = use_page();
    let (stale, computing) = use_selector(|state: &State| (state.stale(), state.computing()));
    let body = match &props.view {
        None => html! { <p class="panel-opening" role="status">{ page.say("app-computing-first") }</p> },
        Some(view) => figures(&page, view, &props.changes, stale),
    };
    let class =
        classes!("panel", computing.then_some("computing"), (stale && props.view.is_some()).then_some("stale"),);
    html! {
        <section {class} id={FIGURES} tabindex="-1" aria-label={page.say("app-figures")} aria-busy={computing.to_string()}>
            { body }
            <SampleForm />
        </section>
    }
}

/// The figures. `stale` says whether they are those of earlier settings.
fn figures(page: &Page, view: &PanelModel, changed: &[ChangedModel], stale: bool) -> Html {
    html! {
        <>
            if stale {
                <p class="panel-stale" role="status" data-testid="stale">{ page.say("app-stale") }</p>
            }
            { total(page, view) }
            { changes(page, changed, Some(view).filter(|_| !stale)) }
            { limited(&view.payers) }
            { chart(&view.chart) }
            { table(page, &view.table, &view.unit) }
            { unlimited(page, &view.payers, &view.unit) }
            <Notices />
            <div class="panel-downloads">
                <Download label="app-results-workbook" export={Export::Results} name="app-results-name" testid="results-workbook" />
                <Download label="app-results-clauses" export={Export::Results} form={Form::Csv(ExportSheet::Measures)} name="app-results-clauses-name" testid="results-clauses" />
                <Download label="app-results-lines" export={Export::Results} form={Form::Csv(ExportSheet::Lines)} name="app-results-lines-name" testid="results-lines" />
                <Download label="app-population-workbook" export={Export::Population} name="app-population-name" testid="population-workbook" />
            </div>
            <p class="unseen" role="status" aria-live="polite">{ view.announced.clone() }</p>
        </>
    }
}
