//! The filters of the list.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::dom;
use crate::ui::parts::{Several, facets};
use cesuan_base::id::MeasureId;
use cesuan_session::{Against, EnterpriseQuery};

/// The filters of a query; a changed query goes to `onquery`.
pub(super) fn filters(page: &Page, query: &EnterpriseQuery, onquery: &Callback<EnterpriseQuery>) -> Html {
    let Some(policy) = page.policy.clone() else { return Html::default() };
    let typed = {
        let (query, onquery) = (query.clone(), onquery.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = dom::input_of(&event) {
                onquery.emit(EnterpriseQuery { text: input.value(), ..query.clone() });
            }
        })
    };
    let choose_groups = {
        let (query, onquery) = (query.clone(), onquery.clone());
        Callback::from(move |facets: Vec<Vec<u16>>| onquery.emit(EnterpriseQuery { facets, ..query.clone() }))
    };
    let measures = {
        let (query, onquery) = (query.clone(), onquery.clone());
        let chosen: Vec<usize> = query.measures.iter().map(|measure| measure.index()).collect();
        let onchoose = Callback::from(move |measures: Vec<usize>| {
            let measures = measures.into_iter().map(MeasureId::at).collect();
            onquery.emit(EnterpriseQuery { measures, ..query.clone() });
        });
        let options: Vec<AttrValue> =
            policy.measures.iter().map(|measure| page.lang.of(&measure.label).to_owned().into()).collect();
        html! { <Several id="facet-measure" label={page.say("enterprises-measure")} {options} {chosen} {onchoose} /> }
    };
    let against = {
        const WAYS: [Against; 2] = [Against::Gained, Against::Lost];
        let (query, onquery) = (query.clone(), onquery.clone());
        let chosen = query.against.and_then(|against| WAYS.iter().position(|way| *way == against));
        let onchoose = Callback::from(move |way: Option<usize>| {
            onquery.emit(EnterpriseQuery { against: way.map(|way| WAYS[way]), ..query.clone() });
        });
        let options = vec![page.say("enterprises-gained"), page.say("enterprises-lost")];
        choose(page, "facet-against", page.say("enterprises-against"), &options, chosen, &onchoose)
    };
    let asks = !query.text.is_empty()
        || !query.measures.is_empty()
        || query.against.is_some()
        || query.facets.iter().any(|groups| !groups.is_empty());
    let clear = {
        let (query, onquery) = (query.clone(), onquery.clone());
        Callback::from(move |_: MouseEvent| {
            let EnterpriseQuery { sort, descending, .. } = query;
            onquery.emit(EnterpriseQuery { sort, descending, ..EnterpriseQuery::default() });
        })
    };
    html! {
        <search class="filters" aria-label={page.say("enterprises-filters")}>
            <label class="filter filter-text">
                <span>{ page.say("enterprises-search") }</span>
                <input type="search" data-testid="enterprises-search" autocomplete="off" spellcheck="false"
                    value={query.text.clone()} oninput={typed} />
            </label>
            { facets(page, "facet", &policy.facets, &query.facets, &choose_groups) }
            { measures }
            { against }
            <button type="button" class="button" data-testid="enterprises-clear" disabled={!asks} onclick={clear}>
                { page.say("enterprises-clear") }
            </button>
        </search>
    }
}

/// A select of one of a few, by index, or all of them (`None`).
fn choose(
    page: &Page,
    id: &'static str,
    label: AttrValue,
    options: &[AttrValue],
    chosen: Option<usize>,
    onchoose: &Callback<Option<usize>>,
) -> Html {
    let onchange = {
        let onchoose = onchoose.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            onchoose.emit(select.value().parse().ok());
        })
    };
    html! {
        <label class={classes!("filter", chosen.is_some().then_some("chosen"))}>
            <span>{ label }</span>
            <select data-testid={id} {onchange}>
                <option value="" selected={chosen.is_none()}>{ page.say("enterprises-all") }</option>
                { for options.iter().enumerate().map(|(index, option)| html! {
                    <option value={index.to_string()} selected={chosen == Some(index)}>{ option.clone() }</option>
                }) }
            </select>
        </label>
    }
}
