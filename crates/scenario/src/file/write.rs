//! Writes a set of scenarios as a file.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::provenance::Provenance;
use crate::reconcile::draft_text;
use crate::set::ScenarioSet;
use cesuan_policy::check::Rules;

use super::VERSION;

/// The text of a scenario file. `provenances` has the provenance of each scenario's figures, `None` for scenarios
/// without figures.
pub fn write(set: &ScenarioSet, drafted: &Rules, provenances: &[Option<Provenance>]) -> String {
    let mut out = Out(String::new());
    out.line(format_args!("cesuan = {VERSION}"));
    out.entry("policy", &set.policy);
    if !set.rules.is_empty() {
        out.entry("rules", &set.rules);
    }
    if let Some(baseline) = set.scenario(set.baseline) {
        out.entry("baseline", &baseline.name);
    }
    let settings = set.scenarios.iter().flat_map(|scenario| &scenario.settings);
    let drafted: BTreeMap<&str, String> =
        settings.filter_map(|setting| Some((setting.id.as_str(), draft_text(drafted, &setting.id)?))).collect();
    if !drafted.is_empty() {
        out.heading("[drafted]");
        drafted.iter().for_each(|(id, text)| out.named(id, text));
    }
    for (index, scenario) in set.scenarios.iter().enumerate() {
        out.heading("[[scenario]]");
        out.entry("name", &scenario.name);
        if !scenario.settings.is_empty() {
            out.heading("[scenario.settings]");
            scenario.settings.iter().for_each(|setting| out.named(&setting.id, &setting.value));
        }
        if !scenario.rules.is_empty() {
            out.heading("[scenario.rules]");
            for (path, text) in scenario.rules.iter() {
                let text = text.map_or_else(|| "false".to_owned(), long);
                out.line(format_args!("{} = {text}", quoted(path)));
            }
        }
        if let Some(provenance) = provenances.get(index).and_then(Option::as_ref) {
            out.heading("[scenario.seal]");
            out.entry("population", &provenance.population);
            out.entry("scenario", &provenance.scenario);
            out.entry("engine", &provenance.engine);
            out.entry("figures", &provenance.figures);
        }
    }
    out.0
}

struct Out(String);

impl Out {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn heading(&mut self, heading: &str) {
        self.line(format_args!("\n{heading}"));
    }

    fn entry(&mut self, key: &str, text: &str) {
        self.line(format_args!("{key} = {}", quoted(text)));
    }

    fn named(&mut self, name: &str, text: &str) {
        self.line(format_args!("{} = {}", quoted(name), quoted(text)));
    }
}

/// A TOML string on one line.
fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

/// A TOML string over several lines, literal where the text allows it.
fn long(text: &str) -> String {
    let plain = |c: char| matches!(c, '\n' | '\t') || !c.is_control();
    if text.chars().all(plain) && !text.contains("'''") && !text.ends_with('\'') {
        format!("'''\n{text}'''")
    } else {
        format!("\"\"\"\n{}\"\"\"", escaped(text, true))
    }
}

fn escaped(text: &str, lines: bool) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' if lines => out.push(c),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
