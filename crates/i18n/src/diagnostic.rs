//! What is wrong, in words: a [`Diagnostic`] to sentences, with the line of the file it is about.
//!
//! The headline of a diagnostic is the message with its code's id. Of its arguments, a text stands as written, a text of the
//! rules in the reader's language, a dimension as the message `word-<dimension>`, and [`Arg::Word`] as the message with the
//! word's own id (`shape-table`, `value-money`, `kind-measure`).

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};
use unicode_width::UnicodeWidthChar;

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Note, Place, Severity};
use cesuan_base::money::group_thousands;
use cesuan_office::letters;

use super::{Lang, attribute, detail, text};

/// How many characters of an argument are shown: a cell may hold a whole page.
const LONGEST_ARGUMENT: usize = 400;
/// How many columns of a line of a file are shown, and how many of them before the place in question.
const WIDEST_LINE: usize = 100;
const COLUMNS_BEFORE: usize = 40;
/// How many columns a tab takes.
const TAB: usize = 4;

/// A diagnostic in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendered {
    /// How bad.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub headline: String,
    /// Where: `measures/a.toml:12:9`, `enterprises.csv, row 5, column “Revenue”`.
    pub place: Option<String>,
    /// The line of the file it is about.
    pub excerpt: Option<Excerpt>,
    /// What else to look at.
    pub notes: Vec<RenderedNote>,
    /// How to mend it.
    pub help: Option<String>,
}

/// A line of a file with a part of it marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The line's number, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
    /// The first character marked, from 1.
    pub column: usize,
    /// How many characters are marked, at least one.
    pub width: usize,
}

/// A second place that explains the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderedNote {
    /// Where.
    pub place: String,
    /// What is there.
    pub text: String,
    /// The line of the file.
    pub excerpt: Option<Excerpt>,
}

/// A diagnostic in a language.
pub fn render(lang: Lang, diagnostic: &Diagnostic) -> Rendered {
    let id = diagnostic.code.id();
    let args = arguments(lang, Some(diagnostic.code), &diagnostic.args);
    let args = fluent(&args);
    let headline = if unnamed(diagnostic) { attribute(lang, id, "unnamed", &args) } else { None };
    Rendered {
        severity: diagnostic.severity,
        headline: headline.unwrap_or_else(|| text(lang, id, &args)),
        place: diagnostic.place.as_ref().map(|place| place_text(lang, place)),
        excerpt: diagnostic.place.as_ref().and_then(excerpt),
        notes: diagnostic.notes.iter().map(|note| render_note(lang, note)).collect(),
        help: help(lang, diagnostic, &args),
    }
}

/// How many there are: "3 errors and 1 warning; 20 more not listed".
pub fn summary(lang: Lang, diagnostics: &Diagnostics) -> String {
    let of = |severity| diagnostics.list.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let count = |id: &str, count: usize| text(lang, id, &[("count", FluentValue::from(count))]);
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let listed = match (errors, warnings) {
        (0, 0) => text(lang, "summary-none", &[]),
        (_, 0) => count("summary-errors", errors),
        (0, _) => count("summary-warnings", warnings),
        _ => {
            let (errors, warnings) = (count("summary-errors", errors), count("summary-warnings", warnings));
            text(lang, "summary-both", &[("errors", errors.into()), ("warnings", warnings.into())])
        }
    };
    if diagnostics.more == 0 {
        return listed;
    }
    text(lang, "summary-more", &[("listed", listed.into()), ("count", FluentValue::from(diagnostics.more))])
}

