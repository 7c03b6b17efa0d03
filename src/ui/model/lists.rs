//! A person's own list: what its sheets are taken for, what their columns hold, and what is wrong with the rows.

use cesuan_base::diag::{Code, Diagnostic, Severity};
use cesuan_base::dim::Rows;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::{Lang, figures, text};
use cesuan_intake::{ColumnChoice, ColumnLayout, ColumnView, Layout, Role, SheetLayout, SheetView, TablesView};
use cesuan_office::{Encoding, Separator};
use cesuan_session::PolicyView;

/// A list as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListView {
    /// What came of it, in one sentence.
    pub verdict: String,
    /// Whether figures are of it, and of all of it.
    pub standing: ListStanding,
    /// Whether there would be figures without the rows in error.
    pub may_leave_out: bool,
    /// The sheets.
    pub sheets: Vec<SheetCard>,
    /// What is wrong, by kind.
    pub groups: Vec<FaultGroup>,
    /// Each thing that is wrong.
    pub faults: Vec<ListFault>,
}

/// Whether figures are of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStanding {
    /// Every row takes part.
    Whole,
    /// Rows are left out.
    Partly,
    /// There are no figures of it.
    Refused,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCard {
    /// Its number among the sheets.
    pub at: usize,
    /// File and sheet.
    pub name: String,
    /// The sheet's own name, in a workbook.
    pub sheet: Option<String>,
    /// Rows, encoding, separator.
    pub about: String,
    /// What it is taken for.
    pub role: Option<Role>,
    /// The row its header stands in.
    pub header: Option<u64>,
    /// The first rows, for choosing the header's: number, and its cells in one line.
    pub top: Vec<(u64, String)>,
    /// Its columns.
    pub columns: Vec<ColumnCard>,
    /// The labels of required columns it lacks.
    pub missing: Vec<String>,
    /// What a column may hold: id and label.
    pub fields: Vec<(String, String)>,
    /// How many columns hold nothing that is known.
    pub unmatched: usize,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnCard {
    /// Its header.
    pub header: String,
    /// Its letters.
    pub letters: String,
    /// What it holds.
    pub state: ColumnState,
    /// The id of the field it holds.
    pub field: Option<String>,
    /// What its numbers are in, where they are money.
    pub unit: Option<MoneyUnit>,
    /// The first cells.
    pub samples: Vec<String>,
    /// What it may be meant for: id and label.
    pub suggestions: Vec<(String, String)>,
}

/// Whether it is known what a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnState {
    /// A field.
    Matched,
    /// Nobody knows.
    Unknown,
    /// Nothing that is wanted, a person says.
    Ignored,
}

/// Faults of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultGroup {
    /// The kind.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Its name.
    pub label: String,
    /// How many there are.
    pub count: u64,
}

/// Something wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFault {
    /// The kind.
    pub code: Code,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: String,
    /// What.
    pub headline: String,
    /// How to mend it.
    pub help: Option<String>,
}

/// A list as read.
pub fn list(lang: Lang, policy: &PolicyView, view: &TablesView) -> ListView {
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
    ListView {
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

fn card(lang: Lang, policy: &PolicyView, at: usize, sheet: &SheetView) -> SheetCard {
    let rows = sheet.role.and_then(Role::rows);
    let label = |id: &String| {
        let field = policy.fields.iter().find(|field| Some(field.rows) == rows && field.id == *id);
        field.map_or_else(|| id.clone(), |field| lang.of(&field.label).to_owned())
    };
    let fields = policy.fields.iter().filter(|field| Some(field.rows) == rows);
    let columns: Vec<ColumnCard> = sheet.columns.iter().map(|column| column_card(column, &label)).collect();
    let unmatched = columns.iter().filter(|column| column.state == ColumnState::Unknown && !column.header.is_empty());
    let top = sheet.top.iter().map(|(row, cells)| {
        let cells: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        (*row, cells.join(" · "))
    });
    SheetCard {
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

fn column_card(column: &ColumnView, label: &impl Fn(&String) -> String) -> ColumnCard {
    let state = match (&column.field, column.chosen) {
        (Some(_), _) => ColumnState::Matched,
        (None, true) => ColumnState::Ignored,
        (None, false) => ColumnState::Unknown,
    };
    ColumnCard {
        header: column.header.clone(),
        letters: column.letters.clone(),
        state,
        field: column.field.clone(),
        unit: column.unit,
        samples: column.samples.clone(),
        suggestions: column.suggestions.iter().map(|id| (id.clone(), label(id))).collect(),
    }
}

/// The choices with another one about what a column holds: a field by its id, or nothing that is wanted.
pub fn with_column(layout: &Layout, rows: Rows, header: &str, field: Option<&str>, unit: Option<MoneyUnit>) -> Layout {
    let mut layout = without_column(layout, rows, header);
    let holds = match field {
        Some(id) => ColumnChoice::Field { id: id.to_owned(), unit },
        None => ColumnChoice::Ignored,
    };
    layout.columns.push(ColumnLayout { rows, header: header.to_owned(), holds });
    layout
}

/// The choices without one about a column: it is found again by its header.
pub fn without_column(layout: &Layout, rows: Rows, header: &str) -> Layout {
    let mut layout = layout.clone();
    layout.columns.retain(|column| column.rows != rows || column.header != header);
    layout
}

/// The choices with another one about a sheet: what it is, or where its header stands.
pub fn with_sheet(layout: &Layout, at: usize, sheet: Option<&str>, role: Option<Role>, header: Option<u64>) -> Layout {
    let mut layout = layout.clone();
    let before = layout.sheets.iter().find(|known| known.at == at).cloned();
    layout.sheets.retain(|known| known.at != at);
    let header = header.or_else(|| before.as_ref().and_then(|before| before.header));
    let role = role.or_else(|| before.and_then(|before| before.role));
    layout.sheets.push(SheetLayout { at, sheet: sheet.map(str::to_owned), role, header });
    layout
}
