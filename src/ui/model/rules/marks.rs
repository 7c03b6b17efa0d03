//! The faults of the files, at places counted as an editor counts them.

use cesuan_base::diag::{Diagnostic, Place, Severity};
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::render;

/// A part of a file with a fault. Places count UTF-16 code units from the file's start, as browsers do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorMark {
    pub from: usize,
    /// The end, exclusive.
    pub to: usize,
    pub severity: Severity,
    /// The fault and how to mend it, on two lines.
    pub message: String,
}

/// A fault in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultModel {
    pub severity: Severity,
    pub headline: String,
    /// How to mend the fault.
    pub help: Option<String>,
    /// The place in words.
    pub place: Option<String>,
    /// The path of the file the fault is in, where it is in one.
    pub file: Option<String>,
    /// The place in the file in UTF-16 code units; 0 without a file.
    pub from: usize,
}

/// The faults as a list; `text` gives the text of a file by its path.
pub fn faults<'a>(
    lang: Lang,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    text: impl Fn(&str) -> Option<String>,
) -> Vec<FaultModel> {
    let view = |diagnostic: &Diagnostic| {
        let rendered = render(lang, diagnostic);
        let file = file_of(diagnostic).map(str::to_owned);
        let from = file.as_deref().and_then(&text).map_or(0, |text| range(&text, diagnostic).0);
        let (headline, help, place) = (rendered.headline, rendered.help, rendered.place);
        FaultModel { severity: diagnostic.severity, headline, help, place, file, from }
    };
    diagnostics.into_iter().map(view).collect()
}

/// The faults of one file with this text, ordered by their places.
pub fn marks<'a>(
    lang: Lang,
    file: &str,
    text: &str,
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
) -> Vec<EditorMark> {
    let here = diagnostics.into_iter().filter(|diagnostic| file_of(diagnostic) == Some(file));
    let mut marks: Vec<EditorMark> = here
        .map(|diagnostic| {
            let (from, to) = range(text, diagnostic);
            let rendered = render(lang, diagnostic);
            let message = rendered.help.into_iter().fold(rendered.headline, |said, help| format!("{said}\n{help}"));
            EditorMark { from, to, severity: diagnostic.severity, message }
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

/// Start and end of the place of a diagnostic in a text, in UTF-16 code units; the first line where it is about the whole file.
fn range(text: &str, diagnostic: &Diagnostic) -> (usize, usize) {
    let (line, column, width) = match diagnostic.place {
        Some(Place::Source { line, column, width, .. }) => (line, column, width),
        // The row number of a case is the number of its line.
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

/// Converts a place in UTF-16 code units to one in bytes; the end of the text where it lies beyond.
pub fn utf8_offset(text: &str, units: usize) -> usize {
    let mut seen = 0;
    let place = text.char_indices().find(|(_, c)| {
        let here = seen >= units;
        seen += c.len_utf16();
        here
    });
    place.map_or(text.len(), |(at, _)| at)
}

/// Converts a place in bytes to one in UTF-16 code units.
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
        let part = |mark: EditorMark| String::from_utf16(&units[mark.from..mark.to]).expect("whole characters");
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
