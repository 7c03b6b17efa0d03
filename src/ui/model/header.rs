//! The bar on top.

use cesuan_i18n::{Lang, figures, text};
use cesuan_session::{PopulationSource, PopulationView};

use super::Input;

/// The bar on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderModel {
    pub title: String,
    /// The population of the figures in words, once there is one.
    pub population: Option<String>,
    /// Whether the population is drawn or a person's own, in a word.
    pub basis: Option<BasisModel>,
    /// How many parameters differ from the draft.
    pub changes: usize,
}

/// The bar on top.
pub fn header(input: Input<'_>) -> HeaderModel {
    HeaderModel {
        title: input.lang.of(&input.policy.title).to_owned(),
        population: input.population.map(|population| words(input.lang, population)),
        basis: basis(input.lang, input.population),
        changes: input.overlay.changed(input.policy).len(),
    }
}

/// The kind of population, as it stands beside every total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisModel {
    pub said: String,
    /// The class of the words in the styles.
    pub class: &'static str,
}

/// The kind of population; none before there is a population.
pub(super) fn basis(lang: Lang, population: Option<&PopulationView>) -> Option<BasisModel> {
    let population = population?;
    let left = population.left_out.total();
    let (id, class) = match (&population.source, left) {
        (PopulationSource::Synthetic { .. }, _) => ("app-synthetic", "synthetic"),
        (PopulationSource::Own { .. }, 0) => ("app-own", "own"),
        (PopulationSource::Own { .. }, _) => ("app-own-left", "partly"),
    };
    Some(BasisModel { said: text(lang, id, &[("left", figures::count(lang, left).into())]), class })
}

fn words(lang: Lang, population: &PopulationView) -> String {
    let count = ("count", figures::count(lang, population.enterprises).into());
    let left = population.left_out.total();
    match &population.source {
        PopulationSource::Synthetic { seed } => {
            text(lang, "app-sample-synthetic", &[count, ("seed", seed.to_string().into())])
        }
        PopulationSource::Own { .. } if left == 0 => text(lang, "app-sample-own", &[count]),
        PopulationSource::Own { .. } => {
            text(lang, "app-sample-own-left", &[count, ("left", figures::count(lang, left).into())])
        }
    }
}
