//! View models: what the page says, as plain data.
//!
//! Every function here is pure, so that a test can read the page without a browser.

mod calibration;
mod chip;
pub mod compare;
mod document;
mod dossier;
mod editing;
mod enterprises;
mod figures;
mod fund;
mod gauges;
mod header;
mod hits;
mod lists;
mod overlay;
mod panel;
mod parts;
mod readings;
mod readings_weighing;
pub mod report;
pub mod rules;
mod series;
mod standards;
mod summary;
mod trial;
mod typing;
mod window;

use cesuan_base::diag::{Diagnostic, Place};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_session::{FiguresView, PolicyView, PopulationView};

pub use calibration::{
    AdjustTyped, CalibrationPage, CalibrationRow, DeviationView, SaidView, UnmodelledRow, calibration, mark_word,
    read_growth, read_share,
};
pub use chip::{ChipClass, ChipView, PieceView};
pub use document::{CardView, ClauseView, Drawn};
pub use dossier::{DossierView, MeasureWhy, NearView, PieceWhy, StepView, SumsView, WhyView, dossier};
pub use editing::{Control, EditorView, NumberControl, OptionView, PresetView, Slider, StatusView, YearField, editor};
pub use enterprises::{RosterRow, RosterTotal, RosterView, roster};
pub use figures::{AmountView, ChangeView, CostView, Direction};
pub use fund::{CutRow, CutsPage, MarginalWords, cuts, marginal};
pub use gauges::{GaugeView, PayerView, Shortage};
pub use header::{BasisView, HeaderView, header};
pub use hits::{BarView, FunnelStepView, HitsView, ThresholdView, TierView, hits};
pub use lists::{
    ColumnCard, ColumnState, FaultGroup, ListFault, ListStanding, ListView, SheetCard, list, list_fault, with_column,
    with_sheet, without_column,
};
pub use overlay::Overlay;
pub use panel::{ChangedView, PanelView, RowView, TableView, TotalView, changes, panel};
pub use readings::{AnswerView, DifferenceView, EffectView, PairView, ReadingView, ReadingsView, readings};
pub use readings_weighing::{Answer, Known, Question, Weighing};
pub use series::{ChartView, SERIES, SeriesView};
pub use standards::{
    FillPeriod, FillValue, FillView, StandardAnswers, StandardView, funds, own_fund, set_aside, standard, standards,
};
pub use summary::{EnvelopesView, SummaryView, summary};
pub use trial::{
    CellControl, CellPlace, CellView, FieldRow, FormView, GroupView, ProjectView, blank, filled, form, repeated,
    with_project,
};
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
            Some(Place::Setting { id: place }) => place.split('@').next() == Some(id),
            _ => false,
        })
    }
}
