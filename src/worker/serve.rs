//! The worker's side: a session that answers every command with its events.

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::session::{Command, Session};

use super::FromWorker;
use super::wire::{decode, encode};

/// Answers commands until the page lets the worker go. What goes wrong is thrown, which the page sees as the worker's error.
pub fn serve() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut session = Session::new();
    let answering = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let command: Command = decode(&message.data()).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
        say(&answering, &FromWorker::Answer(session.handle(command)));
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
