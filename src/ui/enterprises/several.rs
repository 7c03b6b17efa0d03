//! A filter of which any number of groups can be chosen: a button that unfolds a list of boxes to tick.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, Node};
use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::dom;

#[derive(Properties, PartialEq)]
pub(super) struct SeveralProps {
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub note: Option<AttrValue>,
    pub options: Vec<AttrValue>,
    /// The indices chosen; all of them are meant where there are none.
    pub chosen: Vec<usize>,
    pub onchoose: Callback<Vec<usize>>,
}

/// Some of many, or all of them.
#[component]
pub(super) fn Several(props: &SeveralProps) -> Html {
    let page = use_page();
    let open = use_state_eq(|| false);
    let (root, button) = (use_node_ref(), use_node_ref());
    let shown: AttrValue = match &props.chosen[..] {
        [] => page.say("enterprises-all"),
        [one] => props.options.get(*one).cloned().unwrap_or_default(),
        several => page.say_with("enterprises-several", &[("count", several.len().into())]),
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    // The list folds when the focus goes elsewhere, and by Escape, which gives the focus back to the button.
    let onfocusout = {
        let (open, root) = (open.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
            let inside = root.cast::<Element>().is_some_and(|root| root.contains(to.as_ref()));
            // Nothing takes the focus when the pointer goes down beside the boxes of the list.
            if to.is_some() && !inside {
                open.set(false);
            }
        })
    };
    let onkeydown = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && *open {
                event.stop_propagation();
                open.set(false);
                if let Some(button) = button.cast::<HtmlElement>() {
                    // A button that cannot take the focus leaves it where it is.
                    let _ = button.focus();
                }
            }
        })
    };
    {
        let (open, root) = (open.clone(), root.clone());
        use_effect_with(*open, move |is_open| {
            let listener = is_open.then(|| dom::on_press_outside(root, move || open.set(false))).flatten();
            move || drop(listener)
        });
    }
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
