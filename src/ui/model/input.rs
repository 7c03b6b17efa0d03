//! What the page is made from.

use cesuan_base::diag::{Diagnostic, Place};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_scenario::set::parameter_of;
use cesuan_session::{FiguresView, PolicyView, PopulationView};

use super::Overlay;

/// What the page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The language of the page.
    pub lang: Lang,
    /// The unit of amounts.
    pub unit: MoneyUnit,
    /// The policy.
    pub policy: &'a PolicyView,
    /// The population, once it is there.
    pub population: Option<&'a PopulationView>,
    /// The last figures.
    pub figures: Option<&'a FiguresView>,
    /// The changes.
    pub overlay: &'a Overlay,
    /// What the engine said against the newest changes.
    pub faults: &'a [Diagnostic],
}

impl<'a> Input<'a> {
    /// What is wrong with the setting of a parameter, if anything.
    pub(super) fn fault_of(&self, id: &str) -> Option<&'a Diagnostic> {
        self.faults.iter().find(|fault| match &fault.place {
            Some(Place::Setting { id: place }) => parameter_of(place) == id,
            _ => false,
        })
    }
}
