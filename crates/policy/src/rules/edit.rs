//! Edits the list of measures in `policy.toml`. The rest of the file, comments included, stays as it is.

use toml::de::{DeTable, DeValue};

/// The key of `policy.toml` that lists the measures.
const MEASURES: &str = "measures";

/// Adds a measure at the end of the list of `policy.toml`. `None` if the file has no such list, or the measure is in
/// it.
pub fn with_measure(policy: &str, id: &str) -> Option<String> {
    let list = List::read(policy)?;
    if list.items.iter().any(|item| item.text == id) {
        return None;
    }
    let Some(last) = list.items.last() else {
        let inside = list.start + 1;
        return Some(format!("{}\"{id}\"{}", &policy[..inside], &policy[inside..]));
    };
    let tail = &policy[last.end..list.end - 1];
    if !tail.contains('\n') {
        return Some(format!("{}, \"{id}\"{}", &policy[..last.end], &policy[last.end..]));
    }
    // The list has one measure per line: the new one goes on a line of its own before the closing bracket.
    let comma = if before_comment(tail).contains(',') { "" } else { "," };
    let line = policy[..list.end].rfind('\n').map_or(0, |at| at + 1);
    let indent = indent_of(policy, last.start);
    Some(format!("{}{comma}{}{indent}\"{id}\",\n{}", &policy[..last.end], &policy[last.end..line], &policy[line..]))
}

/// Takes a measure out of the list of `policy.toml`. `None` if it is not there.
pub fn without_measure(policy: &str, id: &str) -> Option<String> {
    let list = List::read(policy)?;
    let at = list.items.iter().position(|item| item.text == id)?;
    let item = &list.items[at];
    let line = policy[..item.start].rfind('\n').map_or(0, |at| at + 1);
    let rest = policy[item.end..].find('\n').map_or(policy.len(), |found| item.end + found + 1);
    let after = before_comment(&policy[item.end..rest.min(list.end - 1)]);
    let alone = line > list.start
        && policy[line..item.start].trim().is_empty()
        && after.trim_matches([',', ' ', '\t', '\r', '\n']).is_empty();
    let (from, to) = match list.items.get(at + 1) {
        _ if alone && rest <= list.end => (line, rest),
        Some(next) => (item.start, next.start),
        None => (at.checked_sub(1).map_or(item.start, |before| list.items[before].end), item.end),
    };
    Some(format!("{}{}", &policy[..from], &policy[to..]))
}

/// The list of measures with its place in the file, brackets included.
struct List {
    start: usize,
    end: usize,
    items: Vec<Item>,
}

struct Item {
    text: String,
    start: usize,
    end: usize,
}

impl List {
    fn read(policy: &str) -> Option<Self> {
        let table = DeTable::parse(policy).ok()?;
        let (_, value) = table.get_ref().iter().find(|(key, _)| key.get_ref() == MEASURES)?;
        let DeValue::Array(items) = value.get_ref() else { return None };
        let item = |value: &toml::Spanned<DeValue<'_>>| match value.get_ref() {
            DeValue::String(text) => {
                Some(Item { text: text.to_string(), start: value.span().start, end: value.span().end })
            }
            _ => None,
        };
        Some(Self {
            start: value.span().start,
            end: value.span().end,
            items: items.iter().map(item).collect::<Option<_>>()?,
        })
    }
}

fn before_comment(text: &str) -> &str {
    text.split('#').next().unwrap_or_default()
}

/// The white space at the start of the line that byte `at` stands in.
fn indent_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..at];
    &line[..line.len() - line.trim_start().len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, id: &str, after: &str) {
        assert_eq!(with_measure(before, id).as_deref(), Some(after));
        let names = |text: &str| -> Vec<String> {
            List::read(text).expect("a list").items.into_iter().map(|item| item.text).collect()
        };
        let back = without_measure(after, id).expect("it is in the list");
        assert_eq!(names(&back), names(before), "{back}");
    }

    #[test]
    fn a_measure_goes_to_the_end_of_the_list_and_out_again() {
        check("measures = []\n", "a", "measures = [\"a\"]\n");
        check("measures = [\"a\"]\nyears = [2018]\n", "b", "measures = [\"a\", \"b\"]\nyears = [2018]\n");
        check("measures = [\"a\", ]\n", "b", "measures = [\"a\", \"b\", ]\n");
        check("measures = [\n  \"a\",\n  \"b\",\n]\n", "c", "measures = [\n  \"a\",\n  \"b\",\n  \"c\",\n]\n");
        check(
            "measures = [\n\t\"a\" # first, of all\n]\n",
            "c",
            "measures = [\n\t\"a\", # first, of all\n\t\"c\",\n]\n",
        );
        check(
            "id = \"x\" # why\nmeasures = [\n  \"a\", # one\n  # two follows\n]\n[payer.p]\n",
            "c",
            "id = \"x\" # why\nmeasures = [\n  \"a\", # one\n  # two follows\n  \"c\",\n]\n[payer.p]\n",
        );
    }

    #[test]
    fn a_measure_on_its_own_line_takes_the_line_with_it() {
        let policy = "measures = [\n  \"a\",\n  \"b\",\n  \"c\",\n]\n";
        assert_eq!(without_measure(policy, "b").as_deref(), Some("measures = [\n  \"a\",\n  \"c\",\n]\n"));
        assert_eq!(without_measure("measures = [\"a\", \"b\"]\n", "a").as_deref(), Some("measures = [\"b\"]\n"));
        assert_eq!(without_measure("measures = [\"a\", \"b\"]\n", "b").as_deref(), Some("measures = [\"a\"]\n"));
        assert_eq!(without_measure("measures = [\"a\"]\n", "a").as_deref(), Some("measures = []\n"));
    }

    #[test]
    fn what_is_no_list_of_measures_is_left_alone() {
        assert_eq!(with_measure("years = [1]\n", "a"), None);
        assert_eq!(with_measure("measures = [\"a\"\n", "b"), None);
        assert_eq!(with_measure("measures = [\"a\"]\n", "a"), None);
        assert_eq!(without_measure("measures = [\"a\"]\n", "b"), None);
    }
}
