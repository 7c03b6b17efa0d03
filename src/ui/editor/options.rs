//! Answers to choose from: one of them, or any.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::OptionView;
use crate::ui::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct OptionsProps {
    pub many: bool,
    pub parameter: usize,
    pub options: Vec<OptionView>,
    /// How many policy years there are.
    pub years: usize,
}

#[component]
pub(crate) fn Options(props: &OptionsProps) -> Html {
    let page = use_page();
    let kind = if props.many { "checkbox" } else { "radio" };
    html! {
        <div class={classes!("options", kind)} role={if props.many { "group" } else { "radiogroup" }} aria-labelledby="editor-label">
            { for props.options.iter().map(|option| {
                let values = vec![option.setting.clone(); props.years];
                html! {
                    <label>
                        <input type={kind} name="editor-option" checked={option.chosen} onchange={page.on(Action::Set { parameter: props.parameter, values })} />
                        <span>{ option.label.clone() }</span>
                        if option.drafted && !props.many {
                            <small>{ page.say("app-option-drafted") }</small>
                        }
                    </label>
                }
            }) }
        </div>
    }
}
