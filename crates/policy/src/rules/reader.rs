//! TOML values with their places, and a reader of tables that reports every key it does not expect.

use toml::de::{DeTable, DeValue};

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Span, nearest};
use cesuan_base::dim::Text;

use super::source::{FileId, Loc, Located, Sources};

/// A TOML value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TomlValue {
    pub shape: Shape,
    /// Its place, quotes and brackets included.
    pub loc: Loc,
}

/// The kinds of TOML value that rules files use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A string, with the place of its content.
    Text(Located),
    /// An integer; `None` if it does not fit 64 bits.
    Integer(Option<i64>),
    /// `true` or `false`.
    Flag(bool),
    /// An array.
    List(Vec<TomlValue>),
    /// A table, its entries in the file's order.
    Table(Vec<(Located, TomlValue)>),
    /// A float or a date, which no rules file needs.
    Other,
}

/// Parses a file. Where the syntax is broken, the value holds what could be read, and only the first error is reported:
/// later ones mostly follow from it.
pub fn parse_file(sources: &Sources, file: FileId, faults: &mut Diagnostics) -> TomlValue {
    let text = sources.text(file);
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some(error) = errors.into_iter().min_by_key(|error| error.span().map_or(0, |range| range.start)) {
        let span = error.span().map_or(Span::new(0, 0), |range| Span::new(range.start, range.end));
        let place = sources.place(Loc { file, span });
        faults.push(Diagnostic::error(Code::TomlSyntax).at(place).with("detail", error.message()));
    }
    let span = Span::new(0, text.len());
    TomlValue { shape: table_shape(text, file, table.get_ref()), loc: Loc { file, span } }
}

fn table_shape(text: &str, file: FileId, table: &DeTable<'_>) -> Shape {
    let entries = table.iter().map(|(key, value)| {
        let span = Span::new(key.span().start, key.span().end);
        let located = Located { text: key.get_ref().to_string(), loc: Loc { file, span } };
        let loc = Loc { file, span: Span::new(value.span().start, value.span().end) };
        (located, TomlValue { shape: shape(text, loc, value.get_ref()), loc })
    });
    Shape::Table(entries.collect())
}

fn shape(text: &str, loc: Loc, value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(content) => {
            let raw = text.get(loc.span.start..loc.span.end).unwrap_or_default();
            // A string without escapes stands in the file as it is, so its content can be located exactly.
            let span = raw
                .find(content.as_ref())
                .filter(|_| !content.is_empty())
                .map_or(loc.span, |offset| Span::new(loc.span.start + offset, loc.span.start + offset + content.len()));
            Shape::Text(Located { text: content.to_string(), loc: Loc { file: loc.file, span } })
        }
        DeValue::Integer(integer) => Shape::Integer(i64::from_str_radix(integer.as_str(), integer.radix()).ok()),
        DeValue::Boolean(flag) => Shape::Flag(*flag),
        DeValue::Array(items) => Shape::List(
            items
                .iter()
                .map(|item| {
                    let loc = Loc { file: loc.file, span: Span::new(item.span().start, item.span().end) };
                    TomlValue { shape: shape(text, loc, item.get_ref()), loc }
                })
                .collect(),
        ),
        DeValue::Table(table) => table_shape(text, loc.file, table),
        DeValue::Float(_) | DeValue::Datetime(_) => Shape::Other,
    }
}

/// Reads a table key by key. [`TableReader::finish`] reports the keys that were not taken.
pub struct TableReader<'a> {
    sources: &'a Sources,
    faults: &'a mut Diagnostics,
    loc: Loc,
    entries: Vec<(Located, Option<TomlValue>)>,
    known: Vec<&'static str>,
}

impl<'a> TableReader<'a> {
    /// Opens a value as a table. Any other value is reported and read as an empty table.
    pub fn new(value: &TomlValue, sources: &'a Sources, faults: &'a mut Diagnostics) -> Self {
        let entries = match &value.shape {
            Shape::Table(entries) => entries.iter().map(|(key, value)| (key.clone(), Some(value.clone()))).collect(),
            _ => {
                faults.push(wrong_shape(sources, value.loc, None, "shape-table"));
                Vec::new()
            }
        };
        Self { sources, faults, loc: value.loc, entries, known: Vec::new() }
    }

    /// The place of the whole table.
    pub const fn loc(&self) -> Loc {
        self.loc
    }

    /// Where to report faults of the values taken.
    pub fn faults(&mut self) -> &mut Diagnostics {
        self.faults
    }

