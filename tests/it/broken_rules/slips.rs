//! What happens to a rules file in an office: a quote is lost, a name misspelt, a unit left out.

use cesuan_base::diag::Code;

/// One slip of the pen.
pub(crate) struct Slip {
    /// What was done.
    pub(crate) name: &'static str,
    /// Which files it happens to.
    pub(crate) files: fn(&str) -> bool,
    /// A line with the slip; nothing where it does not fit.
    pub(super) edit: fn(&str) -> Option<String>,
}

impl Slip {
    /// A text with the slip in one of the lines it fits, and that line.
    pub(crate) fn make(&self, text: &str, pick: usize) -> Option<(usize, String)> {
        let lines: Vec<&str> = text.lines().collect();
        let fits: Vec<(usize, String)> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with('#'))
            .filter_map(|(at, line)| Some((at, (self.edit)(line)?)))
            .filter(|(at, edited)| edited != lines[*at])
            .collect();
        let (at, edited) = fits.get(pick % fits.len().max(1))?;
        let mut lines: Vec<&str> = lines;
        lines[*at] = edited;
        Some((at + 1, lines.join("\n") + "\n"))
    }
}

/// Codes that no slip in a file of rules gives: of input files, of the command line, of amounts out of range.
pub(crate) const ELSEWHERE: &[Code] = &[
    Code::UnreadableFile,
    Code::FormulaDepth,
    Code::BadSetting,
    Code::CannotWrite,
    Code::CannotOpen,
    Code::BadCsv,
    Code::EmptyTable,
    Code::MissingColumn,
    Code::UnknownColumn,
    Code::DuplicateColumn,
    Code::ProjectMoved,
    Code::NotConstant,
    Code::UnjudgedReadings,
    Code::CreditCode,
    Code::RowLength,
    Code::TooManyRows,
    Code::BadBook,
    Code::FileTooLarge,
    Code::TooManyColumns,
    Code::CellTooLong,
    Code::NoTable,
    Code::SheetSpare,
    Code::ErrorInCell,
    Code::FormulaInCell,
    Code::UnitSlip,
    Code::ExampleRow,
    Code::LeftWithEnterprise,
    Code::Overflow,
    Code::TotalTooLarge,
    Code::DividedByZero,
    Code::AbsentValue,
    Code::InternalFault,
    Code::UnknownPolicy,
    Code::UnknownEnterprise,
    Code::NoPolicy,
    Code::NoSample,
    Code::BadDate,
    Code::ScenarioVersion,
    Code::ScenarioPolicy,
    Code::ScenarioName,
    Code::TooManyScenarios,
    Code::UnknownScenario,
    Code::ChooseScenario,
    Code::OtherRules,
    Code::ParameterGone,
    Code::SettingRefused,
    Code::AsDrafted,
    Code::DraftMoved,
    Code::OlderRules,
    Code::NotReproduced,
    Code::LinkDamaged,
    Code::LinkTooLarge,
    Code::NothingToDraw,
];

fn any(_: &str) -> bool {
    true
}

pub(super) fn rules(file: &str) -> bool {
    !cases(file) && file != "sample.toml"
}

pub(super) fn measure(file: &str) -> bool {
    file.starts_with("measures/") && !cases(file)
}

pub(super) fn cases(file: &str) -> bool {
    file.ends_with(".cases.toml")
}

pub(super) fn policy(file: &str) -> bool {
    file == "policy.toml"
}

pub(super) fn fields(file: &str) -> bool {
    file == "fields.toml"
}

fn clauses(file: &str) -> bool {
    file == "clauses.toml"
}

fn sample(file: &str) -> bool {
    file == "sample.toml"
}

