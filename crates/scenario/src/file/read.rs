//! Reads a scenario file, or reports everything that is wrong with it.

use std::collections::BTreeMap;

use crate::provenance::{LoadedSet, Provenance, of_folder};
use crate::reconcile::{SavedSetting, WrittenFor, reconcile};
use crate::set::{Scenario, ScenarioSet, SettingText, Which, valid_name};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Severity, Span, Warned, nearest};
use cesuan_policy::check::{Rules, compile};
use cesuan_policy::rules::{Changes, Folder, Loc, Located, Shape, Sources, TableReader, TomlValue, parse_file};

use super::VERSION;

/// The id of the policy a scenario file belongs to, which must be open before the file can be read. `None` if the file
/// does not say.
pub fn policy_of(text: &str) -> Option<String> {
    let mut sources = Sources::default();
    let file = sources.add("", text);
    let TomlValue { shape: Shape::Table(entries), .. } = parse_file(&sources, file, &mut Diagnostics::new()) else {
        return None;
    };
    entries.into_iter().find(|(key, _)| key.text == "policy").and_then(|(_, value)| match value.shape {
        Shape::Text(text) => Some(text.text),
        _ => None,
    })
}

/// Reads a scenario file over a policy as drafted; `name` is the file's, for messages. Warnings report what has changed
/// since the file was saved.
///
/// # Errors
/// Every mistake, each with its line and column.
pub fn read(name: &str, text: &str, drafted: &Rules, folder: &Folder) -> Result<Warned<LoadedSet>, Diagnostics> {
    let mut sources = Sources::default();
    let file = sources.add(name, text);
    let mut faults = Diagnostics::new();
    let value = parse_file(&sources, file, &mut faults);
    if faults.errors() > 0 {
        return Err(faults);
    }
    let mut table = TableReader::new(&value, &sources, &mut faults);
    let version = table.require("cesuan");
    let policy = table.text("policy");
    if let Some(fault) = unreadable(version.as_ref(), policy.as_ref(), drafted, &sources) {
        return Err(fault.into());
    }
    let rules = table.optional_text("rules");
    let baseline = table.optional_text("baseline");
    let drafted_then = table.take("drafted").map(|value| texts("drafted", value, &mut table)).unwrap_or_default();
    let list = table.list("scenario");
    let print = of_folder(folder);
    let mut reader = ScenarioReader {
        drafted,
        folder,
        drafted_then: drafted_then.into_iter().map(|(id, value)| (id.text, value.text)).collect(),
        written_for: if rules.as_ref().is_some_and(|rules| rules.text != print) {
            WrittenFor::OtherRules
        } else {
            WrittenFor::TheseRules
        },
        rules: rules.as_ref().map_or(print.as_str(), |rules| &rules.text),
        sources: &sources,
    };
    if reader.written_for == WrittenFor::OtherRules
        && let Some(rules) = &rules
    {
        table.faults().push(Diagnostic::warning(Code::OtherRules).at(sources.place(rules.loc)));
    }
    if let Some(extra) = list.get(ScenarioSet::MOST) {
        let fault = Diagnostic::error(Code::TooManyScenarios).with("limit", ScenarioSet::MOST.to_string());
        table.faults().push(fault.at(sources.place(first_line(extra.loc))));
    }
    let mut set = ScenarioSet::new(&drafted.id, &print);
    let mut provenances = Vec::new();
    for value in &list {
        let (scenario, provenance) = reader.scenario(value, &set, table.faults());
        set.scenarios.push(scenario);
        provenances.push(provenance);
    }
    if let Some(baseline) = baseline {
        match set.named(&baseline.text) {
            Some(index) => set.baseline = Which::Scenario(index),
            None => {
                let fault = set.unknown(&baseline.text).at(sources.place(baseline.loc));
                table.faults().push(fault);
            }
        }
    }
    table.finish();
    if !set.scenarios.is_empty() {
        set.selected = Which::Scenario(0);
    }
    faults.or(Some(LoadedSet { set, provenances }))
}

/// The fault that makes the rest of the file meaningless: another version of the format, or another policy.
fn unreadable(
    version: Option<&TomlValue>,
    policy: Option<&Located>,
    drafted: &Rules,
    sources: &Sources,
) -> Option<Diagnostic> {
    if let Some(TomlValue { shape: Shape::Integer(found), loc }) = version
        && *found != Some(VERSION)
    {
        let found = sources.text(loc.file).get(loc.span.start..loc.span.end).unwrap_or_default();
        let fault = Diagnostic::error(Code::ScenarioVersion).with("found", found).with("known", VERSION.to_string());
        return Some(fault.at(sources.place(*loc)));
    }
    let policy = policy.filter(|policy| policy.text != drafted.id)?;
    let fault = Diagnostic::error(Code::ScenarioPolicy).with("found", policy.text.as_str());
    Some(fault.with("expected", drafted.id.as_str()).at(sources.place(policy.loc)))
}

struct ScenarioReader<'a> {
    drafted: &'a Rules,
    folder: &'a Folder,
    /// What the draft said when the file was saved, by setting id.
    drafted_then: BTreeMap<String, String>,
    written_for: WrittenFor,
    /// The fingerprint of the rules the file was saved for.
    rules: &'a str,
    sources: &'a Sources,
}

