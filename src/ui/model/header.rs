//! The bar on top.

use crate::i18n::{Lang, figures, text};
use crate::session::{PopulationSource, PopulationView};

use super::Input;

/// The bar on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderView {
    /// The policy's title.
    pub title: String,
    /// What the figures were computed on, once that is there.
    pub population: Option<String>,
    /// Whether that was made up.
    pub synthetic: bool,
    /// How many parameters differ from the draft.
    pub changes: usize,
}

/// The bar on top.
pub fn header(input: Input<'_>) -> HeaderView {
    HeaderView {
        title: input.lang.of(&input.policy.title).to_owned(),
        population: input.population.map(|population| words(input.lang, population)),
        synthetic: synthetic(input.population),
        changes: input.overlay.changed(input.policy).len(),
    }
}

/// Whether a population was made up.
pub(super) fn synthetic(population: Option<&PopulationView>) -> bool {
    population.is_some_and(|population| matches!(population.source, PopulationSource::Synthetic { .. }))
}

fn words(lang: Lang, population: &PopulationView) -> String {
    let count = figures::count(lang, population.enterprises);
    match population.source {
        PopulationSource::Synthetic { seed } => {
            text(lang, "app-sample-synthetic", &[("count", count.into()), ("seed", seed.to_string().into())])
        }
        PopulationSource::Own { .. } => text(lang, "app-sample-own", &[("count", count.into())]),
    }
}
