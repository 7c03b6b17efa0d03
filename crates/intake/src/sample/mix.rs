//! What a person may change of a sample: the shares of groups, and the growth of a column.

use cesuan_base::dim::Text;

use super::column_ref::ColumnRef;

/// A column of words or options whose values form groups.
#[derive(Clone, Debug)]
pub struct Mix {
    /// The label of what the groups divide.
    pub label: Text,
    /// The groups, in the order their values are tried.
    pub groups: Vec<MixGroup>,
    pub(super) of: ColumnRef,
    /// For a category, the group of each option.
    pub(super) options: Vec<Option<usize>>,
}

/// A group of values.
#[derive(Clone, Debug)]
pub struct MixGroup {
    pub id: String,
    pub label: Text,
    /// The values; one that ends with `*` stands for all that begin with it. `None` takes all remaining values.
    pub(super) values: Option<Vec<String>>,
}

impl Mix {
    /// The group of a word.
    pub(super) fn of_word(&self, word: &str) -> Option<usize> {
        self.groups.iter().position(|group| group.has(word))
    }

    /// The group of an option.
    pub(super) fn of_option(&self, option: i64) -> Option<usize> {
        usize::try_from(option).ok().and_then(|option| self.options.get(option).copied().flatten())
    }
}

impl MixGroup {
    pub(super) fn has(&self, word: &str) -> bool {
        let is = |value: &String| value.strip_suffix('*').map_or(value == word, |start| word.starts_with(start));
        self.values.as_ref().is_none_or(|values| values.iter().any(is))
    }
}

/// The column whose growth a person may change.
#[derive(Clone, Debug)]
pub(super) struct Growth {
    pub label: Text,
    pub of: ColumnRef,
}
