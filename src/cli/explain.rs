//! `cesuan explain`: why an enterprise gets what it gets, in sentences with the numbers put in.

use std::cmp::Reverse;

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::explain::{Explanation, Near, Piece, Step, StepKind, Words, explain, plain};
use cesuan_i18n::figures::money_with_unit;
use cesuan_session::{Enterprise, EnterpriseFound};

use super::args::Explain;
use super::inputs;
use super::refusal::refuse;
use super::terminal::Terminal;

/// Prints the derivation of every line of the enterprise.
pub(super) fn run(args: &Explain, terminal: &Terminal) -> Result<(), Diagnostics> {
    let (mut session, shown) = inputs::open(&args.inputs, terminal)?;
    let years = &shown.policy.years;
    let year = match args.year {
        None => None,
        Some(year) => Some(years.iter().position(|known| *known == year).ok_or_else(|| {
            let known: Vec<String> = years.iter().map(i32::to_string).collect();
            let fault = Diagnostic::error(Code::UnknownId).with("name", year.to_string());
            refuse(fault.with("kind", Arg::Word("kind-year".to_owned())).suggest(known))
        })?),
    };
    let dossier = match session.ask(Enterprise { id: args.enterprise.clone() }).now()? {
        EnterpriseFound::Found(dossier) => *dossier,
        EnterpriseFound::Unknown(why) => return Err(refuse(*why)),
    };
    let words = Words { lang: terminal.lang, policy: &shown.policy, names: &dossier.names };
    let accounts = dossier.accounts.iter().filter(|account| year.is_none_or(|year| account.derivation.year == year));
    let explanations: Vec<Explanation> = accounts.map(|account| explain(words, account)).collect();
    let mut page = Page { words, terminal, text: String::new() };
    let title = [dossier.id.as_str(), dossier.name.as_str(), terminal.lang.of(&shown.policy.title)];
    page.line(0, title.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ").as_str());
    explanations.iter().for_each(|explanation| page.explanation(explanation));
    page.near(&explanations);
    terminal.print(&page.text);
    Ok(())
}

/// The text so far.
struct Page<'a> {
    words: Words<'a>,
    terminal: &'a Terminal,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn pieces(&mut self, depth: usize, sign: &str, pieces: &[Piece]) {
        self.line(depth, &format!("{sign} {}", plain(pieces)));
    }

    fn explanation(&mut self, explanation: &Explanation) {
        let heading = self.words.heading(explanation);
        let amount = money_with_unit(self.terminal.lang, explanation.demand, MoneyUnit::Yuan);
        let clause = &self.words.policy.measures[explanation.measure.index()].clause;
        self.line(0, "");
        self.line(0, &format!("{heading}  [{clause}]  {amount}"));
        self.line(1, &plain(&explanation.reason));
        explanation.steps.iter().for_each(|step| self.step(2, step));
    }

    fn step(&mut self, depth: usize, step: &Step) {
        let sign = match step.kind {
            StepKind::Met => "✓",
            StepKind::Unmet => "✗",
            StepKind::Amount => "=",
            StepKind::Limit => "!",
            StepKind::Rival => "#",
            StepKind::Note => "·",
        };
        self.pieces(depth, sign, &step.pieces);
        step.steps.iter().for_each(|inner| self.step(depth + 1, inner));
    }

    /// What was only just missed, the nearest first.
    fn near(&mut self, explanations: &[Explanation]) {
        let mut near: Vec<(&Explanation, &Near)> =
            explanations.iter().filter_map(|explanation| Some((explanation, explanation.near.as_ref()?))).collect();
        near.sort_by_key(|(explanation, near)| (near.distance, explanation.year, Reverse(explanation.measure)));
        if near.is_empty() {
            return;
        }
        self.line(0, "");
        self.line(0, &self.terminal.text("cli-explain-near", &[]));
        for (explanation, near) in near {
            let heading = self.words.heading(explanation);
            self.line(1, &format!("{heading}: {}", plain(&near.pieces)));
        }
    }
}
