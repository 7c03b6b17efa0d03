//! What crosses to the worker and to the faces: plain data, without a session.

mod calibration;
mod comparison;
mod dossier;
mod effects;
mod enterprises;
mod figures;
mod fund;
mod hits;
mod message;
mod policy;
mod population;
mod rules;
mod scenarios;
mod standards;
mod trial;

pub use calibration::{CalibrationView, MixGroupView, MixView, TargetView};
pub use comparison::{
    ComparedColumn, ComparedContest, ComparedFacet, ComparedFile, ComparedGroup, ComparedMeasure, ComparedParameter,
    ComparedPayer, Comparison, ContestCell, ContestKind, Flip, GroupCell, Moves, Outcome, PayerCell, Step,
};
pub use dossier::{Account, Dossier, FundState};
pub use effects::{PairedView, WeighedView};
pub use enterprises::{Against, EnterprisePage, EnterpriseQuery, EnterpriseRow, EnterpriseTotals, Received, Sort};
pub use figures::FiguresView;
pub use fund::{CutView, CutsView, MarginalView};
pub use hits::HitsView;
pub use message::{Command, Event, RulesCommand, RulesEvent, ScenariosCommand};
pub use policy::{FacetView, FieldView, MeasureView, PayerView, PolicyTitle, PolicyView};
pub use population::{PopulationSource, PopulationView};
pub use rules::{
    Adopted, CasesView, Column, ColumnKind, Completion, CompletionKind, Completions, NewMeasure, PartsView, Pattern,
    RevisedView,
};
pub use scenarios::{MovedView, ScenariosRead};
pub use standards::{BasedView, FilledView, Filling, MeasureBase, Purse};
pub use trial::{ProjectRecord, Record, RecordRow, TrialFault, TrialView};

pub use cesuan_scenario::SettingText;
