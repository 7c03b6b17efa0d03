//! Diagnostics: what is wrong, where, with which values, and what may have been meant.
//!
//! A [`Diagnostic`] is plain data. The crate `i18n` makes its sentences, in Chinese and English, from the [`Code`] and
//! the arguments, so that no other layer holds text for people.

use serde::{Deserialize, Serialize};

use crate::dim::{Dim, Text};

/// Declares the codes with the ids of their messages.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)*) => {
        /// What is wrong. Each code has one message per language; its documentation ends with the names of the
        /// arguments the message needs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Code] = &[$(Code::$name,)*];

            /// The id of the code's message.
            pub const fn id(self) -> &'static str {
                match self { $(Code::$name => $id,)* }
            }
        }
    };
}

codes! {
    /// The text is not TOML. `detail`.
    TomlSyntax = "toml-syntax",
    /// A key that means nothing here. `key`.
    UnknownKey = "unknown-key",
    /// A key that must be there is not. `key`.
    MissingKey = "missing-key",
    /// A value of another shape. `key`, `expected`.
    WrongShape = "wrong-shape",
    /// A file the policy names is not in the folder. `file`.
    MissingFile = "missing-file",
    /// A file of the folder cannot be read. `file`, `detail`.
    UnreadableFile = "unreadable-file",
    /// Two things bear one name. `name`.
    DuplicateName = "duplicate-name",
    /// A name with characters other than a-z, 0-9 and _. `name`.
    BadName = "bad-name",
    /// An id that names nothing of the kind expected. `name`, `kind`.
    UnknownId = "unknown-id",
    /// A character no formula holds. `found`.
    FormulaCharacter = "formula-character",
    /// The formula goes on where it should not, or stops early. `found`, `expected`.
    FormulaSyntax = "formula-syntax",
    /// The formula nests too deeply.
    FormulaDepth = "formula-depth",
    /// A number with a unit that is not known. `found`.
    UnknownUnit = "unknown-unit",
    /// A name nobody declared. `name`.
    UnknownName = "unknown-name",
    /// A function nobody declared. `name`.
    UnknownFunction = "unknown-function",
    /// A function with too few or too many arguments. `name`, `expected`, `found`.
    WrongArity = "wrong-arity",
    /// Two operands that do not go together. `operator`, `left`, `right`.
    DimensionMismatch = "dimension-mismatch",
    /// An expression of another dimension than its place asks for. `expected`, `found`.
    WrongDimension = "wrong-dimension",
    /// An option the category does not have. `name`, `category`.
    UnknownOption = "unknown-option",
    /// A value of the other table's rows. `name`, `rows`.
    WrongRows = "wrong-rows",
    /// Definitions that need each other. `chain`.
    CircularDefinition = "circular-definition",
    /// Measures whose lines need each other. `chain`.
    CircularLine = "circular-line",
    /// A value outside its bounds. `value`, `min`, `max`.
    OutOfBounds = "out-of-bounds",
    /// A range, step or preset that does not fit. `key`.
    BadRange = "bad-range",
    /// A placeholder of one language is missing in the other. `name`.
    PlaceholderMissing = "placeholder-missing",
    /// A placeholder that does not close. `text`.
    PlaceholderSyntax = "placeholder-syntax",
    /// A parameter that may be absent, used where a value must be. `name`.
    OptionalInFormula = "optional-in-formula",
    /// A column whose blank cells mean an unknown amount, used where a value must be. `name`.
    UnknownInFormula = "unknown-in-formula",
    /// A level by a size that is paid once: a level passed over is paid in a later year. `name`.
    OnceLevelOfSize = "once-level-of-size",
    /// A table of the input lacks a column every table has. `kind`, `rows`.
    MissingField = "missing-field",
    /// A declared thing that nothing uses. `name`.
    Unused = "unused",

    /// A setting for a parameter that is not there. `name`.
    UnknownParameter = "unknown-parameter",
    /// A setting's text that is no value of its dimension. `name`, `text`, `expected`.
    BadValue = "bad-value",
    /// A setting not of the form `id=value`. `text`.
    BadSetting = "bad-setting",
    /// A year outside the policy's years. `name`, `year`, `first`, `last`.
    SettingYear = "setting-year",
    /// A single year set for a parameter that has one value for all. `name`.
    NotDated = "not-dated",

    /// A file or folder that cannot be written. `file`, `detail`.
    CannotWrite = "cannot-write",
    /// A file that cannot be opened. `file`, `detail`.
    CannotOpen = "cannot-open",
    /// A file that is not CSV. `detail`.
    BadCsv = "bad-csv",
    /// A table without rows.
    EmptyTable = "empty-table",
    /// A required column is not in the header. `field`.
    MissingColumn = "missing-column",
    /// A column nobody asked for; it is left out. `column`.
    UnknownColumn = "unknown-column",
    /// A column that stands twice. `column`.
    DuplicateColumn = "duplicate-column",
    /// A cell that is no value of its column. `text`, `expected`.
    BadCell = "bad-cell",
    /// An amount with parts of a fen. `text`.
    PartFen = "part-fen",
    /// A number beyond what a cell may hold. `text`, `limit`.
    CellTooLarge = "cell-too-large",
    /// A negative number where none can be. `text`.
    NegativeCell = "negative-cell",
    /// A required cell that is blank.
    BlankCell = "blank-cell",
    /// Two rows with one key. `id`, `year`, `first`.
    DuplicateRow = "duplicate-row",
    /// A project whose enterprise has no row in the year. `id`, `year`.
    OrphanProject = "orphan-project",
    /// A project that changes its enterprise. `project`, `id`, `other`.
    ProjectMoved = "project-moved",
    /// A cell that differs from that of the same recipient in another year. `column`, `text`, `other`, `row`.
    NotConstant = "not-constant",
    /// Columns that are absent, and the readings that cannot be judged without them. `columns`, `readings`.
    UnjudgedReadings = "unjudged-readings",
    /// A row of a year the policy does not cover; it takes no part. `year`.
    OtherYear = "other-year",
    /// A credit code whose check character fails. `text`.
    CreditCode = "credit-code",
    /// A row with more cells than the header, or fewer. `expected`, `found`.
    RowLength = "row-length",
    /// More rows than the program takes. `limit`.
    TooManyRows = "too-many-rows",
    /// A file that holds no table that can be read. `detail`.
    BadBook = "bad-book",
    /// A file of more bytes than the program takes. `limit`.
    FileTooLarge = "file-too-large",
    /// A sheet of more columns than the program takes. `limit`.
    TooManyColumns = "too-many-columns",
    /// A cell of more text than any table needs. `limit`.
    CellTooLong = "cell-too-long",
    /// No sheet is the table of enterprises.
    NoTable = "no-table",
    /// A sheet that could be a table of which there is another. `other`.
    SheetSpare = "sheet-spare",
    /// A cell that holds an error of a spreadsheet. `text`.
    ErrorInCell = "error-in-cell",
    /// A formula without a value. `text`.
    FormulaInCell = "formula-in-cell",
    /// Amounts of a column that seem to be in another unit; the first of them. `text`, `unit`, `usual`, `count`.
    UnitSlip = "unit-slip",
    /// The example of a template; it takes no part. `text`.
    ExampleRow = "example-row",
    /// A project's row that is left out because its enterprise's is. `id`, `year`.
    LeftWithEnterprise = "left-with-enterprise",

    /// An amount that leaves the range of exact arithmetic. `measure`.
    Overflow = "overflow",
    /// A total beyond 10^18 fen. `measure`.
    TotalTooLarge = "total-too-large",
    /// A division by zero decides a line. `measure`, `enterprise`, `year`.
    DividedByZero = "divided-by-zero",

    /// A parameter without a value decides a line. `measure`.
    AbsentValue = "absent-value",
    /// A formula applied to values of types it is not defined for, which the checker should have refused. `measure`, `year`.
    InternalFault = "internal-fault",

    /// A case whose lines are not those expected. `case`, `expected`, `found`.
    CaseFailed = "case-failed",
    /// No rules folder of that name. `name`.
    UnknownPolicy = "unknown-policy",
    /// An enterprise that is not in the population. `id`.
    UnknownEnterprise = "unknown-enterprise",
    /// No policy is open yet.
    NoPolicy = "no-policy",
    /// A rule of the sample refers to a column that is drawn after its own, or not at all. `name`.
    SampleOrder = "sample-order",
    /// The folder has no sample description.
    NoSample = "no-sample",
    /// A date that is none. `value`.
    BadDate = "bad-date",

    /// A file or link of scenarios of a version that is not known. `found`, `known`.
    ScenarioVersion = "scenario-version",
    /// Scenarios over another policy. `found`, `expected`.
    ScenarioPolicy = "scenario-policy",
    /// A scenario's name that is blank or too long. `name`, `limit`.
    ScenarioName = "scenario-name",
    /// More scenarios than can be compared. `limit`.
    TooManyScenarios = "too-many-scenarios",
    /// No scenario of that name. `name`.
    UnknownScenario = "unknown-scenario",
    /// One scenario is asked for where there are several. `file`, `count`.
    ChooseScenario = "choose-scenario",
    /// Scenarios over another version of the rules.
    OtherRules = "other-rules",
    /// A setting of a parameter the rules no longer have; it was left out. `name`.
    ParameterGone = "parameter-gone",
    /// A setting the rules no longer allow; it was left out. `name`, `value`.
    SettingRefused = "setting-refused",
    /// A setting that is now what the draft says anyway; it was left out. `name`, `value`.
    AsDrafted = "as-drafted",
    /// A setting whose draft says something else than when it was made. `name`, `before`, `after`.
    DraftMoved = "draft-moved",
    /// Rules of a carried policy that are older than those carried. `added`, `changed`.
    OlderRules = "older-rules",
    /// Figures that were kept and do not come out again. `name`, `what`.
    NotReproduced = "not-reproduced",
    /// A link that is damaged or not complete.
    LinkDamaged = "link-damaged",
    /// A link that holds more than any should. `limit`.
    LinkTooLarge = "link-too-large",
    /// The changes of a sample leave no value of a column to draw.
    NothingToDraw = "nothing-to-draw",
}

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Nothing can be computed until it is mended.
    Error,
    /// The figures are valid, but a person should know of it.
    Warning,
}

