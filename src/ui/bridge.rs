//! The page's side of the engine worker.
//!
//! Two ways lead to it. [`Bridge::send`] is for what changes the page as a whole, settings and sample: of each kind only the
//! newest waits, and the events go to the page's state. [`Bridge::ask`] is for a part of the page that wants to know
//! something: the answer goes to whoever asked, and letting go of the [`Asking`] takes the question back. Both share one
//! [`Queue`]. A command that takes longer than a frame or two is best asked in pieces: none can be interrupted.
//!
//! Events that change what the page stands on (a policy, a population, figures) reach the state whoever asked for them.

use std::cell::RefCell;
use std::mem;
use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::worker::{FromWorker, ToWorker, decode, encode};
use cesuan_base::diag::Diagnostics;
use cesuan_exports::Paper;
use cesuan_i18n::Lang;
use cesuan_intake::{ErrorRows, ImportProgress, Layout};
use cesuan_session::{Command, Event};

use super::queue::{Queue, Ticket, Urgency};

/// What comes from the worker.
#[derive(Debug)]
pub(crate) enum Heard {
    /// An event of the session.
    Event(Event),
    /// The worker stopped, or never started.
    Stopped,
}

/// The events of one answer.
pub(crate) type Answer = Rc<Vec<Event>>;

/// A running engine worker. It ends with the last of its handles.
#[derive(Clone)]
pub(crate) struct Bridge {
    inner: Rc<RefCell<Inner>>,
}

/// A question that was asked. Letting it go takes it back: it is not sent if it still waits, and its answer is not heard.
#[must_use = "a question that is let go is taken back"]
pub(crate) struct Asking {
    inner: Weak<RefCell<Inner>>,
    ticket: Ticket,
}

struct Inner {
    worker: Worker,
    /// Whether the worker listens.
    ready: bool,
    queue: Queue<Load>,
    /// Who asked for what is under way.
    asked_by: Option<Callback<Answer>>,
    /// Who hears how far it has come, where it says so and can be cancelled.
    progress: Option<Callback<ImportProgress>>,
    /// Who waits for the paper that is under way.
    written: Option<Callback<Written>>,
    _listeners: Listeners,
}

struct Load {
    message: Message,
    asked_by: Option<Callback<Answer>>,
}

enum Message {
    Command(Command),
    Tables(Tables),
    Paper { paper: Paper, lang: Lang, written: Callback<Written> },
}

/// A paper as the office worker takes it, or why there is none.
pub(crate) type Written = Result<Uint8Array, Diagnostics>;

/// Tables to be read.
pub(crate) struct Tables {
    /// The sheets as the office worker gave them; none where the engine's worker has them from the last time.
    pub sheets: Option<Uint8Array>,
    /// What a person chose.
    pub layout: Layout,
    /// What to do about rows with errors.
    pub errors: ErrorRows,
    /// Hears how far it has come.
    pub progress: Callback<ImportProgress>,
}

struct Listeners {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Bridge {
    /// Starts the worker at an address; `None` where the browser refuses.
    pub(crate) fn start(address: &str, hear: impl Fn(Heard) + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options).ok()?;
        let hear = Rc::new(hear);
        let slot: Rc<RefCell<Weak<RefCell<Inner>>>> = Rc::default();

