//! One reading: the question, its place in the draft, and a row for each answer.

use yew::prelude::*;

use super::difference::{difference, difference_with_bar};
use crate::ui::context::{Page, use_page};
use crate::ui::jump_link::jump_link;
use crate::ui::model::readings::{AnswerModel, DifferenceModel, EffectModel, InteractionModel, ReadingModel};
use crate::ui::state::Action;
use cesuan_i18n::Lang;
use cesuan_policy::check::Setting;

/// The most measures that are listed; of more, one fewer is listed and the rest is folded away.
const MOST_MEASURES: usize = 4;

#[derive(Properties, PartialEq)]
pub(crate) struct ReadingCardProps {
    pub reading: ReadingModel,
    /// The policy years.
    pub years: Vec<i32>,
    /// The budget that leads.
    pub budget: String,
}

/// A reading with its answers. It is a component because one answer of the engine changes one of many.
#[component]
pub(crate) fn ReadingCard(props: &ReadingCardProps) -> Html {
    let page = use_page();
    let ReadingCardProps { reading, years, budget } = props;
    html! {
        <fieldset class={classes!("entry", reading.changed.then_some("changed"))} data-testid={format!("reading-{}", reading.id)}>
            <legend>{ reading.question.clone() }</legend>
            { place(&page, reading) }
            if let Some(note) = &reading.note {
                <p class="readings-note">{ note.clone() }</p>
            }
            <table class="answers">
                <thead>
                    <tr>
                        <th scope="col">{ page.say("readings-answer") }</th>
                        <th scope="col" class="number-cell">{ budget.clone() }</th>
                        { for years.iter().map(|year| html! { <th scope="col" class="number-cell figure">{ year }</th> }) }
                        <th scope="col">{ page.say("readings-affected") }</th>
                        <th scope="col">{ page.say("readings-measures") }</th>
                    </tr>
                </thead>
                <tbody>{ for reading.answers.iter().map(|answer| answer_row(&page, reading, answer, (years, budget))) }</tbody>
            </table>
            { interactions(&page, &reading.pairs) }
        </fieldset>
    }
}

/// Where the draft raises the question, and badges.
fn place(page: &Page, reading: &ReadingModel) -> Html {
    let interacts = || page.say_with("readings-interacts", &[("count", reading.pairs.len().into())]);
    html! {
        <p class="entry-place">
            if let Some((position, title)) = &reading.clause {
                { jump_link(page, &format!("chip-{}", reading.id), None, html! {
                    <><span lang={Lang::Zh.tag()}>{ position.clone() }</span>{ " " }{ title.clone() }</>
                }) }
            }
            if reading.changed {
                <span class="badge changed">{ page.say("readings-changed") }</span>
            }
            if !reading.pairs.is_empty() {
                <span class="badge interacts"><span aria-hidden="true">{ "⇄ " }</span>{ interacts() }</span>
            }
        </p>
    }
}

fn answer_row(page: &Page, reading: &ReadingModel, answer: &AnswerModel, (years, budget): (&[i32], &str)) -> Html {
    let values = vec![Setting::Option(answer.option); years.len()];
    let choose = page.on(Action::Set { parameter: reading.parameter, values });
    let columns = (years.len() + 3).to_string();
    let whole = |id: &str| html! { <td class="answer-words" colspan={columns}>{ page.say(id) }</td> };
    let cells = match &answer.effect {
        _ if answer.drafted => whole("readings-default"),
        None => whole("readings-waiting"),
        Some(effect) if effect.none => whole("readings-none"),
        Some(effect) => effect_cells(page, effect, (years, budget)),
    };
    let stale = answer.effect.as_ref().is_some_and(|effect| !effect.fresh);
    let id = format!("answer-{}-{}", reading.id, answer.option);
    html! {
        <tr key={answer.option} class={classes!(answer.chosen.then_some("chosen"), stale.then_some("stale"))}
            data-testid={id.clone()}>
            <th scope="row"><label>
                <input type="radio" {id} name={format!("reading-{}", reading.id)} checked={answer.chosen} onchange={choose} />
                <span>{ answer.label.clone() }</span>
            </label></th>
            { cells }
        </tr>
    }
}

fn effect_cells(page: &Page, effect: &EffectModel, (years, budget): (&[i32], &str)) -> Html {
    let shown = if effect.measures.len() > MOST_MEASURES { MOST_MEASURES - 1 } else { effect.measures.len() };
    let folded = effect.measures.len() - shown;
    html! {
        <>
            <td class="number-cell answer-total" data-name={budget.to_owned()}>
                { difference(&effect.total) }
                if let Some(demand) = &effect.demand {
                    <small>{ page.say_with("readings-demand", &[("amount", demand.change.shown.clone().into())]) }</small>
                }
                { for effect.beside.iter().map(|(name, model)| html! {
                    <small key={name.clone()} class="answer-beside">{ name.clone() }{ " " }{ difference(model) }</small>
                }) }
            </td>
            { for effect.years.iter().zip(years).map(|(year, name)| html! {
                <td class="number-cell" data-name={name.to_string()}>{ difference_with_bar(year) }</td>
            }) }
            <td data-name={page.say("readings-affected")}>{ effect.affected.clone() }</td>
            <td data-name={page.say("readings-measures")}>
                { measures(&effect.measures[..shown]) }
                if folded > 0 {
                    <details class="more-measures">
                        <summary>{ page.say_with("readings-more-measures", &[("count", folded.into())]) }</summary>
                        { measures(&effect.measures[shown..]) }
                    </details>
                }
            </td>
        </>
    }
}

fn measures(measures: &[(String, DifferenceModel)]) -> Html {
    html! {
        <ul class="answer-measures">{ for measures.iter().map(|(label, model)| html! {
            <li key={label.clone()}>{ label.clone() }{ " " }{ difference(model) }</li>
        }) }</ul>
    }
}

fn interactions(page: &Page, pairs: &[InteractionModel]) -> Html {
    if pairs.is_empty() {
        return Html::default();
    }
    html! {
        <details class="pairs">
            <summary>{ page.say_with("readings-interacts", &[("count", pairs.len().into())]) }</summary>
            <ul>{ for pairs.iter().map(|pair| html! { <li key={pair.other}>{ pair.words.clone() }</li> }) }</ul>
        </details>
    }
}
