//! A set of scenarios to bytes: counts and lengths in as few bytes as they need, texts as they are.

use crate::provenance::Provenance;
use crate::set::{Scenario, ScenarioSet, parameter_of};
use cesuan_policy::check::Rules;

use super::short;

/// The bit of a setting that is of one year,
pub(super) const DATED: u64 = 1;
/// and of one whose id is written out.
pub(super) const SPELT: u64 = 2;

/// The bytes of a set. Its seals tell of the population and the engine once.
pub(super) fn pack(set: &ScenarioSet, seals: &[Option<Provenance>], drafted: &Rules) -> Vec<u8> {
    let mut out = Packer { bytes: Vec::new(), drafted };
    out.text(&set.policy);
    out.print(&set.rules);
    out.number(set.baseline.column() as u64);
    out.number(set.scenarios.len() as u64);
    set.scenarios.iter().for_each(|scenario| out.scenario(scenario));
    let sealed = seals.iter().flatten().next();
    out.number(u64::from(sealed.is_some()));
    if let Some(Provenance { population, engine, .. }) = sealed {
        out.print(population);
        out.text(engine);
        (0..set.scenarios.len()).for_each(|at| out.figures(seals.get(at).and_then(Option::as_ref)));
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
            let year = setting.id.split_once('@').and_then(|(_, year)| year.trim().parse::<u64>().ok());
            // A year that is none stays in the id.
            let id = if year.is_some() { parameter_of(&setting.id) } else { setting.id.as_str() };
            let spelt = !self.is_short(id);
            self.number(u64::from(year.is_some()) * DATED + u64::from(spelt) * SPELT);
            if spelt {
                self.text(id)
            } else {
                self.bytes.extend(short(id))
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

    /// The fingerprint of a scenario's figures, where there are any.
    fn figures(&mut self, seal: Option<&Provenance>) {
        let figures = seal.map(|seal| seal.figures.as_str()).filter(|figures| !figures.is_empty());
        self.number(u64::from(figures.is_some()));
        figures.into_iter().for_each(|figures| self.print(figures));
    }

    /// A fingerprint: sixteen digits as eight bytes.
    fn print(&mut self, print: &str) {
        self.bytes.extend(u64::from_str_radix(print, 16).unwrap_or_default().to_be_bytes());
    }

    /// Whether the three bytes say which of the draft's parameters is meant.
    fn is_short(&self, id: &str) -> bool {
        let mut alike = self.drafted.parameters.iter().filter(|parameter| short(&parameter.id) == short(id));
        alike.next().is_some_and(|parameter| parameter.id == id) && alike.next().is_none()
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    /// Seven bits a byte, the lowest first; all bytes but the last have the eighth.
    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}
