//! `cesuan explain`: why an enterprise gets what it gets, as a tree.

use crate::check::{Rules, number_text};
use crate::diag::{Code, Diagnostic, Diagnostics, nearest};
use crate::dim::Dim;
use crate::formula::Logic;
use crate::i18n;
use crate::money::Fen;
use crate::reference::{Derivation, Term, TermKind, Worth};

use super::args::Explain;
use super::terminal::Terminal;
use super::{inputs, refuse};

/// Prints the derivation of every line of the enterprise.
pub(super) fn run(args: &Explain, terminal: &Terminal) -> Result<(), Diagnostics> {
    let (session, shown) = inputs::open(&args.inputs, terminal)?;
    let (Some(rules), Some(population)) = (session.rules(), session.population()) else {
        return Err(refuse(Diagnostic::error(Code::NoPolicy)));
    };
    let year = match args.year {
        None => None,
        Some(year) => Some(rules.years.iter().position(|known| *known == year).ok_or_else(|| {
            let known: Vec<String> = rules.years.iter().map(i32::to_string).collect();
            let fault = Diagnostic::error(Code::UnknownId).with("name", year.to_string());
            refuse(fault.with("kind", crate::diag::Arg::Word("kind-year".to_owned())).suggest(known))
        })?),
    };
    if population.enterprises.binary_search_by(|id| (**id).cmp(args.enterprise.as_str())).is_err() {
        let near = nearest(&args.enterprise, population.enterprises.iter().map(|id| &**id));
        let fault = Diagnostic::error(Code::UnknownEnterprise).with("id", args.enterprise.as_str());
        return Err(refuse(fault.suggest(near)));
    }
    let derivations = session.explain(&args.enterprise, year)?;
    let mut page = Page { rules, terminal, text: String::new() };
    page.line(0, &format!("{} {}", args.enterprise, terminal.lang.of(&shown.policy.title)));
    for derivation in &derivations {
        page.derivation(derivation);
    }
    terminal.print(&page.text);
    Ok(())
}

