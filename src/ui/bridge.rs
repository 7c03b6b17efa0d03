//! The page's side of the engine worker: one command under way, of the waiting ones only the newest of each kind.

use std::cell::RefCell;
use std::mem;
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::session::{Command, Event};
use crate::worker::{FromWorker, decode, encode};

/// What comes from the worker.
#[derive(Debug)]
pub(crate) enum Heard {
    /// An event of the session.
    Event(Event),
    /// The worker stopped, or never started.
    Stopped,
}

/// A running engine worker. Letting it go ends the worker.
#[derive(Clone)]
pub(crate) struct Bridge {
    inner: Rc<RefCell<Inner>>,
}

struct Inner {
    worker: Worker,
    /// Whether the worker is busy; it is until it says that it listens.
    busy: bool,
    waiting: Vec<Command>,
    _listeners: Listeners,
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
            match decode::<FromWorker>(&message.data()) {
                Ok(FromWorker::Ready) => {}
                Ok(FromWorker::Answer(events)) => events.into_iter().for_each(|event| heard(Heard::Event(event))),
                Err(_) => return heard(Heard::Stopped),
            }
            let inner = bridge.borrow().upgrade();
            if let Some(inner) = inner {
                let mut inner = inner.borrow_mut();
                inner.busy = false;
                inner.post_first();
            }
        });
        let error = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| hear(Heard::Stopped));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));

        let listeners = Listeners { _message: message, _error: error };
        let inner = Inner { worker, busy: true, waiting: Vec::new(), _listeners: listeners };
        let bridge = Self { inner: Rc::new(RefCell::new(inner)) };
        *slot.borrow_mut() = Rc::downgrade(&bridge.inner);
        Some(bridge)
    }

    /// Sends a command as soon as the worker is free. A newer command of the same kind replaces one that still waits.
    pub(crate) fn send(&self, command: Command) {
        let mut inner = self.inner.borrow_mut();
        inner.waiting.retain(|waiting| mem::discriminant(waiting) != mem::discriminant(&command));
        inner.waiting.push(command);
        if !inner.busy {
            inner.post_first();
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Inner {
    fn post_first(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let command = self.waiting.remove(0);
        if let Ok(bytes) = encode(&command) {
            // Bytes can always be posted; a worker that is gone says so by its error.
            self.busy = self.worker.post_message(&bytes).is_ok();
        }
    }
}
