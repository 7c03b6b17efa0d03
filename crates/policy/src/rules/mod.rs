//! Reads rules folders: TOML text into a document in which every part knows its place in the file.
//!
//! A folder holds `policy.toml` (title, years, payers, parameters and readings of the whole policy, shared definitions,
//! the order of the measures), `fields.toml` (categories and the columns of the two input tables), `clauses.toml` (the
//! draft's outline), one file per measure in `measures/`, each with its cases beside it, and `sample.toml` (how to draw
//! a synthetic population). The crate's module `check` resolves what a document means.

mod changes;
mod document;
mod edit;
mod embedded;
mod loose;
mod read;
mod reader;
mod source;
pub mod templates;

pub use changes::Changes;
pub use document::{
    CategoryDoc, CeilingDoc, ClauseDoc, DefinitionDoc, EnvelopeDoc, ExclusiveDoc, FieldDoc, GroupDoc, GroupingDoc,
    IncomeDoc, LevelDoc, LimitDoc, MeasureDoc, NoticeDoc, OptionDoc, ParameterDoc, PayerDoc, PresetDoc, PriorityDoc,
    QuotaDoc, RankingDoc, ReadingDoc, RulesDocument, ShareDoc, UnpricedDoc, ValueDoc,
};
pub use edit::{with_measure, without_measure};
pub use embedded::{embedded, embedded_ids, embedded_title};
pub use loose::{rooted, rules_files};
pub(crate) use read::duplicate;
pub use read::read;
pub use reader::{Both, Shape, TableReader, TomlValue, parse_file};
pub use source::{FileId, Folder, Loc, Located, Sources};
