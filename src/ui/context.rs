//! What every component may reach: the language, and a way to say what happened.

use std::ops::Deref;
use std::rc::Rc;

use fluent_bundle::FluentValue;
use yew::prelude::*;

use crate::i18n::{Lang, text};
use crate::session::PolicyView;

use super::state::{Action, State};

/// The language of the page and the way to change the state.
#[derive(Clone, PartialEq)]
pub(crate) struct Page {
    /// The language.
    pub lang: Lang,
    /// The policy, once it is open.
    pub policy: Option<PolicyRef>,
    /// Where actions go.
    pub dispatcher: UseReducerDispatcher<State>,
}

/// A policy, the same one only if it was opened once.
#[derive(Clone)]
pub(crate) struct PolicyRef(pub Rc<PolicyView>);

impl PartialEq for PolicyRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for PolicyRef {
    type Target = PolicyView;

    fn deref(&self) -> &PolicyView {
        &self.0
    }
}

impl Page {
    /// The sentence with this id.
    pub(crate) fn say(&self, id: &str) -> AttrValue {
        text(self.lang, id, &[]).into()
    }

    /// The sentence with this id and its arguments.
    pub(crate) fn say_with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> AttrValue {
        text(self.lang, id, args).into()
    }

    /// Something happened.
    pub(crate) fn act(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }

    /// A callback for something that happens the same way every time.
    pub(crate) fn on<E: 'static>(&self, action: Action) -> Callback<E> {
        let page = self.clone();
        Callback::from(move |_| page.act(action.clone()))
    }
}

/// The page's context; the root component provides it to all others.
#[hook]
pub(crate) fn use_page() -> Page {
    use_context::<Page>().expect("the root provides the page's context")
}
