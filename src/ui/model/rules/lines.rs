//! Counting the lines in which two texts differ.

/// The numbers of lines added and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineChanges {
    pub added: usize,
    pub removed: usize,
}

/// The fewest lines to add and remove to turn one text into the other.
pub fn line_changes(before: &str, after: &str) -> LineChanges {
    let (mut old, mut new): (&[&str], &[&str]) =
        (&before.lines().collect::<Vec<_>>(), &after.lines().collect::<Vec<_>>());
    while let ([a, old_rest @ ..], [b, new_rest @ ..]) = (old, new)
        && a == b
    {
        (old, new) = (old_rest, new_rest);
    }
    while let ([old_rest @ .., a], [new_rest @ .., b]) = (old, new)
        && a == b
    {
        (old, new) = (old_rest, new_rest);
    }
    let common = longest_common(old, new);
    LineChanges { added: new.len() - common, removed: old.len() - common }
}

/// The length of the longest common subsequence.
fn longest_common(old: &[&str], new: &[&str]) -> usize {
    let mut above = vec![0; new.len() + 1];
    for line in old {
        let mut row = vec![0; new.len() + 1];
        for (at, other) in new.iter().enumerate() {
            row[at + 1] = if line == other { above[at] + 1 } else { above[at + 1].max(row[at]) };
        }
        above = row;
    }
    above[new.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_came_and_went_are_counted() {
        let count = |before: &str, after: &str| {
            let LineChanges { added, removed } = line_changes(before, after);
            (added, removed)
        };
        assert_eq!(count("a\nb\nc", "a\nb\nc"), (0, 0));
        assert_eq!(count("a\nb\nc", "a\nx\nc"), (1, 1));
        assert_eq!(count("a\nb\nc\nd", "a\nc\ny\nd"), (1, 1));
        assert_eq!(count("", "a\nb"), (2, 0));
        assert_eq!(count("a\na\na", "a\na"), (0, 1));
    }
}