/// The lines for a terminal, without a line end after the last.
pub fn plain(lang: Lang, rendered: &Rendered) -> String {
    let said = |id: &str, name: &str, value: &str| text(lang, id, &[(name, value.into())]);
    let mut lines = Vec::new();
    let headline = match rendered.severity {
        Severity::Error => "plain-error",
        Severity::Warning => "plain-warning",
    };
    lines.push(said(headline, "headline", &rendered.headline));
    if let Some(place) = &rendered.place {
        lines.push(format!("  {}", said("plain-place", "place", place)));
    }
    // A note about the same line of the same file is a label under that line.
    let (labels, notes): (Vec<_>, Vec<_>) = rendered.notes.iter().partition(|note| shares_line(rendered, note));
    if let Some(excerpt) = &rendered.excerpt {
        let labels = labels.iter().filter_map(|note| note.excerpt.as_ref().map(|inner| (inner, note.text.as_str())));
        lines.extend(excerpt_lines(excerpt, labels));
    }
    for note in notes {
        let head =
            text(lang, "plain-note-at", &[("place", note.place.as_str().into()), ("text", note.text.as_str().into())]);
        lines.push(format!("  {head}"));
        if let Some(excerpt) = &note.excerpt {
            lines.extend(excerpt_lines(excerpt, std::iter::empty()));
        }
    }
    if let Some(help) = &rendered.help {
        lines.push(format!("  {}", said("plain-help", "help", help)));
    }
    lines.join("\n")
}

/// Whether there is no name to say: a value inside a list has no key, and a value of the rules is not that of a setting.
fn unnamed(diagnostic: &Diagnostic) -> bool {
    let find = |wanted: &str| diagnostic.args.iter().find(|(name, _)| name == wanted).map(|(_, arg)| arg);
    find("key") == Some(&Arg::Plain("-".to_owned())) || find("name").is_some_and(|name| find("text") == Some(name))
}

type Arguments = Vec<(String, String)>;

fn fluent(args: &Arguments) -> Vec<(&str, FluentValue<'_>)> {
    args.iter().map(|(name, value)| (name.as_str(), FluentValue::from(value.as_str()))).collect()
}

fn arguments(lang: Lang, code: Option<Code>, args: &[(String, Arg)]) -> Arguments {
    args.iter().map(|(name, arg)| (name.clone(), argument(lang, code, name, arg))).collect()
}

fn argument(lang: Lang, code: Option<Code>, name: &str, arg: &Arg) -> String {
    match arg {
        Arg::Plain(text) if name == "detail" => detail::translated(lang, &shown(text)),
        // What a formula holds may be a word of the program or a name of the rules; only the latter is quoted.
        Arg::Plain(text) if code == Some(Code::FormulaSyntax) => quoted(lang, text),
        Arg::Plain(written) if code == Some(Code::WrongArity) => match written.strip_suffix('+') {
            Some(least) => text(lang, "at-least", &[("count", shown(least).into())]),
            None => shown(written),
        },
        Arg::Plain(text) if name == "limit" => {
            let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
            format!("{}{}", group_thousands(digits), shown(unit))
        }
        Arg::Plain(text) => shown(text),
        Arg::Both(both) => shown(lang.of(both)),
        Arg::Dim(dim) => text(lang, &format!("word-{}", dim.word()), &[]),
        Arg::Word(id) => text(lang, id, &[]),
    }
}

