//! What a page has no room for in one piece.

use cesuan_i18n::{Lang, text};

/// How many of these stand in each part, where at most so many have room: as evenly as they can.
pub(super) fn evenly(count: usize, at_most: usize) -> usize {
    count.div_ceil(count.div_ceil(at_most.max(1)).max(1))
}

/// The title of a part, the first being 0; the title alone where there is one part.
pub(super) fn part_title(lang: Lang, title: &str, at: usize, count: usize) -> String {
    if count < 2 {
        return title.to_owned();
    }
    text(lang, "report-part", &[("title", title.into()), ("part", (at + 1).into()), ("parts", count.into())])
}
