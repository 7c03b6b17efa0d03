//! A row of the list, and the row of its headings.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::ui::context::{Page, use_page};
use crate::ui::model::SERIES;
use crate::ui::model::enterprises::RosterRow;
use crate::ui::panel::brief_delta;
use crate::ui::route::Route;
use cesuan_session::{EnterpriseQuery, FacetView, Sort};

/// The most measures shown as swatches; further ones are only counted.
const MOST_SWATCHES: usize = 8;

/// Which of the amounts the list has columns for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AmountColumns {
    pub paid: bool,
    pub relief: bool,
}

impl AmountColumns {
    /// The class of the column of changes; a narrow window has no room for it beside two amounts.
    const fn change_class(self) -> &'static str {
        if self.paid { "number-cell roster-spare" } else { "number-cell" }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct RosterLineProps {
    /// The row's number in the whole list, from 0.
    pub index: u64,
    /// The enterprise; `None` while it is asked for.
    pub row: Option<RosterRow>,
    pub active: bool,
    pub columns: AmountColumns,
    /// The row's distance from the top edge of the rows drawn, in pixels.
    pub top: i64,
    pub onpick: Callback<u64>,
}

/// A row of the list. It is a component because scrolling redraws the list with most rows unchanged.
#[component]
pub(super) fn RosterLine(props: &RosterLineProps) -> Html {
    let page = use_page();
    let index = props.index;
    let class = classes!("roster-row", props.active.then_some("active"), (index % 2 == 1).then_some("odd"));
    let style = format!("--top: {}px", props.top);
    let id = row_id(index);
    // The headings are the first row.
    let rowindex = (index + 2).to_string();
    let Some(row) = &props.row else {
        return html! {
            <div {class} {style} {id} role="row" aria-rowindex={rowindex} aria-busy="true">
                <span role="gridcell" class="roster-late">{ "…" }</span>
            </div>
        };
    };
    let onclick = {
        let onpick = props.onpick.clone();
        Callback::from(move |_: MouseEvent| onpick.emit(index))
    };
    let address = format!("#{}", Route::Enterprise { id: row.id.clone() }.to_path());
    let labels = row.measures.iter().map(|(_, label)| label.as_str()).collect::<Vec<_>>().join("\n");
    let facet = |facet: &String| {
        html! { <span role="gridcell" class="roster-facet" title={facet.clone()}>{ facet.clone() }</span> }
    };
    html! {
        <div {class} {style} {id} role="row" aria-rowindex={rowindex} aria-selected={props.active.to_string()} {onclick}>
            <span role="gridcell" class="roster-name">
                <a href={address} tabindex="-1" data-testid="enterprise-link">{ row.name.clone() }</a>
                if row.name != row.id {
                    <span class="roster-id figure">{ row.id.clone() }</span>
                }
            </span>
            { for row.facets.iter().map(facet) }
            <span role="gridcell" class="number-cell figure" data-testid="enterprise-demand" data-yuan={row.demand.yuan.clone()}>
                { row.demand.shown.clone() }
            </span>
            if props.columns.paid {
                <span role="gridcell" class="number-cell figure">{ row.paid.shown.clone() }</span>
            }
            if props.columns.relief {
                <span role="gridcell" class="number-cell figure roster-relief">{ row.relief.shown.clone() }</span>
            }
            <span role="gridcell" class={props.columns.change_class()}>{ brief_delta(&page, &row.change) }</span>
            <span role="gridcell" class="roster-measures" title={labels.clone()}>
                <span class="unseen">{ labels }</span>
                { for row.measures.iter().take(MOST_SWATCHES).map(|(measure, _)| html! {
                    <span class="swatch" aria-hidden="true" style={format!("--series: var(--series-{})", measure % SERIES)}></span>
                }) }
                <span class="figure" aria-hidden="true">{ row.measures.len() }</span>
            </span>
        </div>
    }
}

/// The id of a row's element.
pub(super) fn row_id(index: u64) -> String {
    format!("roster-row-{index}")
}

/// The headings; a click on one sorts the list, and the changed query goes to `onquery`.
pub(super) fn headings(
    page: &Page,
    query: &EnterpriseQuery,
    columns: AmountColumns,
    onquery: &Callback<EnterpriseQuery>,
) -> Html {
    let Some(policy) = page.policy.clone() else { return Html::default() };
    let state = |sorts: &[Sort]| match (sorts.contains(&query.sort), query.descending) {
        (false, _) => "none",
        (true, true) => "descending",
        (true, false) => "ascending",
    };
    let button = |sort: Sort, label: &str| {
        let chosen = query.sort == sort;
        // Amounts begin with the largest, names and ids with the first.
        let descending = if chosen { !query.descending } else { !matches!(sort, Sort::Id | Sort::Name) };
        let next = EnterpriseQuery { sort, descending, ..query.clone() };
        let onquery = onquery.clone();
        let onclick = Callback::from(move |_: MouseEvent| onquery.emit(next.clone()));
        let sign = match state(&[sort]) {
            "descending" => "▼",
            "ascending" => "▲",
            _ => "",
        };
        html! {
            <button type="button" {onclick} data-testid={format!("sort-{label}")}>
                { page.say(label) }<span class="sort-sign" aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    let sortable = |sort: Sort, label: &str, class: &'static str| {
        html! { <span role="columnheader" {class} aria-sort={state(&[sort])}>{ button(sort, label) }</span> }
    };
    let facet = |facet: &FacetView| {
        html! { <span role="columnheader" class="roster-facet">{ page.lang.of(&facet.label).to_owned() }</span> }
    };
    html! {
        <div class="roster-row roster-headings" role="row" aria-rowindex="1">
            // A cell holds the name and the id below it: two orders of one column.
            <span role="columnheader" class="roster-name" aria-sort={state(&[Sort::Name, Sort::Id])}>
                { button(Sort::Name, "enterprises-column-name") }
                { button(Sort::Id, "enterprises-column-id") }
            </span>
            { for policy.facets.iter().map(facet) }
            { sortable(Sort::Demand, "enterprises-column-demand", "number-cell") }
            if columns.paid {
                { sortable(Sort::Paid, "enterprises-column-paid", "number-cell") }
            }
            if columns.relief {
                { sortable(Sort::Relief, "enterprises-column-relief", "number-cell roster-relief") }
            }
            { sortable(Sort::Change, "enterprises-column-change", columns.change_class()) }
            <span role="columnheader" class="roster-measures">{ page.say("enterprises-column-measures") }</span>
        </div>
    }
}
