//! Unpacks the bytes of a link. Every length is checked against the bytes that are left.

use crate::provenance::Provenance;
use crate::set::{ScenarioSet, SettingText, valid_name};
use cesuan_policy::check::Rules;

use super::pack::{DATED, SPELT};
use super::short_id::short_id;

/// The contents of a link, independent of any policy.
pub(super) struct Packed {
    pub(super) policy: String,
    /// The fingerprint of the folder the link was made for.
    pub(super) rules: String,
    /// The column of the baseline: 0 is the draft.
    pub(super) baseline: usize,
    pub(super) scenarios: Vec<PackedScenario>,
    /// The parts of the provenance that all scenarios share.
    pub(super) provenance: Option<Provenance>,
}

pub(super) struct PackedScenario {
    pub(super) name: String,
    pub(super) settings: Vec<PackedSetting>,
    pub(super) files: Vec<(String, Option<String>)>,
    /// The fingerprint of the scenario's figures.
    pub(super) figures: Option<String>,
}

pub(super) struct PackedSetting {
    id: Id,
    year: Option<u64>,
    value: String,
}

enum Id {
    Short([u8; 3]),
    Spelt(String),
}

impl PackedSetting {
    /// The setting with its full id.
    ///
    /// # Errors
    /// The shortened id, if no parameter of the draft has it.
    pub(super) fn known(self, drafted: &Rules) -> Result<SettingText, String> {
        let id = match self.id {
            Id::Spelt(id) => id,
            Id::Short(hash) => {
                let found = drafted.parameters.iter().find(|parameter| short_id(&parameter.id) == hash);
                let [a, b, c] = hash;
                found.map(|parameter| parameter.id.clone()).ok_or_else(|| format!("#{a:02x}{b:02x}{c:02x}"))?
            }
        };
        let id = self.year.map_or_else(|| id.clone(), |year| format!("{id}@{year}"));
        Ok(SettingText::new(id, self.value))
    }
}

/// Unpacks a set; `None` if the bytes are no packed set.
pub(super) fn unpack(bytes: &[u8]) -> Option<Packed> {
    let mut from = Unpacker { bytes };
    let policy = from.text()?;
    let rules = from.print()?;
    let baseline = usize::try_from(from.number()?).ok()?;
    let count = from.count().filter(|count| *count <= ScenarioSet::MOST)?;
    let mut scenarios: Vec<PackedScenario> = Vec::new();
    for _ in 0..count {
        let scenario = from.scenario()?;
        if scenarios.iter().any(|known| known.name == scenario.name) {
            return None;
        }
        scenarios.push(scenario);
    }
    let provenance = match from.number()? {
        0 => None,
        _ => {
            let provenance = Provenance { population: from.print()?, engine: from.text()?, ..Provenance::default() };
            for scenario in &mut scenarios {
                scenario.figures = if from.number()? == 0 { None } else { Some(from.print()?) };
            }
            Some(provenance)
        }
    };
    from.bytes.is_empty().then_some(Packed { policy, rules, baseline, scenarios, provenance })
}

struct Unpacker<'b> {
    bytes: &'b [u8],
}

impl<'b> Unpacker<'b> {
    fn scenario(&mut self) -> Option<PackedScenario> {
        let name = valid_name(&self.text()?).ok()?;
        let mut settings = Vec::new();
        for _ in 0..self.count()? {
            let kind = self.number()?;
            let id = match kind & SPELT {
                0 => Id::Short(self.take(3)?.try_into().ok()?),
                _ => Id::Spelt(self.text()?),
            };
            let year = if kind & DATED == 0 { None } else { Some(self.number()?) };
            settings.push(PackedSetting { id, year, value: self.text()? });
        }
        let mut files = Vec::new();
        for _ in 0..self.count()? {
            let path = self.text()?;
            let text = if self.number()? == 0 { None } else { Some(self.text()?) };
            files.push((path, text));
        }
        Some(PackedScenario { name, settings, files, figures: None })
    }

    /// Unpacks a fingerprint.
    fn print(&mut self) -> Option<String> {
        Some(self.take(8)?.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Unpacks the number of items that take at least a byte each.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|count| *count <= self.bytes.len())
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        Some(std::str::from_utf8(self.take(length)?).ok()?.to_owned())
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.take(1)?[0];
            number |= u64::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::pack::pack;
    use crate::set::Scenario;
    use cesuan_policy::check::compile;
    use cesuan_policy::rules::embedded;
    use proptest::prelude::*;

    /// The bytes of a set with every kind of content.
    fn bytes() -> Vec<u8> {
        let folder = embedded("shiyan-2018").expect("carried");
        let (rules, _) = compile(&folder).expect("it compiles").value;
        let mut set = ScenarioSet::new(&rules.id, "0123456789abcdef");
        let setting = |parameter: &cesuan_policy::check::Parameter| SettingText::new(&parameter.id, "1");
        let mut settings: Vec<SettingText> = rules.parameters.iter().take(3).map(setting).collect();
        settings.push(SettingText::new("not.there@2019", "2"));
        let mut changes = cesuan_policy::rules::Changes::default();
        changes.set(&folder, "a.toml", Some("a"));
        changes.set(&folder, "policy.toml", None);
        set.scenarios.push(Scenario { name: "n".to_owned(), settings, rules: changes });
        let provenance = Provenance { population: "1".to_owned(), figures: "2".to_owned(), ..Provenance::default() };
        pack(&set, &[Some(provenance)], &rules)
    }

    proptest! {
        #[test]
        fn whatever_the_bytes_nothing_breaks(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&bytes);
        }

        #[test]
        fn bytes_changed_or_cut_are_read_or_refused(at in any::<prop::sample::Index>(), with in any::<u8>()) {
            let mut bytes = bytes();
            let at = at.index(bytes.len());
            prop_assert!(unpack(&bytes).is_some() && unpack(&bytes[..at]).is_none());
            bytes[at] = with;
            let _ = unpack(&bytes);
        }
    }
}