/// A half-open range of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The range from the start of this span to the end of another.
    pub const fn to(self, end: Span) -> Self {
        Self { start: self.start, end: end.end }
    }

    /// The range moved `offset` bytes further on.
    pub const fn shifted(self, offset: usize) -> Self {
        Self { start: self.start + offset, end: self.end + offset }
    }
}

/// The place a diagnostic points to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Bytes of a rules file.
    Source {
        /// The file's path inside the folder.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in characters.
        column: usize,
        /// The number of characters marked.
        width: usize,
        /// The text of the line.
        excerpt: String,
    },
    /// A whole file or folder.
    File { file: String },
    /// A row or a cell of a table.
    Cell {
        /// The table's file; for a workbook, with its sheet: `名单.xlsx › 企业`.
        file: String,
        /// The row in the file, from 1.
        row: u64,
        /// The header of the cell's column; `None` for a whole row.
        column: Option<String>,
        /// The column's position in its sheet, from 0; `None` for a table that is not a sheet.
        at: Option<usize>,
    },
    /// A setting.
    Setting {
        /// The id as it was written.
        id: String,
    },
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arg {
    /// Text shown as it is: a name, a cell, an operator.
    Plain(String),
    /// A text of the rules in both languages.
    Both(Text),
    Dim(Dim),
    /// A word of the program by its id: `kind-measure`, `shape-table`.
    Word(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Plain(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Plain(text)
    }
}

impl From<Dim> for Arg {
    fn from(dim: Dim) -> Self {
        Arg::Dim(dim)
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Arg::Both(text)
    }
}

/// A further place that explains a diagnostic, for example where a name was declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub place: Place,
    /// The id of the note's message: `note-has-dimension`.
    pub message: String,
    /// The arguments of the message, by name.
    pub args: Vec<(String, Arg)>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub severity: Severity,
    pub code: Code,
    pub place: Option<Place>,
    /// The arguments of the message, by name.
    pub args: Vec<(String, Arg)>,
    /// Further places that explain it.
    pub notes: Vec<Note>,
    /// What may have been meant, best first.
    pub suggestions: Vec<String>,
}