/// Every slip there is.
pub(crate) const SLIPS: &[Slip] = &[
    Slip {
        name: "a quote is lost",
        files: any,
        edit: |line| {
            let at = line.rfind('"')?;
            Some(format!("{}{}", &line[..at], &line[at + 1..]))
        },
    },
    Slip {
        name: "a key is misspelt",
        files: any,
        edit: |line| {
            let (key, rest) = line.split_once(" = ")?;
            word(key).then(|| format!("{} = {rest}", misspelt(key)))
        },
    },
    Slip {
        name: "a heading is misspelt",
        files: any,
        edit: |line| {
            let inside = line.strip_prefix('[').filter(|inside| !inside.starts_with('['))?;
            let (head, rest) = inside.split_once('.')?;
            word(head).then(|| format!("[{}.{rest}", misspelt(head)))
        },
    },
    Slip {
        name: "a name in a formula is misspelt",
        files: rules,
        edit: |line| {
            let (key, formula) = formula(line)?;
            let longest = formula.split(|c: char| !c.is_ascii_lowercase() && c != '_').max_by_key(|name| name.len())?;
            (longest.len() > 5).then(|| format!("{key} = \"{}\"", formula.replacen(longest, &misspelt(longest), 1)))
        },
    },
    Slip {
        name: "a comma is full-width",
        files: any,
        edit: |line| line.contains("\", ").then(|| line.replacen("\", ", "\"，", 1)),
    },
    Slip {
        name: "quotes are Chinese",
        files: any,
        edit: |line| {
            let (key, value) = line.split_once(" = \"")?;
            let value = value.strip_suffix('"').filter(|value| !value.contains('"'))?;
            Some(format!("{key} = “{value}”"))
        },
    },
    Slip {
        name: "a unit is misspelt",
        files: any,
        edit: |line| {
            (line.contains("万元\"") && !line.starts_with("name")).then(|| line.replacen("万元\"", "万圆\"", 1))
        },
    },
    Slip {
        name: "a unit is left out",
        files: rules,
        edit: |line| line.contains("万元\"").then(|| line.replacen("万元\"", "\"", 1)),
    },
    Slip {
        name: "a percentage stands for an amount",
        files: rules,
        edit: |line| {
            line.strip_prefix("value = \"").filter(|value| value.ends_with("元\"")).map(|_| "value = \"5%\"".to_owned())
        },
    },
    Slip {
        name: "an amount stands for a percentage",
        files: rules,
        edit: |line| {
            line.strip_prefix("value = \"")
                .filter(|value| value.ends_with("%\""))
                .map(|_| "value = \"5万元\"".to_owned())
        },
    },
    Slip {
        name: "an amount is beyond its bounds",
        files: rules,
        edit: |line| {
            line.strip_prefix("value = \"")
                .filter(|value| value.ends_with("元\""))
                .map(|_| "value = \"9999亿元\"".to_owned())
        },
    },
    Slip {
        name: "a percentage is beyond its bounds",
        files: rules,
        edit: |line| {
            line.strip_prefix("value = \"")
                .filter(|value| value.ends_with("%\""))
                .map(|_| "value = \"500%\"".to_owned())
        },
    },
    Slip {
        name: "the English is left out",
        files: any,
        edit: |line| {
            let at = line.rfind(", en = \"")?;
            let end = at + line[at..].find("\" }")? + 1;
            Some(format!("{}{}", &line[..at], &line[end..]))
        },
    },
    Slip {
        name: "a clause is wrong",
        files: rules,
        edit: |line| {
            let position = line.strip_prefix("clause = \"")?.strip_suffix('"')?;
            Some(format!("clause = \"{position}第九破折号\""))
        },
    },
    Slip {
        name: "a value stands without quotes",
        files: rules,
        edit: |line| {
            let value = line.strip_prefix("value = \"")?.strip_suffix('"')?;
            Some(format!("value = {value}"))
        },
    },
    Slip {
        name: "a line is lost",
        files: any,
        edit: |line| {
            let (key, _) = line.split_once(" = ")?;
            let needed = [
                "rows", "kind", "payer", "type", "position", "level", "range", "question", "default", "name", "label",
                "amount", "formula",
            ];
            (needed.contains(&key) && !line.ends_with('[')).then(String::new)
        },
    },
    Slip {
        name: "a line stands twice",
        files: any,
        edit: |line| {
            let (key, value) = line.split_once(" = ")?;
            (word(key) && !value.ends_with('[')).then(|| format!("{line}\n{line}"))
        },
    },
    Slip {
        name: "a word is misspelt",
        files: rules,
        edit: |line| {
            let (key, value) = line.split_once(" = \"")?;
            // The id of a level is a name nobody else calls it by.
            let known = key != "id" && formula(line).is_none();
            let value = value.strip_suffix('"').filter(|value| known && word(value))?;
            Some(format!("{key} = \"{}\"", misspelt(value)))
        },
    },
    Slip {
        name: "a placeholder is misspelt in one language",
        files: rules,
        edit: |line| {
            let (before, name, after) = placeholder(line)?;
            Some(format!("{before}{{{}}}{after}", misspelt(name)))
        },
    },
    Slip {
        name: "a placeholder is left open",
        files: rules,
        edit: |line| {
            let (before, name, after) = placeholder(line)?;
            Some(format!("{before}{{{name}{after}"))
        },
    },
    Slip {
        name: "a placeholder is left out in one language",
        files: rules,
        edit: |line| {
            let (before, _, after) = placeholder(line)?;
            Some(format!("{before}若干{after}"))
        },
    },
    Slip {
        name: "a range is upside down",
        files: rules,
        edit: |line| {
            let (low, high) = line.strip_prefix("range = [")?.strip_suffix(']')?.split_once(", ")?;
            Some(format!("range = [{high}, {low}]"))
        },
    },
    Slip {
        name: "a range has one end",
        files: rules,
        edit: |line| {
            let (low, _) = line.strip_prefix("range = [")?.strip_suffix(']')?.split_once(", ")?;
            Some(format!("range = [{low}]"))
        },
    },
    Slip {
        name: "a step is zero",
        files: rules,
        edit: |line| {
            let step = line.strip_prefix("step = \"")?;
            let unit = step.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            Some(format!("step = \"0{unit}"))
        },
    },
    Slip { name: "one equals sign stands for two", files: rules, edit: |line| edit_formula(line, " == ", " = ") },
    Slip { name: "a Chinese word stands for and", files: rules, edit: |line| edit_formula(line, " and ", " 并且 ") },
    Slip { name: "a bracket is lost", files: rules, edit: |line| edit_formula(line, ")", "") },
    Slip { name: "a bracket is full-width", files: rules, edit: |line| edit_formula(line, "(", "（") },
    Slip { name: "plus stands for times", files: rules, edit: |line| edit_formula(line, " * ", " + ") },
    Slip { name: "an operand is lost", files: rules, edit: |line| edit_formula(line, " * ", " * * ") },
    Slip {
        name: "a condition stands for an amount",
        files: measure,
        edit: |line| {
            let (key, text) = formula(line)?;
            (key == "amount").then(|| format!("amount = \"{text} > 0元\""))
        },
    },
    Slip { name: "an amount has no unit", files: rules, edit: |line| edit_formula(line, "0元", "100") },
    Slip { name: "an amount is in dollars", files: rules, edit: |line| edit_formula(line, "0元", "100美元") },
    Slip {
        name: "a function is misspelt",
        files: rules,
        edit: |line| {
            edit_formula(line, "sum(", "sume(")
                .or_else(|| edit_formula(line, "min(", "mni("))
                .or_else(|| edit_formula(line, "max(", "mxa("))
        },
    },
    Slip {
        name: "a function lacks a value",
        files: rules,
        edit: |line| edit_formula(line, ", 0元)", ")").or_else(|| edit_formula(line, ", cap_per_enterprise)", ")")),
    },
    Slip {
        name: "a column of projects stands in a formula of enterprises",
        files: rules,
        edit: |line| {
            edit_formula(line, "sum(smart_equipment where counted)", "smart_equipment")
                .or_else(|| edit_formula(line, "enterprise.core", "core"))
        },
    },
    Slip {
        name: "an option is misspelt in a formula",
        files: rules,
        edit: |line| {
            let (key, text) = formula(line)?;
            let (before, after) = text.split_once(" == ")?;
            let end = after.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(after.len());
            word(&after[..end]).then(|| format!("{key} = \"{before} == {}{}\"", misspelt(&after[..end]), &after[end..]))
        },
    },
    Slip {
        name: "a definition needs itself",
        files: rules,
        edit: |line| {
            let (key, text) = formula(line)?;
            (key == "formula" && text == "district in core_districts")
                .then(|| "formula = \"core and district in core_districts\"".to_owned())
        },
    },
    Slip {
        name: "a parameter may be absent that a formula needs",
        files: measure,
        edit: |line| (line.starts_with("step = ") && !line.contains('年')).then(|| format!("{line}\noptional = true")),
    },
    Slip {
        name: "a heading stands twice",
        files: rules,
        edit: |line| {
            line.starts_with("[parameter.").then(|| format!("{line}\nlabel = {{ zh = \"甲\", en = \"A\" }}\n\n{line}"))
        },
    },
    Slip {
        name: "a name has a capital",
        files: rules,
        edit: |line| line.starts_with("[parameter.").then(|| line.replacen(".", ".My_", 1)),
    },
    Slip {
        name: "a cap is lost",
        files: |file| file == "measures/major_project_interest.toml",
        edit: |line| line.starts_with("cap = ").then(String::new),
    },
    Slip {
        name: "a number stands for a word",
        files: rules,
        edit: |line| {
            let (key, value) = line.split_once(" = \"")?;
            let value = value.strip_suffix('"').filter(|value| word(value))?;
            (word(key) && !value.is_empty()).then(|| format!("{key} = 3"))
        },
    },
    Slip {
        name: "a year is left out",
        files: policy,
        edit: |line| {
            let years = line.strip_prefix("years = [")?;
            let (first, rest) = years.split_once(", ")?;
            Some(format!("years = [{first}, {}", rest.split_once(", ")?.1))
        },
    },
    Slip {
        name: "a measure is misspelt",
        files: policy,
        edit: |line| {
            let name = line.strip_prefix("  \"")?.strip_suffix("\",")?;
            Some(format!("  \"{}\",", misspelt(name)))
        },
    },
    Slip {
        name: "a measure stands twice",
        files: policy,
        edit: |line| line.strip_prefix("  \"")?.strip_suffix("\",").map(|_| format!("{line}\n{line}")),
    },
    Slip {
        name: "an answer is misspelt where it is declared",
        files: policy,
        edit: |line| {
            let (name, rest) = line.strip_prefix("  { id = \"")?.split_once('"')?;
            Some(format!("  {{ id = \"{}\"{rest}", misspelt(name)))
        },
    },
    Slip {
        name: "an option of an order is misspelt",
        files: policy,
        edit: |line| line.contains("order = [").then(|| line.replacen("\"national\"", "\"natoinal\"", 1)),
    },
    Slip {
        name: "a level is too deep",
        files: clauses,
        edit: |line| line.starts_with("level = ").then(|| "level = 9".to_owned()),
    },
    Slip {
        name: "a clause stands twice",
        files: clauses,
        edit: |line| {
            line.starts_with("position = ")
                .then(|| format!("{line}\nlevel = 1\ntitle = {{ zh = \"甲\", en = \"A\" }}\n\n[[clause]]\n{line}"))
        },
    },
    Slip {
        name: "the column of keys is of another type",
        files: fields,
        edit: |line| (line == "type = \"key\"").then(|| "type = \"text\"".to_owned()),
    },
    Slip {
        name: "two columns have one label",
        files: fields,
        edit: |line| {
            line.strip_prefix("label = { zh = \"企业名称\"").map(|rest| format!("label = {{ zh = \"年度\"{rest}"))
        },
    },
    Slip {
        name: "an expected amount is wrong",
        files: cases,
        edit: |line| {
            let (before, amount) = line.rsplit_once("demand = \"")?;
            let digit = amount.chars().next().filter(char::is_ascii_digit)?;
            Some(format!("{before}demand = \"{}{}", if digit == '9' { '1' } else { '9' }, &amount[1..]))
        },
    },
    Slip {
        name: "an expected line is lost",
        files: cases,
        edit: |line| line.strip_prefix("lines = [{").map(|_| "lines = []".to_owned()),
    },
    Slip {
        name: "a column of a case is misspelt",
        files: cases,
        edit: |line| {
            let (before, row) = line.split_once("year = 20").filter(|(before, _)| before.contains("{ id = "))?;
            let (year, row) = row.split_once(", ")?;
            let (key, rest) = row.split_once(" = ")?;
            word(key).then(|| format!("{before}year = 20{year}, {} = {rest}", misspelt(key)))
        },
    },
    Slip {
        name: "a case is of another year",
        files: cases,
        edit: |line| {
            let at = line.find("year = 20")?;
            Some(format!("{}year = 2008{}", &line[..at], &line[at + "year = 2018".len()..]))
        },
    },
    Slip {
        name: "a project belongs to nobody",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("id = \"P").filter(|(_, rest)| rest.contains("enterprise = \""))?;
            let (project, rest) = rest.split_once("enterprise = \"")?;
            let (_, rest) = rest.split_once('"')?;
            Some(format!("{before}id = \"P{project}enterprise = \"丁丁\"{rest}"))
        },
    },
    Slip {
        name: "an amount has parts of a fen",
        files: cases,
        edit: |line| {
            let (number, rest) = line.split_once("万元\"").filter(|_| row(line))?;
            Some(format!(
                "{number}{}万元\"{rest}",
                if number.rsplit('"').next()?.contains('.') { "0000001" } else { ".0000001" }
            ))
        },
    },
    Slip {
        name: "an amount is negative",
        files: cases,
        edit: |line| {
            let at = line.find("id = \"")?;
            let (before, rest) = line[at..].split_once("万元\"").filter(|_| row(line))?;
            let quote = before.rfind('"')?;
            Some(format!("{}{}\"-{}万元\"{rest}", &line[..at], &before[..quote], &before[quote + 1..]))
        },
    },
    Slip {
        name: "an amount is in words",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("万元\"").filter(|_| row(line))?;
            let quote = before.rfind('"')?;
            Some(format!("{}\"两百万\"{rest}", &before[..quote]))
        },
    },
    Slip {
        name: "an amount is a bare number",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("万元\"").filter(|_| row(line))?;
            let quote = before.rfind('"')?;
            Some(format!("{}{}.5{rest}", &before[..quote], before[quote + 1..].split('.').next()?))
        },
    },
    Slip {
        name: "an amount is too large",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("万元\"").filter(|_| row(line))?;
            Some(format!("{before}9999999999万元\"{rest}"))
        },
    },
    Slip {
        name: "a setting is misspelt",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("set = { ")?;
            let (name, rest) = rest.trim_start_matches('"').split_once([' ', '"'])?;
            Some(format!("{before}set = {{ \"{}\" = {}", misspelt(name), rest.split_once("= ")?.1))
        },
    },
    Slip {
        name: "a setting is no value",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("set = { ")?;
            let (name, rest) = rest.split_once(" = ")?;
            let end = rest[1..].find('"')? + 2;
            rest.starts_with('"').then(|| format!("{before}set = {{ {name} = \"很多\"{}", &rest[end..]))
        },
    },
    Slip {
        name: "a setting is for another year",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("@20")?;
            Some(format!("{before}@19{}", rest))
        },
    },
    Slip {
        name: "a setting of one year where there is one for all",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("set = { \"").filter(|_| !line.contains('@'))?;
            let (name, rest) = rest.split_once('"')?;
            Some(format!("{before}set = {{ \"{name}@2020\"{rest}"))
        },
    },
    Slip {
        name: "a row stands twice",
        files: cases,
        edit: |line| (line.starts_with("  { id = ")).then(|| format!("{line}\n{line}")),
    },
    Slip {
        name: "an enterprise has no id",
        files: cases,
        edit: |line| line.starts_with("enterprises = [{ id = \"甲\", ").then(|| line.replacen("id = \"甲\", ", "", 1)),
    },
    Slip {
        name: "an option of a case is misspelt",
        files: cases,
        edit: |line| {
            let (before, rest) = line.split_once("district = \"")?;
            let (option, rest) = rest.split_once('"')?;
            Some(format!("{before}district = \"{}\"{rest}", misspelt(option)))
        },
    },
    Slip {
        name: "the option of a weight is misspelt",
        files: sample,
        edit: |line| {
            let (option, rest) = line.strip_prefix("weights = { ")?.split_once(" = ")?;
            // Any code is a word like another.
            let code = option.starts_with(|c: char| c.is_ascii_digit());
            (word(option) && !code).then(|| format!("weights = {{ {} = {rest}", misspelt(option)))
        },
    },
    Slip {
        name: "a chance is beyond certainty",
        files: sample,
        edit: |line| line.strip_prefix("chance = \"").map(|_| "chance = \"170%\"".to_owned()),
    },
    Slip {
        name: "a column stands on a later one",
        files: sample,
        edit: |line| line.strip_prefix("of = \"").map(|_| "of = \"layoffs\"".to_owned()),
    },
    Slip {
        name: "a bound is upside down",
        files: sample,
        edit: |line| {
            let (key, rest) = line.split_once(" = [")?;
            let (low, high) = rest.strip_suffix(']')?.split_once(", ")?;
            (key == "growth" || key == "per" || key == "between").then(|| format!("{key} = [{high}, {low}]"))
        },
    },
    Slip {
        name: "a mark is misspelt",
        files: sample,
        edit: |line| {
            let mark = line.strip_prefix("mark = \"")?.strip_suffix('"')?;
            Some(format!("mark = \"{}\"", misspelt(mark)))
        },
    },
];

