//! A person's own list: what its sheets are taken for, what their columns hold, and what is wrong with the rows.

use cesuan_base::diag::{Code, Diagnostic, Severity};
use cesuan_base::dim::Rows;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::{Lang, figures, text};
use cesuan_intake::{
    ColumnChoice, ColumnLayout, Layout, SheetColumnView, SheetLayout, SheetRole, SheetView, TablesView,
};
use cesuan_office::{Encoding, Separator};
use cesuan_session::PolicyView;

/// A person's own list after its tables were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListModel {
    /// The result in one sentence.
    pub verdict: String,
    /// Whether the figures are of this list.
    pub standing: ListStanding,
    /// Whether leaving out the rows with errors would give figures.
    pub may_leave_out: bool,
    pub sheets: Vec<SheetModel>,
    /// The faults counted by kind.
    pub groups: Vec<FaultGroup>,
    /// The faults one by one, as far as they are listed.
    pub faults: Vec<ListFault>,
}

/// Whether the figures are of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStanding {
    /// They are of all its rows.
    Whole,
    /// They are of it without the rows in error.
    Partly,
    /// They are not: the list has errors.
    Refused,
}

/// A sheet of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetModel {
    /// The sheet's number among all sheets, from 0.
    pub at: usize,
    /// The names of file and sheet.
    pub name: String,
    /// The sheet's own name, in a workbook.
    pub sheet: Option<String>,
    /// The number of rows, the encoding and the separator, in words.
    pub about: String,
    /// What the sheet is taken for; `None` where that is not known.
    pub role: Option<SheetRole>,
    /// The number of the header's row.
    pub header: Option<u64>,
    /// The first rows, for choosing the header's: the number of each and its cells in one line.
    pub top: Vec<(u64, String)>,
    pub columns: Vec<ColumnModel>,
    /// The labels of required columns the sheet lacks.
    pub missing: Vec<String>,
    /// The fields a column may hold: id and label.
    pub fields: Vec<(String, String)>,
    /// The number of columns that hold no known field.
    pub unmatched: usize,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnModel {
    pub header: String,
    /// The column's letters in a spreadsheet: `A`, `AB`.
    pub letters: String,
    pub state: ColumnState,
    /// The id of the field the column holds.
    pub field: Option<String>,
    /// The unit of its numbers, where the field is money.
    pub unit: Option<MoneyUnit>,
    /// The first cells below the header.
    pub samples: Vec<String>,
    /// Fields whose names are close to the header: id and label.
    pub suggestions: Vec<(String, String)>,
}

/// Whether it is known what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnState {
    /// It holds a field.
    Matched,
    /// No field has its header, and the person has not decided.
    Unknown,
    /// The person decided that it is not wanted.
    Ignored,
}

/// The faults of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultGroup {
    pub code: Code,
    pub severity: Severity,
    /// The name of the kind.
    pub label: String,
    pub count: u64,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFault {
    pub code: Code,
    pub severity: Severity,
    /// The place in words; empty where the fault has none.
    pub place: String,
    pub headline: String,
    /// How to mend the fault.
    pub help: Option<String>,
}

/// The model of a list whose tables were read.
pub fn list(lang: Lang, policy: &PolicyView, view: &TablesView) -> ListModel {
    let standing = match (view.ready, view.left_out.total()) {
        (false, _) => ListStanding::Refused,
        (true, 0) => ListStanding::Whole,
        (true, _) => ListStanding::Partly,
    };
    let groups = view.counts.iter().map(|group| FaultGroup {
        code: group.code,
        severity: group.severity,
        label: text(lang, &format!("kind-{}", group.code.id()), &[]),
        count: group.count,
    });
    ListModel {
        verdict: verdict(lang, view, standing),
        standing,
        may_leave_out: view.may_leave_out && !view.ready,
        sheets: view.sheets.iter().enumerate().map(|(at, sheet)| card(lang, policy, at, sheet)).collect(),
        groups: groups.collect(),
        faults: view.faults.iter().map(|fault| list_fault(lang, fault)).collect(),
    }
}

/// A fault as the page lists it.
pub fn list_fault(lang: Lang, fault: &Diagnostic) -> ListFault {
    let rendered = render(lang, fault);
    ListFault {
        code: fault.code,
        severity: fault.severity,
        place: rendered.place.unwrap_or_default(),
        headline: rendered.headline,
        help: rendered.help,
    }
}