/// The text so far.
struct Page<'a> {
    rules: &'a Rules,
    terminal: &'a Terminal,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn say(&self, id: &str, args: &[(&str, String)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.terminal.text(id, &args)
    }

    fn derivation(&mut self, derivation: &Derivation) {
        let measure = &self.rules.measures[derivation.measure.index()];
        let year = self.rules.years[derivation.year];
        let project = derivation.project.as_ref().map_or_else(String::new, |project| format!(" {project}"));
        let label = self.terminal.lang.of(&measure.label).to_owned();
        self.line(0, "");
        self.line(0, &format!("{year} {label}{project}: {}", fen(derivation.demand)));
        let condition = self.say("cli-explain-eligible", &[]);
        self.term(1, &condition, &derivation.condition);
        let amount = self.say("cli-explain-amount", &[]);
        for term in &derivation.amounts {
            self.term(1, &amount, term);
        }
        if let Some(cap) = &derivation.cap {
            let cap_label = self.say("cli-explain-cap", &[]);
            self.term(1, &cap_label, cap);
        }
        if let Some(used) = derivation.used_in {
            let used = self.say("cli-explain-used", &[("year", self.rules.years[used].to_string())]);
            self.line(1, &used);
        }
        if let Some(other) = derivation.gave_way_to {
            let label = self.terminal.lang.of(&self.rules.measures[other.index()].label).to_owned();
            let gave_way = self.say("cli-explain-gave-way", &[("measure", label)]);
            self.line(1, &gave_way);
        }
    }

    /// A named part: its formula and worth on a line, what the formula names below it.
    fn term(&mut self, depth: usize, name: &str, term: &Term) {
        let worth = self.worth(term);
        let formula = self.formula(term);
        let shown =
            if formula == worth { format!("{name} = {worth}") } else { format!("{name} = {formula} = {worth}") };
        self.line(depth, &shown);
        let mut leaves = Vec::new();
        named(term, &mut leaves);
        for leaf in leaves {
            match &leaf.kind {
                TermKind::Definition(_) | TermKind::Project(_) => {
                    let label = self.label(leaf);
                    match leaf.parts.first() {
                        Some(inner) => self.term(depth + 1, &label, inner),
                        None => self.line(depth + 1, &label),
                    }
                }
                _ => {
                    let leaf = format!("{} = {}", self.label(leaf), self.worth(leaf));
                    self.line(depth + 1, &leaf);
                }
            }
        }
    }

    /// The formula of a term, in the labels of what it names.
    fn formula(&self, term: &Term) -> String {
        let part = |index: usize| term.parts.get(index).map_or_else(String::new, |part| self.operand(part));
        match &term.kind {
            TermKind::Arithmetic(operator) => format!("{} {} {}", part(0), operator.sign(), part(1)),
            TermKind::Compare(operator) => format!("{} {} {}", part(0), operator.sign(), part(1)),
            TermKind::Logic(operator) => {
                let id = if *operator == Logic::And { "cli-explain-and" } else { "cli-explain-or" };
                format!("{} {} {}", part(0), self.say(id, &[]), part(1))
            }
            TermKind::In => format!("{} {} {}", part(0), self.say("cli-explain-in", &[]), part(1)),
            TermKind::Opposite if term.dim == Dim::Flag => self.say("cli-explain-not", &[("what", part(0))]),
            TermKind::Opposite => format!("−{}", part(0)),
            TermKind::If => part(1),
            TermKind::Extreme { largest } => {
                let id = if *largest { "cli-explain-larger" } else { "cli-explain-smaller" };
                let items: Vec<String> = term.parts.iter().map(|part| self.operand(part)).collect();
                self.say(id, &[("items", items.join("; "))])
            }
            TermKind::OverProjects => self.say("cli-explain-projects", &[("count", term.parts.len().to_string())]),
            TermKind::OverYears => self.say("cli-explain-years", &[("what", part(0))]),
            TermKind::Place => self.say("cli-explain-place", &[("by", part(1)), ("places", part(2))]),
            _ => self.label(term),
        }
    }

    /// A part of a formula, in parentheses where it is a formula itself.
    fn operand(&self, term: &Term) -> String {
        let formula = self.formula(term);
        match term.kind {
            TermKind::Arithmetic(_) | TermKind::Compare(_) | TermKind::Logic(_) | TermKind::In => {
                format!("({formula})")
            }
            _ => formula,
        }
    }

    fn label(&self, term: &Term) -> String {
        let lang = self.terminal.lang;
        match &term.kind {
            TermKind::Field(id) => lang.of(&self.rules.fields[id.index()].label).to_owned(),
            TermKind::Parameter(id) => lang.of(&self.rules.parameters[id.index()].label).to_owned(),
            TermKind::Definition(id) => lang.of(&self.rules.definitions[id.index()].label).to_owned(),
            TermKind::Line(id) => lang.of(&self.rules.measures[id.index()].label).to_owned(),
            TermKind::Project(id) => id.clone(),
            TermKind::Year => self.say("cli-explain-year", &[]),
            _ => self.worth(term),
        }
    }

    fn worth(&self, term: &Term) -> String {
        let option = |index: u16| match term.dim {
            Dim::Category(category) | Dim::Set(category) => {
                let option = &self.rules.category(category).options[usize::from(index)];
                self.terminal.lang.of(&option.label).to_owned()
            }
            _ => String::new(),
        };
        match &term.worth {
            Some(Worth::Number(value)) => number_text(term.dim, *value),
            Some(Worth::Flag(flag)) => self.say(if *flag { "cli-explain-yes" } else { "cli-explain-no" }, &[]),
            Some(Worth::Option(index)) => option(*index),
            Some(Worth::Set(set)) => set.iter().map(|index| option(*index)).collect::<Vec<_>>().join("、"),
            None => "–".to_owned(),
        }
    }
}

/// What a formula names, in the order written, each once.
fn named<'t>(term: &'t Term, found: &mut Vec<&'t Term>) {
    match term.kind {
        TermKind::Literal => {}
        TermKind::Field(_)
        | TermKind::Parameter(_)
        | TermKind::Definition(_)
        | TermKind::Project(_)
        | TermKind::Line(_)
        | TermKind::Year => {
            if !found.contains(&term) {
                found.push(term);
            }
        }
        _ => term.parts.iter().for_each(|part| named(part, found)),
    }
}

fn fen(amount: Fen) -> String {
    i18n::figures::money_with_unit(i18n::Lang::Zh, amount, crate::money::MoneyUnit::Yuan)
}
