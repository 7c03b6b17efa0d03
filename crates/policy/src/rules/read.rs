//! Reads a rules folder into a document.

use std::collections::BTreeMap;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Note, Place};
use cesuan_base::dim::Rows;

use super::document::{
    CategoryDoc, CeilingDoc, ClauseDoc, DefinitionDoc, EnvelopeDoc, ExclusiveDoc, FieldDoc, GroupDoc, GroupingDoc,
    IncomeDoc, LevelDoc, LimitDoc, MeasureDoc, NoticeDoc, OptionDoc, ParameterDoc, PayerDoc, PresetDoc, PriorityDoc,
    QuotaDoc, RankingDoc, ReadingDoc, RulesDocument, ShareDoc, UnpricedDoc, ValueDoc,
};
use super::reader::{Shape, TableReader, TomlValue, parse_file};
use super::source::{Folder, Loc, Located, Sources};

/// Reads every file of a rules folder. The document holds what could be read; the diagnostics report the rest.
pub fn read(folder: &Folder) -> (RulesDocument, Diagnostics) {
    let mut document = RulesDocument::default();
    let mut faults = Diagnostics::new();
    let mut sources = Sources::default();
    let mut open = |name: &str, required: bool, faults: &mut Diagnostics| match folder.files.get(name) {
        Some(text) => Some(sources.add(name, text)),
        None => {
            if required {
                let place = Place::File { file: name.to_owned() };
                faults.push(Diagnostic::error(Code::MissingFile).at(place).with("file", name));
            }
            None
        }
    };
    let policy = open("policy.toml", true, &mut faults);
    let fields = open("fields.toml", true, &mut faults);
    let clauses = open("clauses.toml", true, &mut faults);
    let sample = open("sample.toml", false, &mut faults);
    let spread = open("spread.toml", false, &mut faults);
    let mut measures = Vec::new();
    if let Some(file) = policy {
        let value = parse_file(&sources, file, &mut faults);
        measures = read_policy(&value, &sources, &mut faults, &mut document);
    }
    if let Some(file) = fields {
        let value = parse_file(&sources, file, &mut faults);
        read_fields(&value, &sources, &mut faults, &mut document);
    }
    if let Some(file) = clauses {
        let value = parse_file(&sources, file, &mut faults);
        let mut table = TableReader::new(&value, &sources, &mut faults);
        for item in table.list("clause") {
            document.clauses.extend(read_clause(&item, &sources, table.faults()));
        }
        table.finish();
    }
    if let Some(file) = sample {
        document.sample = Some(parse_file(&sources, file, &mut faults));
    }
    if let Some(file) = spread {
        document.spread = Some(parse_file(&sources, file, &mut faults));
    }
    let mut earlier: BTreeMap<String, Loc> = BTreeMap::new();
    for name in measures {
        if let Some(first) = earlier.insert(name.text.clone(), name.loc) {
            faults.push(duplicate(&name, first, &sources));
            continue;
        }
        let path = format!("measures/{}.toml", name.text);
        let Some(text) = folder.files.get(&path) else {
            let place = sources.place(name.loc);
            faults.push(Diagnostic::error(Code::MissingFile).at(place).with("file", path));
            continue;
        };
        let file = sources.add(&path, text);
        let value = parse_file(&sources, file, &mut faults);
        document.measures.extend(read_measure(name, &value, &sources, &mut faults));
    }
    document.sources = sources;
    (document, faults)
}

/// Reads `policy.toml` into the document. Gives the names of the measures in their order.
fn read_policy(
    value: &TomlValue,
    sources: &Sources,
    faults: &mut Diagnostics,
    document: &mut RulesDocument,
) -> Vec<Located> {
    let mut table = TableReader::new(value, sources, faults);
    document.id = table.text("id").unwrap_or_default();
    document.title = table.both("title");
    document.years = read_years("years", &mut table);
    document.commitment_years = read_years("commitment_years", &mut table);
    document.budget_year = table.optional_text("budget_year");
    let measures = table.texts("measures");
    for (name, value) in table.named("parameter") {
        document.parameters.push(read_parameter(name, &value, sources, table.faults()));
    }
    for (name, value) in table.named("reading") {
        document.readings.extend(read_reading(name, &value, sources, table.faults()));
    }
    for (name, value) in table.named("define") {
        document.definitions.extend(read_definition(name, &value, sources, table.faults()));
    }
    for (name, value) in table.named("payer") {
        document.payers.push(read_payer(name, &value, sources, table.faults()));
    }
    for item in table.list("keep_largest") {
        let mut inner = TableReader::new(&item, sources, table.faults());
        let measures = inner.texts("measures");
        let reading = inner.text("reading");
        let answer = inner.text("answer");
        inner.finish();
        if let (Some(reading), Some(answer)) = (reading, answer) {
            document.exclusives.push(ExclusiveDoc { measures, reading, answer });
        }
    }
    for item in table.list("limit") {
        document.limits.push(read_limit(&item, sources, table.faults()));
    }
    for (name, value) in table.named("notice") {
        document.notices.extend(read_notice(name, &value, sources, table.faults()));
    }
    for (name, value) in table.named("unpriced") {
        document.unpriced.extend(read_unpriced(name, &value, sources, table.faults()));
    }
    for (name, value) in table.named("income") {
        document.incomes.extend(read_income(name, &value, sources, table.faults()));
    }
    table.finish();
    measures
}

