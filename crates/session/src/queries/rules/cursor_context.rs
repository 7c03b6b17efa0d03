//! The context of a place in a TOML file: the header and keys it is under, and whether it is inside a text.
//!
//! The file is being edited and need not be valid TOML, so only the text before the place is looked at.

/// The context of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CursorContext {
    /// The names of the header, then the keys of the tables and lists around the place, outermost first.
    pub(super) path: Vec<String>,
    pub(super) inside: Inside,
}

/// What may be written at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    /// A text between quotes, which is the value of the last key of the path. It begins at byte `start`.
    Text { start: usize },
    /// A key, which begins at byte `start`.
    Key { start: usize },
    /// A header.
    Header,
    /// A value that is no text, such as a number.
    Elsewhere,
}

/// The context at byte `at` of a file.
pub(super) fn cursor_context(text: &str, at: usize) -> CursorContext {
    let mut scan = Scan { header: Vec::new(), open: vec![Open::default()], word: 0, inside: Inside::Key { start: 0 } };
    let text = text.get(..at).unwrap_or(text);
    scan.run(text);
    let keys = scan.open.iter().filter_map(|open| open.key.clone());
    let inside = match scan.inside {
        Inside::Key { .. } if scan.open.last().is_some_and(|open| open.list || open.key.is_some()) => Inside::Elsewhere,
        Inside::Key { .. } => Inside::Key { start: scan.word },
        inside => inside,
    };
    CursorContext { path: scan.header.iter().cloned().chain(keys).collect(), inside }
}

/// A table or list that is not closed yet.
#[derive(Default)]
struct Open {
    /// The key whose value comes next.
    key: Option<String>,
    list: bool,
}

struct Scan {
    header: Vec<String>,
    open: Vec<Open>,
    /// The byte at which the current word begins.
    word: usize,
    inside: Inside,
}

impl Scan {
    fn run(&mut self, text: &str) {
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            match c {
                '#' => match text[at..].find('\n') {
                    Some(end) => at += end,
                    None => return self.inside = Inside::Elsewhere,
                },
                '"' | '\'' => match end_of_text(text, at, c) {
                    // A text before `=` is a key, such as `"benchmark_rate@2026"`.
                    Some(end) => at = end - 1,
                    None => {
                        let quotes = if text[at..].starts_with("\"\"\"") { 3 } else { 1 };
                        return self.inside = Inside::Text { start: at + quotes };
                    }
                },
                '[' if self.at_line_start(text, at) => match text[at..].find(']') {
                    Some(end) => {
                        let name = text[at..at + end].trim_matches(['[', ' ']);
                        self.header = name.split('.').map(|part| part.trim().trim_matches('"').to_owned()).collect();
                        self.open = vec![Open::default()];
                        at += end;
                        at += text[at..].find('\n').unwrap_or(text.len() - at).saturating_sub(1);
                    }
                    None => return self.inside = Inside::Header,
                },
                '[' => self.open.push(Open { key: None, list: true }),
                '{' => self.open.push(Open::default()),
                ']' | '}' if self.open.len() > 1 => drop(self.open.pop()),
                '=' => {
                    let key = text[self.word..at].trim().trim_matches('"').to_owned();
                    if let Some(open) = self.open.last_mut() {
                        open.key = Some(key);
                    }
                }
                ',' => self.next_entry(),
                '\n' if self.open.len() == 1 => self.next_entry(),
                _ => {}
            }
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            if matches!(c, ',' | '{' | '[' | '\n') || (c.is_whitespace() && text[self.word..at].trim().is_empty()) {
                self.word = at;
            }
        }
    }

    fn next_entry(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.key = None;
        }
    }

    fn at_line_start(&self, text: &str, at: usize) -> bool {
        let line = text[..at].rfind('\n').map_or(0, |found| found + 1);
        self.open.len() == 1 && text[line..at].trim_matches([' ', '\t', '[']).is_empty()
    }
}

/// The byte after the closing quote of a text. Without one, a text of a single line ends with its line; at the end of the file
/// there is no end.
fn end_of_text(text: &str, at: usize, quote: char) -> Option<usize> {
    if text[at..].starts_with("\"\"\"") {
        return text[at + 3..].find("\"\"\"").map(|end| at + 3 + end + 3);
    }
    let mut escaped = false;
    for (offset, c) in text[at + 1..].char_indices() {
        let end = at + 1 + offset;
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            '\n' => return Some(end),
            c if c == quote => return Some(end + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The context at the `|` of a text.
    fn at(text: &str) -> (String, Inside) {
        let place = text.find('|').expect("a mark");
        let context = cursor_context(&text.replacen('|', "", 1), place);
        (context.path.join("/"), context.inside)
    }

    #[test]
    fn texts_know_their_keys() {
        assert_eq!(at("where = \"a and |\""), ("where".to_owned(), Inside::Text { start: 9 }));
        assert_eq!(at("[ranking]\nprizes = [\"a\", \"|\"]").0, "ranking/prizes");
        assert_eq!(at("[[level]]\nid = \"x\"\nwhen = \"|").0, "level/when");
        assert_eq!(at("level = [\n  { id = \"a\", when = \"b|").0, "level/when");
        assert_eq!(at("label = { zh = \"甲\", en = \"|").0, "label/en");
        assert_eq!(at("a = \"x\"\nb = \"|").0, "b");
        assert_eq!(at("set = { \"rate@2026\" = \"|").0, "set/rate@2026");
    }

    #[test]
    fn keys_know_their_table() {
        assert_eq!(at("cla|"), (String::new(), Inside::Key { start: 0 }));
        assert_eq!(at("a = 1\n  cl|"), (String::new(), Inside::Key { start: 8 }));
        assert_eq!(at("[parameter.most]\nval|"), ("parameter/most".to_owned(), Inside::Key { start: 17 }));
        assert_eq!(at("enterprises = [{ id = \"甲\", ye|").0, "enterprises");
        assert!(matches!(at("enterprises = [{ id = \"甲\", ye|").1, Inside::Key { .. }));
        assert_eq!(at("[define.|").1, Inside::Header);
    }

    #[test]
    fn numbers_and_comments_are_nothing_to_complete() {
        assert_eq!(at("a = tr|").1, Inside::Elsewhere);
        assert_eq!(at("a = [1, |").1, Inside::Elsewhere);
        assert_eq!(at("# whe|").1, Inside::Elsewhere);
        assert_eq!(at("a = \"# no comment\"\nb|").1, Inside::Key { start: 19 });
    }

    #[test]
    fn a_line_without_its_quote_spoils_only_itself() {
        assert_eq!(at("a = \"open\nb = \"|").0, "b");
    }
}
