//! Measuring the engine in a worker of its own, so that the page's worker stays free.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::worker::{FromWorker, ToWorker, decode, encode};
use cesuan_bench::Measured;

use crate::ui::dom;

/// A worker that measures once. It ends when this is let go.
pub(crate) struct Stopwatch {
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Stopwatch {
    /// Measures a carried policy over a drawn sample; `then` gets what was measured, or nothing where it failed.
    pub(crate) fn start(policy: String, enterprises: u32, then: Callback<Option<Measured>>) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&dom::worker_address(), &options).ok()?;
        let asks = Rc::new(RefCell::new(Some(ToWorker::Measure { policy, enterprises })));
        let (to, failed) = (worker.clone(), then.clone());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            match decode::<FromWorker>(&message.data()) {
                Ok(FromWorker::Ready) => {
                    let asks = asks.borrow_mut().take();
                    if let Some(bytes) = asks.and_then(|asks| encode(&asks).ok()) {
                        // A worker that is gone says so by its error.
                        let _ = to.post_message(&bytes);
                    }
                }
                Ok(FromWorker::Measured(measured)) => then.emit(measured.ok().map(|measured| *measured)),
                _ => then.emit(None),
            }
        });
        let error = Closure::<dyn FnMut(ErrorEvent)>::new(move |_| failed.emit(None));
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        Some(Self { worker, _message: message, _error: error })
    }
}

impl Drop for Stopwatch {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.terminate();
    }
}
