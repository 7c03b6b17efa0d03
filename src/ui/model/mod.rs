//! View models: what the page says, as plain data.
//!
//! Every function here is pure, so that a test can read the page without a browser.

pub mod calibration;
mod chip;
pub mod compare;
mod document;
pub mod dossier;
mod editing;
pub mod effects_queue;
pub mod enterprises;
mod figures;
mod fund;
mod gauges;
mod header;
pub mod hits;
pub mod lists;
mod overlay;
mod panel;
mod parts;
pub mod readings;
pub mod report;
pub mod rules;
mod series;
pub mod standards;
mod summary;
pub mod trial;
mod typing;
mod window;

use cesuan_base::diag::{Diagnostic, Place};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_scenario::set::parameter_of;
use cesuan_session::{FiguresView, PolicyView, PopulationView};

pub use chip::{ChipClass, ChipView, PieceView};
pub use document::{CardView, ClauseView, Drawn};
pub use editing::{Control, EditorView, NumberControl, OptionView, PresetView, Slider, StatusView, YearField, editor};
pub use figures::{AmountView, ChangeView, CostView, Direction};
pub use fund::{CutRow, CutsPage, MarginalWords, cuts, marginal};
pub use gauges::{GaugeView, PayerView, Shortage};
pub use header::{BasisView, HeaderView, header};
pub use overlay::Overlay;
pub use panel::{ChangedView, PanelView, RowView, TableView, TotalView, changes, panel};
pub use series::{ChartView, SERIES, SeriesView};
pub use summary::{EnvelopesView, SummaryView, summary};
pub use typing::{UnitView, is_bare, read, slid, stepped, unit};
pub use window::{ROW, Window};

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
    fn fault_of(&self, id: &str) -> Option<&'a Diagnostic> {
        self.faults.iter().find(|fault| match &fault.place {
            Some(Place::Setting { id: place }) => parameter_of(place) == id,
            _ => false,
        })
    }
}
