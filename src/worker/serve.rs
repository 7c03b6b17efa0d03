//! The worker's side: a session that answers every command with its events.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use cesuan_base::diag::Diagnostics;
use cesuan_bench::measure;
use cesuan_office::Output;
use cesuan_session::{Advance, Command, Session};

use super::wire::{WireError, decode, encode};
use super::{FromWorker, ToWorker};

/// Answers commands until the page lets the worker go. What goes wrong is thrown, which the page sees as the worker's error.
pub fn serve() {
    console_error_panic_hook::set_once();
    let desk = Rc::new(Desk { scope: js_sys::global().unchecked_into(), session: RefCell::new(Session::new()) });
    let answering = desk.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        // A command alone, or a command and the bytes that belong to it.
        let data = message.data();
        let (asked, beside) = match data.dyn_ref::<js_sys::Array>() {
            Some(parts) => (parts.get(0), parts.get(1)),
            None => (data, JsValue::UNDEFINED),
        };
        match decode(&asked).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail)) {
            ToWorker::Do(command) => answering.begin(command),
            ToWorker::Tables { layout, errors } => {
                let layout = Some(layout);
                answering.begin(if beside.is_undefined() {
                    Command::Reread { layout, errors }
                } else {
                    let sheets = decode(&beside).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
                    Command::Tables { sheets, layout, errors }
                });
            }
            ToWorker::Write { paper, lang } => {
                let written = cesuan_exports::write(&mut answering.session.borrow_mut(), &paper, lang);
                match written {
                    Ok(paper) => answering.say_with(&FromWorker::Written(Diagnostics::new()), Some(&paper)),
                    Err(faults) => answering.say(&FromWorker::Written(faults)),
                }
            }
            ToWorker::Cancel => answering.session.borrow_mut().cancel(),
            ToWorker::Measure { policy, enterprises } => {
                let folder = cesuan_session::carried(&policy);
                let measured = folder.and_then(|folder| measure(&folder, enterprises, &now));
                answering.say(&FromWorker::Measured(measured.map(Box::new)));
            }
        }
    });
    desk.scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    listener.forget();
    desk.say(&FromWorker::Ready);
}

/// A session and whom it answers.
struct Desk {
    scope: DedicatedWorkerGlobalScope,
    session: RefCell<Session>,
}

impl Desk {
    fn begin(self: &Rc<Self>, command: Command) {
        let advance = self.session.borrow_mut().begin(command);
        self.go_on(advance);
    }

    /// Answers, or says how far it is and goes on as soon as messages that came meanwhile are heard.
    fn go_on(self: &Rc<Self>, advance: Advance) {
        match advance {
            Advance::Done(events) => self.say(&FromWorker::Answer(events)),
            Advance::Going(progress) => {
                self.say(&FromWorker::Progress(progress));
                let desk = self.clone();
                let next = move || {
                    let advance = desk.session.borrow_mut().advance();
                    desk.go_on(advance);
                };
                Timeout::new(0, next).forget();
            }
        }
    }

    fn say(&self, message: &FromWorker) {
        self.say_with(message, None);
    }

    /// Says something, and gives a paper with it that the page hands on as it is.
    fn say_with(&self, message: &FromWorker, beside: Option<&Output>) {
        let bytes = |encoded: Result<JsValue, WireError>| {
            encoded.unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail))
        };
        let message = bytes(encode(message));
        let posted = match beside.map(|paper| bytes(encode(paper))) {
            None => self.scope.post_message(&message),
            Some(paper) => {
                let transfer = js_sys::Array::of1(&paper.unchecked_ref::<js_sys::Uint8Array>().buffer());
                self.scope.post_message_with_transfer(&js_sys::Array::of2(&message, &paper), &transfer)
            }
        };
        if let Err(error) = posted {
            wasm_bindgen::throw_val(error);
        }
    }
}

/// Nanoseconds since the worker started, as finely as the browser tells.
fn now() -> u64 {
    const NANOSECONDS: f64 = 1e6;
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let milliseconds = scope.performance().map_or(0.0, |clock| clock.now());
    #[expect(clippy::float_arithmetic, reason = "the browser's clock is a float")]
    let nanoseconds = milliseconds * NANOSECONDS;
    nanoseconds as u64
}
