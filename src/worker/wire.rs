//! Messages as bytes.

use std::fmt;

use js_sys::Uint8Array;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// A message that cannot be written or read: page and worker are not of one build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireError {
    /// What the codec said, in English.
    pub detail: String,
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for WireError {}

/// A message as bytes.
///
/// # Errors
/// When the message cannot be written.
pub(super) fn to_bytes<T: Serialize>(message: &T) -> Result<Vec<u8>, WireError> {
    postcard::to_allocvec(message).map_err(|error| WireError { detail: error.to_string() })
}

/// A message for the other side.
///
/// # Errors
/// When the message cannot be written.
pub fn encode(message: &impl Serialize) -> Result<JsValue, WireError> {
    to_bytes(message).map(|bytes| Uint8Array::from(bytes.as_slice()).into())
}

/// A message from the other side.
///
/// # Errors
/// When it is not a message of this type.
pub fn decode<T: DeserializeOwned>(data: &JsValue) -> Result<T, WireError> {
    let bytes = data.dyn_ref::<Uint8Array>().ok_or_else(|| WireError { detail: "not bytes".to_owned() })?;
    postcard::from_bytes(&bytes.to_vec()).map_err(|error| WireError { detail: error.to_string() })
}
