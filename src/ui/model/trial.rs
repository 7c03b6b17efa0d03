//! The form of an enterprise to try: the columns that measures use, grouped by measure.

use std::collections::BTreeMap;

use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::{Lang, diagnostic, figures, text};
use cesuan_policy::check::FieldKind;
use cesuan_session::{EnterpriseRecord, FieldView, PolicyView, ProjectRecord, RecordRow, TrialFault};

/// A column used by at least so many measures stands at the top of the form.
const COMMON: usize = 3;

/// The form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormModel {
    /// The columns of the enterprise, in groups.
    pub enterprise: Vec<FieldGroup>,
    pub projects: Vec<ProjectModel>,
    /// Faults that are in no cell.
    pub faults: Vec<String>,
}

/// A project of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectModel {
    pub title: String,
    /// The columns of the project, in groups.
    pub groups: Vec<FieldGroup>,
}

/// Columns that go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldGroup {
    /// The id of its element.
    pub place: String,
    /// The measure the columns are for, or another heading.
    pub title: String,
    /// Whether it is unfolded at first: because everybody fills it in, or something is filled in already.
    pub open: bool,
    /// The number of cells filled in.
    pub filled: usize,
    pub fields: Vec<FieldRow>,
}

/// A column: a cell for each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldRow {
    pub field: FieldId,
    pub label: String,
    /// The name of the unit of a number typed without one, where the column is money.
    pub unit: Option<String>,
    /// What the column means.
    pub note: Option<String>,
    pub control: CellControl,
    /// One for each policy year.
    pub cells: Vec<TrialCell>,
}

/// How a cell is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellControl {
    /// A text field.
    Text,
    /// A box to tick.
    Flag,
    /// A choice of options: value and label.
    Choice(Vec<(String, String)>),
}

/// A cell of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialCell {
    /// The id of its element.
    pub place: String,
    pub value: String,
    /// What is wrong with the value.
    pub fault: Option<String>,
}

/// The place of a cell in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The index of the project; `None` for the enterprise itself.
    pub project: Option<usize>,
    /// The index of the policy year.
    pub year: usize,
    pub field: FieldId,
}

/// The record with a cell filled in; a blank value clears the cell.
pub fn filled(record: &EnterpriseRecord, place: CellPlace, value: &str) -> EnterpriseRecord {
    let mut next = record.clone();
    let years = match place.project {
        None => Some(&mut next.years),
        Some(project) => next.projects.get_mut(project).map(|project| &mut project.years),
    };
    if let Some(cell) = years.and_then(|years| years.get_mut(place.year)) {
        let row = cell.get_or_insert_with(RecordRow::new);
        if value.trim().is_empty() {
            row.remove(&place.field);
        } else {
            row.insert(place.field, value.to_owned());
        }
    }
    next
}

/// The record of an enterprise in which only the columns that may not be blank are filled in.
pub fn blank(policy: &PolicyView, id: &str) -> EnterpriseRecord {
    let mut row = RecordRow::new();
    for (index, field) in policy.fields.iter().enumerate() {
        if let (Rows::Enterprise, FieldKind::Category { category, default: None }) = (field.rows, field.kind)
            && let Some(option) = policy.categories[category.index()].options.first()
        {
            row.insert(FieldId::at(index), option.id.clone());
        }
    }
    EnterpriseRecord { id: id.to_owned(), years: vec![Some(row); policy.years.len()], projects: Vec::new() }
}

/// The record with one more project.
pub fn with_project(policy: &PolicyView, record: &EnterpriseRecord) -> EnterpriseRecord {
    let mut next = record.clone();
    let taken = |id: &String| record.projects.iter().any(|project| project.id == *id);
    let id = (1..).map(|number| format!("{}-{number}", record.id)).find(|id| !taken(id)).unwrap_or_default();
    next.projects.push(ProjectRecord { id, years: vec![Some(RecordRow::new()); policy.years.len()] });
    next
}

/// The record with the first year's value of a column in every policy year; `project` is `None` for the enterprise itself.
pub fn repeated(
    policy: &PolicyView,
    record: &EnterpriseRecord,
    project: Option<usize>,
    field: FieldId,
) -> EnterpriseRecord {
    let years = match project {
        None => Some(&record.years),
        Some(project) => record.projects.get(project).map(|project| &project.years),
    };
    let Some(years) = years else { return record.clone() };
    let value = years.iter().flatten().next().and_then(|row| row.get(&field)).cloned().unwrap_or_default();
    (0..policy.years.len()).fold(record.clone(), |next, year| filled(&next, CellPlace { project, year, field }, &value))
}

