//! The side of the worker that reads and writes files.
//!
//! A message is an array: what is asked as bytes, then the files it is about or what a file is made of. An answer is an array too: what came of it as
//! bytes, then the bytes of a file or of the sheets, which the page hands on as they are.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, File, FileReaderSync, MessageEvent};

use super::wire::{WireError, decode, encode};
use super::{FromOffice, ToOffice};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place};
use cesuan_exports::ExportFile;
use cesuan_office::{RawSheet, open, within};
use cesuan_session::{ExportData, Reply};

/// Answers until the page lets the worker go. What goes wrong is thrown, which the page sees as the worker's error.
pub fn serve_office() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answering = scope.clone();
    let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let parts: Array = message.data().unchecked_into();
        let asked: ToOffice = decode(&parts.shift()).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
        let (answer, beside) = match asked {
            ToOffice::Open => {
                let (sheets, faults) = opened(parts.iter().map(|file| file.unchecked_into()));
                (FromOffice::Opened { faults }, (!sheets.is_empty()).then(|| bytes(encode(&sheets))))
            }
            ToOffice::Write { form, edition } => {
                let reply: Reply<ExportData> =
                    decode(&parts.get(0)).unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail));
                match reply.now().and_then(|data| form.file(&data, &edition)) {
                    Ok(ExportFile { bytes, fingerprint }) => {
                        let file = Uint8Array::from(bytes.as_slice()).into();
                        (FromOffice::Written { faults: Diagnostics::new(), fingerprint }, Some(file))
                    }
                    Err(faults) => (FromOffice::Written { faults, fingerprint: None }, None),
                }
            }
        };
        say(&answering, &answer, beside);
    });
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    // The worker lives as long as its listener.
    listener.forget();
    say(&scope, &FromOffice::Ready, None);
}

fn bytes(encoded: Result<JsValue, WireError>) -> JsValue {
    encoded.unwrap_or_else(|error| wasm_bindgen::throw_str(&error.detail))
}

fn opened(files: impl Iterator<Item = File>) -> (Vec<RawSheet>, Diagnostics) {
    let (mut sheets, mut faults) = (Vec::new(), Diagnostics::new());
    for file in files {
        match read(&file).and_then(|bytes| open(&file.name(), bytes)) {
            Ok(opened) => sheets.extend(opened),
            Err(broken) => faults.extend(broken),
        }
    }
    (sheets, faults)
}

/// The bytes of a file; one that is too large is not read at all.
fn read(file: &File) -> Result<Vec<u8>, Diagnostics> {
    // The browser tells a size as a float, of whole bytes.
    within(&file.name(), file.size() as u64).map_err(|fault| Diagnostics::from(*fault))?;
    let read = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file));
    read.map(|buffer| Uint8Array::new(&buffer).to_vec()).map_err(|error| {
        let detail = js_sys::Reflect::get(&error, &"message".into()).ok().and_then(|message| message.as_string());
        let fault =
            Diagnostic::error(Code::UnreadableFile).at(Place::File { file: file.name() }).with("file", file.name());
        fault.with("detail", detail.unwrap_or_default()).into()
    })
}

fn say(scope: &DedicatedWorkerGlobalScope, answer: &FromOffice, beside: Option<JsValue>) {
    let parts = Array::of1(&bytes(encode(answer)));
    let transfer = Array::new();
    if let Some(beside) = beside {
        let beside: Uint8Array = beside.unchecked_into();
        transfer.push(&beside.buffer());
        parts.push(&beside);
    }
    if let Err(error) = scope.post_message_with_transfer(&parts, &transfer) {
        wasm_bindgen::throw_val(error);
    }
}