/// Text from outside: no control characters, and not without end.
fn shown(text: &str) -> String {
    let mut chars = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut out: String = chars.by_ref().take(LONGEST_ARGUMENT).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

fn quoted(lang: Lang, inner: &str) -> String {
    text(lang, "quoted", &[("text", shown(inner).into())])
}

fn render_note(lang: Lang, note: &Note) -> RenderedNote {
    let args = arguments(lang, None, &note.args);
    RenderedNote {
        place: place_text(lang, &note.place),
        text: text(lang, &note.message, &fluent(&args)),
        excerpt: excerpt(&note.place),
    }
}

fn place_text(lang: Lang, place: &Place) -> String {
    match place {
        Place::Source { file, line, column, .. } => format!("{}:{line}:{column}", shown(file)),
        Place::File { file } => shown(file),
        Place::Cell { file, row, column: Some(column), at } => {
            let mut args =
                vec![("file", shown(file).into()), ("row", row.to_string().into()), ("column", shown(column).into())];
            let id = if at.is_some() { "place-cell-at" } else { "place-cell" };
            args.extend(at.map(|at| ("letters", letters(at).into())));
            text(lang, id, &args)
        }
        Place::Cell { file, row, column: None, .. } => {
            text(lang, "place-row", &[("file", shown(file).into()), ("row", row.to_string().into())])
        }
        Place::Setting { id } => text(lang, "place-setting", &[("id", shown(id).into())]),
    }
}

fn excerpt(place: &Place) -> Option<Excerpt> {
    let Place::Source { line, column, width, excerpt, .. } = place else { return None };
    let text = excerpt.chars().map(|c| if c.is_control() && c != '\t' { char::REPLACEMENT_CHARACTER } else { c });
    Some(Excerpt { line: *line, text: text.collect(), column: (*column).max(1), width: (*width).max(1) })
}

/// What may have been meant, or what to do where nobody can tell; then what can be done besides.
fn help(lang: Lang, diagnostic: &Diagnostic, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let id = diagnostic.code.id();
    let first = if diagnostic.suggestions.is_empty() {
        attribute(lang, id, "otherwise", args)
    } else {
        let all: Vec<String> = diagnostic.suggestions.iter().map(|suggestion| quoted(lang, suggestion)).collect();
        let mut args = args.to_vec();
        args.push(("suggestions", alternatives(lang, &all).into()));
        Some(attribute(lang, id, "suggest", &args).unwrap_or_else(|| text(lang, "did-you-mean", &args)))
    };
    match (first, attribute(lang, id, "help", args)) {
        (Some(first), Some(help)) => Some(text(lang, "sentences", &[("first", first.into()), ("second", help.into())])),
        (first, help) => first.or(help),
    }
}

/// "a, b or c".
fn alternatives(lang: Lang, all: &[String]) -> String {
    let (separator, last) = (text(lang, "list-separator", &[]), text(lang, "list-last", &[]));
    match all {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(&separator)),
    }
}

fn shares_line(rendered: &Rendered, note: &RenderedNote) -> bool {
    let (Some(place), Some(main), Some(other)) = (&rendered.place, &rendered.excerpt, &note.excerpt) else {
        return false;
    };
    // A place of a source ends with `:line:column`.
    let file = |place: &str| place.rsplitn(3, ':').nth(2).map(str::to_owned);
    main.line == other.line && file(place) == file(&note.place)
}

/// The line, the marks under it, and a further line of marks with words for each label.
fn excerpt_lines<'a>(excerpt: &Excerpt, labels: impl Iterator<Item = (&'a Excerpt, &'a str)>) -> Vec<String> {
    let window = Window::around(excerpt);
    let number = excerpt.line.to_string();
    let margin = " ".repeat(number.len());
    let mut lines =
        vec![format!("    {number} | {}", window.text), format!("    {margin} | {}", window.marks(excerpt, '^'))];
    lines.extend(labels.map(|(inner, label)| format!("    {margin} | {} {label}", window.marks(inner, '-'))));
    lines
}

/// The part of a long line that is shown.
struct Window {
    text: String,
    /// Characters of the line before the part shown.
    skipped: usize,
    /// Columns of the dots that stand for them.
    lead: usize,
    /// The columns of each character shown.
    widths: Vec<usize>,
}

impl Window {
    const DOTS: &'static str = "...";

    fn around(excerpt: &Excerpt) -> Self {
        let columns = |c: char| if c == '\t' { TAB } else { c.width().unwrap_or(0) };
        let all: Vec<(char, usize)> = excerpt.text.chars().map(|c| (c, columns(c))).collect();
        let total: usize = all.iter().map(|(_, width)| width).sum();
        let marked = (excerpt.column - 1).min(all.len());
        let mut skipped = 0;
        if total > WIDEST_LINE {
            let mut before: usize = all[..marked].iter().map(|(_, width)| width).sum();
            while before > COLUMNS_BEFORE {
                before -= all[skipped].1;
                skipped += 1;
            }
        } else {
            // Blanks at the start say nothing.
            skipped = all[..marked].iter().take_while(|(c, _)| c.is_whitespace()).count();
        }
        let cut = total > WIDEST_LINE && skipped > 0;
        let mut window =
            Window { text: String::new(), skipped, lead: if cut { Self::DOTS.len() } else { 0 }, widths: Vec::new() };
        window.text.push_str(if cut { Self::DOTS } else { "" });
        let mut used = window.lead;
        for (c, width) in &all[skipped..] {
            if used + width > WIDEST_LINE {
                window.text.push_str(Self::DOTS);
                break;
            }
            used += width;
            window.widths.push(*width);
            match c {
                '\t' => window.text.push_str(&" ".repeat(TAB)),
                c => window.text.push(*c),
            }
        }
        window
    }

