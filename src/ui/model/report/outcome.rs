//! What comes of the scenarios, in sentences.

use cesuan_base::money::Fen;
use cesuan_engine::{MeasureFigures, MeasureStatus};
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::{accounts, figures, text};
use cesuan_policy::check::Period;
use cesuan_session::{ComparedPayer, Outcome, PayerCell};

use super::ReportInput;

/// What comes of a scenario, in sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioWords {
    /// Its name.
    pub name: String,
    /// The sentences.
    pub said: Vec<String>,
}

pub(super) struct Outcomes<'a> {
    pub(super) input: ReportInput<'a>,
}

impl Outcomes<'_> {
    fn outcome(&self, column: usize) -> Option<&Outcome> {
        self.input.comparison.columns.get(column)?.outcome.as_ref()
    }

    fn columns(&self) -> std::ops::Range<usize> {
        0..self.input.comparison.columns.len()
    }

    fn count(&self, number: u64) -> String {
        figures::count(self.input.lang, number)
    }

    /// What is compared, and which of them costs most and least.
    pub(super) fn summary(&self) -> Vec<String> {
        let ReportInput { lang, policy, comparison, .. } = self.input;
        let names = self.columns().map(|column| self.input.name(column));
        let compared = text(
            lang,
            "report-compared",
            &[
                ("policy", lang.of(&policy.title).into()),
                ("count", comparison.columns.len().into()),
                ("names", self.input.listed(names).into()),
                ("baseline", self.input.name(comparison.baseline).into()),
            ],
        );
        [compared].into_iter().chain(self.extremes()).chain(self.without()).collect()
    }

    fn extremes(&self) -> Option<String> {
        let charted = self.input.charted();
        let paid = |column: usize| Some((charted.leading(self.outcome(column)?), column));
        let budget = ("budget", charted.leading_name().into());
        let most = self.columns().rev().filter_map(paid).max_by_key(|(paid, _)| *paid)?;
        let least = self.columns().rev().filter_map(paid).min_by_key(|(paid, _)| *paid)?;
        if most.0 == least.0 {
            return Some(text(
                self.input.lang,
                "report-all-alike",
                &[budget, ("amount", self.input.said(most.0).into())],
            ));
        }
        let args = [
            budget,
            ("most", self.input.name(most.1).into()),
            ("mostAmount", self.input.said(most.0).into()),
            ("least", self.input.name(least.1).into()),
            ("leastAmount", self.input.said(least.0).into()),
            ("difference", self.input.said(most.0.less(least.0)).into()),
        ];
        Some(text(self.input.lang, "report-extremes", &args))
    }

    /// Columns without figures.
    fn without(&self) -> Option<String> {
        let mut names = self.columns().filter(|column| self.outcome(*column).is_none()).peekable();
        names.peek()?;
        let names = self.input.listed(names.map(|column| self.input.name(column)));
        Some(text(self.input.lang, "report-without", &[("names", names.into())]))
    }

    /// What comes of each column.
    pub(super) fn scenarios(&self) -> Vec<ScenarioWords> {
        let words = |column: usize| ScenarioWords { name: self.input.name(column), said: self.scenario(column) };
        self.columns().map(words).collect()
    }

    fn scenario(&self, column: usize) -> Vec<String> {
        let Some(outcome) = self.outcome(column) else {
            let faults = &self.input.comparison.columns[column].faults.list;
            let fault = |fault| {
                text(self.input.lang, "report-fault", &[("fault", render(self.input.lang, fault).headline.into())])
            };
            return faults.iter().map(fault).collect();
        };
        let mut said = vec![self.spending(column, outcome)];
        said.extend(self.beside(column, outcome));
        said.extend(self.moves(column, outcome));
        said.extend(self.input.comparison.payers.iter().filter_map(|payer| self.fund(payer, column)));
        said.extend(self.idle(outcome));
        said.extend(self.undetermined(column));
        said
    }

    fn spending(&self, column: usize, outcome: &Outcome) -> String {
        let lang = self.input.lang;
        let charted = self.input.charted();
        let paid = charted.leading(outcome);
        let baseline = self.input.comparison.baseline;
        let reports = outcome.accounts.first().is_some_and(|cell| cell.only_reports);
        let word = if reports { "app-owed" } else { "app-column-paid" };
        let budget = ("budget", charted.leading_name().into());
        let word = ("word", self.input.say(word).into());
        let amount = ("amount", self.input.said(paid).into());
        let name = ("baseline", self.input.name(baseline).into());
        let recipients = ("recipients", self.count(outcome.recipients).into());
        if column == baseline {
            return text(lang, "report-spends-baseline", &[budget, word, amount, recipients]);
        }
        let Some(before) = self.outcome(baseline).map(|outcome| charted.leading(outcome)) else {
            return text(lang, "report-spends", &[budget, word, amount, recipients]);
        };
        let change = paid.less(before);
        let id = match change.0.signum() {
            0 => "report-spends-same",
            1 => "report-spends-more",
            _ => "report-spends-less",
        };
        let size = Fen(change.0.saturating_abs());
        let share = figures::percent(lang, size.0, before.0);
        let change = ("change", self.input.said(size).into());
        text(lang, id, &[budget, word, amount, name, recipients, change, ("share", share.into())])
    }

    /// What the other accounts pay and what falls due after the policy, each by name.
    fn beside(&self, column: usize, outcome: &Outcome) -> Option<String> {
        let ReportInput { lang, unit, comparison, .. } = self.input;
        let baseline = self.outcome(comparison.baseline).filter(|_| column != comparison.baseline);
        let told = |name: String, now: Fen, before: Option<Fen>| {
            let args = [("name", name.into()), ("amount", self.input.said(now).into())];
            match before.map(|before| now.less(before)).filter(|change| *change != Fen::ZERO) {
                None => text(lang, "report-beside-amount", &args),
                Some(change) => {
                    let [name, amount] = args;
                    let change = figures::signed_with_unit(lang, change, unit);
                    text(lang, "report-beside-changed", &[name, amount, ("change", change.into())])
                }
            }
        };
        let others = comparison.accounts.iter().enumerate().skip(1).map(|(at, account)| {
            let paid = |outcome: &Outcome| outcome.accounts.get(at).map(|cell| cell.total.paid).unwrap_or_default();
            (accounts::compared(lang, account), paid(outcome), baseline.map(paid))
        });
        let due = |outcome: &Outcome| Fen(outcome.commitments.iter().map(|year| year.0).sum());
        let committed = accounts::commitments(lang, &comparison.commitment_years);
        let all = others.chain([(committed, due(outcome), baseline.map(due))]);
        let any = all.filter(|(_, now, before)| *now != Fen::ZERO || before.is_some_and(|before| before != Fen::ZERO));
        let said: Vec<String> = any.map(|(name, now, before)| told(name, now, before)).collect();
        let listed = self.input.listed(said.iter().cloned());
        (!said.is_empty()).then(|| text(lang, "report-beside", &[("items", listed.into())]))
    }

    /// Who receives more, and who less, than in the baseline.
    fn moves(&self, column: usize, outcome: &Outcome) -> Vec<String> {
        if column == self.input.comparison.baseline {
            return Vec::new();
        }
        let moves = outcome.moves;
        let side = |id: &str, count: u64, by: Fen, new: u64| {
            let args = [
                ("count", self.count(count).into()),
                ("amount", self.input.said(by).into()),
                ("new", self.count(new).into()),
            ];
            (count > 0).then(|| text(self.input.lang, id, &args))
        };
        let gained = side("report-gained", moves.gained, moves.gained_by, moves.entered);
        let lost = side("report-lost", moves.lost, moves.lost_by, moves.left);
        let said: Vec<String> = gained.into_iter().chain(lost).collect();
        if said.is_empty() { vec![self.input.say("report-nobody-moves")] } else { said }
    }

    /// Whether a payer's envelope suffices, period by period.
    fn fund(&self, payer: &ComparedPayer, column: usize) -> Option<String> {
        let cell = payer.columns.get(column)?.as_ref()?;
        let (envelope, period) = cell.figures.envelope?;
        let short: Vec<String> = self.periods(cell, period).into_iter().flatten().collect();
        let of = match period {
            Period::Annual => "app-envelope-annual",
            Period::Whole => "app-envelope-whole",
        };
        let args = [
            ("payer", self.input.lang.of(&payer.label).into()),
            ("envelope", text(self.input.lang, of, &[("amount", self.input.said(envelope).into())]).into()),
            ("short", short.join(&self.input.say("charts-joint")).into()),
        ];
        Some(text(self.input.lang, if short.is_empty() { "report-fund-holds" } else { "report-fund-short" }, &args))
    }

    /// What is missing in each period, in words; none where nothing is.
    fn periods(&self, cell: &PayerCell, period: Period) -> Vec<Option<String>> {
        let lang = self.input.lang;
        let short = |name: String, demand: Fen, paid: Fen, balance: Option<Fen>| {
            let over = balance.filter(|balance| *balance < Fen::ZERO)?;
            let unpaid = demand.less(paid);
            let id = if unpaid > Fen::ZERO { "report-short-unpaid" } else { "report-short-paid" };
            let args = [
                ("period", name.into()),
                ("over", self.input.said(Fen(over.0.saturating_abs())).into()),
                ("unpaid", self.input.said(unpaid).into()),
            ];
            Some(text(lang, id, &args))
        };
        match period {
            Period::Whole => {
                let figures = &cell.figures;
                vec![short(self.input.say("charts-all-years"), figures.demand, figures.paid, cell.balance)]
            }
            Period::Annual => {
                let years = self.input.comparison.years.iter().zip(&cell.figures.years).zip(&cell.balances);
                years
                    .map(|((year, figures), balance)| {
                        let year = text(lang, "figures-year", &[("year", year.to_string().into())]);
                        short(year, figures.demand, figures.paid, *balance)
                    })
                    .collect()
            }
        }
    }

    /// Changes that alter nothing.
    fn idle(&self, outcome: &Outcome) -> Option<String> {
        let known = |id: &String| self.input.comparison.parameters.iter().find(|known| known.parameter.id == *id);
        let mut names =
            outcome.idle.iter().filter_map(known).map(|known| self.input.lang.of(&known.parameter.label)).peekable();
        names.peek()?;
        let names = self.input.listed(names.map(str::to_owned));
        Some(text(self.input.lang, "report-idle", &[("names", names.into())]))
    }

    /// Measures that could not be costed.
    fn undetermined(&self, column: usize) -> Option<String> {
        let open = |figures: &MeasureFigures| figures.status == MeasureStatus::Undetermined;
        let measures = self.input.comparison.measures.iter();
        let mut open = measures.filter(|measure| measure.columns[column].as_ref().is_some_and(open)).peekable();
        open.peek()?;
        let names = self.input.listed(open.map(|measure| self.input.lang.of(&measure.label).to_owned()));
        Some(text(self.input.lang, "report-undetermined", &[("names", names.into())]))
    }
}