fn read_years(key: &'static str, table: &mut TableReader<'_>) -> Vec<(i64, Loc)> {
    let mut years = Vec::new();
    for item in table.list(key) {
        match item.shape {
            Shape::Integer(Some(year)) => years.push((year, item.loc)),
            _ => table.wrong(key, item.loc, "shape-year"),
        }
    }
    years
}

fn read_limit(value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> LimitDoc {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let measures = table.texts("measures");
    let payer = if measures.is_empty() { table.text("payer") } else { table.optional_text("payer") };
    if let Some(payer) = payer.as_ref().filter(|_| !measures.is_empty()) {
        table.wrong("payer", payer.loc, "shape-one-of");
    }
    let mut at_most = Vec::new();
    for item in table.list("at_most") {
        let mut ceiling = TableReader::new(&item, sources, table.faults());
        let (amount, condition) = (ceiling.text("amount"), ceiling.optional_text("when"));
        ceiling.finish();
        at_most.extend(amount.map(|amount| CeilingDoc { amount, condition }));
    }
    let loc = table.loc();
    table.finish();
    LimitDoc { label, measures, payer, at_most, loc }
}

fn read_notice(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<NoticeDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let rows = table.text("rows");
    let condition = table.text("when");
    table.finish();
    Some(NoticeDoc { name, label, rows: rows?, condition: condition? })
}

fn read_unpriced(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<UnpricedDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let question = table.both("question");
    let clause = table.text("clause");
    let size = table.both("size");
    let needs = table.both("needs");
    table.finish();
    Some(UnpricedDoc { name, question, clause: clause?, size, needs })
}

fn read_income(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<IncomeDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let amount = table.text("amount");
    let clause = table.optional_text("clause");
    table.finish();
    Some(IncomeDoc { name, label, amount: amount?, clause })
}

fn read_fields(value: &TomlValue, sources: &Sources, faults: &mut Diagnostics, document: &mut RulesDocument) {
    let mut table = TableReader::new(value, sources, faults);
    for (name, value) in table.named("category") {
        let mut inner = TableReader::new(&value, sources, table.faults());
        let label = inner.both("label");
        let options = read_options(&mut inner);
        inner.finish();
        document.categories.push(CategoryDoc { name, label, options });
    }
    for (key, rows) in [("enterprise", Rows::Enterprise), ("project", Rows::Project)] {
        for (name, value) in table.named(key) {
            document.fields.extend(read_field(name, rows, &value, sources, table.faults()));
        }
    }
    for (name, value) in table.named("grouping") {
        document.groupings.push(read_grouping(name, &value, sources, table.faults()));
    }
    table.finish();
}

fn read_grouping(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> GroupingDoc {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let note = table.optional_both("note");
    let mut groups = Vec::new();
    for item in table.list("groups") {
        let mut group = TableReader::new(&item, sources, table.faults());
        let name = group.text("id");
        let label = group.both("label");
        let condition = group.optional_text("where");
        group.finish();
        groups.extend(name.map(|name| GroupDoc { name, label, condition }));
    }
    table.finish();
    GroupingDoc { name, label, note, groups }
}

fn read_options(table: &mut TableReader<'_>) -> Vec<OptionDoc> {
    let mut options = Vec::new();
    for item in table.list("options") {
        let sources = table.sources();
        let mut option = TableReader::new(&item, sources, table.faults());
        let name = option.text("id");
        let label = option.both("label");
        let also = option.texts("also");
        option.finish();
        if let Some(name) = name {
            options.push(OptionDoc { name, label, also });
        }
    }
    options
}

fn read_field(
    name: Located,
    rows: Rows,
    value: &TomlValue,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Option<FieldDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let note = table.optional_both("note");
    let kind = table.text("type");
    let required = table.flag("required");
    let signed = table.flag("signed");
    let blank = table.optional_text("blank");
    let constant = table.flag("constant");
    let default = table.optional_text("default");
    let required_if = table.optional_text("required_if");
    table.finish();
    Some(FieldDoc { name, rows, label, note, kind: kind?, required, signed, blank, constant, default, required_if })
}

fn read_parameter(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> ParameterDoc {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let note = table.optional_both("note");
    let written = table.require("value");
    let value = read_value(written, &mut table);
    let dim = table.optional_text("dim");
    let category = table.optional_text("category");
    let range = read_ends("range", &mut table);
    if range.is_none() && category.is_none() && !table.has("range") {
        let fault = Diagnostic::error(Code::MissingKey).with("key", "range").at(sources.place(name.loc));
        table.faults().push(fault);
    }
    let usual = read_ends("usual", &mut table);
    let step = table.optional_text("step");
    let unit = table.optional_both("unit");
    let status = table.optional_text("status");
    let clause = table.optional_text("clause");
    let optional = table.flag("optional");
    let open = table.flag("open");
    let mut presets = Vec::new();
    for item in table.list("presets") {
        let mut preset = TableReader::new(&item, sources, table.faults());
        let label = preset.both("label");
        let written = preset.require("value");
        let value = read_value(written, &mut preset);
        preset.finish();
        presets.push(PresetDoc { label, value });
    }
    table.finish();
    ParameterDoc {
        name,
        label,
        note,
        value,
        dim,
        category,
        range,
        usual,
        step,
        unit,
        status,
        clause,
        optional,
        open,
        presets,
    }
}

/// Reads the two ends of a range, if it is there.
fn read_ends(key: &'static str, table: &mut TableReader<'_>) -> Option<(Located, Located)> {
    match table.take(key)? {
        TomlValue { shape: Shape::List(ends), .. } if ends.len() == 2 => {
            let mut ends = ends.into_iter().map(|end| table.as_text(key, end));
            ends.next().flatten().zip(ends.next().flatten())
        }
        value => {
            table.wrong(key, value.loc, "shape-range");
            None
        }
    }
}

fn read_value(value: Option<TomlValue>, table: &mut TableReader<'_>) -> ValueDoc {
    let Some(value) = value else { return ValueDoc::Missing };
    match value.shape {
        Shape::List(items) => {
            ValueDoc::List(items.into_iter().filter_map(|item| table.as_text("value", item)).collect(), value.loc)
        }
        Shape::Table(entries) => ValueDoc::ByYear(
            entries
                .into_iter()
                .filter_map(|(year, value)| table.as_text("value", value).map(|value| (year, value)))
                .collect(),
        ),
        _ => table.as_text("value", value).map_or(ValueDoc::Missing, ValueDoc::One),
    }
}

fn read_reading(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<ReadingDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let question = table.both("question");
    let note = table.optional_both("note");
    let clause = table.optional_text("clause");
    let options = read_options(&mut table);
    let default = table.text("default");
    table.finish();
    Some(ReadingDoc { name, question, note, clause, options, default: default? })
}

fn read_definition(
    name: Located,
    value: &TomlValue,
    sources: &Sources,
    faults: &mut Diagnostics,
) -> Option<DefinitionDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let rows = table.optional_text("rows");
    let quota = table.take("quota");
    let formula = if quota.is_some() { table.optional_text("formula") } else { table.text("formula") };
    if let (Some(quota), Some(_)) = (&quota, &formula) {
        table.wrong("quota", quota.loc, "shape-one-of");
    }
    let quota = quota.map(|quota| {
        let mut inner = TableReader::new(&quota, sources, table.faults());
        let parts = (inner.text("among"), inner.text("by"), inner.text("per"), inner.text("places"));
        inner.finish();
        parts
    });
    table.finish();
    match (formula, quota) {
        (Some(formula), None) => Some(DefinitionDoc { name, label, rows, formula: Some(formula), quota: None }),
        (None, Some((Some(among), Some(by), Some(per), Some(places)))) => {
            let quota = Some(QuotaDoc { among, by, per, places });
            Some(DefinitionDoc { name, label, rows, formula: None, quota })
        }
        _ => None,
    }
}

fn read_payer(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> PayerDoc {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let note = table.optional_both("note");
    let forgone = table.flag("forgone");
    let ledger = table.optional_text("ledger");
    let level = table.optional_text("level");
    let mut parameters = Vec::new();
    for (name, value) in table.named("parameter") {
        parameters.push(read_parameter(name, &value, sources, table.faults()));
    }
    let amount = table.optional_text("envelope");
    let period = table.optional_text("period");
    let shortfall = table.optional_text("shortfall");
    let priority = table.take("priority").and_then(|value| {
        let mut inner = TableReader::new(&value, sources, table.faults());
        let by = inner.text("by");
        let order = inner.texts("order");
        let first = inner.texts("first");
        inner.finish();
        by.map(|by| PriorityDoc { by, order, first })
    });
    table.finish();
    let envelope = amount.map(|amount| EnvelopeDoc { amount, period, shortfall, priority });
    PayerDoc { name, label, note, forgone, ledger, level, parameters, envelope }
}

fn read_clause(value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<ClauseDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let position = table.text("position");
    let level = match table.require("level") {
        Some(TomlValue { shape: Shape::Integer(Some(level)), .. }) if (1..=6).contains(&level) => level,
        Some(value) => {
            table.wrong("level", value.loc, "shape-level");
            1
        }
        None => 1,
    };
    let title = table.both("title");
    let text = table.optional_both("text");
    let status = table.optional_text("status");
    let needs = table.optional_both("needs");
    table.finish();
    Some(ClauseDoc { position: position?, level, title, text, status, needs })
}

fn read_measure(name: Located, value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<MeasureDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let label = table.both("label");
    let clause = table.text("clause");
    let text = table.both("text");
    let rows = table.text("rows");
    let kind = table.text("kind");
    let shares = read_shares(&mut table);
    let payer_assumed = table.flag("payer_assumed");
    let provisional = table.optional_both("provisional");
    let continues = table.flag("continues");
    let until = table.optional_text("until");
    let condition = table.text("where");
    let mut levels = Vec::new();
    for item in table.list("level") {
        levels.extend(read_level(&item, sources, table.faults()));
    }
    let pays = table.optional_text("pays");
    let ranking = table.take("ranking").and_then(|value| read_ranking(&value, sources, table.faults()));
    let other = !levels.is_empty() || ranking.is_some();
    let amount = if other { table.optional_text("amount") } else { table.text("amount") };
    if let Some(amount) = amount.as_ref().filter(|_| other) {
        table.wrong("amount", amount.loc, "shape-one-of");
    }
    let cap = table.optional_text("cap");
    let once = table.optional_text("once");
    let once_if = table.optional_text("once_if");
    let base = table.optional_text("base");
    let fixed = table.flag("fixed");
    let mut parameters = Vec::new();
    for (name, value) in table.named("parameter") {
        parameters.push(read_parameter(name, &value, sources, table.faults()));
    }
    let mut definitions = Vec::new();
    for (name, value) in table.named("define") {
        definitions.extend(read_definition(name, &value, sources, table.faults()));
    }
    table.finish();
    Some(MeasureDoc {
        name,
        label,
        clause: clause?,
        text,
        rows: rows?,
        kind: kind?,
        shares: shares?,
        payer_assumed,
        provisional,
        continues,
        until,
        condition: condition?,
        amount,
        levels,
        pays,
        ranking,
        cap,
        once,
        once_if,
        base,
        fixed,
        parameters,
        definitions,
    })
}

/// Reads who pays: `payer`, or a list of `[[share]]` of which the last takes the rest.
fn read_shares(table: &mut TableReader<'_>) -> Option<Vec<ShareDoc>> {
    let items = table.list("share");
    if items.is_empty() {
        return table.text("payer").map(|payer| vec![ShareDoc { payer, share: None }]);
    }
    if let Some(payer) = table.optional_text("payer") {
        table.wrong("payer", payer.loc, "shape-one-of");
    }
    let last = items.len() - 1;
    let mut shares = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let sources = table.sources();
        let mut inner = TableReader::new(item, sources, table.faults());
        let payer = inner.text("payer");
        let share = if index == last { inner.optional_text("share") } else { inner.text("share") };
        if let Some(share) = share.as_ref().filter(|_| index == last) {
            inner.wrong("share", share.loc, "shape-rest");
        }
        inner.finish();
        shares.push(payer.map(|payer| ShareDoc { payer, share: share.filter(|_| index < last) }));
    }
    shares.into_iter().collect()
}

fn read_level(value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<LevelDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let parts = (table.text("id"), table.text("when"), table.text("prize"));
    table.finish();
    Some(LevelDoc { name: parts.0?, when: parts.1?, prize: parts.2? })
}

fn read_ranking(value: &TomlValue, sources: &Sources, faults: &mut Diagnostics) -> Option<RankingDoc> {
    let mut table = TableReader::new(value, sources, faults);
    let (by, prizes) = (table.text("by"), table.texts("prizes"));
    let (ties, repeat) = (table.text("ties"), table.text("repeat"));
    table.finish();
    Some(RankingDoc { by: by?, prizes, ties: ties?, repeat: repeat? })
}

/// The fault of a name that is already declared at `earlier`.
pub(crate) fn duplicate(name: &Located, earlier: Loc, sources: &Sources) -> Diagnostic {
    let mut fault = Diagnostic::error(Code::DuplicateName).with("name", name.text.as_str()).at(sources.place(name.loc));
    fault.notes.push(Note {
        place: sources.place(earlier),
        message: "note-first-declared".to_owned(),
        args: vec![("name".to_owned(), name.text.as_str().into())],
    });
    fault
}
