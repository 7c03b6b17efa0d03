//! The page's side of the engine worker.
//!
//! Two ways lead to it. [`Bridge::change`] is for what changes the page as a whole, such as scenarios and sample: of each kind only
//! the newest waits, and the outcome is always heard. [`Bridge::ask`] is for a part of the page that wants to know something:
//! letting go of the [`Asking`] takes the question back. Both share one [`Queue`]. A question that takes longer than a frame or two
//! is best asked in pieces, because none can be interrupted.

use std::cell::RefCell;
use std::mem;
use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::worker::{Asked, FromWorker, ToWorker, WireError, WireQuestion, decode, encode};
use cesuan_intake::{ErrorRows, ImportProgress, Layout, TablesView};
use cesuan_session::{Populated, Reply, TablesRead};

use super::queue::{Queue, Ticket, Urgency};

/// What reads the bytes of a reply and hands it on.
pub(crate) type Hear = Box<dyn FnOnce(&JsValue) -> Result<(), WireError>>;

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
    queue: Queue<Message>,
    /// Who waits for the answer to the message under way.
    waits: Waits,
    _listeners: Listeners,
}

/// A message that waits for its turn.
enum Message {
    Question { question: Asked, is_change: bool, hear: Hear },
    Tables(Tables),
}

/// Who waits for an answer.
enum Waits {
    Nobody,
    ForReply(Hear),
    ForTables { populated: Callback<Populated>, asker: Option<TablesAsker> },
}

/// Tables to be read.
pub(crate) struct Tables {
    /// The sheets as the office worker gave them; `None` where the engine worker has them from the last time.
    pub sheets: Option<Uint8Array>,
    /// What a person chose.
    pub layout: Layout,
    /// What happens to rows with errors.
    pub errors: ErrorRows,
    /// Hears of the population the tables make, even if the asking was let go.
    pub populated: Callback<Populated>,
    /// Hears of the reading, unless the asking is let go.
    pub asker: TablesAsker,
}

/// Who asked for the reading of tables.
#[derive(Clone)]
pub(crate) struct TablesAsker {
    /// Hears how far the reading has come.
    pub progress: Callback<ImportProgress>,
    /// Hears what the tables hold; [`Reply::NotYet`] where the reading was ended before.
    pub read: Callback<Reply<TablesView>>,
}

struct Listeners {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Bridge {
    /// Starts the worker at an address; `None` where the browser refuses. `stopped` hears that it stopped.
    pub(crate) fn start(address: &str, stopped: Callback<()>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options).ok()?;
        let slot: Rc<RefCell<Weak<RefCell<Inner>>>> = Rc::default();

        let (bridge, heard) = (slot.clone(), stopped.clone());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let Some(inner) = bridge.borrow().upgrade() else { return };
            // What is said alone, or with the bytes that belong to it.
            let data = message.data();
            let (said, beside) = match data.dyn_ref::<js_sys::Array>() {
                Some(parts) => (parts.get(0), parts.get(1)),
                None => (data, JsValue::UNDEFINED),
            };
            if decode(&said).and_then(|said| hear(&inner, said, &beside)).is_err() {
                heard.emit(());
            }
        });
        let error = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| stopped.emit(()));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));

        let listeners = Listeners { _message: message, _error: error };
        let queue = Queue::default();
        let inner = Inner { worker, ready: false, queue, waits: Waits::Nobody, _listeners: listeners };
        let bridge = Self { inner: Rc::new(RefCell::new(inner)) };
        *slot.borrow_mut() = Rc::downgrade(&bridge.inner);
        Some(bridge)
    }

    /// Makes a change for the page as a whole. A newer one of the same kind replaces one that still waits.
    pub(crate) fn change<Q: WireQuestion>(&self, urgency: Urgency, change: Q, hear: Callback<Reply<Q::Answer>>) {
        let question: Asked = change.into();
        let mut inner = self.inner.borrow_mut();
        inner.queue.drop_where(|waiting| match waiting {
            Message::Question { question: older, is_change, .. } => *is_change && overtakes(&question, older),
            Message::Tables(_) => false,
        });
        inner.queue.push(urgency, Message::Question { question, is_change: true, hear: reading::<Q>(hear) });
        inner.post_next();
    }

    /// Asks something.
    pub(crate) fn ask<Q: WireQuestion>(
        &self,
        urgency: Urgency,
        question: Q,
        hear: Callback<Reply<Q::Answer>>,
    ) -> Asking {
        self.ask_any(urgency, question.into(), reading::<Q>(hear))
    }

    /// Asks something; `hear` reads the reply.
    pub(crate) fn ask_any(&self, urgency: Urgency, question: Asked, hear: Hear) -> Asking {
        self.wait_for(urgency, Message::Question { question, is_change: false, hear })
    }

    /// Has tables read. Letting the asking go ends that, even when it is under way.
    pub(crate) fn read(&self, tables: Tables) -> Asking {
        self.wait_for(Urgency::Now, Message::Tables(tables))
    }

    fn wait_for(&self, urgency: Urgency, message: Message) -> Asking {
        let mut inner = self.inner.borrow_mut();
        let ticket = inner.queue.push(urgency, message);
        inner.post_next();
        Asking { inner: Rc::downgrade(&self.inner), ticket }
    }
}

