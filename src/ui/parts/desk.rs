//! The whole page.

use std::rc::Rc;

use yew::prelude::*;

use super::document::Document;
use super::header::Header;
use super::summary::Summary;
use crate::money::MoneyUnit;
use crate::ui::context::use_page;
use crate::ui::editor::Editor;
use crate::ui::model::{Input, editor, page};
use crate::ui::panel::Panel;
use crate::ui::state::State;

#[derive(Properties)]
pub(crate) struct DeskProps {
    pub state: UseReducerHandle<State>,
}

// A handle is made anew at every change, so it never equals an older one.
impl PartialEq for DeskProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The draft with its figures.
#[component]
pub(crate) fn Desk(props: &DeskProps) -> Html {
    let words = use_page();
    let state = &props.state;
    let Some(policy) = state.policy.clone() else {
        return html! { <main class="opening" aria-busy="true"><p role="status">{ words.say("app-opening") }</p></main> };
    };
    let view = page(Input {
        lang: state.kept.lang,
        unit: state.kept.unit,
        policy: &policy,
        population: state.population.as_deref(),
        figures: state.figures.as_deref(),
        overlay: &state.kept.overlay,
        faults: &state.faults,
        stale: state.unreadable || !state.faults.is_empty(),
    });
    let editing = state.editing.as_ref().map(|editing| {
        let view = editor(state.kept.lang, &policy, &state.kept.overlay, editing.parameter);
        html! { <Editor key={editing.place.clone()} place={editing.place.clone()} {view} /> }
    });
    // One node at its place, there or not: a list that changes its length would draw the page anew.
    let editing = html! { <div class="editing">{ editing }</div> };
    let panel = view.panel.map(Rc::new);
    let sample = state.kept.sample;
    html! {
        <>
            <Header view={view.header.clone()} unit={state.kept.unit} />
            if let Some(panel) = &panel {
                <Summary view={panel.clone()} />
            }
            <main class={classes!("desk", (state.kept.unit == MoneyUnit::Yuan).then_some("long-figures"))}>
                <Document
                    header={view.header}
                    clauses={view.clauses}
                    pointed={state.pointed}
                    editing={state.editing.as_ref().map(|editing| AttrValue::from(editing.place.clone()))}
                />
                <Panel view={panel} {sample} undrawn={state.undrawn.clone()} pointed={state.pointed} computing={state.computing()} />
            </main>
            { editing }
        </>
    }
}
