//! Which rows of a long list to draw: those in view. The list may be longer than the highest element a browser can hold.

/// The height of a row in pixels; the styles have the same.
pub const ROW: u64 = 44;
/// The height in pixels that every browser can hold.
const HIGHEST: u64 = 8_000_000;
/// Rows drawn above and below those in view.
const MARGIN: u64 = 4;
/// Rows are asked for in blocks, so that a small movement asks for nothing new.
const BLOCK: u64 = 50;

/// A list of some rows in a window of some height, scrolled somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// How many rows there are.
    pub rows: u64,
    /// How high the window is, in pixels.
    pub height: u64,
    /// How far it is scrolled, in pixels of the scrolled element.
    pub scrolled: u64,
}

impl Window {
    /// How high the scrolled element is: less than all rows together where those are too many for the browser.
    pub fn total(self) -> u64 {
        (self.rows * ROW).clamp(1, HIGHEST)
    }

    /// How far into the rows the window reaches down, in pixels of rows.
    fn top(self) -> u64 {
        let (real, shown) = (self.rows * ROW, self.total());
        let scrollable = shown.saturating_sub(self.height);
        if real <= shown || scrollable == 0 {
            return self.scrolled.min(scrollable);
        }
        // A long list moves faster than its scroll bar; whole rows keep the movement calm.
        let farthest = u128::from(real - self.height);
        let top = farthest * u128::from(self.scrolled.min(scrollable)) / u128::from(scrollable);
        let top = u64::try_from(top).unwrap_or(real);
        if self.scrolled >= scrollable { real - self.height } else { top / ROW * ROW }
    }

    /// The rows to draw, and how far above the window's edge the first of them begins, in pixels; negative where it does.
    pub fn drawn(self) -> (std::ops::Range<u64>, i64) {
        let top = self.top();
        let first = (top / ROW).saturating_sub(MARGIN);
        let end = ((top + self.height).div_ceil(ROW) + MARGIN).min(self.rows);
        let shift = i64::try_from(first * ROW).unwrap_or(i64::MAX) - i64::try_from(top).unwrap_or(0);
        (first..end, shift)
    }

    /// The rows to ask for: whole blocks around those drawn.
    pub fn asked(self) -> (u64, u32) {
        let (drawn, _) = self.drawn();
        let first = drawn.start / BLOCK * BLOCK;
        let end = drawn.end.max(1).div_ceil(BLOCK) * BLOCK;
        (first, u32::try_from(end - first).unwrap_or(u32::MAX))
    }

    /// How far to scroll so that a row is in view; nothing where it is already.
    pub fn reveal(self, row: u64) -> Option<u64> {
        let (top, start, end) = (self.top(), row * ROW, (row + 1) * ROW);
        let wanted = if start < top {
            start
        } else if end > top + self.height {
            end.saturating_sub(self.height)
        } else {
            return None;
        };
        let (real, shown) = (self.rows * ROW, self.total());
        if real <= shown {
            return Some(wanted);
        }
        // Rounded up, so that the row reached is the row wanted.
        let (scrollable, farthest) = (u128::from(shown.saturating_sub(self.height)), u128::from(real - self.height));
        u64::try_from((u128::from(wanted) * scrollable).div_ceil(farthest.max(1))).ok()
    }

    /// How many whole rows fit.
    pub fn page(self) -> u64 {
        (self.height / ROW).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(rows: u64, scrolled: u64) -> Window {
        Window { rows, height: 440, scrolled }
    }

    #[test]
    fn a_short_list_scrolls_as_it_is() {
        assert_eq!(window(100, 0).total(), 4_400);
        assert_eq!(window(100, 0).drawn(), (0..14, 0));
        assert_eq!(window(100, 445).drawn(), (6..25, -181));
        assert_eq!(window(100, 9_999_999).drawn().0, 86..100);
        assert_eq!(window(3, 0).drawn(), (0..3, 0));
        assert_eq!(window(0, 0).drawn(), (0..0, 0));
    }

    #[test]
    fn every_row_of_a_million_can_be_reached() {
        let rows = 1_000_000;
        assert_eq!(window(rows, 0).total(), HIGHEST);
        let end = Window { scrolled: HIGHEST - 440, ..window(rows, 0) };
        assert_eq!(end.drawn().0, rows - 14..rows);
        for row in [0, 1, 17, 499_999, 500_000, 999_998, 999_999] {
            for scrolled in [0, 3_999_999, HIGHEST - 440] {
                let from = window(rows, scrolled);
                let there = Window { scrolled: from.reveal(row).unwrap_or(scrolled), ..from };
                assert_eq!(there.reveal(row).filter(|again| *again != there.scrolled), None, "{row} from {scrolled}");
                assert!(there.drawn().0.contains(&row), "{row} from {scrolled}");
            }
        }
    }

    #[test]
    fn blocks_hold_what_is_drawn() {
        for scrolled in [0, 1_000, 2_000, 7_777] {
            let window = window(1_000, scrolled);
            let ((first, count), (drawn, _)) = (window.asked(), window.drawn());
            assert!(first <= drawn.start && drawn.end <= first + u64::from(count) && count <= 150);
        }
    }
}
