//! The page's side of the worker that reads and writes files, loaded when it is first needed.
//!
//! Every job has a worker of its own, which ends with it: letting go of a [`Job`] is how it is cancelled, and a file that
//! uses up a worker's memory costs nothing but the job.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use super::dom;
use crate::worker::{FromOffice, ToOffice, decode, encode};

/// What came of a job.
#[derive(Clone, Debug)]
pub(crate) enum Done {
    /// An answer, and the bytes beside it.
    Answer(FromOffice, Option<Uint8Array>),
    /// The worker could not be started, or stopped: most likely there was not enough memory.
    Stopped,
}

/// A job under way. Letting it go ends it.
#[must_use = "a job that is let go is ended"]
pub(crate) struct Job {
    worker: Option<Worker>,
    _listeners: Listeners,
}

struct Listeners {
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Job {
    /// Begins a job over some files, or over a book.
    pub(crate) fn begin<'a>(
        asked: &ToOffice,
        over: impl IntoIterator<Item = &'a JsValue>,
        done: Callback<Done>,
    ) -> Self {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = dom::meta("office-worker").unwrap_or_else(|| "./office_loader.js".to_owned());
        let worker = Worker::new_with_options(&address, &options).ok();
        let parts = Array::new();
        if let Ok(asked) = encode(asked) {
            parts.push(&asked);
        }
        for part in over {
            parts.push(part);
        }
        let message = {
            let (worker, done) = (worker.clone(), done.clone());
            Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
                let said: Array = message.data().unchecked_into();
                match decode::<FromOffice>(&said.get(0)) {
                    Ok(FromOffice::Ready) => {
                        // A worker that is gone says so by its error.
                        let _ = worker.as_ref().map(|worker| worker.post_message(&parts));
                    }
                    Ok(answer) => done.emit(Done::Answer(answer, said.get(1).dyn_into().ok())),
                    Err(_) => done.emit(Done::Stopped),
                }
            })
        };
        let error = {
            let done = done.clone();
            Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
                // It is said on the page.
                event.prevent_default();
                done.emit(Done::Stopped);
            })
        };
        match &worker {
            Some(worker) => {
                worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
                worker.set_onerror(Some(error.as_ref().unchecked_ref()));
            }
            None => done.emit(Done::Stopped),
        }
        Self { worker, _listeners: Listeners { _message: message, _error: error } }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        if let Some(worker) = &self.worker {
            worker.terminate();
        }
    }
}
