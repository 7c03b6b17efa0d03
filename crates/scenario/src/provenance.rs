//! What figures were made of, in a few signs each: whether they come out again elsewhere, and if not, what differs.

use serde::{Deserialize, Serialize};

use cesuan_base::table::Population;
use cesuan_engine::{ARITHMETIC, Base, Figures, MeasureStatus};
use cesuan_intake::{Hash, fingerprint};
use cesuan_policy::rules::Folder;

use super::set::{Scenario, ScenarioSet};

/// The fingerprints of everything figures are made of. Two of them are of the same figures where all four are alike.
///
/// They tell apart what differs by accident; nobody is kept from forging one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Of the policy's folder as drafted.
    pub rules: String,
    /// Of the population, as the draft reads it.
    pub population: String,
    /// Of the scenario's settings and changed files; its name is not part of it.
    pub scenario: String,
    /// The engine: the program's version, and how often its arithmetic has changed.
    pub engine: String,
    /// Of every total, to the fen; blank where there are no figures.
    pub figures: String,
}

/// What a file or a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedSet {
    /// The scenarios, by the rules of today.
    pub set: ScenarioSet,
    /// What each scenario's figures were made of, where it says so.
    pub seals: Vec<Option<Provenance>>,
}

/// Part of a [`Provenance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProvenancePart {
    /// The rules as drafted.
    Rules,
    /// The population.
    Population,
    /// The scenario.
    Scenario,
    /// The engine.
    Engine,
    /// The figures.
    Figures,
}

impl ProvenancePart {
    /// The id of its word.
    pub const fn word(self) -> &'static str {
        match self {
            ProvenancePart::Rules => "kind-sealed-rules",
            ProvenancePart::Population => "kind-sealed-population",
            ProvenancePart::Scenario => "kind-sealed-scenario",
            ProvenancePart::Engine => "kind-sealed-engine",
            ProvenancePart::Figures => "kind-sealed-figures",
        }
    }
}

/// Whether figures come out again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reproduction {
    /// To the fen.
    Same,
    /// Something else went in.
    Differs(Vec<ProvenancePart>),
}

impl Provenance {
    /// The seal of a scenario's figures; `figures` are by the scenario's own rules.
    pub fn of(rules: &str, population: &str, scenario: &Scenario, figures: Option<&Figures>) -> Self {
        Self {
            rules: rules.to_owned(),
            population: population.to_owned(),
            scenario: of_scenario(scenario),
            engine: engine(),
            figures: figures.map(of_figures).unwrap_or_default(),
        }
    }

    /// Whether the figures of this seal come out as those of another did.
    pub fn reproduces(&self, other: &Self) -> Reproduction {
        let parts = [
            (ProvenancePart::Rules, &self.rules, &other.rules),
            (ProvenancePart::Population, &self.population, &other.population),
            (ProvenancePart::Scenario, &self.scenario, &other.scenario),
            (ProvenancePart::Engine, &self.engine, &other.engine),
            (ProvenancePart::Figures, &self.figures, &other.figures),
        ];
        let differing: Vec<ProvenancePart> =
            parts.into_iter().filter(|(_, a, b)| a != b).map(|(part, ..)| part).collect();
        // Another engine that comes to the same figures reproduces them.
        let same = differing.is_empty() || (differing == [ProvenancePart::Engine] && !self.figures.is_empty());
        if same { Reproduction::Same } else { Reproduction::Differs(differing) }
    }
}

/// The engine: the program's version, and how often its arithmetic has changed.
pub fn engine() -> String {
    format!("{}+{ARITHMETIC}", env!("CARGO_PKG_VERSION"))
}

/// The fingerprint of a policy's folder.
pub fn of_folder(folder: &Folder) -> String {
    format!("{:016x}", folder.fingerprint())
}

/// The fingerprint of a population.
pub fn of_population(population: &Population) -> String {
    format!("{:016x}", fingerprint(population))
}

/// The fingerprint of a scenario's settings and changed files.
pub fn of_scenario(scenario: &Scenario) -> String {
    let mut hash = Hash::default();
    for setting in &scenario.settings {
        hash.text(&setting.id);
        hash.text(&setting.value);
    }
    hash.number(scenario.rules.len() as u64);
    for (path, text) in scenario.rules.iter() {
        hash.text(path);
        hash.number(u64::from(text.is_some()));
        hash.text(text.unwrap_or_default());
    }
    hex(&hash)
}

/// The fingerprint of every total, to the fen.
pub fn of_figures(figures: &Figures) -> String {
    let mut hash = Hash::default();
    let mut number = |number: i64| hash.number(number.cast_unsigned());
    for measure in &figures.measures {
        number(i64::from(measure.status == MeasureStatus::Undetermined));
        match measure.base {
            None => number(0),
            Some(Base::Money(fen)) => number(fen.0),
            Some(Base::Count(count)) => number(count),
        }
        for lines in measure.years.iter().chain([&measure.total]) {
            number(lines.recipients.cast_signed());
            number(lines.lines.cast_signed());
            number(lines.demand.0);
            number(lines.paid.0);
        }
    }
    for payer in &figures.payers {
        number(payer.envelope.map_or(-1, |(amount, _)| amount.0));
        for year in &payer.years {
            number(year.demand.0);
            number(year.paid.0);
        }
    }
    hex(&hash)
}

/// The fingerprint of several seals together.
pub fn of_all<'s>(seals: impl IntoIterator<Item = &'s Provenance>) -> String {
    let mut hash = Hash::default();
    for Provenance { rules, population, scenario, engine, figures } in seals {
        [rules, population, scenario, engine, figures].into_iter().for_each(|part| hash.text(part));
    }
    hex(&hash)
}

fn hex(hash: &Hash) -> String {
    format!("{:016x}", hash.value())
}
