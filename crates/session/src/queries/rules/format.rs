//! The keys of the rules format by file and table, for completion.

/// The types of columns that do not hold a category's options.
pub(super) const COLUMN_TYPES: [&str; 8] = ["key", "period", "parent", "money", "count", "year", "flag", "text"];

const BOTH: &[&str] = &["zh", "en"];
const PARAMETER: &[&str] = &[
    "label", "note", "value", "range", "step", "unit", "category", "dim", "status", "clause", "optional", "open",
    "presets",
];
const DEFINITION: &[&str] = &["label", "rows", "formula", "quota"];
const QUOTA: &[&str] = &["among", "by", "per", "places"];
const OPTION: &[&str] = &["id", "label", "also"];
const FIELD: &[&str] = &["label", "note", "type", "required", "required_if", "signed", "default"];

/// The keys whose values are formulas.
const FORMULAS: &[&str] = &["where", "amount", "cap", "base", "formula", "when", "prize", "prizes", "among", "places"];

/// Whether the value of the last key of a path is a formula.
pub(super) fn is_formula(path: &[&str]) -> bool {
    match path {
        [.., "priority", "by"] => false,
        [.., "ranking" | "quota", "by"] | [.., "quota", "per"] => true,
        [.., key] => FORMULAS.contains(key),
        [] => false,
    }
}

/// The keys that the table at a path of a file may have.
pub(super) fn keys(file: &str, path: &[&str]) -> &'static [&'static str] {
    if let [.., "label" | "note" | "question" | "title" | "text" | "needs" | "unit" | "name"] = path {
        return BOTH;
    }
    match file {
        "policy.toml" => policy(path),
        "fields.toml" => match path {
            [] => &["category", "enterprise", "project"],
            ["category", _] => &["label", "options"],
            ["category", _, "options"] => OPTION,
            ["enterprise" | "project", _] => FIELD,
            _ => &[],
        },
        "clauses.toml" => match path {
            ["clause"] => &["position", "level", "title", "text", "status", "needs"],
            _ => &[],
        },
        _ if file.ends_with(".cases.toml") => match path {
            ["case"] => &["name", "set", "enterprises", "projects", "lines"],
            ["case", "lines"] => &["year", "enterprise", "project", "demand"],
            _ => &[],
        },
        _ if file.starts_with("measures/") => measure(path),
        _ => &[],
    }
}

fn policy(path: &[&str]) -> &'static [&'static str] {
    match path {
        [] => &["id", "title", "years", "measures"],
        ["parameter", _] | ["payer", _, "parameter", _] => PARAMETER,
        ["parameter", _, "presets"] | ["payer", _, "parameter", _, "presets"] => &["label", "value"],
        ["reading", _] => &["question", "clause", "options", "default"],
        ["reading", _, "options"] => OPTION,
        ["define", _] => DEFINITION,
        ["define", _, "quota"] => QUOTA,
        ["payer", _] => &["label", "forgone", "envelope", "period", "shortfall", "priority"],
        ["payer", _, "priority"] => &["by", "order"],
        ["keep_largest"] => &["measures", "reading", "answer"],
        _ => &[],
    }
}

fn measure(path: &[&str]) -> &'static [&'static str] {
    match path {
        [] => &[
            "label", "clause", "text", "rows", "kind", "payer", "where", "amount", "cap", "once", "fixed", "base",
            "pays", "level", "ranking",
        ],
        ["parameter", _] => PARAMETER,
        ["parameter", _, "presets"] => &["label", "value"],
        ["define", _] => DEFINITION,
        ["define", _, "quota"] => QUOTA,
        ["level"] => &["id", "when", "prize"],
        ["ranking"] => &["by", "prizes", "ties", "repeat"],
        _ => &[],
    }
}
