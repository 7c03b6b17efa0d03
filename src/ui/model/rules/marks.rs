//! What is wrong with the files, at its places as an editor counts them.

use cesuan_base::diag::{Diagnostic, Place, Severity};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::render;

/// A part of a file with something to say about it. Places count UTF-16 code units from the file's start, as browsers do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it begins.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// How bad.
    pub severity: Severity,
    /// What is wrong, and how to mend it.
    pub message: String,
}

/// Something that is wrong, in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultView {
    /// How bad.
    pub severity: Severity,
    /// What is wrong.
    pub headline: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Where, in words.
    pub place: Option<String>,
    /// The file, where it is about one.
    pub file: Option<String>,
    /// Where in the file.
    pub from: usize,
}

/// What is wrong, in a list; `text` gives the text of a file.
pub fn faults<'a>(
    lang: Lang,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    text: impl Fn(&str) -> Option<String>,
) -> Vec<FaultView> {
    let view = |diagnostic: &Diagnostic| {
        let rendered = render(lang, diagnostic);
        let file = file_of(diagnostic).map(str::to_owned);
        let from = file.as_deref().and_then(&text).map_or(0, |text| range(&text, diagnostic).0);
        let (headline, help, place) = (rendered.headline, rendered.help, rendered.place);
        FaultView { severity: diagnostic.severity, headline, help, place, file, from }
    };
    diagnostics.into_iter().map(view).collect()
}

/// What is wrong with one file, at its places.
pub fn marks<'a>(
    lang: Lang,
    file: &str,
    text: &str,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<Mark> {
    let here = diagnostics.into_iter().filter(|diagnostic| file_of(diagnostic) == Some(file));
    let mut marks: Vec<Mark> = here
        .map(|diagnostic| {
            let (from, to) = range(text, diagnostic);
            let rendered = render(lang, diagnostic);
            let message = rendered.help.into_iter().fold(rendered.headline, |said, help| format!("{said}\n{help}"));
            Mark { from, to, severity: diagnostic.severity, message }
        })
        .collect();
    marks.sort_by_key(|mark| (mark.from, mark.to));
    marks
}

/// The file a diagnostic is about.
fn file_of(diagnostic: &Diagnostic) -> Option<&str> {
    match diagnostic.place.as_ref()? {
        Place::Source { file, .. } | Place::File { file } | Place::Cell { file, .. } => Some(file),
        Place::Setting { .. } => None,
    }
}

/// The bytes of a text a diagnostic means, in UTF-16 code units. Of a whole file, its first line.
fn range(text: &str, diagnostic: &Diagnostic) -> (usize, usize) {
    let (line, column, width) = match diagnostic.place {
        Some(Place::Source { line, column, width, .. }) => (line, column, width),
        // A row of a case: its number is the line it stands on.
        Some(Place::Cell { row, .. }) => (usize::try_from(row).unwrap_or(1), 1, usize::MAX),
        _ => (1, 1, usize::MAX),
    };
    let units = |text: &str| text.encode_utf16().count();
    let mut start = 0;
    let mut lines = text.split_inclusive('\n');
    for _ in 1..line {
        start += lines.next().map_or(0, units);
    }
    let line = lines.next().unwrap_or_default().trim_end_matches(['\n', '\r']);
    let mut chars = line.chars();
    let before: usize = chars.by_ref().take(column.saturating_sub(1)).map(char::len_utf16).sum();
    let inside: usize = chars.take(width).map(char::len_utf16).sum();
    (start + before, start + before + inside)
}

/// A place in UTF-16 code units as one in bytes.
pub fn utf8_offset(text: &str, units: usize) -> usize {
    let mut seen = 0;
    let place = text.char_indices().find(|(_, c)| {
        let here = seen >= units;
        seen += c.len_utf16();
        here
    });
    place.map_or(text.len(), |(at, _)| at)
}

/// A place in bytes as one in UTF-16 code units.
pub fn utf16_offset(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < bytes).map(|(_, c)| c.len_utf16()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_policy::check::compile;
    use cesuan_policy::rules::{Folder, embedded};

    /// The parts of a file that are marked, for a folder with one text of it replaced.
    fn marked(file: &str, from: &str, to: &str) -> Vec<String> {
        let mut folder: Folder = embedded("shiyan-2018").expect("the policy is carried");
        let text = folder.files[file].clone();
        assert!(text.contains(from), "{file} holds no {from}");
        let text = text.replacen(from, to, 1);
        folder.files.insert(file.to_owned(), text.clone());
        let faults = compile(&folder).map(|_| ()).expect_err("it is wrong");
        let units: Vec<u16> = text.encode_utf16().collect();
        let part = |mark: Mark| String::from_utf16(&units[mark.from..mark.to]).expect("whole characters");
        marks(Lang::Zh, file, &text, &faults.list).into_iter().map(part).collect()
    }

    #[test]
    fn places_count_as_the_browser_does() {
        let file = "measures/smart_upgrade.toml";
        assert_eq!(marked(file, "kind = \"subsidy\"", "kind = \"津贴𝟙x\""), ["津贴𝟙x"]);
        assert_eq!(marked(file, "value = \"50万元\"", "value = \"50𝟙元\""), ["50𝟙元"]);
    }

    #[test]
    fn places_go_there_and_back() {
        let text = "a甲𝟙b";
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(utf8_offset(text, utf16_offset(text, at)), at);
        }
        assert_eq!(utf16_offset(text, text.len()), 5);
        assert_eq!(utf8_offset(text, 99), text.len());
    }

    #[test]
    fn a_fault_beyond_the_text_stays_inside() {
        let place = Place::Source { file: "a".to_owned(), line: 9, column: 9, width: 9, excerpt: String::new() };
        let fault = Diagnostic::error(cesuan_base::diag::Code::UnknownKey).with("key", "x").at(place);
        let marks = marks(Lang::En, "a", "one\ntwo", [&fault]);
        assert_eq!((marks[0].from, marks[0].to), (7, 7));
    }
}
