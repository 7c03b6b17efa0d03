//! A button that unfolds something, which folds again as soon as a person goes on elsewhere.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::ui::dom;

/// The state and the listeners of a button that unfolds something.
pub(crate) struct Fold {
    /// Whether it is open.
    pub open: UseStateHandle<bool>,
    /// The element around both.
    pub root: NodeRef,
    /// The button.
    pub button: NodeRef,
    /// Opens and closes.
    pub toggle: Callback<MouseEvent>,
    /// A listener of the element around both.
    pub onfocusout: Callback<FocusEvent>,
    /// A listener of the element around both.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// The state of a button that unfolds something. It folds when the focus or a press of the pointer goes elsewhere, and by
/// Escape, which gives the focus back to the button.
#[hook]
pub(crate) fn use_fold() -> Fold {
    let open = use_state_eq(|| false);
    let (root, button) = (use_node_ref(), use_node_ref());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onfocusout = {
        let (open, root) = (open.clone(), root.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
            let inside = root.cast::<Element>().is_some_and(|root| root.contains(to.as_ref()));
            // A press on something that cannot take the focus gives no related target.
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
    Fold { open, root, button, toggle, onfocusout, onkeydown }
}
