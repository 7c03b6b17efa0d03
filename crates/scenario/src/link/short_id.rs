//! Shortened ids of parameters.

use cesuan_base::hash::WordHash;

/// The id of a parameter shortened to three bytes of its hash.
pub(super) fn short_id(id: &str) -> [u8; 3] {
    let mut hash = WordHash::default();
    hash.text(id);
    let [a, b, c, ..] = hash.value().to_le_bytes();
    [a, b, c]
}
