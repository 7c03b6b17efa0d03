//! Measuring the engine in a worker of its own, so that the engine worker stays free and holds nothing that only measures.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use crate::worker::{FromBench, ToBench, decode, encode};
use cesuan_bench::Measured;

use crate::ui::dom;

/// A worker that measures once. It ends when this is let go.
pub(crate) struct Stopwatch {
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Stopwatch {
    /// Measures a carried policy over a drawn sample; `then` gets what was measured, or `None` where it failed.
    pub(crate) fn start(policy: String, enterprises: u32, then: Callback<Option<Measured>>) -> Option<Self> {
        let address = dom::meta("bench-worker").unwrap_or_else(|| "./bench_loader.js".to_owned());
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&address, &options).ok()?;
        let asks = Rc::new(RefCell::new(Some(ToBench { policy, enterprises })));
        let (to, failed) = (worker.clone(), then.clone());
        let message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            match decode::<FromBench>(&message.data()) {
                Ok(FromBench::Ready) => {
                    let asks = asks.borrow_mut().take();
                    if let Some(bytes) = asks.and_then(|asks| encode(&asks).ok()) {
                        // A worker that is gone says so by its error.
                        let _ = to.post_message(&bytes);
                    }
                }
                Ok(FromBench::Measured(measured)) => then.emit(measured.ok().map(|measured| *measured)),
                Err(_) => then.emit(None),
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