/// What reads a reply to a question and hands it on.
fn reading<Q: WireQuestion>(hear: Callback<Reply<Q::Answer>>) -> Hear {
    Box::new(move |bytes| decode(bytes).map(|reply| hear.emit(reply)))
}

/// Whether a change makes an older one needless: one of its kind, or any change where another policy is opened.
fn overtakes(change: &Asked, older: &Asked) -> bool {
    matches!(change, Asked::OpenPolicy(_)) || mem::discriminant(change) == mem::discriminant(older)
}

/// Hands what the worker said to whoever waits for it.
fn hear(inner: &RefCell<Inner>, said: FromWorker, beside: &JsValue) -> Result<(), WireError> {
    match said {
        FromWorker::Ready => {
            let mut inner = inner.borrow_mut();
            inner.ready = true;
            inner.post_next();
        }
        FromWorker::Answer => match take_waits(inner) {
            Waits::ForReply(hear) => hear(beside)?,
            Waits::ForTables { populated, asker } => {
                let (reply, came) = split(decode(beside)?);
                came.into_iter().for_each(|came| populated.emit(came));
                asker.into_iter().for_each(|asker| asker.read.emit(reply.clone()));
            }
            Waits::Nobody => {}
        },
        FromWorker::Progress(far) => {
            let progress = match &inner.borrow().waits {
                Waits::ForTables { asker, .. } => asker.as_ref().map(|asker| asker.progress.clone()),
                Waits::Nobody | Waits::ForReply(_) => None,
            };
            progress.into_iter().for_each(|progress| progress.emit(far));
        }
    }
    Ok(())
}

/// What tables hold, and the population they make.
fn split(reply: Reply<TablesRead>) -> (Reply<TablesView>, Option<Populated>) {
    match reply {
        Reply::Ready(TablesRead { tables, populated }) => (Reply::Ready(tables), populated),
        Reply::NotYet => (Reply::NotYet, None),
        Reply::Refused(reasons) => (Reply::Refused(reasons), None),
    }
}

/// The message under way has its answer: the next one goes. Gives who waits for the answer.
fn take_waits(inner: &RefCell<Inner>) -> Waits {
    let mut inner = inner.borrow_mut();
    inner.queue.answered();
    let waits = mem::replace(&mut inner.waits, Waits::Nobody);
    inner.post_next();
    waits
}

impl Drop for Asking {
    fn drop(&mut self) {
        let Some(inner) = self.inner.upgrade() else { return };
        let mut inner = inner.borrow_mut();
        if inner.queue.under_way() != Some(self.ticket) {
            let taken = inner.queue.cancel(self.ticket);
            // What it holds is let go when the queue is free again.
            drop(inner);
            drop(taken);
            return;
        }
        // The answer is thrown away, but for what it changes.
        let unheard = match &mut inner.waits {
            Waits::ForTables { asker, .. } => {
                let asker = asker.take();
                if asker.is_some() {
                    inner.post(&ToWorker::Cancel, None);
                }
                return;
            }
            waits => mem::replace(waits, Waits::Nobody),
        };
        drop(inner);
        drop(unheard);
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Inner {
    fn post_next(&mut self) {
        if !self.ready {
            return;
        }
        let Some(message) = self.queue.next() else { return };
        match message {
            Message::Question { question, hear, .. } => {
                self.waits = Waits::ForReply(hear);
                self.post(&ToWorker::Ask(question), None);
            }
            Message::Tables(Tables { sheets, layout, errors, populated, asker }) => {
                self.waits = Waits::ForTables { populated, asker: Some(asker) };
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
