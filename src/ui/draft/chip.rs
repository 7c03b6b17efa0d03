//! A value inside a sentence: read in place, changed in place.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::keys::step_of;
use crate::ui::model::{ChipClass, ChipModel};
use crate::ui::state::Action;

/// Answers of more characters than this may be broken over lines.
const SHORT: usize = 8;

/// A value; `editing` is the place of the value whose editor is open.
pub(super) fn chip(page: &Page, chip: &ChipModel, editing: Option<&str>) -> Html {
    let open = editing == Some(chip.place.as_str());
    let parameter = chip.parameter;
    let stepping = chip.class == ChipClass::Number;
    let edit = Action::Edit { parameter, place: chip.place.clone() };
    let onkeydown = {
        let (page, edit) = (page.clone(), edit.clone());
        Callback::from(move |event: KeyboardEvent| {
            let action = match (event.key().as_str(), step_of(&event)) {
                ("Enter" | " " | "F2", _) => edit.clone(),
                ("Delete" | "Backspace", _) => Action::Reset { parameter },
                (_, Some(steps)) if stepping => Action::Step { parameter, steps },
                _ => return,
            };
            event.prevent_default();
            page.act(action);
        })
    };
    let class = classes!(
        "chip",
        chip.class.class(),
        (chip.class != ChipClass::Number && chip.value.chars().count() > SHORT).then_some("long"),
        chip.draft.is_some().then_some("changed"),
        chip.fault.is_some().then_some("faulty"),
        open.then_some("open"),
    );
    let label = ("label", chip.label.clone().into());
    let named = match &chip.draft {
        None => page.say_with("app-chip-label", &[label]),
        Some(draft) => page.say_with("app-chip-label-changed", &[label, ("draft", draft.clone().into())]),
    };
    // The words for screen readers stand at the end: before the value they would break the line.
    // A span flows and breaks with the sentence; a button element would not.
    html! {
        <span
            {class}
            id={chip.place.clone()}
            data-testid={chip.place.clone()}
            role="button"
            tabindex="0"
            aria-haspopup="dialog"
            aria-expanded={open.to_string()}
            title={chip.fault.clone().unwrap_or_else(|| chip.label.clone())}
            onclick={page.on(edit)}
            {onkeydown}
        >
            if let Some(draft) = &chip.draft {
                <del>{ draft.clone() }</del>{ " " }<ins>{ chip.value.clone() }</ins>
            } else {
                <b>{ chip.value.clone() }</b>
            }
            <span class="unseen">{ named }</span>
        </span>
    }
}
