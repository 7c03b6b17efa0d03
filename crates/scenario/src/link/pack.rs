//! Packs a set of scenarios into bytes: numbers in as few bytes as they need, texts as UTF-8.

use crate::provenance::Provenance;
use crate::set::{Scenario, ScenarioSet, parameter_of};
use cesuan_policy::check::{Rules, setting_id};

use super::short_id::short_id;

/// Flag of a packed setting: it is of a single year.
pub(super) const DATED: u64 = 1;
/// Flag of a packed setting: its id is written out.
pub(super) const SPELT: u64 = 2;

/// Packs a set. Population and engine of the provenance are the same for all scenarios and are packed once.
pub(super) fn pack(set: &ScenarioSet, provenances: &[Option<Provenance>], drafted: &Rules) -> Vec<u8> {
    let mut out = Packer { bytes: Vec::new(), drafted };
    out.text(&set.policy);
    out.print(&set.rules);
    out.number(set.baseline.column() as u64);
    out.number(set.scenarios.len() as u64);
    set.scenarios.iter().for_each(|scenario| out.scenario(scenario));
    let recorded = provenances.iter().flatten().next();
    out.number(u64::from(recorded.is_some()));
    if let Some(Provenance { population, engine, .. }) = recorded {
        out.print(population);
        out.text(engine);
        (0..set.scenarios.len()).for_each(|at| out.figures(provenances.get(at).and_then(Option::as_ref)));
    }
    out.bytes
}

struct Packer<'r> {
    bytes: Vec<u8>,
    drafted: &'r Rules,
}

impl Packer<'_> {
    fn scenario(&mut self, scenario: &Scenario) {
        self.text(&scenario.name);
        self.number(scenario.settings.len() as u64);
        for setting in &scenario.settings {
            let year = setting_id(&setting.id).1.and_then(|year| year.parse::<u64>().ok());
            // A year that cannot be read stays part of the id.
            let id = if year.is_some() { parameter_of(&setting.id) } else { setting.id.as_str() };
            let spelt = !self.is_short(id);
            self.number(u64::from(year.is_some()) * DATED + u64::from(spelt) * SPELT);
            if spelt {
                self.text(id)
            } else {
                self.bytes.extend(short_id(id))
            }
            year.into_iter().for_each(|year| self.number(year));
            self.text(&setting.value);
        }
        self.number(scenario.rules.len() as u64);
        for (path, text) in scenario.rules.iter() {
            self.text(path);
            self.number(u64::from(text.is_some()));
            text.into_iter().for_each(|text| self.text(text));
        }
    }

    /// Packs the fingerprint of a scenario's figures, if there is one.
    fn figures(&mut self, provenance: Option<&Provenance>) {
        let figures = provenance.map(|provenance| provenance.figures.as_str()).filter(|figures| !figures.is_empty());
        self.number(u64::from(figures.is_some()));
        figures.into_iter().for_each(|figures| self.print(figures));
    }

    /// Packs a fingerprint: sixteen hexadecimal digits as eight bytes.
    fn print(&mut self, print: &str) {
        self.bytes.extend(u64::from_str_radix(print, 16).unwrap_or_default().to_be_bytes());
    }

    /// Whether the shortened id identifies one of the draft's parameters.
    fn is_short(&self, id: &str) -> bool {
        let mut alike = self.drafted.parameters.iter().filter(|parameter| short_id(&parameter.id) == short_id(id));
        alike.next().is_some_and(|parameter| parameter.id == id) && alike.next().is_none()
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    /// Packs a number as LEB128: seven bits per byte, lowest first; the eighth bit is set in all bytes but the last.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}
