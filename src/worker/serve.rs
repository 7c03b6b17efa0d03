//! The worker's side: a session that answers every command with its events.

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::bench::measure;
use crate::papers;
use crate::session::Session;

use super::wire::{decode, encode};
use super::{FromWorker, ToWorker};

/// Answers commands until the page lets the worker go. What goes wrong is thrown, which the page sees as the worker's error.
pub fn serve() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut session = Session::new();
    let answering = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let asked: ToWorker = decode(&message.data()).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
        let answer = match asked {
            ToWorker::Do(command) => FromWorker::Answer(session.handle(command)),
            ToWorker::Write { paper, lang } => {
                FromWorker::Written(papers::write(&mut session, &paper, lang).map(Box::new))
            }
            ToWorker::Measure { policy, enterprises } => {
                let folder = crate::session::carried(&policy);
                let measured = folder.and_then(|folder| measure(&folder, enterprises, &now));
                FromWorker::Measured(measured.map(Box::new))
            }
        };
        say(&answering, &answer);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    listener.forget();
    say(&scope, &FromWorker::Ready);
}

fn say(scope: &DedicatedWorkerGlobalScope, message: &FromWorker) {
    let bytes = encode(message).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
    if let Err(error) = scope.post_message(&bytes) {
        wasm_bindgen::throw_val(error);
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