    /// The texts the table was read from.
    pub const fn sources(&self) -> &'a Sources {
        self.sources
    }

    /// Takes the value of a key, if it is there.
    pub fn take(&mut self, key: &'static str) -> Option<TomlValue> {
        self.known.push(key);
        self.entries.iter_mut().find(|(name, _)| name.text == key).and_then(|(_, value)| value.take())
    }

    /// Whether the table has a key, taken or not.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.text == key)
    }

    /// Takes the value of a key that must be there.
    pub fn require(&mut self, key: &'static str) -> Option<TomlValue> {
        let value = self.take(key);
        if value.is_none() {
            let place =
                self.sources.place(Loc { span: Span::new(self.loc.span.start, self.loc.span.start), ..self.loc });
            self.faults.push(Diagnostic::error(Code::MissingKey).at(place).with("key", key));
        }
        value
    }

    /// Takes all entries left: for tables whose keys are names.
    pub fn rest(&mut self) -> Vec<(Located, TomlValue)> {
        self.entries.iter_mut().filter_map(|(name, value)| value.take().map(|value| (name.clone(), value))).collect()
    }

    /// Takes a text, if it is there.
    pub fn optional_text(&mut self, key: &'static str) -> Option<Located> {
        let value = self.take(key)?;
        self.as_text(key, value)
    }

    /// Takes a text that must be there.
    pub fn text(&mut self, key: &'static str) -> Option<Located> {
        let value = self.require(key)?;
        self.as_text(key, value)
    }

    /// Takes a text in both languages, `{ zh = "...", en = "..." }`, if it is there.
    pub fn optional_both(&mut self, key: &'static str) -> Option<Both> {
        let value = self.take(key)?;
        Some(self.as_both(&value))
    }

    /// Takes a text in both languages that must be there.
    pub fn both(&mut self, key: &'static str) -> Both {
        match self.require(key) {
            Some(value) => self.as_both(&value),
            None => Both::default(),
        }
    }

    /// Takes `true` or `false`; `false` if the key is not there.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key) {
            None => false,
            Some(TomlValue { shape: Shape::Flag(flag), .. }) => flag,
            Some(value) => {
                self.wrong(key, value.loc, "shape-flag");
                false
            }
        }
    }

    /// Takes a list of values; an empty one if the key is not there.
    pub fn list(&mut self, key: &'static str) -> Vec<TomlValue> {
        match self.take(key) {
            None => Vec::new(),
            Some(TomlValue { shape: Shape::List(items), .. }) => items,
            Some(value) => {
                self.wrong(key, value.loc, "shape-list");
                Vec::new()
            }
        }
    }

    /// Takes a list of texts; an empty one if the key is not there.
    pub fn texts(&mut self, key: &'static str) -> Vec<Located> {
        let items = self.list(key);
        items.into_iter().filter_map(|item| self.as_text(key, item)).collect()
    }

    /// Takes a table of named tables (`[parameter.x]`), in the file's order.
    pub fn named(&mut self, key: &'static str) -> Vec<(Located, TomlValue)> {
        match self.take(key) {
            None => Vec::new(),
            Some(TomlValue { shape: Shape::Table(entries), .. }) => entries,
            Some(value) => {
                self.wrong(key, value.loc, "shape-table");
                Vec::new()
            }
        }
    }

    /// Reports a value that has another shape than its key asks for.
    pub fn wrong(&mut self, key: &str, loc: Loc, expected: &str) {
        self.faults.push(wrong_shape(self.sources, loc, Some(key), expected));
    }

    /// Reports every key that was not taken.
    pub fn finish(self) {
        for (name, value) in &self.entries {
            if value.is_some() {
                let fault = Diagnostic::error(Code::UnknownKey)
                    .at(self.sources.place(name.loc))
                    .with("key", name.text.as_str())
                    .suggest(nearest(&name.text, self.known.iter().copied()));
                self.faults.push(fault);
            }
        }
    }

    /// A value as text, or `None` with a fault.
    pub fn as_text(&mut self, key: &str, value: TomlValue) -> Option<Located> {
        match value.shape {
            Shape::Text(text) => Some(text),
            _ => {
                self.wrong(key, value.loc, "shape-text");
                None
            }
        }
    }

    fn as_both(&mut self, value: &TomlValue) -> Both {
        let mut inner = TableReader::new(value, self.sources, self.faults);
        let zh = inner.text("zh").unwrap_or_default();
        let en = inner.text("en").unwrap_or_default();
        inner.finish();
        Both { zh, en }
    }
}

/// A text in both languages with their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    pub zh: Located,
    pub en: Located,
}

impl Both {
    /// The text without places.
    pub fn words(&self) -> Text {
        Text { zh: self.zh.text.clone(), en: self.en.text.clone() }
    }
}

fn wrong_shape(sources: &Sources, loc: Loc, key: Option<&str>, expected: &str) -> Diagnostic {
    // The place marks only the first line of a long table or list.
    let fault = Diagnostic::error(Code::WrongShape).at(sources.place(loc));
    fault.with("key", key.unwrap_or("-")).with("expected", Arg::Word(expected.to_owned()))
}