/// Whether a line of a case holds a row of a table.
fn row(line: &str) -> bool {
    line.contains("id = \"") && !line.contains("demand")
}

/// The key and text of a line that holds a formula.
fn formula(line: &str) -> Option<(&str, &str)> {
    let (key, text) = line.split_once(" = \"")?;
    let is = ["formula", "where", "amount", "cap", "base"].contains(&key);
    text.strip_suffix('"').filter(|_| is).map(|text| (key, text))
}

fn edit_formula(line: &str, from: &str, to: &str) -> Option<String> {
    let (key, text) = formula(line)?;
    let at = text.rfind(from)?;
    Some(format!("{key} = \"{}{to}{}\"", &text[..at], &text[at + from.len()..]))
}

/// The first placeholder of a line, with what stands before and after it.
fn placeholder(line: &str) -> Option<(&str, &str, &str)> {
    line.match_indices('{').find_map(|(at, _)| {
        let (name, after) = line[at + 1..].split_once('}')?;
        word(name).then_some((&line[..at], name, after))
    })
}

fn word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Two letters changed places, or one is lost.
fn misspelt(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    match (1..letters.len()).find(|at| *at > 1 && letters[*at] != letters[*at - 1]) {
        Some(at) => letters.swap(at - 1, at),
        None => letters.push('x'),
    }
    letters.into_iter().collect()
}
