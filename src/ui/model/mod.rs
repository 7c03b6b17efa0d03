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

pub use chip::{ChipClass, ChipView, PieceView};
pub use document::{CardView, ClauseView, Drawn};
pub use editing::{Control, EditorView, NumberControl, OptionView, PresetView, Slider, StatusView, YearField, editor};
pub use figures::{AmountView, ChangeView, CostView, Direction};
pub use fund::{CutRow, CutsPage, MarginalWords, cuts, marginal};
pub use gauges::{GaugeView, PayerView, Shortage};
pub use header::{BasisView, HeaderView, header};
pub use input::Input;
pub use overlay::Overlay;
pub use panel::{ChangedView, PanelView, RowView, TableView, TotalView, changes, panel};
pub use series::{ChartView, SERIES, SeriesView};
pub use summary::{EnvelopesView, SummaryView, summary};
pub use typing::{UnitView, is_bare, read, slid, stepped, unit};
pub use window::{ROW, Window};
