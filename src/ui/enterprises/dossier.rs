//! One enterprise: its lines by year, what it missed by little, and the reasons.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use super::why::{Lighting, reasons, sentence};
use crate::ui::context::{Page, use_answer, use_page, use_sources};
use crate::ui::dom;
use crate::ui::model::dossier::{CommitmentModel, DossierModel, MeasureReasons, NearMiss, SumsModel, dossier};
use crate::ui::model::{AmountModel, SERIES};
use crate::ui::panel::brief_delta;
use crate::ui::parts::sheet;
use crate::ui::queue::Urgency;
use crate::ui::route::Route;
use crate::ui::state::Action;
use crate::ui::trial::Trial;
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::figures;
use cesuan_session::{Dossier, Enterprise, EnterpriseFound};

#[derive(Properties, PartialEq)]
pub(crate) struct DossierProps {
    /// The enterprise's id.
    pub id: AttrValue,
}

/// The page of one enterprise.
#[component]
pub(crate) fn DossierPage(props: &DossierProps) -> Html {
    let page = use_page();
    let sources = use_sources();
    let navigator = use_navigator();
    let ready = sources.figures.is_some();
    let answered = use_answer(Urgency::Now, ready.then(|| Enterprise { id: props.id.to_string() }));
    let Some(input) = sources.input() else { return Html::default() };
    let found = answered.ready().and_then(|found| match found {
        EnterpriseFound::Found(found) if *found.id == *props.id => Some((**found).clone()),
        EnterpriseFound::Found(_) | EnterpriseFound::Unknown(_) => None,
    });
    let unknown = answered.ready().and_then(|found| match found {
        EnterpriseFound::Unknown(why) => Some(&**why),
        EnterpriseFound::Found(_) => None,
    });
    let reasons =
        answered.reply.as_ref().and_then(|reply| reply.refused()).into_iter().flat_map(|reasons| &reasons.list);
    let refused = unknown.into_iter().chain(reasons).filter(|_| answered.fresh);
    let refused: Vec<String> = refused.map(|fault| render(input.lang, fault).headline).collect();
    let name = found.as_ref().map(|found| found.name.clone()).filter(|name| !name.is_empty());
    let body = match found {
        Some(found) => {
            let model = dossier(input.lang, input.unit, input.policy, &found);
            found_body(&page, &found, &model, &figures::unit_name(input.lang, input.unit), navigator)
        }
        None if refused.is_empty() => {
            html! { <p class="dossier-late" role="status">{ page.say("enterprises-looking") }</p> }
        }
        None => {
            let refused = refused.into_iter().map(|fault| html! { <p>{ fault }</p> });
            html! { <div class="dossier-lost" role="alert">{ for refused }</div> }
        }
    };
    // The name is the heading, where there is one, and the id stands below it.
    let about = name.is_some().then(|| props.id.clone());
    let back = format!("#{}", Route::Enterprises.to_path());
    let body = html! {
        <>
            <p class="dossier-back"><a href={back}>{ page.say("enterprises-back") }</a></p>
            { body }
        </>
    };
    sheet("enterprise", name.map_or_else(|| props.id.clone(), AttrValue::from), about, body)
}

/// What is drawn of the enterprise once it is found.
fn found_body(page: &Page, found: &Dossier, model: &DossierModel, unit: &str, navigator: Option<Navigator>) -> Html {
    let policy = page.policy.clone();
    let facets = policy.iter().flat_map(|policy| policy.facets.iter()).zip(&found.facets);
    let facts = facets.filter_map(|(facet, group)| {
        let group = facet.group(*group)?;
        Some((page.lang.of(&facet.label).to_owned(), page.lang.of(group).to_owned()))
    });
    let try_it = {
        let (page, record) = (page.clone(), found.record.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(policy) = &page.policy {
                page.act(Action::RememberTrial(Rc::new(Trial::instead_of(&policy.id, record.clone()))));
            }
            if let Some(navigator) = &navigator {
                navigator.push(&Route::Trial);
            }
        })
    };
    html! {
        <Lighting>
            <div class="dossier-head">
                <ul class="dossier-facts">
                    { for facts.map(|(label, group)| html! { <li class="badge" title={label}>{ group }</li> }) }
                </ul>
                <button type="button" class="button" data-testid="dossier-try" onclick={try_it}>{ page.say("enterprises-try") }</button>
            </div>
            { outcome(page, model, unit) }
        </Lighting>
    }
}

/// Lines by year, near misses and reasons, of an enterprise of the list or of one that is tried. `unit` is the name of the
/// amounts' unit. What it draws belongs inside [`Lighting`].
pub(crate) fn outcome(page: &Page, model: &DossierModel, unit: &str) -> Html {
    html! {
        <>
            { lines(page, model, unit) }
            { near_misses(page, &model.near) }
            if !model.granted.is_empty() {
                <section class="dossier-part">
                    <h2>{ page.say("enterprises-why") }</h2>
                    { reasons(&model.granted, true) }
                </section>
            }
            <section class="dossier-part">
                <h2>{ page.say("enterprises-why-not") }</h2>
                { reasons(&model.others, false) }
            </section>
        </>
    }
}

