//! Normalizes text as people type it: full-width digits, stray blanks, look-alike signs.

use cesuan_policy::formula::half_width;

/// Whether a byte is left as it is by [`plain`].
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic()
}

/// The text with half-width forms for full-width ones, hyphens for minus signs, and no white space. Text without any of
/// these is not copied.
pub(super) fn plain(text: &str) -> std::borrow::Cow<'_, str> {
    if text.bytes().all(is_plain) {
        return text.into();
    }
    text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect::<String>().into()
}

/// The form in which headers and words are compared: [`plain`] in lower case.
pub(super) fn folded(text: &str) -> String {
    plain(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_text_reads_like_half_width_text() {
        assert_eq!(plain(" １２．５\u{3000}万元 "), "12.5万元");
        assert_eq!(plain("−3"), "-3");
        assert_eq!(folded("营业收入（万元）"), "营业收入(万元)");
        assert_eq!(folded("Industry  Code"), "industrycode");
    }
}
