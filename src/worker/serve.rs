//! The worker's side of the wire: a session that answers every question.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use cesuan_session::{Advance, ReadTables, RereadTables, Session};

use super::wire::{WireError, decode, encode, to_bytes};
use super::{FromWorker, ToWorker};

/// Answers questions until the page lets the worker go. What goes wrong is thrown, which the page sees as the worker's error.
pub fn serve() {
    console_error_panic_hook::set_once();
    let desk = Rc::new(Desk { scope: js_sys::global().unchecked_into(), session: RefCell::new(Session::new()) });
    let answering = desk.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        // A message alone, or a message and the bytes that belong to it.
        let data = message.data();
        let (asked, beside) = match data.dyn_ref::<js_sys::Array>() {
            Some(parts) => (parts.get(0), parts.get(1)),
            None => (data, JsValue::UNDEFINED),
        };
        match decode(&asked).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail)) {
            ToWorker::Ask(question) => {
                let reply = question.answer(&mut answering.session.borrow_mut());
                answering.say_with(&FromWorker::Answer, Some(&written(reply)));
            }
            ToWorker::Tables { layout, errors } => {
                let layout = Some(layout);
                let mut session = answering.session.borrow_mut();
                let advance = if beside.is_undefined() {
                    session.begin_over(RereadTables { layout, errors })
                } else {
                    let sheets = decode(&beside).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
                    session.begin(ReadTables { sheets, layout, errors })
                };
                drop(session);
                answering.go_on(advance);
            }
            ToWorker::Cancel => answering.session.borrow_mut().cancel(),
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
    /// Answers, or says how far it is and goes on as soon as messages that came meanwhile are heard.
    fn go_on(self: &Rc<Self>, advance: Advance) {
        match advance {
            Advance::Done(reply) => self.say_with(&FromWorker::Answer, Some(&written(to_bytes(&reply)))),
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

    /// Says something, and gives bytes with it.
    fn say_with(&self, message: &FromWorker, beside: Option<&[u8]>) {
        let message = written(encode(message));
        let posted = match beside.map(js_sys::Uint8Array::from) {
            None => self.scope.post_message(&message),
            Some(bytes) => {
                let transfer = js_sys::Array::of1(&bytes.buffer());
                self.scope.post_message_with_transfer(&js_sys::Array::of2(&message, &bytes), &transfer)
            }
        };
        if let Err(error) = posted {
            wasm_bindgen::throw_val(error);
        }
    }
}

/// A message that could be written; what cannot be is thrown.
fn written<T>(message: Result<T, WireError>) -> T {
    message.unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail))
}
