//! The unified social credit code of GB 32100-2015: eighteen characters, of which the last is a check character.

/// The characters of a code; the value of each is its index. I, O, S, V and Z are not used.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The length of a code.
pub(super) const LENGTH: usize = 18;

/// The check character for the first seventeen characters. `None` if one of them is not allowed in a code.
pub(super) fn check_character(body: &[u8]) -> Option<u8> {
    let mut sum = 0;
    let mut weight = 1;
    for byte in body.iter().take(LENGTH - 1) {
        sum += value(*byte)? * weight;
        weight = weight * 3 % ALPHABET.len();
    }
    let rest = sum % ALPHABET.len();
    Some(ALPHABET[(ALPHABET.len() - rest) % ALPHABET.len()])
}

/// Whether a text has the form of a code but a wrong check character.
pub(super) fn fails(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == LENGTH
        && value(bytes[LENGTH - 1]).is_some()
        && check_character(bytes).is_some_and(|expected| expected != bytes[LENGTH - 1])
}

/// Whether a text consists of characters that are allowed in a code.
pub(super) fn in_alphabet(text: &str) -> bool {
    text.bytes().all(|byte| value(byte).is_some())
}

/// The value of each byte; the length of [`ALPHABET`] for bytes that are not allowed.
const VALUES: [u8; 256] = {
    let mut values = [ALPHABET.len() as u8; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        values[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    values
};

fn value(byte: u8) -> Option<usize> {
    Some(usize::from(VALUES[usize::from(byte)])).filter(|value| *value < ALPHABET.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_codes_pass() {
        for code in ["91350100M000100Y43", "91110000101623741K", "9144030071526726XG", "911101066976941872"] {
            assert!(!fails(code), "{code}");
            assert_eq!(check_character(code.as_bytes()), Some(code.as_bytes()[17]), "{code}");
        }
    }

    #[test]
    fn a_changed_character_fails_and_other_text_is_left_alone() {
        assert!(fails("91350100M000100Y44"));
        assert!(fails("91350100M000010Y43"));
        for text in ["91350100M000100Y4", "91350100m000100y44", "91350100O000100Y44", "E-001", "", "十堰十堰十堰"]
        {
            assert!(!fails(text), "{text}");
        }
    }

    #[test]
    fn a_sum_without_remainder_gives_zero() {
        assert_eq!(check_character(b"00000000000000000"), Some(b'0'));
    }
}
