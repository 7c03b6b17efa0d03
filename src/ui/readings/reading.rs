//! One reading: the question, its place in the draft, and a row for each answer.

use yew::prelude::*;

use super::Difference;
use crate::ui::context::use_page;
use crate::ui::go::Go;
use crate::ui::model::{AnswerView, DifferenceView, EffectView, PairView, ReadingView};
use crate::ui::state::Action;
use cesuan_i18n::Lang;
use cesuan_policy::check::Setting;

/// So many measures are listed; of more, one fewer and the rest folded away.
const ENOUGH: usize = 4;

#[derive(Properties, PartialEq)]
pub(crate) struct ReadingProps {
    pub reading: ReadingView,
    pub years: Vec<i32>,
}

#[component]
pub(crate) fn Reading(props: &ReadingProps) -> Html {
    let page = use_page();
    let ReadingProps { reading, years } = props;
    html! {
        <fieldset class={classes!("entry", reading.changed.then_some("changed"))} data-testid={format!("reading-{}", reading.id)}>
            <legend>{ reading.question.clone() }</legend>
            <p class="entry-place">
                if let Some((position, title)) = &reading.clause {
                    <Go place={format!("chip-{}", reading.id)}>
                        <span lang={Lang::Zh.tag()}>{ position.clone() }</span>{ " " }{ title.clone() }
                    </Go>
                }
                if reading.changed {
                    <span class="badge changed">{ page.say("readings-changed") }</span>
                }
                if !reading.pairs.is_empty() {
                    <span class="badge interacts"><span aria-hidden="true">{ "⇄ " }</span>{ page.say_with("readings-interacts", &[("count", reading.pairs.len().into())]) }</span>
                }
            </p>
            <table class="answers">
                <thead>
                    <tr>
                        <th scope="col">{ page.say("readings-answer") }</th>
                        <th scope="col" class="number-cell">{ page.say("readings-total") }</th>
                        { for years.iter().map(|year| html! { <th scope="col" class="number-cell figure">{ year }</th> }) }
                        <th scope="col">{ page.say("readings-affected") }</th>
                        <th scope="col">{ page.say("readings-measures") }</th>
                    </tr>
                </thead>
                <tbody>{ for reading.answers.iter().map(|answer| html! {
                    <Answer key={answer.option} id={reading.id.clone()} parameter={reading.parameter} answer={answer.clone()} years={years.clone()} />
                }) }</tbody>
            </table>
            <Pairs pairs={reading.pairs.clone()} />
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct AnswerProps {
    id: AttrValue,
    parameter: usize,
    answer: AnswerView,
    years: Vec<i32>,
}

#[component]
fn Answer(props: &AnswerProps) -> Html {
    let page = use_page();
    let AnswerProps { id, parameter, answer, years } = props;
    let values = vec![Setting::Option(answer.option); years.len()];
    let choose = page.on(Action::Set { parameter: *parameter, values });
    let columns = (years.len() + 3).to_string();
    let whole = |words: AttrValue| html! { <td class="answer-words" colspan={columns}>{ words }</td> };
    let cells = match &answer.effect {
        _ if answer.drafted => whole(page.say("readings-default")),
        None => whole(page.say("readings-waiting")),
        Some(effect) if effect.none => whole(page.say("readings-none")),
        Some(effect) => html! { <Effect effect={effect.clone()} years={years.clone()} /> },
    };
    let stale = answer.effect.as_ref().is_some_and(|effect| !effect.fresh);
    html! {
        <tr class={classes!(answer.chosen.then_some("chosen"), stale.then_some("stale"))} data-testid={format!("answer-{id}-{}", answer.option)}>
            <th scope="row"><label>
                <input type="radio" id={format!("answer-{id}-{}", answer.option)} name={format!("reading-{id}")} checked={answer.chosen} onchange={choose} />
                <span>{ answer.label.clone() }</span>
            </label></th>
            { cells }
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct EffectProps {
    effect: EffectView,
    years: Vec<i32>,
}

#[component]
fn Effect(props: &EffectProps) -> Html {
    let page = use_page();
    let EffectProps { effect, years } = props;
    let shown = if effect.measures.len() > ENOUGH { ENOUGH - 1 } else { effect.measures.len() };
    html! {
        <>
            <td class="number-cell answer-total" data-name={page.say("readings-total")}>
                <Difference difference={effect.total.clone()} />
                if let Some(demand) = &effect.demand {
                    <small>{ page.say_with("readings-demand", &[("amount", demand.change.shown.clone().into())]) }</small>
                }
            </td>
            { for effect.years.iter().zip(years).map(|(year, name)| html! {
                <td class="number-cell" data-name={name.to_string()}><Difference difference={year.clone()} bar=true /></td>
            }) }
            <td data-name={page.say("readings-affected")}>{ effect.affected.clone() }</td>
            <td data-name={page.say("readings-measures")}>
                { measures(&effect.measures[..shown]) }
                if shown < effect.measures.len() {
                    <details class="more-measures">
                        <summary>{ page.say_with("readings-more-measures", &[("count", (effect.measures.len() - shown).into())]) }</summary>
                        { measures(&effect.measures[shown..]) }
                    </details>
                }
            </td>
        </>
    }
}

fn measures(measures: &[(String, DifferenceView)]) -> Html {
    html! {
        <ul class="answer-measures">{ for measures.iter().map(|(label, difference)| html! {
            <li key={label.clone()}>{ label.clone() }{ " " }<Difference difference={difference.clone()} /></li>
        }) }</ul>
    }
}

#[derive(Properties, PartialEq)]
struct PairsProps {
    pairs: Vec<PairView>,
}

#[component]
fn Pairs(props: &PairsProps) -> Html {
    let page = use_page();
    if props.pairs.is_empty() {
        return Html::default();
    }
    html! {
        <details class="pairs">
            <summary>{ page.say_with("readings-interacts", &[("count", props.pairs.len().into())]) }</summary>
            <ul>{ for props.pairs.iter().map(|pair| html! { <li key={pair.other}>{ pair.words.clone() }</li> }) }</ul>
        </details>
    }
}