/// The form of a record, with the faults in it.
pub fn form(lang: Lang, policy: &PolicyView, record: &EnterpriseRecord, faults: &[TrialFault]) -> FormModel {
    let maker = Maker { lang, policy, faults };
    let projects = record.projects.iter().enumerate().map(|(index, project)| ProjectModel {
        title: text(lang, "trial-project", &[("number", (index + 1).to_string().into())]),
        groups: maker.groups(Rows::Project, Some(index), &project.years),
    });
    let loose = faults.iter().filter(|fault| fault.field.is_none());
    FormModel {
        enterprise: maker.groups(Rows::Enterprise, None, &record.years),
        projects: projects.collect(),
        faults: loose.map(|fault| diagnostic::render(lang, &fault.diagnostic).headline).collect(),
    }
}

/// What the form is made from.
struct Maker<'a> {
    lang: Lang,
    policy: &'a PolicyView,
    faults: &'a [TrialFault],
}

impl Maker<'_> {
    fn groups(&self, rows: Rows, project: Option<usize>, years: &[Option<RecordRow>]) -> Vec<FieldGroup> {
        // Columns that many measures use come first, then the others measure by measure, then those that no measure uses.
        let mut groups: BTreeMap<(u8, usize), Vec<FieldRow>> = BTreeMap::new();
        for (index, field) in self.policy.fields.iter().enumerate().filter(|(_, field)| field.rows == rows) {
            let key = match (field.kind, field.uses.as_slice()) {
                (FieldKind::Key | FieldKind::Period | FieldKind::Parent, _) => continue,
                (_, []) => (2, 0),
                (FieldKind::Category { .. }, _) => (0, 0),
                (_, uses) if uses.len() >= COMMON => (0, 0),
                (_, [first, ..]) => (1, first.index()),
            };
            groups.entry(key).or_default().push(self.field(project, FieldId::at(index), field, years));
        }
        let group = |((class, measure), fields): ((u8, usize), Vec<FieldRow>)| {
            let cells = fields.iter().flat_map(|field| &field.cells);
            let filled = cells.clone().filter(|cell| !cell.value.is_empty()).count();
            let faulty = cells.clone().any(|cell| cell.fault.is_some());
            let title = match class {
                0 => text(self.lang, "trial-common", &[]),
                1 => self.lang.of(&self.policy.measures[measure].label).to_owned(),
                _ => text(self.lang, "trial-unused", &[]),
            };
            let open = class == 0 || faulty || (class == 1 && filled > 0);
            let owner = project.map_or_else(String::new, |project| format!("-{project}"));
            FieldGroup { place: format!("group{owner}-{class}-{measure}"), title, open, filled, fields }
        };
        groups.into_iter().map(group).collect()
    }

    fn field(&self, project: Option<usize>, id: FieldId, field: &FieldView, years: &[Option<RecordRow>]) -> FieldRow {
        let control = match field.kind {
            FieldKind::Flag => CellControl::Flag,
            FieldKind::Category { category, default } => {
                let options = &self.policy.categories[category.index()].options;
                let mut choices = Vec::new();
                if let Some(blank) = default.and_then(|option| options.get(usize::from(option))) {
                    choices.push((String::new(), self.lang.of(&blank.label).to_owned()));
                }
                let others = options.iter().enumerate().filter(|(index, _)| default.map(usize::from) != Some(*index));
                choices.extend(others.map(|(_, option)| (option.id.clone(), self.lang.of(&option.label).to_owned())));
                CellControl::Choice(choices)
            }
            _ => CellControl::Text,
        };
        let cell = |(year, row): (usize, &Option<RecordRow>)| {
            let value = row.as_ref().and_then(|row| row.get(&id)).cloned().unwrap_or_default();
            let own = |fault: &&TrialFault| (fault.project, fault.year, fault.field) == (project, Some(year), Some(id));
            let fault = self.faults.iter().find(own);
            let owner = project.map_or_else(|| "enterprise".to_owned(), |project| format!("project-{project}"));
            TrialCell {
                place: format!("cell-{owner}-{}-{}", field.id, self.policy.years[year]),
                value: self.shown(field.kind, value),
                fault: fault.map(|fault| diagnostic::render(self.lang, &fault.diagnostic).headline),
            }
        };
        let money = matches!(field.kind, FieldKind::Money { .. });
        FieldRow {
            field: id,
            label: self.lang.of(&field.label).to_owned(),
            unit: money.then(|| figures::unit_name(self.lang, MoneyUnit::Wan)),
            note: field.note.as_ref().map(|note| self.lang.of(note).to_owned()),
            control,
            // Rows after the policy stay as they are.
            cells: years.iter().take(self.policy.years.len()).enumerate().map(cell).collect(),
        }
    }

    /// The value of the control for a stored value: where a blank stands for an option, the option is shown as blank.
    fn shown(&self, kind: FieldKind, value: String) -> String {
        let FieldKind::Category { category, default: Some(default) } = kind else { return value };
        let blank = &self.policy.categories[category.index()].options[usize::from(default)];
        if value == blank.id { String::new() } else { value }
    }
}
