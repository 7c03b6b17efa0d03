//! The provenance of figures: fingerprints of everything that decides them, so that two machines can tell whether they
//! agree and, if not, which part differs. Files, links and JSON call it `seal`.

use serde::{Deserialize, Serialize};

use cesuan_base::hash::WordHash;
use cesuan_base::table::Population;
use cesuan_engine::{ARITHMETIC, Base, Figures, MeasureStatus};
use cesuan_intake::fingerprint;
use cesuan_policy::rules::Folder;

use super::set::{Scenario, ScenarioSet};

/// The fingerprints of everything that decides the figures of a scenario. They reveal accidental differences; they are
/// no protection against forgery.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Fingerprint of the policy's folder as drafted.
    pub rules: String,
    /// Fingerprint of the population under the drafted rules.
    pub population: String,
    /// Fingerprint of the scenario's settings and changed files; its name is not included.
    pub scenario: String,
    /// The engine: the program's version and the version of its arithmetic, as [`engine`] gives them.
    pub engine: String,
    /// Fingerprint of every total, in fen; empty if there are no figures.
    pub figures: String,
}

/// The contents of a scenario file or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedSet {
    /// The scenarios, reconciled with the current rules.
    pub set: ScenarioSet,
    /// The provenance of each scenario's figures, if it was recorded.
    pub provenances: Vec<Option<Provenance>>,
}

/// A part of a [`Provenance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ProvenancePart {
    Rules,
    Population,
    Scenario,
    Engine,
    Figures,
}

impl ProvenancePart {
    /// The id of the word for this part.
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

/// Whether recorded figures were reproduced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reproduction {
    /// All figures are the same, to the fen.
    Same,
    /// The parts that differ.
    Differs(Vec<ProvenancePart>),
}

impl Provenance {
    /// The provenance of a scenario's figures. `rules` and `population` are fingerprints; `figures` must be computed
    /// with the scenario's own rules.
    pub fn of(rules: &str, population: &str, scenario: &Scenario, figures: Option<&Figures>) -> Self {
        Self {
            rules: rules.to_owned(),
            population: population.to_owned(),
            scenario: of_scenario(scenario),
            engine: engine(),
            figures: figures.map(of_figures).unwrap_or_default(),
        }
    }

    /// Compares this provenance with a recorded one.
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
        // Another engine version with the same figures reproduces them.
        let same = differing.is_empty() || (differing == [ProvenancePart::Engine] && !self.figures.is_empty());
        if same { Reproduction::Same } else { Reproduction::Differs(differing) }
    }
}

/// The program's version and the version of its arithmetic: `0.1.0+1`.
pub fn engine() -> String {
    format!("{}+{ARITHMETIC}", env!("CARGO_PKG_VERSION"))
}

/// The fingerprint of a policy's folder: sixteen hexadecimal digits.
pub fn of_folder(folder: &Folder) -> String {
    format!("{:016x}", folder.fingerprint())
}

/// The fingerprint of a population: sixteen hexadecimal digits.
pub fn of_population(population: &Population) -> String {
    format!("{:016x}", fingerprint(population))
}

/// The fingerprint of a scenario's settings and changed files: sixteen hexadecimal digits.
pub fn of_scenario(scenario: &Scenario) -> String {
    let mut hash = WordHash::default();
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

/// The fingerprint of every total in fen: sixteen hexadecimal digits.
pub fn of_figures(figures: &Figures) -> String {
    let mut hash = WordHash::default();
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

/// The fingerprint of several provenances together: sixteen hexadecimal digits.
pub fn of_all<'s>(provenances: impl IntoIterator<Item = &'s Provenance>) -> String {
    let mut hash = WordHash::default();
    for Provenance { rules, population, scenario, engine, figures } in provenances {
        [rules, population, scenario, engine, figures].into_iter().for_each(|part| hash.text(part));
    }
    hex(&hash)
}

fn hex(hash: &WordHash) -> String {
    format!("{:016x}", hash.value())
}
