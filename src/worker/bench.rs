//! The side of the worker that measures how fast the engine is. Each worker measures once.

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use cesuan_base::diag::Diagnostics;
use cesuan_bench::{Measured, measure};

use super::wire::{decode, encode};

/// What the page asks: a measurement over a drawn sample. The answer is [`FromBench::Measured`].
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ToBench {
    /// The id of the carried policy.
    pub policy: String,
    /// The number of enterprises to draw.
    pub enterprises: u32,
}

/// What the worker says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum FromBench {
    /// The worker listens.
    Ready,
    Measured(Result<Box<Measured>, Diagnostics>),
}

/// Answers until the page lets the worker go. What goes wrong is thrown, which the page sees as the worker's error.
pub fn serve_bench() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let ToBench { policy, enterprises } =
            decode(&message.data()).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
        let folder = cesuan_session::carried(&policy);
        let measured = folder.and_then(|folder| measure(&folder, enterprises, &now));
        say(&answering, &FromBench::Measured(measured.map(Box::new)));
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    listener.forget();
    say(&scope, &FromBench::Ready);
}

fn say(scope: &DedicatedWorkerGlobalScope, said: &FromBench) {
    let bytes = encode(said).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
    if let Err(error) = scope.post_message(bytes.unchecked_ref::<Uint8Array>()) {
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
