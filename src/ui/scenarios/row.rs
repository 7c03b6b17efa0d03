//! A scenario in the list of them.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::context::{Page, use_page};
use cesuan_i18n::diagnostic::render;
use cesuan_scenario::{Edit, ScenarioSet, Which};

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    pub which: Which,
    pub set: Rc<ScenarioSet>,
    /// Edits the set; then what is given takes the focus.
    pub edit: Callback<(Edit, Option<Which>)>,
    pub select: Callback<Which>,
}

/// What the draft or a scenario is called on the page.
pub(super) fn name_of(page: &Page, set: &ScenarioSet, which: Which) -> AttrValue {
    set.scenario(which).map_or_else(|| page.say("app-draft"), |scenario| AttrValue::from(scenario.name.clone()))
}

/// The id of the button that chooses a scenario.
pub(super) fn pick_id(which: Which) -> String {
    format!("scenario-pick-{}", which.column())
}

/// The draft or a scenario, with its tools. It is a component because one of them can be under renaming.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let page = use_page();
    let RowProps { which, set, edit, .. } = props;
    let which = *which;
    let name = name_of(&page, set, which);
    let renaming = use_state_eq(|| false);
    let onclick = {
        let select = props.select.clone();
        Callback::from(move |_: MouseEvent| select.emit(which))
    };
    let Which::Scenario(index) = which else {
        return html! {
            <li>
                <button type="button" class="scenarios-pick" id={pick_id(which)} data-testid={pick_id(which)} aria-pressed={(set.selected == which).to_string()} {onclick}>
                    <span>{ name }</span>
                    <small>{ page.say("scenarios-draft-note") }</small>
                </button>
            </li>
        };
    };
    let last = set.scenarios.len() - 1;
    let scenario = &set.scenarios[index];
    let renamed = {
        let (edit, renaming) = (edit.clone(), renaming.clone());
        Callback::from(move |name: Option<String>| {
            if let Some(name) = name {
                edit.emit((Edit::Rename { index, name }, Some(which)));
            }
            renaming.set(false);
        })
    };
    let to = move |to: usize| (Edit::Move { from: index, to }, Some(Which::Scenario(to)));
    let gone = move || (Edit::Delete(index), Some(Which::of_column(if index == last { index } else { index + 1 })));
    let onkeydown = {
        let (edit, renaming) = (edit.clone(), renaming.clone());
        Callback::from(move |event: KeyboardEvent| {
            match (event.key().as_str(), event.alt_key()) {
                ("F2", _) => renaming.set(true),
                ("Delete", _) => edit.emit(gone()),
                ("ArrowUp", true) if index > 0 => edit.emit(to(index - 1)),
                ("ArrowDown", true) if index < last => edit.emit(to(index + 1)),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let about = page.say_with(
        "scenarios-about",
        &[("settings", scenario.settings.len().into()), ("files", scenario.rules.len().into())],
    );
    let tool = |id: &'static str, sign: &'static str, enabled: bool, done: (Edit, Option<Which>)| {
        let said = page.say_with(id, &[("name", name.to_string().into())]);
        let onclick = edit.reform(move |_: MouseEvent| done.clone());
        html! {
            <button type="button" class="scenarios-tool" title={said.clone()} aria-label={said} data-testid={format!("{id}-{index}")} disabled={!enabled} {onclick}>{ sign }</button>
        }
    };
    let rename = page.say_with("scenarios-rename", &[("name", name.to_string().into())]);
    let begin = {
        let renaming = renaming.clone();
        Callback::from(move |_: MouseEvent| renaming.set(true))
    };
    html! {
        <li>
            if *renaming {
                <Naming name={name.clone()} {index} set={set.clone()} {renamed} />
            } else {
                <button type="button" class="scenarios-pick" id={pick_id(which)} data-testid={pick_id(which)} aria-pressed={(set.selected == which).to_string()} {onclick} {onkeydown}>
                    <span>{ name.clone() }</span>
                    <small>{ about }</small>
                </button>
                <button type="button" class="scenarios-tool" title={rename.clone()} aria-label={rename} data-testid={format!("scenarios-rename-{index}")} onclick={begin}>{ "✎" }</button>
                { tool("scenarios-up", "↑", index > 0, to(index.saturating_sub(1))) }
                { tool("scenarios-down", "↓", index < last, to((index + 1).min(last))) }
                { tool("scenarios-delete", "✕", true, gone()) }
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct NamingProps {
    name: AttrValue,
    index: usize,
    set: Rc<ScenarioSet>,
    /// The new name; none where it stays as it is.
    renamed: Callback<Option<String>>,
}

/// The field for another name.
#[component]
fn Naming(props: &NamingProps) -> Html {
    let page = use_page();
    let field = use_node_ref();
    let fault = use_state_eq(|| None::<String>);
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                // A field that cannot take the focus leaves it where it is.
                let _ = field.focus();
                field.select();
            }
        });
    }
    let take = {
        let (field, fault, renamed) = (field.clone(), fault.clone(), props.renamed.clone());
        let (set, index, lang) = (props.set.clone(), props.index, page.lang);
        Callback::from(move |()| {
            let Some(name) = field.cast::<HtmlInputElement>().map(|field| field.value()) else { return };
            match set.edited(&Edit::Rename { index, name: name.clone() }) {
                Ok(_) => renamed.emit(Some(name)),
                Err(refused) => fault.set(Some(render(lang, &refused).headline)),
            }
        })
    };
    let onkeydown = {
        let (take, renamed) = (take.clone(), props.renamed.clone());
        Callback::from(move |event: KeyboardEvent| {
            // Keys typed into the name are no shortcuts of the list.
            event.stop_propagation();
            match event.key().as_str() {
                "Enter" if !event.is_composing() => {
                    // The key would press the button that takes the focus.
                    event.prevent_default();
                    take.emit(());
                }
                "Escape" => renamed.emit(None),
                _ => {}
            }
        })
    };
    let label = page.say_with("scenarios-rename", &[("name", props.name.to_string().into())]);
    html! {
        <div class="scenarios-naming">
            <input ref={field} class="field" data-testid="scenario-name" aria-label={label} aria-invalid={fault.is_some().to_string()} maxlength="80" value={props.name.clone()} {onkeydown} />
            <button type="button" class="button" data-testid="scenario-name-done" onclick={move |_| take.emit(())}>{ page.say("app-accept") }</button>
            if let Some(fault) = &*fault {
                <p class="field-fault" role="alert">{ fault.clone() }</p>
            }
        </div>
    }
}
