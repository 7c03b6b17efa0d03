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
mod headline;
pub mod hits;
mod input;
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

pub use chip::{ChipClass, ChipModel, PieceModel};
pub use document::{CardModel, CardPayer, ClauseModel, Drawn};
pub use editing::{
    Control, EditorModel, NumberControl, OptionModel, PresetModel, Slider, StatusModel, YearField, editor,
};
pub use figures::{AmountModel, ChangeModel, CostModel, Direction};
pub use fund::{CutRow, CutsPage, MarginalWords, cuts, marginal};
pub use gauges::{GaugeModel, PayerModel, Shortage};
pub use header::{BasisModel, HeaderModel, header};
pub use headline::{BudgetModel, HeadlineModel, StandingModel};
pub use input::Input;
pub use overlay::Overlay;
pub use panel::{ChangedModel, PanelModel, RowModel, TableModel, changes, panel};
pub use series::{ChartModel, SERIES, SeriesModel};
pub use summary::{EnvelopesModel, SummaryModel, summary};
pub use typing::{UnitModel, is_bare, read, slid, stepped, unit};
pub use window::{ROW, Window};
