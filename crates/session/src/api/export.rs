//! What the files are made of that a person takes away: gathered by the session, put into words and bytes elsewhere.
//!
//! Long lists travel as columns, so that a million lines are a few allocations.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Comparison, EnterpriseRow, FacetView, NoticeView, PolicyView, PopulationView, Question, SettingText};
use cesuan_base::diag::Diagnostics;
use cesuan_base::dim::Text;
use cesuan_base::id::{MeasureId, PayerId};
use cesuan_base::money::Fen;
use cesuan_base::table::{Population, Texts, TextsBuilder};
use cesuan_engine::{Figures, Line};
use cesuan_intake::SheetRole;
use cesuan_office::RawSheet;
use cesuan_policy::rules::Folder;
use cesuan_scenario::Provenance;

/// A file that is to be made of what the session holds. Columns are those of the comparison, the draft's first; where nothing is
/// compared yet, the session's scenarios are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Export {
    /// Tables to fill in.
    Template,
    /// The population as tables that read back.
    Population,
    /// The figures of the settings in force, with every line.
    Results,
    /// The faults of the tables read last, and the tables with the places marked.
    Faults,
    /// 修改对照表: what a scenario changes of the draft, a document.
    Amendments { column: usize },
    /// 资金测算表: how each measure is costed, a workbook.
    Estimates { column: usize },
    /// 方案对比: everything side by side, a workbook.
    Comparison,
}

impl Question for Export {
    type Answer = ExportData;
}

/// What an [`Export`] is made of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ExportData {
    /// The rules folder whose tables are to be filled in.
    Template(Folder),
    Population(PopulationData),
    Results(Box<ResultsData>),
    Faults(FaultsData),
    Amendments(Box<AmendmentsData>),
    Estimates(Box<EstimatesData>),
    Comparison(Box<ComparisonData>),
}

/// The population of a session.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PopulationData {
    /// The rules folder whose columns the population has.
    pub folder: Folder,
    pub population: Arc<Population>,
    /// What the figures over the population are made of.
    pub provenance: Option<Provenance>,
}

/// The figures of the settings in force.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ResultsData {
    pub policy: PolicyView,
    pub population: PopulationView,
    pub figures: Figures,
    /// What is counted and told beside the figures.
    pub notices: Vec<NoticeView>,
    /// The settings that differ from the draft.
    pub settings: Vec<SettingText>,
    pub provenance: Provenance,
    pub lines: LineColumns,
}

/// Every line with a non-zero demand, by measure, year, enterprise and project: the `i`-th entry of each column is the `i`-th line's.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct LineColumns {
    pub measures: Vec<MeasureId>,
    /// Indices of years: policy years first, then commitment years.
    pub years: Vec<u32>,
    /// Indices into `holders`.
    pub holders_of: Vec<u32>,
    /// Ids of projects; blank where the line is an enterprise's.
    pub projects: Texts,
    pub demands: Vec<Fen>,
    pub paid: Vec<Fen>,
    /// The parts of the lines that several payers share, in the order of the lines.
    pub parts: Vec<SharedPart>,
    pub holders: HolderColumns,
}

/// A payer's part of a line that several payers share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedPart {
    /// The index of the line.
    pub line: u32,
    pub payer: PayerId,
    pub demand: Fen,
    pub paid: Fen,
}

/// The rows of the enterprise table that have a line: one for each enterprise and year.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct HolderColumns {
    /// Indices of enterprises in the population; the same enterprise has one index in all years.
    pub enterprises: Vec<u32>,
    pub ids: Texts,
    /// Names; blank where the tables have none.
    pub names: Texts,
    /// For each category column of the enterprise table, in the order of the rules, the option of each holder.
    pub options: Vec<Vec<u16>>,
}

/// A line of [`LineColumns`].
#[derive(Clone, Copy, Debug)]
pub struct ExportedLine<'a> {
    /// The line as the engine has it.
    pub line: Line<'a>,
    /// The index of its holder in [`HolderColumns`].
    pub holder: usize,
    /// The parts of its payers; empty where it has one payer.
    pub parts: &'a [SharedPart],
}

/// The faults of the tables read last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FaultsData {
    pub sheets: Arc<Vec<RawSheet>>,
    /// What each sheet was taken for.
    pub roles: Vec<Option<SheetRole>>,
    pub faults: Diagnostics,
}

/// A scenario and what it changes of the draft.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AmendmentsData {
    pub comparison: Comparison,
    /// The scenario's column.
    pub column: usize,
    /// The policy as drafted.
    pub drafted: PolicyView,
    /// The policy by the scenario's own rules.
    pub amended: PolicyView,
    /// The scenario's settings.
    pub settings: Vec<SettingText>,
    pub population: PopulationView,
}

/// A column and how its measures are costed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EstimatesData {
    pub comparison: Comparison,
    pub column: usize,
    /// The column's own rules.
    pub folder: Folder,
    /// Its settings.
    pub settings: Vec<SettingText>,
    /// Its figures, by its own rules.
    pub figures: Figures,
    pub population: PopulationView,
}

/// Everything side by side.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComparisonData {
    pub comparison: Comparison,
    /// The policy's title.
    pub title: Text,
    pub facets: Vec<FacetView>,
    pub population: PopulationView,
    /// For each column but the baseline, in order, the enterprises that receive more or less than in the baseline.
    pub moved: Vec<MovedColumns>,
}

/// Enterprises that receive more or less in a column than in the baseline, those that gain most first: the `i`-th entry of each
/// list is the `i`-th enterprise's.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct MovedColumns {
    /// The column they are of.
    pub column: usize,
    pub ids: Texts,
    /// Names; blank where the tables have none.
    pub names: Texts,
    /// For each facet of the policy, the group of each enterprise; `None` where it fits no group.
    pub groups: Vec<Vec<Option<u16>>>,
    /// What each receives in the column.
    pub now: Vec<Fen>,
    /// What each receives in the baseline.
    pub before: Vec<Fen>,
}

impl LineColumns {
    /// Every line in order.
    pub fn iter(&self) -> impl Iterator<Item = ExportedLine<'_>> {
        let mut rest = self.parts.as_slice();
        self.measures.iter().enumerate().map(move |(at, measure)| {
            let own = rest.iter().take_while(|part| part.line as usize == at).count();
            let (parts, others) = rest.split_at(own);
            rest = others;
            let holder = self.holders_of[at] as usize;
            let line = Line {
                measure: *measure,
                year: self.years[at] as usize,
                enterprise: self.holders.ids.at(holder),
                project: Some(self.projects.at(at)).filter(|project| !project.is_empty()),
                demand: self.demands[at],
                paid: self.paid[at],
            };
            ExportedLine { line, holder, parts }
        })
    }
}

impl MovedColumns {
    /// The columns of some rows.
    pub fn new(column: usize, rows: impl Iterator<Item = EnterpriseRow>) -> Self {
        let mut moved = Self { column, ..Self::default() };
        let (mut ids, mut names) = (TextsBuilder::default(), TextsBuilder::default());
        for row in rows {
            ids.push(&row.id);
            names.push(&row.name);
            moved.groups.resize(row.facets.len(), Vec::new());
            moved.groups.iter_mut().zip(&row.facets).for_each(|(groups, group)| groups.push(*group));
            moved.now.push(row.scenario.all());
            moved.before.push(row.draft.all());
        }
        Self { ids: ids.finish(), names: names.finish(), ..moved }
    }
}