    fn marks(&self, excerpt: &Excerpt, mark: char) -> String {
        let start = (excerpt.column - 1).saturating_sub(self.skipped).min(self.widths.len());
        let end = (excerpt.column - 1 + excerpt.width).saturating_sub(self.skipped).clamp(start, self.widths.len());
        let before: usize = self.lead + self.widths[..start].iter().sum::<usize>();
        let under = self.widths[start..end].iter().sum::<usize>().max(1);
        format!("{}{}", " ".repeat(before), mark.to_string().repeat(under))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(line: &str, column: usize, width: usize) -> Place {
        Place::Source { file: "measures/a.toml".to_owned(), line: 12, column, width, excerpt: line.to_owned() }
    }

    #[test]
    fn marks_stand_under_wide_characters() {
        let fault =
            Diagnostic::error(Code::UnknownName).with("name", "投资").at(source("amount = \"设备 * 投资\"", 16, 2));
        let lines = plain(Lang::Zh, &render(Lang::Zh, &fault));
        let marked: Vec<&str> = lines.lines().skip(2).take(2).collect();
        assert_eq!(marked, ["    12 | amount = \"设备 * 投资\"", "       |                  ^^^^"]);
    }

    #[test]
    fn long_lines_are_cut_around_the_place() {
        let line = format!("{}X{}", "措施".repeat(100), "尾".repeat(200));
        let fault = Diagnostic::error(Code::UnknownName).with("name", "X").at(source(&line, 201, 1));
        let lines = plain(Lang::En, &render(Lang::En, &fault));
        let shown: Vec<&str> = lines.lines().skip(2).take(2).collect();
        assert!(shown[0].contains("| ...措施") && shown[0].ends_with("尾..."), "{lines}");
        assert_eq!(shown[1].trim_start_matches([' ', '|']), "^");
        assert!(shown[0].chars().count() < 120);
    }

    #[test]
    fn places_outside_the_line_do_no_harm() {
        for (column, width) in [(1, 0), (1, 500), (99, 3), (0, 1)] {
            let place = source("a\tb", column.max(1), width);
            let fault = Diagnostic::error(Code::FormulaDepth).at(place);
            assert!(plain(Lang::Zh, &render(Lang::Zh, &fault)).contains('^'));
        }
    }

    #[test]
    fn what_comes_from_outside_is_tamed() {
        let fault = Diagnostic::error(Code::BadCell)
            .with("text", "\u{1b}[31m红\n色")
            .with("expected", Arg::Word("value-money".into()));
        assert!(!render(Lang::Zh, &fault).headline.contains(char::is_control));
        let fault = Diagnostic::error(Code::BadSetting).with("text", "x".repeat(10_000));
        assert!(render(Lang::En, &fault).headline.chars().count() < 500);
    }

    #[test]
    fn the_summary_counts_what_is_listed_and_what_is_not() {
        let mut all = Diagnostics::new();
        assert_eq!(summary(Lang::Zh, &all), "没有发现问题");
        for _ in 0..3 {
            all.push(Diagnostic::error(Code::EmptyTable));
        }
        assert_eq!(summary(Lang::En, &all), "3 errors");
        all.push(Diagnostic::warning(Code::Unused));
        all.more = 20;
        assert_eq!(summary(Lang::Zh, &all), "3 处错误、1 处警告，另有 20 处未列出");
        assert_eq!(summary(Lang::En, &all), "3 errors and 1 warning; 20 more not listed");
    }
}
