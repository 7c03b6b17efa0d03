//! The store: the page's state, the actions that change it, and the watchers that are told of a change.
//!
//! Components read the state by selectors ([`use_selector`](super::context::use_selector)). A component is drawn again only
//! when what it selected differs from what it selected before. Nothing here needs a browser.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

/// A state that only actions change.
pub(crate) trait Reduce: 'static {
    /// What can happen to the state.
    type Action;

    /// Carries out an action.
    fn reduce(&mut self, action: Self::Action);
}

/// A state with those who watch it. Clones are handles of the same store.
pub(crate) struct Store<S: Reduce> {
    inner: Rc<Inner<S>>,
}

/// Keeps a watcher in its store for as long as it is held.
#[must_use = "a watcher is removed when its watch is dropped"]
pub(crate) struct Watch<S: Reduce> {
    store: Weak<Inner<S>>,
    number: u64,
}

type Watcher<S> = Rc<dyn Fn(&S)>;
type Differs<S> = Box<dyn Fn(&S) -> bool>;

struct Inner<S: Reduce> {
    state: RefCell<S>,
    /// Actions that were dispatched while another one was carried out.
    waiting: RefCell<VecDeque<S::Action>>,
    /// Whether an action is being carried out.
    busy: Cell<bool>,
    watchers: RefCell<Vec<(u64, Watcher<S>)>>,
    /// How many watchers there have been; the number of the newest.
    numbered: Cell<u64>,
}

impl<S: Reduce> Store<S> {
    /// A store of this state.
    pub(crate) fn new(state: S) -> Self {
        Self {
            inner: Rc::new(Inner {
                state: RefCell::new(state),
                waiting: RefCell::default(),
                busy: Cell::new(false),
                watchers: RefCell::default(),
                numbered: Cell::new(0),
            }),
        }
    }

    /// Reads the state.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&S) -> T) -> T {
        read(&self.inner.state.borrow())
    }

    /// Carries out an action, then tells every watcher. An action that is dispatched meanwhile follows after that.
    pub(crate) fn dispatch(&self, action: S::Action) {
        let inner = &*self.inner;
        inner.waiting.borrow_mut().push_back(action);
        if inner.busy.replace(true) {
            return;
        }
        loop {
            let next = inner.waiting.borrow_mut().pop_front();
            let Some(action) = next else { break };
            inner.state.borrow_mut().reduce(action);
            // A watcher may come or go while others are told.
            let watchers = inner.watchers.borrow().clone();
            let state = inner.state.borrow();
            watchers.iter().for_each(|(_, watcher)| watcher(&state));
        }
        inner.busy.set(false);
    }

    /// Calls the watcher after every action until the watch is dropped.
    pub(crate) fn watch(&self, watcher: impl Fn(&S) + 'static) -> Watch<S> {
        let number = self.inner.numbered.get() + 1;
        self.inner.numbered.set(number);
        self.inner.watchers.borrow_mut().push((number, Rc::new(watcher)));
        Watch { store: Rc::downgrade(&self.inner), number }
    }
}

impl<S: Reduce> Clone for Store<S> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone() }
    }
}

impl<S: Reduce> PartialEq for Store<S> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl<S: Reduce> Drop for Watch<S> {
    fn drop(&mut self) {
        if let Some(store) = self.store.upgrade() {
            store.watchers.borrow_mut().retain(|(number, _)| *number != self.number);
        }
    }
}

/// What a component selected when it was last drawn: says whether a state gives something else.
pub(crate) struct Selected<S> {
    differs: RefCell<Differs<S>>,
}

impl<S> Default for Selected<S> {
    fn default() -> Self {
        Self { differs: RefCell::new(Box::new(|_| false)) }
    }
}

impl<S: 'static> Selected<S> {
    /// Selects from a state, and remembers how and what.
    pub(crate) fn select<T: Clone + PartialEq + 'static>(&self, state: &S, select: impl Fn(&S) -> T + 'static) -> T {
        let selected = select(state);
        let known = selected.clone();
        let before = self.differs.replace(Box::new(move |state| select(state) != known));
        drop(before);
        selected
    }

    /// Whether the same selector gives something else for this state.
    pub(crate) fn differs(&self, state: &S) -> bool {
        (self.differs.borrow())(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with a title, two clauses and a place the pointer is at.
    #[derive(Default)]
    struct Page {
        title: String,
        clauses: [u32; 2],
        hovered: Option<usize>,
    }

    enum Action {
        Rename(&'static str),
        Set(usize, u32),
        Hover(Option<usize>),
    }

    impl Reduce for Page {
        type Action = Action;

        fn reduce(&mut self, action: Action) {
            match action {
                Action::Rename(title) => self.title = title.to_owned(),
                Action::Set(clause, value) => self.clauses[clause] = value,
                Action::Hover(clause) => self.hovered = clause,
            }
        }
    }

    /// Draws a component whenever what it selects has changed, and counts that.
    fn component<T: Clone + PartialEq + 'static>(
        store: &Store<Page>,
        select: impl Fn(&Page) -> T + Clone + 'static,
    ) -> (Rc<Cell<u32>>, Watch<Page>) {
        let drawn = Rc::new(Cell::new(0));
        let selected = Selected::default();
        store.read(|page| selected.select(page, select.clone()));
        let count = drawn.clone();
        let watch = store.watch(move |page| {
            if selected.differs(page) {
                selected.select(page, select.clone());
                count.set(count.get() + 1);
            }
        });
        (drawn, watch)
    }

    #[test]
    fn a_component_is_drawn_again_only_when_what_it_selected_has_changed() {
        let store = Store::new(Page::default());
        let (title, _a) = component(&store, |page| page.title.clone());
        let (first, _b) = component(&store, |page| (page.clauses[0], page.hovered == Some(0)));
        let (second, _c) = component(&store, |page| (page.clauses[1], page.hovered == Some(1)));
        let drawn = || (title.get(), first.get(), second.get());
        store.dispatch(Action::Hover(Some(0)));
        assert_eq!(drawn(), (0, 1, 0));
        store.dispatch(Action::Hover(Some(1)));
        assert_eq!(drawn(), (0, 2, 1));
        store.dispatch(Action::Set(1, 80));
        assert_eq!(drawn(), (0, 2, 2));
        store.dispatch(Action::Set(1, 80));
        assert_eq!(drawn(), (0, 2, 2));
        store.dispatch(Action::Rename("draft"));
        assert_eq!(drawn(), (1, 2, 2));
    }

    #[test]
    fn who_is_gone_is_told_no_more() {
        let store = Store::new(Page::default());
        let (title, watch) = component(&store, |page| page.title.clone());
        drop(watch);
        store.dispatch(Action::Rename("draft"));
        assert_eq!(title.get(), 0);
    }

    #[test]
    fn an_action_of_a_watcher_follows_after_all_were_told_of_the_one_before() {
        let store = Store::new(Page::default());
        let seen = Rc::new(RefCell::new(Vec::new()));
        let _first = {
            let store = store.clone();
            store.clone().watch(move |page| {
                if page.clauses[0] == 1 {
                    store.dispatch(Action::Set(0, 2));
                }
            })
        };
        let _second = {
            let seen = seen.clone();
            store.watch(move |page| seen.borrow_mut().push(page.clauses[0]))
        };
        store.dispatch(Action::Set(0, 1));
        assert_eq!(*seen.borrow(), [1, 2]);
    }
}