impl Diagnostic {
    /// An error with a code.
    pub fn error(code: Code) -> Self {
        Self {
            severity: Severity::Error,
            code,
            place: None,
            args: Vec::new(),
            notes: Vec::new(),
            suggestions: Vec::new(),
        }
    }

    /// A warning with a code.
    pub fn warning(code: Code) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }

    /// Sets what may have been meant, best first.
    #[must_use]
    pub fn suggest(mut self, suggestions: Vec<String>) -> Self {
        self.suggestions = suggestions;
        self
    }
}

/// The most diagnostics a collection keeps; of further ones only the number is kept.
pub const KEPT: usize = 1_000;

/// A collection of diagnostics: the first [`KEPT`], and the number of further ones.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostics {
    /// The first ones, in the order found.
    pub list: Vec<Diagnostic>,
    /// How many errors and warnings were found besides those in the list.
    pub more: usize,
    errors: usize,
}

impl Diagnostics {
    /// An empty collection.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.severity == Severity::Error {
            self.errors += 1;
        }
        if self.list.len() < KEPT {
            self.list.push(diagnostic);
        } else {
            self.more += 1;
        }
    }

    /// Adds another collection.
    pub fn extend(&mut self, other: Diagnostics) {
        let beyond = other.errors - other.list.iter().filter(|d| d.severity == Severity::Error).count();
        self.errors += beyond;
        self.more += other.more;
        for diagnostic in other.list {
            self.push(diagnostic);
        }
    }

    /// Adds to the number of diagnostics that are not in the list.
    pub fn leave_out(&mut self, severity: Severity, count: usize) {
        self.more += count;
        self.errors += if severity == Severity::Error { count } else { 0 };
    }

    /// How many errors there are, including those not in the list.
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// Whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The value with the warnings.
    ///
    /// # Errors
    /// All diagnostics, if any of them is an error or there is no value.
    pub fn or<T>(self, value: Option<T>) -> Result<Warned<T>, Diagnostics> {
        match value {
            Some(value) if self.errors == 0 => Ok(Warned { value, warnings: self }),
            _ => Err(self),
        }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        let mut all = Self::new();
        all.push(diagnostic);
        all
    }
}

/// A value with the warnings found while it was made.
#[derive(Clone, Debug)]
pub struct Warned<T> {
    pub value: T,
    pub warnings: Diagnostics,
}

/// At most three candidates that resemble what was written, best first; for "did you mean".
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let tolerance = (written.chars().count() / 3).max(1);
    let mut scored: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let distance = strsim::osa_distance(written, candidate);
            let part = written.chars().count() >= 2
                && (candidate.split(['.', '_']).any(|piece| piece == written) || candidate.contains(written));
            (distance <= tolerance || part).then_some((if part { distance.min(1) } else { distance }, candidate))
        })
        .collect();
    scored.sort();
    scored.dedup();
    scored.into_iter().take(3).map(|(_, candidate)| candidate.to_owned()).collect()
}
