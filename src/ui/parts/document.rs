//! The draft, clause by clause.

use std::rc::Rc;

use yew::prelude::*;

use super::card::Card;
use super::chip::Chip;
use super::ids::TITLE;
use super::sentence::Sentence;
use crate::ui::context::use_page;
use crate::ui::model::{ClauseView, CostView};
use cesuan_i18n::Lang;

#[derive(Properties, PartialEq)]
pub(crate) struct DocumentProps {
    pub title: AttrValue,
    pub clauses: Rc<Vec<Rc<ClauseView>>>,
    /// What each measure costs, once that is known.
    pub costs: Vec<Rc<CostView>>,
    pub pointed: Option<usize>,
    pub editing: Option<AttrValue>,
}

#[component]
pub(crate) fn Document(props: &DocumentProps) -> Html {
    let page = use_page();
    // What stands in brackets keeps together.
    let title = props.title.as_str();
    let (main, rest) = title.split_at(title.find(['（', '(']).unwrap_or(title.len()));
    html! {
        <article class="paper" id="document" aria-labelledby={TITLE}>
            <header class="paper-head">
                <p class="paper-kind">{ page.say("app-draft") }</p>
                <h1 id={TITLE} tabindex="-1">{ main.to_owned() }<span class="title-rest">{ rest.to_owned() }</span></h1>
                <p class="paper-hint">{ page.say("app-document-hint") }</p>
            </header>
            { for props.clauses.iter().map(|clause| {
                let pointed = clause.cards.iter().map(|card| card.measure).find(|measure| Some(*measure) == props.pointed);
                let editing = props.editing.clone().filter(|place| clause.chips().any(|chip| *place == chip.place));
                let costs = clause.cards.iter().map(|card| props.costs.get(card.measure).cloned()).collect::<Vec<_>>();
                html! { <Clause key={clause.position.clone()} clause={clause.clone()} {costs} {pointed} {editing} /> }
            }) }
        </article>
    }
}

#[derive(Properties, PartialEq)]
struct ClauseProps {
    clause: Rc<ClauseView>,
    /// What each of its measures costs.
    costs: Vec<Option<Rc<CostView>>>,
    pointed: Option<usize>,
    editing: Option<AttrValue>,
}

#[component]
fn Clause(props: &ClauseProps) -> Html {
    let page = use_page();
    let ClauseView { position, mark, level, title, sentence, apart, cards } = &*props.clause;
    // The policy's title is the first heading.
    let tag = format!("h{}", (level + 1).min(6));
    html! {
        <section class={classes!("clause", format!("level-{level}"))}>
            <span class="mark" lang={Lang::Zh.tag()} title={position.clone()}>{ mark.clone() }</span>
            <@{tag} class="clause-title">{ title.clone() }</@>
            if !sentence.is_empty() {
                <Sentence pieces={sentence.clone()} editing={props.editing.clone()} />
            }
            { for cards.iter().zip(&props.costs).map(|(card, cost)| html! {
                <Card key={card.id.clone()} card={card.clone()} cost={cost.clone()} pointed={props.pointed == Some(card.measure)} editing={props.editing.clone()} />
            }) }
            if !apart.is_empty() {
                <p class="apart">
                    <span class="apart-word">{ page.say("app-apart") }</span>
                    { for apart.iter().map(|chip| html! {
                        <span class="apart-pair">{ chip.label.clone() }{ " " }<Chip chip={chip.clone()} open={props.editing.as_deref() == Some(&chip.place)} /></span>
                    }) }
                </p>
            }
        </section>
    }
}
