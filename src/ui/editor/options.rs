//! Answers to choose from: one of them, or any.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::{EditorModel, OptionModel};
use crate::ui::state::Action;

/// Whether several answers can be chosen at once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Many {
    No,
    Yes,
}

/// The answers of a parameter, as radio buttons or as boxes to tick.
pub(super) fn options(page: &Page, view: &EditorModel, options: &[OptionModel], many: Many) -> Html {
    let (kind, role) = match many {
        Many::No => ("radio", "radiogroup"),
        Many::Yes => ("checkbox", "group"),
    };
    html! {
        <div class={classes!("options", kind)} {role} aria-labelledby="editor-label">
            { for options.iter().map(|option| {
                // An answer holds in every policy year.
                let values = vec![option.setting.clone(); view.values.len()];
                let set = page.on(Action::Set { parameter: view.parameter, values });
                html! {
                    <label>
                        <input type={kind} name="editor-option" checked={option.chosen} onchange={set} />
                        <span>{ option.label.clone() }</span>
                        if option.drafted && many == Many::No {
                            <small>{ page.say("app-option-drafted") }</small>
                        }
                    </label>
                }
            }) }
        </div>
    }
}
