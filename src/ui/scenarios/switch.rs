//! The switch between scenarios in the bar on top; unfolded, all scenarios and what can be done with them.

use yew::prelude::*;
use yew_router::prelude::*;

use super::row::{Row, name_of, pick_id};
use super::state::ScenariosChange;
use crate::ui::context::{use_page, use_selector};
use crate::ui::dom;
use crate::ui::parts::{Fold, use_fold};
use crate::ui::route::Route;
use crate::ui::state::{Action, State};
use cesuan_i18n::diagnostic::render;
use cesuan_scenario::{Edit, Scenario, ScenarioSet, Which};

/// The id of what unfolds.
const PANEL: &str = "scenarios-panel";

/// The name of the scenario at work, on a button that unfolds the panel of all of them.
#[component]
pub(crate) fn ScenarioSwitch() -> Html {
    let page = use_page();
    let (set, fault) = use_selector(|state: &State| (state.scenarios.shared(), state.scenarios.fault.clone()));
    let Fold { open, root, button, toggle, onfocusout, onkeydown } = use_fold();
    let changes = set.at_work().map_or(0, |scenario| scenario.settings.len() + scenario.rules.len());
    let name = name_of(&page, &set, set.selected);
    // The focus goes to the scenario at work when the panel opens.
    {
        let selected = set.selected;
        use_effect_with(*open, move |open| {
            if *open {
                dom::focus(&pick_id(selected));
            }
        });
    }
    let close = {
        let open = open.clone();
        Callback::from(move |()| open.set(false))
    };
    html! {
        <div class="scenarios" ref={root} {onfocusout} {onkeydown}>
            <button type="button" ref={button} class={classes!("scenarios-switch", (set.selected != Which::Draft).then_some("chosen"))} data-testid="scenario-switch"
                aria-expanded={open.to_string()} aria-controls={PANEL} title={page.say("scenarios-switch")} onclick={toggle}>
                <span class="unseen">{ page.say("scenarios-at-work") }</span>
                <span class="scenarios-name">{ name }</span>
                if changes > 0 {
                    <span class="count" aria-hidden="true">{ changes }</span>
                    <span class="unseen">{ page.say_with("app-changes-count", &[("count", changes.into())]) }</span>
                }
            </button>
            if *open {
                <Panel {close} />
            }
            if let (Some(fault), false) = (&fault, *open) {
                <div class="scenarios-fault" role="alert" data-testid="scenarios-fault">
                    <p>{ render(page.lang, fault).headline }</p>
                    <button type="button" class="button" onclick={page.on(Action::Scenarios(ScenariosChange::Dismiss))}>{ page.say("scenarios-dismiss") }</button>
                </div>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PanelProps {
    close: Callback<()>,
}

/// All scenarios, and what can be done with them.
#[component]
fn Panel(props: &PanelProps) -> Html {
    let page = use_page();
    let (set, fault) = use_selector(|state: &State| (state.scenarios.shared(), state.scenarios.fault.clone()));
    let full = set.scenarios.len() >= ScenarioSet::MOST;
    // A scenario that is moved keeps the focus; the one that takes the place of a deleted one gets it.
    let wanted = use_mut_ref(|| None::<Which>);
    {
        let wanted = wanted.clone();
        use_effect(move || {
            if let Some(which) = wanted.borrow_mut().take() {
                dom::focus(&pick_id(which));
            }
        });
    }
    let edit = {
        let page = page.clone();
        Callback::from(move |(edit, focus): (Edit, Option<Which>)| {
            *wanted.borrow_mut() = focus;
            page.act(Action::Scenarios(ScenariosChange::Edit(edit)));
        })
    };
    let select = {
        let (page, close) = (page.clone(), props.close.clone());
        Callback::from(move |which: Which| {
            page.act(Action::Scenarios(ScenariosChange::Edit(Edit::Select(which))));
            close.emit(());
        })
    };
    let free = set.free_name(&page.say("scenarios-word"));
    let create = {
        let (edit, name, at) = (edit.clone(), free.clone(), set.scenarios.len());
        Callback::from(move |_: MouseEvent| {
            let scenario = Scenario { name: name.clone(), ..Scenario::default() };
            edit.emit((Edit::Create(scenario), Some(Which::Scenario(at))));
        })
    };
    let copy = {
        let (edit, which) = (edit.clone(), set.selected);
        Callback::from(move |_: MouseEvent| {
            let behind = Which::Scenario(which.column());
            edit.emit((Edit::Duplicate { which, name: free.clone() }, Some(behind)));
        })
    };
    let rows = (0..=set.scenarios.len()).map(|column| {
        let which = Which::of_column(column);
        let key = set.scenario(which).map_or_else(String::new, |scenario| scenario.name.clone());
        html! { <Row {key} {which} set={set.clone()} edit={edit.clone()} select={select.clone()} /> }
    });
    let close = props.close.reform(|_: MouseEvent| ());
    html! {
        <div class="scenarios-panel" id={PANEL} role="group" aria-label={page.say("scenarios-all")} data-testid="scenarios-panel">
            <ul class="scenarios-list">{ for rows }</ul>
            if let Some(fault) = &fault {
                <p class="field-fault" role="alert" data-testid="scenarios-fault">{ render(page.lang, fault).headline }</p>
            }
            <div class="scenarios-ways">
                <button type="button" class="button" data-testid="scenario-new" disabled={full} onclick={create}>{ page.say("scenarios-new") }</button>
                <button type="button" class="button" data-testid="scenario-copy" disabled={full} onclick={copy}>
                    { page.say_with("scenarios-copy", &[("name", name_of(&page, &set, set.selected).to_string().into())]) }
                </button>
                <span onclick={close}><Link<Route> to={Route::Compare} classes="button primary">{ page.say("scenarios-compare") }</Link<Route>></span>
            </div>
            <p class="scenarios-keys">{ page.say("scenarios-keys") }</p>
        </div>
    }
}
