//! What crosses to the worker and to the faces: plain data, without a session.

mod calibration;
mod comparison;
mod dossier;
mod effects;
mod enterprises;
mod export;
mod figures;
mod fund;
mod funnel;
mod notices;
mod policy;
mod population;
mod question;
mod record;
mod rules;
mod scenarios;
mod standards;
mod trial;

pub use calibration::{Calibrate, CalibrationView, MixGroupView, MixView, TargetView};
pub use comparison::{
    AccountCell, Compare, ComparedAccount, ComparedColumn, ComparedContest, ComparedFacet, ComparedFile, ComparedGroup,
    ComparedMeasure, ComparedParameter, ComparedPayer, Comparison, ContestCell, ContestKind, Flip, GroupCell,
    MeasureDifference, Moves, Outcome, PayerCell,
};
pub use dossier::{Account, Dossier, Enterprise, EnterpriseFound, FundState};
pub use effects::{PairedView, SettingPair, Weigh, WeighedView};
pub use enterprises::{Against, EnterprisePage, EnterpriseQuery, EnterpriseRow, EnterpriseTotals, Received, Sort};
pub use export::{
    AmendmentsData, ComparisonData, EstimatesData, Export, ExportData, ExportedLine, FaultsData, HolderColumns,
    LineColumns, MovedColumns, PopulationData, ResultsData, SharedPart,
};
pub use figures::FiguresView;
pub use fund::{CutView, Cuts, CutsView, Marginal, MarginalView};
pub use funnel::{Funnel, FunnelView};
pub use notices::{CountNotices, NoticeView, NoticesView};
pub use policy::{
    BudgetAccount, FacetView, FieldView, ListPolicies, MeasureView, OpenFolder, OpenPolicy, PayerView, PolicyOpened,
    PolicyTitle, PolicyView,
};
pub use population::{DrawSample, Populated, PopulationSource, PopulationView, ReadTables, RereadTables, TablesRead};
pub use question::{Question, Reply};
pub use record::{EnterpriseRecord, ProjectRecord, RecordRow};
pub use rules::{
    AddMeasure, CasesView, ColumnKind, Complete, Completion, CompletionKind, Completions, DraftedFiles, MeasureColumn,
    MeasureParts, NewMeasure, OriginalFiles, PartsView, Pattern, RemoveMeasure, RunCases,
};
pub use scenarios::{
    ColumnPolicy, LinkScenarios, Moved, MovedView, PolicyOfScenarios, ReadScenarios, RulesState, ScenariosRead,
    SelectedView, SetScenarios, UnlinkScenarios, WriteScenarios,
};
pub use standards::{BasedView, Fill, FilledView, Filling, MeasureBase, Purse, StandardBase};
pub use trial::{Trial, TrialFault, TrialView};

pub use cesuan_intake::{SampleSpread, SpreadAmount, SpreadFigure, SpreadOf, UsualSample};
pub use cesuan_scenario::SettingText;
