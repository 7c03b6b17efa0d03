//! Who meets a measure's conditions: folded away on its card, and counted only while it is open.

use yew::prelude::*;

use super::histogram::threshold;
use crate::ui::context::{Page, use_answer, use_page, use_sources};
use crate::ui::model::hits::{FunnelStep, HitsModel, TierModel, hits};
use crate::ui::queue::Urgency;
use cesuan_base::id::MeasureId;

#[derive(Properties, PartialEq)]
pub(crate) struct FoldProps {
    /// The measure's index.
    pub measure: usize,
    pub id: AttrValue,
}

#[component]
pub(crate) fn HitsFold(props: &FoldProps) -> Html {
    let page = use_page();
    let open = use_state(|| false);
    let body = format!("hits-{}", props.id);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="hits">
            <button type="button" class="hits-toggle" data-testid={format!("hits-toggle-{}", props.id)} aria-expanded={open.to_string()} aria-controls={body.clone()} onclick={toggle}>
                <span aria-hidden="true">{ if *open { "▾ " } else { "▸ " } }</span>{ page.say("hits-title") }
            </button>
            <div id={body.clone()} data-testid={body}>
                if *open {
                    <Body measure={props.measure} />
                }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BodyProps {
    measure: usize,
}

#[component]
fn Body(props: &BodyProps) -> Html {
    let page = use_page();
    let sources = use_sources();
    let answered = use_answer(Urgency::Later, Some(cesuan_session::Funnel { measure: MeasureId::at(props.measure) }));
    let found = answered.ready().and_then(|view| view.as_ref()).map(|view| &view.hits);
    let (Some(input), Some(found)) = (sources.input(), found) else {
        return html! { <p class="hits-note" role="status">{ page.say("hits-waiting") }</p> };
    };
    let view = hits(input, found);
    html! {
        <div class={classes!("hits-body", (!answered.fresh).then_some("stale"))}>
            { funnel(&page, &view) }
            if !view.tiers.is_empty() {
                { tiers(&page, &view.tiers) }
            }
            if !view.thresholds.is_empty() {
                <div class="hits-thresholds">
                    <p class="hits-word">{ page.say("hits-thresholds") }<span class="legend-all">{ page.say("hits-legend-all") }</span><span class="legend-ready">{ page.say("hits-legend-ready") }</span></p>
                    { for view.thresholds.iter().map(threshold) }
                </div>
            }
        </div>
    }
}

/// How many rows are left after each condition.
fn funnel(page: &Page, view: &HitsModel) -> Html {
    let heading = |id: &str| html! { <th scope="col" class="number-cell">{ page.say(id) }</th> };
    let row = |step: &FunnelStep, last: bool| {
        html! {
            <tr class={classes!(step.none.then_some("none"), last.then_some("sum"))} data-testid={if last { "hits-lines" } else { "hits-step" }}>
                <th scope="row">{ step.says.clone() }</th>
                <td class="number-cell figure">{ step.alone.clone().unwrap_or_default() }</td>
                <td class="number-cell figure">
                    if step.none {
                        <span class="hits-zero"><span aria-hidden="true">{ "⊘ " }</span>{ page.say("hits-zero") }</span>
                    } else {
                        { step.so_far.clone() }
                    }
                    <span class="hits-bar" style={format!("--part: {}", step.part)} aria-hidden="true"></span>
                </td>
                <td class="number-cell figure">{ step.enterprises.clone() }</td>
            </tr>
        }
    };
    html! {
        <table class="hits-table">
            <caption>{ page.say_with("hits-population", &[("count", view.population.clone().into())]) }</caption>
            <thead><tr>
                <th scope="col">{ page.say("hits-condition") }</th>
                { heading("hits-alone") }{ heading("hits-so-far") }{ heading("hits-enterprises") }
            </tr></thead>
            <tbody>{ for view.steps.iter().map(|step| row(step, false)) }{ row(&view.lines, true) }</tbody>
        </table>
    }
}

/// How many rows each level has, and what they cost.
fn tiers(page: &Page, tiers: &[TierModel]) -> Html {
    html! {
        <table class="hits-table">
            <thead><tr>
                <th scope="col">{ page.say("hits-tiers") }</th>
                <th scope="col" class="number-cell">{ page.say("hits-tier-lines") }</th>
                <th scope="col" class="number-cell">{ page.say("hits-tier-cost") }</th>
            </tr></thead>
            <tbody>{ for tiers.iter().map(|tier| html! {
                <tr key={tier.name.clone()} class={classes!(tier.none.then_some("none"))} data-testid="hits-tier">
                    <th scope="row">{ tier.name.clone() }</th>
                    <td class="number-cell figure">
                        if tier.none {
                            <span class="hits-zero"><span aria-hidden="true">{ "⊘ " }</span>{ page.say("hits-zero") }</span>
                        } else {
                            { tier.lines.clone() }
                        }
                    </td>
                    <td class="number-cell figure" data-yuan={tier.cost.yuan.clone()}>{ tier.cost.shown.clone() }</td>
                </tr>
            }) }</tbody>
        </table>
    }
}
