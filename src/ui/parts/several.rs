//! A filter of which any number of groups can be chosen: a button that unfolds a list of boxes to tick.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fold::{Fold, use_fold};
use crate::ui::context::use_page;

#[derive(Properties, PartialEq)]
pub(crate) struct SeveralProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub note: Option<AttrValue>,
    pub options: Vec<AttrValue>,
    /// The indices chosen; all of them are meant where there are none.
    pub chosen: Vec<usize>,
    pub onchoose: Callback<Vec<usize>>,
}

/// The filter. It keeps whether its list is unfolded.
#[component]
pub(crate) fn Several(props: &SeveralProps) -> Html {
    let page = use_page();
    let Fold { open, root, button, toggle, onfocusout, onkeydown } = use_fold();
    let shown: AttrValue = match &props.chosen[..] {
        [] => page.say("enterprises-all"),
        [one] => props.options.get(*one).cloned().unwrap_or_default(),
        several => page.say_with("enterprises-several", &[("count", several.len().into())]),
    };
    let option = |(index, option): (usize, &AttrValue)| {
        let (chosen, onchoose) = (props.chosen.clone(), props.onchoose.clone());
        let onchange = Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let mut chosen = chosen.clone();
            chosen.retain(|known| *known != index);
            if input.checked() {
                chosen.push(index);
                chosen.sort_unstable();
            }
            onchoose.emit(chosen);
        });
        let checked = props.chosen.contains(&index);
        html! { <label key={index}><input type="checkbox" {checked} {onchange} /><span>{ option.clone() }</span></label> }
    };
    let all = {
        let onchoose = props.onchoose.clone();
        Callback::from(move |_: MouseEvent| onchoose.emit(Vec::new()))
    };
    let list = format!("{}-list", props.id);
    html! {
        <div class={classes!("filter", "several", (!props.chosen.is_empty()).then_some("chosen"))} ref={root} title={props.note.clone()} {onfocusout} {onkeydown}>
            <span id={format!("{}-label", props.id)}>{ props.label.clone() }</span>
            <button type="button" ref={button} id={format!("{}-button", props.id)} data-testid={props.id.clone()} aria-expanded={open.to_string()} aria-controls={list.clone()}
                aria-labelledby={format!("{0}-label {0}-button", props.id)} onclick={toggle}>{ shown }</button>
            if *open {
                <div class="several-list" id={list} role="group" aria-labelledby={format!("{}-label", props.id)}>
                    <button type="button" class="several-all" disabled={props.chosen.is_empty()} onclick={all}>{ page.say("enterprises-all") }</button>
                    { for props.options.iter().enumerate().map(option) }
                </div>
            }
        </div>
    }
}