/// The lines by measure and year.
fn lines(page: &Page, model: &DossierModel, unit: &str) -> Html {
    if model.granted.is_empty() {
        return html! { <p class="dossier-nothing" role="status">{ page.say("enterprises-nothing") }</p> };
    }
    let (forgone, spent): (Vec<_>, Vec<_>) = model.granted.iter().partition(|measure| measure.forgone);
    let year = |year: &i32| html! { <th scope="col" class="number-cell figure">{ year }</th> };
    html! {
        <div class="dossier-lines">
            <table class="table" data-testid="dossier-lines">
                <caption><span class="caption">
                    { page.say("enterprises-lines") }
                    <span class="table-unit">{ page.say_with("app-in-unit", &[("unit", unit.to_owned().into())]) }</span>
                </span></caption>
                <thead><tr>
                    <th scope="col">{ page.say("app-column-clause") }</th>
                    { for model.years.iter().map(year) }
                    <th scope="col" class="number-cell">{ page.say("app-all-years") }</th>
                    <th scope="col" class="number-cell">{ page.say("app-column-change") }</th>
                </tr></thead>
                <tbody>{ for spent.into_iter().map(|measure| line(page, measure)) }</tbody>
                <tbody class="sum">{ for model.payers.iter().map(|payer| html! {
                    <tr key={payer.id.clone()} data-testid={format!("payer-{}", payer.id)}>
                        <th scope="row">{ page.say_with("enterprises-payer", &[("payer", payer.label.clone().into())]) }</th>
                        { sum_cells(page, &payer.sums) }
                    </tr>
                }) }</tbody>
                if !forgone.is_empty() {
                    <tbody>
                        <tr class="apart-head">
                            <th scope="rowgroup" colspan={(model.years.len() + 3).to_string()}>{ page.say("app-relief") }</th>
                        </tr>
                        { for forgone.into_iter().map(|measure| line(page, measure)) }
                    </tbody>
                }
            </table>
            { commitments(page, &model.commitments) }
        </div>
    }
}

/// What falls due after the policy years.
fn commitments(page: &Page, commitments: &[CommitmentModel]) -> Html {
    if commitments.is_empty() {
        return Html::default();
    }
    let line = |commitment: &CommitmentModel| {
        html! {
            <li key={commitment.label.clone()}>
                <span>{ commitment.label.clone() }</span>
                { for commitment.years.iter().map(|(year, amount)| html! {
                    <span class="figure" key={*year}>{ format!("{year} ") }<span data-yuan={amount.yuan.clone()}>{ amount.shown.clone() }</span></span>
                }) }
                <b class="figure" data-yuan={commitment.total.yuan.clone()}>{ commitment.total.shown.clone() }</b>
            </li>
        }
    };
    html! {
        <div class="dossier-commitments" data-testid="dossier-commitments">
            <h2>{ page.say("enterprises-commitments") }</h2>
            <ul>{ for commitments.iter().map(line) }</ul>
        </div>
    }
}

/// A measure's line; its button unfolds the reasons.
fn line(page: &Page, measure: &MeasureReasons) -> Html {
    let target = format!("reason-{}", measure.id);
    let open = Callback::from(move |_: MouseEvent| unfold(&target));
    html! {
        <tr key={measure.id.clone()} class={classes!(measure.forgone.then_some("forgone"))}
            style={format!("--series: var(--series-{})", measure.measure % SERIES)}>
            <th scope="row">
                <button type="button" onclick={open}><span class="swatch" aria-hidden="true"></span>{ measure.label.clone() }</button>
            </th>
            { sum_cells(page, &measure.sums) }
        </tr>
    }
}

fn sum_cells(page: &Page, sums: &SumsModel) -> Html {
    let cell = |amount: &AmountModel| {
        html! { <td class="number-cell figure" data-yuan={amount.yuan.clone()}>{ amount.shown.clone() }</td> }
    };
    html! {
        <>
            { for sums.years.iter().map(cell) }
            { cell(&sums.total) }
            <td class="number-cell">{ brief_delta(page, &sums.change) }</td>
        </>
    }
}

/// The near misses.
fn near_misses(page: &Page, near: &[NearMiss]) -> Html {
    if near.is_empty() {
        return Html::default();
    }
    html! {
        <section class="dossier-part near">
            <h2>{ page.say("enterprises-near") }</h2>
            <ol>{ for near.iter().map(|near| html! {
                <li key={near.place.clone()} data-testid="near">
                    <strong>{ near.heading.clone() }</strong>{ " " }{ sentence(&near.pieces) }
                </li>
            }) }</ol>
        </section>
    }
}

/// Unfolds the reasons of a measure, scrolls to them and puts the focus there; `target` is the id of their element.
fn unfold(target: &str) {
    if let Some(element) = dom::element(target) {
        // An element that is there takes attributes.
        let _ = element.set_attribute("open", "");
        dom::reveal(target);
        if let Ok(Some(summary)) = element.query_selector("summary") {
            let summary: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(summary);
            // A summary that cannot take the focus leaves it where it is.
            let _ = summary.focus();
        }
    }
}