impl ScenarioReader<'_> {
    fn scenario(
        &mut self,
        value: &TomlValue,
        set: &ScenarioSet,
        faults: &mut Diagnostics,
    ) -> (Scenario, Option<Provenance>) {
        let mut table = TableReader::new(value, self.sources, faults);
        let name = table.text("name");
        let settings = table.take("settings").map(|value| texts("settings", value, &mut table)).unwrap_or_default();
        let rules = table.take("rules").map(|value| self.rules(value, &mut table)).unwrap_or_default();
        let provenance = table.take("seal").and_then(|value| self.provenance(&value, table.faults()));
        table.finish();
        let mut scenario = Scenario { rules, ..Scenario::default() };
        if let Some(name) = name {
            let taken = set.named(&name.text).is_some();
            match valid_name(&name.text) {
                Err(fault) => faults.push(fault.at(self.sources.place(name.loc))),
                Ok(valid) if taken => {
                    let fault = Diagnostic::error(Code::DuplicateName).with("name", valid.as_str());
                    faults.push(fault.at(self.sources.place(name.loc)));
                    scenario.name = valid;
                }
                Ok(valid) => scenario.name = valid,
            }
        }
        scenario.settings = self.settings(settings, &scenario.rules, faults);
        (scenario, provenance)
    }

    fn settings(
        &self,
        found: Vec<(Located, Located)>,
        changes: &Changes,
        faults: &mut Diagnostics,
    ) -> Vec<SettingText> {
        let saved = found.into_iter().map(|(id, value)| SavedSetting {
            drafted_then: self.drafted_then.get(&id.text).cloned(),
            places: Some((self.sources.place(id.loc), self.sources.place(value.loc))),
            setting: SettingText::new(id.text, value.text),
        });
        let changed = match changes.is_empty() {
            true => None,
            false => Some(compile(&changes.applied(self.folder))),
        };
        match changed {
            None => reconcile(self.drafted, Some(self.drafted), saved.collect(), self.written_for, faults),
            Some(Ok(compiled)) => {
                reconcile(&compiled.value.0, Some(self.drafted), saved.collect(), self.written_for, faults)
            }
            // Rules being edited may be broken for a while; the scenario is kept with them.
            Some(Err(broken)) => {
                for fault in broken.list {
                    faults.push(Diagnostic { severity: Severity::Warning, ..fault });
                }
                saved.map(|saved| saved.setting).collect()
            }
        }
    }

    fn rules(&self, value: TomlValue, table: &mut TableReader<'_>) -> Changes {
        let mut changes = Changes::default();
        let Shape::Table(files) = value.shape else {
            table.wrong("rules", value.loc, "shape-files");
            return changes;
        };
        for (path, value) in files {
            if !path.text.ends_with(".toml") {
                let known = self.folder.files.keys().map(String::as_str);
                let fault = Diagnostic::error(Code::UnknownKey).with("key", path.text.as_str());
                let fault = fault.suggest(nearest(&path.text, known)).at(self.sources.place(path.loc));
                table.faults().push(fault);
                continue;
            }
            match value.shape {
                Shape::Text(text) => changes.set(self.folder, &path.text, Some(&text.text.replace("\r\n", "\n"))),
                Shape::Flag(false) => changes.set(self.folder, &path.text, None),
                _ => table.wrong(&path.text, value.loc, "shape-file"),
            }
        }
        changes
    }

    fn provenance(&self, value: &TomlValue, faults: &mut Diagnostics) -> Option<Provenance> {
        let mut table = TableReader::new(value, self.sources, faults);
        let mut text = |key| table.text(key).map(|found| found.text);
        let (population, scenario) = (text("population"), text("scenario"));
        let (engine, figures) = (text("engine"), text("figures"));
        table.finish();
        let rules = self.rules.to_owned();
        Some(Provenance { rules, population: population?, scenario: scenario?, engine: engine?, figures: figures? })
    }
}

/// The entries of a table of texts. `"a.b" = "x"` and `b = "x"` in `[a]` mean the same; a whole number counts as its
/// text.
fn texts(key: &'static str, value: TomlValue, table: &mut TableReader<'_>) -> Vec<(Located, Located)> {
    let Shape::Table(entries) = value.shape else {
        table.wrong(key, value.loc, "shape-settings");
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut open: Vec<(Located, TomlValue)> = entries.into_iter().rev().collect();
    while let Some((id, value)) = open.pop() {
        match value.shape {
            Shape::Text(text) => found.push((id, text)),
            Shape::Integer(Some(number)) => {
                found.push((id, Located { text: number.to_string(), loc: value.loc }));
            }
            Shape::Table(inner) => {
                let full = |name: Located| Located { text: format!("{}.{}", id.text, name.text), ..name };
                open.extend(inner.into_iter().rev().map(|(name, value)| (full(name), value)));
            }
            _ => table.wrong(&id.text, value.loc, "shape-text"),
        }
    }
    found
}

/// The first byte of a long value, so that the place shows only its first line.
fn first_line(loc: Loc) -> Loc {
    Loc { span: Span::new(loc.span.start, loc.span.start + 1), ..loc }
}
