//! The order of names: Chinese characters by their sound, as dictionaries and spreadsheets sort them.

use std::cmp::Ordering;
use std::sync::OnceLock;

/// The 6,763 characters of GB 2312 by their sound, as the Unicode locale data sort them (collation `pinyin`).
const BY_SOUND: &str = include_str!("pinyin.txt");

/// The unified ideographs they are drawn from.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// Compares two names: character by character, letters in either case, the common Chinese characters by sound and before the
/// rarer ones.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    let keys = |text: &str| text.chars().map(key).collect::<Vec<_>>();
    // Most names that differ do so early: no list is made for them.
    let mut pairs = a.chars().zip(b.chars());
    match pairs.find(|(a, b)| a != b) {
        Some((a, b)) if key(a) != key(b) => key(a).cmp(&key(b)),
        Some(_) => keys(a).cmp(&keys(b)),
        None => a.len().cmp(&b.len()),
    }
}

fn key(character: char) -> u32 {
    let code = u32::from(character.to_ascii_lowercase());
    match code {
        FIRST..=LAST => FIRST + ranks()[(code - FIRST) as usize],
        _ => code,
    }
}

/// The rank of every ideograph: of the common ones by sound, of the others by their code, behind.
fn ranks() -> &'static [u32] {
    static RANKS: OnceLock<Vec<u32>> = OnceLock::new();
    RANKS.get_or_init(|| {
        let common = || BY_SOUND.chars().filter(|character| !character.is_whitespace());
        let behind = u32::try_from(common().count()).unwrap_or(u32::MAX);
        // Rarer ones keep the distance of their codes.
        let mut ranks: Vec<u32> = (0..=LAST - FIRST).map(|offset| behind + offset).collect();
        for (rank, character) in (0..).zip(common()) {
            ranks[(u32::from(character) - FIRST) as usize] = rank;
        }
        ranks
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sort_by_sound() {
        let mut names =
            ["郧阳", "丹江口", "亨运", "Beta", "张湾", "茅箭", "alpha", "房县", "竹溪", "竹山", "12", "张湾东风"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(
            names,
            ["12", "alpha", "Beta", "丹江口", "房县", "亨运", "茅箭", "郧阳", "张湾", "张湾东风", "竹山", "竹溪"]
        );
    }

    #[test]
    fn letters_sort_in_either_case() {
        assert_eq!(compare("abC", "ABd"), Ordering::Less);
        assert_eq!(compare("AB", "ab"), Ordering::Equal);
    }
}