        let (bridge, heard) = (slot.clone(), hear.clone());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let Some(inner) = bridge.borrow().upgrade() else { return };
            // What is said alone, or with the bytes that belong to it.
            let data = message.data();
            let (said, beside) = match data.dyn_ref::<js_sys::Array>() {
                Some(parts) => (parts.get(0), parts.get(1).dyn_into().ok()),
                None => (data, None),
            };
            match decode::<FromWorker>(&said) {
                Ok(FromWorker::Ready) => {
                    inner.borrow_mut().ready = true;
                    inner.borrow_mut().post_next();
                }
                Ok(FromWorker::Answer(events)) => {
                    let asked_by = inner.borrow_mut().answered();
                    hand_out(events, asked_by, &*heard);
                }
                Ok(FromWorker::Written(faults)) => {
                    let written = inner.borrow_mut().written.take();
                    inner.borrow_mut().answered();
                    written.iter().for_each(|written| written.emit(beside.clone().ok_or_else(|| faults.clone())));
                }
                Ok(FromWorker::Progress(progress)) => {
                    let heard_by = inner.borrow().progress.clone();
                    heard_by.iter().for_each(|heard_by| heard_by.emit(progress));
                }
                // Measuring has a worker of its own.
                Ok(FromWorker::Measured(_)) => {}
                Err(_) => heard(Heard::Stopped),
            }
        });
        let error = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| hear(Heard::Stopped));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));

        let listeners = Listeners { _message: message, _error: error };
        let queue = Queue::default();
        let inner =
            Inner { worker, ready: false, queue, asked_by: None, progress: None, written: None, _listeners: listeners };
        let bridge = Self { inner: Rc::new(RefCell::new(inner)) };
        *slot.borrow_mut() = Rc::downgrade(&bridge.inner);
        Some(bridge)
    }

    /// Sends a command for the page as a whole. A newer one of the same kind replaces one that still waits.
    pub(crate) fn send(&self, urgency: Urgency, command: Command) {
        let mut inner = self.inner.borrow_mut();
        inner.queue.drop_where(|waiting| match &waiting.message {
            Message::Command(older) => waiting.asked_by.is_none() && overtakes(&command, older),
            Message::Tables(_) | Message::Paper { .. } => false,
        });
        inner.queue.push(urgency, Load { message: Message::Command(command), asked_by: None });
        inner.post_next();
    }

    /// Asks something; the events of the answer go to `asked_by`.
    pub(crate) fn ask(&self, urgency: Urgency, command: Command, asked_by: Callback<Answer>) -> Asking {
        self.wait_for(urgency, Message::Command(command), asked_by)
    }

    /// Has tables read. Letting the asking go cancels that, even when it is under way.
    pub(crate) fn read(&self, tables: Tables, asked_by: Callback<Answer>) -> Asking {
        self.wait_for(Urgency::Now, Message::Tables(tables), asked_by)
    }

    /// Has a paper written, as the office worker takes it.
    pub(crate) fn write(&self, paper: Paper, lang: Lang, written: Callback<Written>) {
        let mut inner = self.inner.borrow_mut();
        inner.queue.push(Urgency::Now, Load { message: Message::Paper { paper, lang, written }, asked_by: None });
        inner.post_next();
    }

    fn wait_for(&self, urgency: Urgency, message: Message, asked_by: Callback<Answer>) -> Asking {
        let mut inner = self.inner.borrow_mut();
        let ticket = inner.queue.push(urgency, Load { message, asked_by: Some(asked_by) });
        inner.post_next();
        Asking { inner: Rc::downgrade(&self.inner), ticket }
    }
}

/// Whether a command for the page as a whole makes an older one needless: one of its kind, or anything about another policy.
fn overtakes(command: &Command, older: &Command) -> bool {
    matches!(command, Command::Open { .. }) || mem::discriminant(command) == mem::discriminant(older)
}

/// Gives each event to those it is for.
fn hand_out(events: Vec<Event>, asked_by: Option<Callback<Answer>>, state: &dyn Fn(Heard)) {
    let Some(asked_by) = asked_by else {
        return events.into_iter().for_each(|event| state(Heard::Event(event)));
    };
    for event in &events {
        if matches!(event, Event::Opened(_) | Event::Populated(_) | Event::Figures(_)) {
            state(Heard::Event(event.clone()));
        }
    }
    asked_by.emit(Rc::new(events));
}

impl Drop for Asking {
    fn drop(&mut self) {
        let Some(inner) = self.inner.upgrade() else { return };
        let mut inner = inner.borrow_mut();
        if inner.queue.under_way() == Some(self.ticket) {
            // The answer is thrown away, but for what it changes.
            inner.asked_by = inner.asked_by.take().map(|_| Callback::noop());
            if inner.progress.take().is_some() {
                inner.post(&ToWorker::Cancel, None);
            }
        } else {
            let taken = inner.queue.cancel(self.ticket);
            // What it holds is let go when the queue is free again.
            drop(inner);
            drop(taken);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Inner {
    /// The command under way has its answer: the next one goes. Gives who asked for the answer.
    fn answered(&mut self) -> Option<Callback<Answer>> {
        self.queue.answered();
        self.progress = None;
        let asked_by = self.asked_by.take();
        self.post_next();
        asked_by
    }

    fn post_next(&mut self) {
        if !self.ready {
            return;
        }
        let Some(Load { message, asked_by }) = self.queue.next() else { return };
        self.asked_by = asked_by;
        match message {
            Message::Command(command) => self.post(&ToWorker::Do(command), None),
            Message::Paper { paper, lang, written } => {
                self.written = Some(written);
                self.post(&ToWorker::Write { paper, lang }, None);
            }
            Message::Tables(Tables { sheets, layout, errors, progress }) => {
                self.progress = Some(progress);
                self.post(&ToWorker::Tables { layout, errors }, sheets.as_ref());
            }
        }
    }

    fn post(&self, message: &ToWorker, beside: Option<&Uint8Array>) {
        if let Ok(bytes) = encode(message) {
            let bytes = match beside {
                Some(beside) => js_sys::Array::of2(&bytes, beside).into(),
                None => bytes,
            };
            // Bytes can always be posted; a worker that is gone says so by its error.
            let _ = self.worker.post_message(&bytes);
        }
    }
}