fn verdict(lang: Lang, view: &TablesView, standing: ListStanding) -> String {
    let errors: u64 =
        view.counts.iter().filter(|group| group.severity == Severity::Error).map(|group| group.count).sum();
    let count = |number: u64| figures::count(lang, number).into();
    let args = [
        ("enterprises", count(view.read.enterprises)),
        ("projects", count(view.read.projects)),
        ("errors", count(errors)),
        ("wrong", count(view.in_error.enterprises + view.in_error.projects)),
        ("left", count(view.left_out.total())),
        ("with", count(view.left_out.with_enterprise)),
    ];
    let id = match (standing, view.may_leave_out) {
        (ListStanding::Whole, _) => "lists-verdict-whole",
        (ListStanding::Partly, _) => "lists-verdict-partly",
        (ListStanding::Refused, true) => "lists-verdict-rows",
        (ListStanding::Refused, false) => "lists-verdict-refused",
    };
    text(lang, id, &args)
}

fn card(lang: Lang, policy: &PolicyView, at: usize, sheet: &SheetView) -> SheetModel {
    let rows = sheet.role.and_then(SheetRole::rows);
    let label = |id: &String| {
        let field = policy.fields.iter().find(|field| Some(field.rows) == rows && field.id == *id);
        field.map_or_else(|| id.clone(), |field| lang.of(&field.label).to_owned())
    };
    let fields = policy.fields.iter().filter(|field| Some(field.rows) == rows);
    let columns: Vec<ColumnModel> = sheet.columns.iter().map(|column| column_card(column, &label)).collect();
    let unmatched = columns.iter().filter(|column| column.state == ColumnState::Unknown && !column.header.is_empty());
    let top = sheet.top.iter().map(|(row, cells)| {
        let cells: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        (*row, cells.join(" · "))
    });
    SheetModel {
        at,
        name: sheet.name(),
        sheet: sheet.sheet.clone(),
        about: about(lang, sheet),
        role: sheet.role,
        header: sheet.header,
        top: top.collect(),
        missing: sheet.missing.iter().map(label).collect(),
        unmatched: if rows.is_some() { unmatched.count() } else { 0 },
        fields: fields.map(|field| (field.id.clone(), lang.of(&field.label).to_owned())).collect(),
        columns,
    }
}

fn about(lang: Lang, sheet: &SheetView) -> String {
    let rows = text(lang, "lists-rows", &[("count", figures::count(lang, sheet.rows).into())]);
    let separator = match sheet.separator {
        Separator::Comma => "lists-comma",
        Separator::Tab => "lists-tab",
        Separator::Semicolon => "lists-semicolon",
    };
    match sheet.encoding {
        Encoding::Workbook => rows,
        encoding => [rows, encoding.name().to_owned(), text(lang, separator, &[])].join(" · "),
    }
}

fn column_card(column: &SheetColumnView, label: &impl Fn(&String) -> String) -> ColumnModel {
    let state = match (&column.field, column.chosen) {
        (Some(_), _) => ColumnState::Matched,
        (None, true) => ColumnState::Ignored,
        (None, false) => ColumnState::Unknown,
    };
    ColumnModel {
        header: column.header.clone(),
        letters: column.letters.clone(),
        state,
        field: column.field.clone(),
        unit: column.unit,
        samples: column.samples.clone(),
        suggestions: column.suggestions.iter().map(|id| (id.clone(), label(id))).collect(),
    }
}

/// The layout with another choice about a column: it holds the field with this id, or is ignored (`None`).
pub fn with_column(layout: &Layout, rows: Rows, header: &str, field: Option<&str>, unit: Option<MoneyUnit>) -> Layout {
    let mut layout = without_column(layout, rows, header);
    let holds = match field {
        Some(id) => ColumnChoice::Field { id: id.to_owned(), unit },
        None => ColumnChoice::Ignored,
    };
    layout.columns.push(ColumnLayout { rows, header: header.to_owned(), holds });
    layout
}

/// The layout without a choice about a column, so that its header decides again.
pub fn without_column(layout: &Layout, rows: Rows, header: &str) -> Layout {
    let mut layout = layout.clone();
    layout.columns.retain(|column| column.rows != rows || column.header != header);
    layout
}

/// The layout with another choice about a sheet: its role, the row of its header, or both; `None` keeps the choice there was.
pub fn with_sheet(
    layout: &Layout,
    at: usize,
    sheet: Option<&str>,
    role: Option<SheetRole>,
    header: Option<u64>,
) -> Layout {
    let mut layout = layout.clone();
    let before = layout.sheets.iter().find(|known| known.at == at).cloned();
    layout.sheets.retain(|known| known.at != at);
    let header = header.or_else(|| before.as_ref().and_then(|before| before.header));
    let role = role.or_else(|| before.and_then(|before| before.role));
    layout.sheets.push(SheetLayout { at, sheet: sheet.map(str::to_owned), role, header });
    layout
}
