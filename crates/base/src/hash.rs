//! FNV-1a, a hash that is the same on every machine. It is meant to detect accidental differences; it gives no protection
//! against deliberate ones.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of bytes.
pub fn of_bytes(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(OFFSET, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// FNV-1a over words of 64 bits. After each word, high bits are mixed into low ones.
#[derive(Clone, Debug)]
pub struct WordHash(u64);

impl Default for WordHash {
    fn default() -> Self {
        Self(OFFSET)
    }
}

impl WordHash {
    /// The hash of everything added so far.
    pub const fn value(&self) -> u64 {
        self.0
    }

    /// Adds a number.
    pub fn number(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(PRIME);
        self.0 ^= self.0 >> 29;
    }

    /// Adds a text and its length.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        text.bytes().for_each(|byte| self.number(u64::from(byte)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_fnv() {
        assert_eq!(of_bytes(*b""), OFFSET);
        assert_eq!(of_bytes(*b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(of_bytes(*b"foobar"), 0x8594_4171_f739_67e8);
    }
}
