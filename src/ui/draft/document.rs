//! The draft, clause by clause.

use std::rc::Rc;

use yew::prelude::*;

use super::card::card;
use super::chip::chip;
use super::sentence::sentence;
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::model::{ClauseModel, CostModel};
use crate::ui::parts::TITLE;
use cesuan_i18n::Lang;

/// The draft under its title. `costs` has what each measure costs, once that is known.
pub(crate) fn document(page: &Page, title: &str, clauses: &[Rc<ClauseModel>], costs: &[Rc<CostModel>]) -> Html {
    // What stands in brackets keeps together.
    let (main, rest) = title.split_at(title.find(['（', '(']).unwrap_or(title.len()));
    html! {
        <article class="paper" id="document" aria-labelledby={TITLE}>
            <header class="paper-head">
                <p class="paper-kind">{ page.say("app-document-kind") }</p>
                <h1 id={TITLE} tabindex="-1">{ main.to_owned() }<span class="title-rest">{ rest.to_owned() }</span></h1>
                <p class="paper-hint">{ page.say("app-document-hint") }</p>
                <p class="paper-hint">{ page.say("app-document-legend") }</p>
            </header>
            { for clauses.iter().map(|clause| {
                let costs = clause.cards.iter().map(|card| costs.get(card.measure).cloned()).collect::<Vec<_>>();
                html! { <Clause key={clause.position.clone()} clause={clause.clone()} {costs} /> }
            }) }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct ClauseProps {
    clause: Rc<ClauseModel>,
    /// What each of its measures costs.
    costs: Vec<Option<Rc<CostModel>>>,
}

/// A clause with its measures. It is a component because a keystroke, or the pointer over a measure, redraws this clause alone.
#[component]
fn Clause(props: &ClauseProps) -> Html {
    let page = use_page();
    let ClauseModel { position, mark, level, title, sentence: pieces, apart, cards } = &*props.clause;
    let hovered = {
        let clause = props.clause.clone();
        use_selector(move |state| state.hovered.filter(|at| clause.cards.iter().any(|card| card.measure == *at)))
    };
    let editing = {
        let clause = props.clause.clone();
        use_selector(move |state| {
            let place = state.editing.as_ref().map(|editing| &editing.place);
            place.filter(|place| clause.chips().any(|chip| chip.place == **place)).cloned()
        })
    };
    let editing = editing.as_deref();
    // The policy's title is the first heading.
    let tag = format!("h{}", (level + 1).min(6));
    html! {
        <section class={classes!("clause", format!("level-{level}"))}>
            <span class="mark" lang={Lang::Zh.tag()} title={position.clone()}>{ mark.clone() }</span>
            <@{tag} class="clause-title">{ title.clone() }</@>
            if !pieces.is_empty() {
                { sentence(&page, pieces, editing) }
            }
            { for cards.iter().zip(&props.costs).map(|(known, cost)| {
                card(&page, known, cost.as_deref(), hovered == Some(known.measure), editing)
            }) }
            if !apart.is_empty() {
                <p class="apart">
                    <span class="apart-word">{ page.say("app-apart") }</span>
                    { for apart.iter().map(|value| html! {
                        <span class="apart-pair">{ value.label.clone() }{ " " }{ chip(&page, value, editing) }</span>
                    }) }
                </p>
            }
        </section>
    }
}
