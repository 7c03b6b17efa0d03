//! Keys that mean the same everywhere.

use yew::KeyboardEvent;

/// How many steps Shift, or a page key, makes of one.
const LONG_STEP: i32 = 10;

/// The steps an arrow or page key asks for.
pub(crate) fn step_of(event: &KeyboardEvent) -> Option<i32> {
    let size = if event.shift_key() { LONG_STEP } else { 1 };
    match event.key().as_str() {
        "ArrowUp" => Some(size),
        "ArrowDown" => Some(-size),
        "PageUp" => Some(LONG_STEP),
        "PageDown" => Some(-LONG_STEP),
        _ => None,
    }
}
