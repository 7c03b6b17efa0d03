//! An enterprise of a person's own making: the form on one side, its subsidies and the reasons on the other.

use std::rc::Rc;

use yew::prelude::*;

use super::fields::{FormChange, groups};
use super::record::Trial;
use crate::ui::context::{Page, use_answer, use_page, use_sources};
use crate::ui::enterprises::{Lighting, outcome};
use crate::ui::model::dossier::dossier;
use crate::ui::model::trial::{blank, filled, form, repeated, with_project};
use crate::ui::queue::Urgency;
use crate::ui::state::Action;
use cesuan_i18n::{figures, text};
use cesuan_session::PolicyView;

/// The record the page begins with: the last one that was tried with this policy, or an empty one.
fn beginning(page: &Page, policy: &PolicyView) -> Trial {
    let last = page.store.read(|state| state.trial.clone()).filter(|trial| trial.policy == policy.id);
    last.map_or_else(|| empty(page, policy), |trial| (*trial).clone())
}

fn empty(page: &Page, policy: &PolicyView) -> Trial {
    let id = text(page.lang, "trial-id", &[]);
    Trial { policy: policy.id.clone(), record: blank(policy, &id), instead_of: None }
}

/// The form and what comes of it.
#[component]
pub(crate) fn TrialForm() -> Html {
    let page = use_page();
    let sources = use_sources();
    let Some(policy) = page.policy.clone() else { return Html::default() };
    let trial = {
        let (page, policy) = (page.clone(), policy.clone());
        use_state_eq(move || beginning(&page, &policy))
    };
    {
        let page = page.clone();
        use_effect_with((*trial).clone(), move |trial| page.act(Action::RememberTrial(Rc::new(trial.clone()))));
    }
    let ready = sources.figures.is_some();
    let question = cesuan_session::Trial { record: trial.record.clone(), instead_of: trial.instead_of.clone() };
    let answered = use_answer(Urgency::Now, ready.then_some(question));
    let came = answered.ready();
    let faults = came.map(|view| view.faults.clone()).unwrap_or_default();
    let view = form(page.lang, &policy, &trial.record, &faults);
    let change = |record| Trial { record, ..(*trial).clone() };
    let onfill = {
        let (trial, policy) = (trial.clone(), policy.clone());
        Callback::from(move |filling: FormChange| {
            let record = match filling {
                FormChange::Cell(place, value) => filled(&trial.record, place, &value),
                FormChange::Repeat(project, field) => repeated(&policy, &trial.record, project, field),
            };
            trial.set(Trial { record, ..(*trial).clone() });
        })
    };
    let add = {
        let (trial, next) = (trial.clone(), change(with_project(&policy, &trial.record)));
        Callback::from(move |_: MouseEvent| trial.set(next.clone()))
    };
    let clear = {
        let (trial, next) = (trial.clone(), empty(&page, &policy));
        Callback::from(move |_: MouseEvent| trial.set(next.clone()))
    };
    let remove = |index: usize| {
        let mut record = trial.record.clone();
        record.projects.remove(index);
        let (trial, next) = (trial.clone(), change(record));
        Callback::from(move |_: MouseEvent| trial.set(next.clone()))
    };
    let outcome_of = came.and_then(|view| view.dossier.as_ref()).zip(sources.input()).map(|(found, input)| {
        let model = dossier(input.lang, input.unit, input.policy, found);
        html! { <Lighting>{ outcome(&page, &model, &figures::unit_name(input.lang, input.unit)) }</Lighting> }
    });
    let nothing = if faults.is_empty() { "enterprises-looking" } else { "trial-faulty" };
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let late = !answered.fresh;
    html! {
        <div class="trial">
            <form class="trial-form" aria-label={page.say("trial-form")} {onsubmit}>
                <div class="trial-start">
                    if let Some(id) = &trial.instead_of {
                        <p data-testid="trial-from">{ page.say_with("trial-from", &[("id", id.clone().into())]) }</p>
                    } else {
                        <p>{ page.say("trial-new") }</p>
                    }
                    <button type="button" class="button" data-testid="trial-clear" onclick={clear}>{ page.say("trial-clear") }</button>
                </div>
                { groups(&page, &view.enterprise, None, &onfill) }
                { for view.projects.iter().enumerate().map(|(index, project)| html! {
                    <section class="trial-project" key={trial.record.projects[index].id.clone()}
                        data-testid={format!("trial-project-{index}")}>
                        <h2>{ project.title.clone() }
                            <button type="button" class="button" onclick={remove(index)}>{ page.say("trial-remove") }</button>
                        </h2>
                        { groups(&page, &project.groups, Some(index), &onfill) }
                    </section>
                }) }
                <button type="button" class="button" data-testid="trial-add" onclick={add}>{ page.say("trial-add") }</button>
                <div class="field-fault" role="alert">{ for view.faults.iter().map(|fault| html! { <p>{ fault.clone() }</p> }) }</div>
            </form>
            <div class={classes!("trial-outcome", late.then_some("late"))} aria-busy={late.to_string()} data-testid="trial-outcome">
                { outcome_of.unwrap_or_else(|| html! { <p class="trial-none" role="status">{ page.say(nothing) }</p> }) }
            </div>
        </div>
    }
}
