//! The figures beside the draft.

mod changes;
mod gauge;
mod sample;
mod shortfall;
mod table;
mod total;

use std::rc::Rc;

use yew::prelude::*;

use super::chart::Chart;
use super::context::use_page;
use super::download::Download;
use super::model::{ChangedView, PanelView};
use super::storage::Sample;
use crate::worker::Form;
use cesuan_base::diag::Diagnostic;
use cesuan_exports::Paper;
use changes::Changes;
use gauge::{Limited, Unlimited};
use sample::SampleForm;
use table::Table;
use total::Total;

pub(crate) use total::Delta;

/// The sheet of the results that has the clauses.
const CLAUSES: usize = 1;
/// The id of the figures.
pub(crate) const FIGURES: &str = "figures";
/// The id of the field that says how large the sample is.
pub(crate) const SAMPLE_SIZE: &str = "sample-size";

#[derive(Properties, PartialEq)]
pub(crate) struct PanelProps {
    pub view: Option<Rc<PanelView>>,
    /// What differs from the draft.
    pub changes: Rc<Vec<ChangedView>>,
    /// Whether the figures are those of earlier settings.
    pub stale: bool,
    pub sample: Sample,
    pub undrawn: Rc<Vec<Diagnostic>>,
    pub pointed: Option<usize>,
    pub computing: bool,
}

#[component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let page = use_page();
    let body = match &props.view {
        None => html! { <p class="panel-opening" role="status">{ page.say("app-computing-first") }</p> },
        Some(view) => html! {
            <>
                if props.stale {
                    <p class="panel-stale" role="status" data-testid="stale">{ page.say("app-stale") }</p>
                }
                <Total view={view.clone()} />
                <Changes changes={props.changes.clone()} nothing_moved={view.as_drafted && !props.stale} />
                <Limited payers={view.payers.clone()} unit={view.unit.clone()} />
                <Chart view={view.chart.clone()} />
                <Table view={view.table.clone()} unit={view.unit.clone()} pointed={props.pointed} />
                <Unlimited payers={view.payers.clone()} unit={view.unit.clone()} />
                <div class="panel-downloads">
                    <Download label="app-results-workbook" paper={Paper::Results { date: None }} name="app-results-name" testid="results-workbook" />
                    <Download label="app-results-clauses" paper={Paper::Results { date: None }} form={Form::Csv(CLAUSES)} name="app-results-clauses-name" testid="results-clauses" />
                    <Download label="app-results-lines" paper={Paper::Results { date: None }} form={Form::LastCsv} name="app-results-lines-name" testid="results-lines" />
                    <Download label="app-population-workbook" paper={Paper::Population} name="app-population-name" testid="population-workbook" />
                </div>
                <p class="unseen" role="status" aria-live="polite">{ view.announced.clone() }</p>
            </>
        },
    };
    let class = classes!(
        "panel",
        props.computing.then_some("computing"),
        (props.stale && props.view.is_some()).then_some("stale"),
    );
    html! {
        <section {class} id={FIGURES} tabindex="-1" aria-label={page.say("app-figures")} aria-busy={props.computing.to_string()}>
            { body }
            <SampleForm sample={props.sample.clone()} undrawn={props.undrawn.clone()} />
        </section>
    }
}
