//! One standard: what the draft leaves open, what it applies to, a value to try, its cost, and what a balance can bear.

use yew::prelude::*;

use super::fill::{PurseChoice, PurseForm, purse_form};
use crate::ui::context::{Page, use_answer, use_page, use_sources};
use crate::ui::editor::Field;
use crate::ui::jump_link::jump_link;
use crate::ui::model::effects_queue::MaybeStale;
use crate::ui::model::readings::EffectModel;
use crate::ui::model::standards::{BaseModel, StandardAnswers, StandardModel, funds, own_fund, set_aside, standard};
use crate::ui::queue::Urgency;
use crate::ui::readings::{difference, difference_with_bar};
use crate::ui::state::Action;
use cesuan_base::id::PayerId;
use cesuan_i18n::Lang;
use cesuan_policy::check::Setting;
use cesuan_scenario::set::parameter_of;
use cesuan_session::{Fill, Purse, StandardBase, Weigh};

#[derive(Properties, PartialEq)]
pub(crate) struct StandardCardProps {
    /// The parameter's index.
    pub parameter: usize,
}

/// A standard. It is a component because each asks the engine questions of its own.
#[component]
pub(crate) fn StandardCard(props: &StandardCardProps) -> Html {
    let page = use_page();
    let sources = use_sources();
    let chosen = use_state_eq(|| None::<PurseChoice>);
    let parameter = sources.policy.as_ref().and_then(|policy| policy.parameters.get(props.parameter));
    let id = parameter.map(|parameter| parameter.id.clone()).unwrap_or_default();
    let tried = sources
        .overlay
        .settings()
        .iter()
        .filter(|setting| parameter_of(&setting.id) == id)
        .cloned()
        .collect::<Vec<_>>();
    let based = use_answer(Urgency::Later, Some(StandardBase { parameter: id.clone() }));
    let weighed = use_answer(Urgency::Later, (!tried.is_empty()).then_some(Weigh { settings: tried }));
    let input = sources.input().filter(|_| parameter.is_some());
    let base = based.ready();
    let choice = (*chosen).clone().or_else(|| input.and_then(|input| own_fund(input, base)).map(PurseChoice::Balance));
    let purse = match &choice {
        Some(PurseChoice::Balance(fund)) => Some(Purse::Balance(PayerId::at(*fund))),
        Some(PurseChoice::SetAside(typed)) => set_aside(typed, sources.unit).map(Purse::SetAside),
        None => None,
    };
    let query = purse.map(|purse| Fill { parameter: id.clone(), purse });
    let filled = use_answer(Urgency::Later, query);
    let Some(input) = input else { return Html::default() };
    let answers = StandardAnswers {
        based: base.cloned(),
        weighed: weighed.ready().map(|view| MaybeStale { value: view.effect.clone(), fresh: weighed.fresh }),
        filled: filled.ready().filter(|_| purse.is_some()).cloned(),
    };
    let Some(model) = standard(input, props.parameter, &answers) else { return Html::default() };
    let choose = Callback::from(move |choice: PurseChoice| chosen.set(Some(choice)));
    let funds = funds(input);
    let purses =
        PurseForm { standard: &model, funds: &funds, choice: choice.as_ref(), choose: &choose, unit: input.unit };
    html! {
        <section class={classes!("entry", "standard", (!model.open).then_some("changed"))}
            aria-labelledby={format!("standard-{id}")} data-testid={format!("standard-{id}")}>
            <h2 id={format!("standard-{id}")}>{ model.label.clone() }</h2>
            { head(&page, &model) }
            <div class="standard-columns">
                { trial(&page, &model) }
                { purse_form(&page, purses) }
            </div>
        </section>
    }
}

/// Where the standard stands, who pays, and what it applies to.
fn head(page: &Page, model: &StandardModel) -> Html {
    let base = |base: &BaseModel| {
        let year = |(year, base): &(String, String)| {
            html! { <span class="standard-year figure" key={year.clone()}>{ year.clone() }{ " " }{ base.clone() }</span> }
        };
        html! {
            <span key={base.label.clone()}>
                { base.label.clone() }{ " " }
                <b class="figure" data-testid={format!("base-{}", model.id)}>{ base.whole.clone() }</b>
                { for base.years.iter().map(year) }
            </span>
        }
    };
    html! {
        <>
            <p class="entry-place">
                if let Some((position, title)) = &model.clause {
                    { jump_link(page, &format!("chip-{}", model.id), None, html! {
                        <><span lang={Lang::Zh.tag()}>{ position.clone() }</span>{ " " }{ title.clone() }</>
                    }) }
                }
                <span>{ model.payers.clone() }</span>
            </p>
            if let Some(note) = &model.note {
                <p class="standard-note">{ note.clone() }</p>
            }
            <p class="standard-base">
                <span class="standard-word">{ page.say("standards-base") }</span>
                if model.bases.is_empty() {
                    { page.say("standards-base-waiting") }
                }
                { for model.bases.iter().map(base) }
            </p>
        </>
    }
}

/// A value to try, and what it costs.
fn trial(page: &Page, model: &StandardModel) -> Html {
    let (control, parameter) = (&model.control, model.parameter);
    let range = [("min", &control.min), ("max", &control.max), ("step", &control.step)];
    let range = range.map(|(name, value)| (name, value.clone().into()));
    let again = page.on(Action::Set { parameter, values: vec![Setting::Undetermined; model.values.len()] });
    html! {
        <div class="trial">
            <h3>{ page.say("standards-trial") }</h3>
            <div class="trial-field">
                <Field id={format!("trial-{}", model.id)} label={model.label.clone()} {parameter} text={control.text.clone()}
                    blank={control.blank.clone()} unit={control.unit.clone()} values={model.values.clone()}
                    accept={Callback::noop()} />
                <button type="button" class="button" disabled={model.open} data-testid={format!("again-{}", model.id)}
                    onclick={again}>
                    { page.say("standards-again") }
                </button>
            </div>
            <p class="standard-note">{ page.say_with("standards-range", &range) }</p>
            if let Some(effect) = &model.cost {
                { cost(page, (&model.id, &model.budget), effect) }
            } else {
                <p class="standard-open">{ page.say("standards-open") }</p>
            }
        </div>
    }
}

fn cost(page: &Page, (id, budget): (&str, &str), effect: &EffectModel) -> Html {
    let years = page.policy.as_ref().map(|policy| policy.years.clone()).unwrap_or_default();
    html! {
        <table class={classes!("standard-table", (!effect.fresh).then_some("stale"))}
            data-testid={format!("cost-{id}")} data-yuan={effect.total.yuan.clone()}>
            <caption>{ page.say("standards-cost") }</caption>
            <tbody>
                { for years.iter().zip(&effect.years).map(|(year, model)| html! {
                    <tr key={*year}>
                        <th scope="row" class="figure">{ year }</th>
                        <td class="number-cell">{ difference_with_bar(model) }</td>
                    </tr>
                }) }
                <tr class="sum">
                    <th scope="row">{ budget.to_owned() }</th>
                    <td class="number-cell">{ difference(&effect.total) }</td>
                </tr>
                { for effect.beside.iter().map(|(name, model)| html! {
                    <tr key={name.clone()}><th scope="row">{ name.clone() }</th><td class="number-cell">{ difference(model) }</td></tr>
                }) }
                <tr>
                    <th scope="row">{ page.say("readings-affected") }</th>
                    <td class="number-cell">{ effect.affected.clone() }</td>
                </tr>
            </tbody>
        </table>
    }
}
