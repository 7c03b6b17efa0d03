//! A small policy with a column of every kind, and tables for it.

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place, Warned};
use cesuan_base::id::FieldId;
use cesuan_base::table::Population;
use cesuan_intake::{NamedBytes, read_tables};
use cesuan_policy::check::{Rules, compile};
use cesuan_policy::rules::{Folder, RulesDocument};

const POLICY: &str = r#"
id = "town"
title = { zh = "小镇", en = "Town" }
years = [2018, 2019]
measures = []
"#;

const FIELDS: &str = r#"
[category.place]
label = { zh = "地方", en = "Place" }
options = [
  { id = "north", label = { zh = "北区", en = "North Side" }, also = ["北"] },
  { id = "south", label = { zh = "南区", en = "South Side" } },
]

[enterprise.id]
label = { zh = "企业编号", en = "Enterprise ID" }
type = "key"
required = true

[enterprise.year]
label = { zh = "年度", en = "Year" }
type = "period"
required = true

[enterprise.place]
label = { zh = "所在地", en = "Location" }
type = "place"
required = true

[enterprise.status]
label = { zh = "状态", en = "Status" }
type = "place"
default = "south"

[enterprise.name]
label = { zh = "名称", en = "Full name" }
type = "text"

[enterprise.sales]
label = { zh = "营业收入", en = "Sales" }
type = "money"

[enterprise.change]
label = { zh = "增量", en = "Change" }
type = "money"
signed = true

[enterprise.staff]
label = { zh = "人数", en = "Staff" }
type = "count"

[enterprise.member]
label = { zh = "成员", en = "Member" }
type = "flag"

[project.id]
label = { zh = "项目编号", en = "Project ID" }
type = "key"
required = true

[project.enterprise]
label = { zh = "企业编号", en = "Enterprise ID" }
type = "parent"
required = true

[project.year]
label = { zh = "年度", en = "Year" }
type = "period"
required = true

[project.listed]
label = { zh = "入库", en = "Listed" }
type = "flag"

[project.started]
label = { zh = "开工年度", en = "Started" }
type = "year"
required_if = "listed"

[project.cost]
label = { zh = "投资", en = "Cost" }
type = "money"
"#;

/// The policy's folder with this `sample.toml`.
pub(crate) fn folder(sample: Option<&str>) -> Folder {
    let mut folder = Folder::default();
    for (name, text) in [
        ("policy.toml", Some(POLICY)),
        ("fields.toml", Some(FIELDS)),
        ("clauses.toml", Some("clause = []")),
        ("sample.toml", sample),
    ] {
        if let Some(text) = text {
            folder.files.insert(name.to_owned(), text.to_owned());
        }
    }
    folder
}

/// The policy.
pub(crate) fn rules() -> Rules {
    rules_and_document(None).0
}

/// The policy with a sample description, and the document it was read from.
pub(crate) fn rules_and_document(sample: Option<&str>) -> (Rules, RulesDocument) {
    compile(&folder(sample)).expect("the small policy compiles").value
}

/// Reads the tables from text.
pub(crate) fn read(enterprises: &str, projects: Option<&str>) -> Result<Warned<Population>, Diagnostics> {
    let projects = projects.map(|text| NamedBytes { name: "p.csv", bytes: text.as_bytes() });
    read_tables(&rules(), NamedBytes { name: "e.csv", bytes: enterprises.as_bytes() }, projects)
}

/// Reads tables that are fine.
pub(crate) fn good(enterprises: &str, projects: Option<&str>) -> Population {
    let read = read(enterprises, projects).expect("the tables are fine");
    // Amounts drawn at random seem to be in any unit.
    let warnings: Vec<_> = read.warnings.list.iter().filter(|warning| warning.code != Code::UnitSlip).collect();
    assert!(warnings.is_empty(), "the tables are fine: {warnings:?}");
    read.value
}

/// A field by its id; of the projects where the id begins with `project.`.
pub(crate) fn field(rules: &Rules, id: &str) -> FieldId {
    let (rows, id) = match id.strip_prefix("project.") {
        Some(id) => (cesuan_base::dim::Rows::Project, id),
        None => (cesuan_base::dim::Rows::Enterprise, id),
    };
    rules.fields_of(rows).find(|(_, field)| field.id == id).expect("the field is there").0
}

/// What a test compares of a diagnostic: code, place in short (of a rules file, the text pointed at), arguments in short.
pub(crate) fn short(fault: &Diagnostic) -> (Code, String, String) {
    let place = match &fault.place {
        Some(Place::Cell { file, row, column, .. }) => format!("{file}:{row}:{}", column.as_deref().unwrap_or("-")),
        Some(Place::File { file }) => file.clone(),
        Some(Place::Source { column, width, excerpt, .. }) => excerpt.chars().skip(column - 1).take(*width).collect(),
        other => format!("{other:?}"),
    };
    let args: Vec<String> = fault
        .args
        .iter()
        .map(|(name, value)| match value {
            Arg::Plain(text) | Arg::Word(text) => format!("{name}={text}"),
            Arg::Both(text) => format!("{name}={}", text.zh),
            Arg::Dim(dim) => format!("{name}={}", dim.word()),
        })
        .collect();
    (fault.code, place, args.join(" "))
}

/// The diagnostics in short.
pub(crate) fn shorts(faults: &Diagnostics) -> Vec<(Code, String, String)> {
    faults.list.iter().map(short).collect()
}
