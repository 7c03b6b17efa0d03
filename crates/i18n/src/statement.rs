//! Who pays, row by row: each budget with its payers, their envelopes and what these lack; what others give; what falls due after
//! the policy. The command line and the exports draw it.

use fluent_bundle::FluentValue;

use cesuan_base::id::{ParameterId, PayerId};
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::{Base, Figures, MeasureFigures, MeasureStatus};
use cesuan_policy::check::{Period, Setting, Status};
use cesuan_session::{BudgetAccount, MeasureView, PolicyView, SettingText};

use crate::catalogues::STATEMENT;
use crate::{Lang, accounts, figures as words};

/// The figures of some settings, to be told by who pays.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'a> {
    pub lang: Lang,
    pub policy: &'a PolicyView,
    pub figures: &'a Figures,
    /// The settings that differ from the draft.
    pub settings: &'a [SettingText],
}

/// A row of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    pub kind: StatementKind,
    pub label: String,
    /// What falls to each policy year, then to all of them.
    pub cells: Vec<StatementCell>,
    /// What the row rests on, in words; blank where there is nothing to say.
    pub note: String,
}

/// What a row of a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// What an account owes, pays or lacks.
    Account,
    /// What a payer of the account above owes.
    Payer,
    /// The envelope of the payer above, its use, what is paid of it and what it lacks.
    Envelope,
    /// Money that others give.
    Income,
}

/// A cell of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementCell {
    Blank,
    Money(Fen),
    /// An amount's share of another.
    Share(Fen, Fen),
    /// It is not known yet.
    Undetermined,
    /// Every measure it is for is struck out.
    Off,
}

/// What falls due after the policy years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentRow {
    pub measure: usize,
    pub recipients: u64,
    /// One for each commitment year, then all of them.
    pub cells: Vec<Fen>,
}

/// Amounts of each policy year, then of all.
type Sums = Vec<Fen>;

impl Statement<'_> {
    /// Each account with its payers, the city's general budget first.
    pub fn accounts(&self) -> Vec<StatementRow> {
        self.policy.accounts().iter().flat_map(|account| self.account(account)).collect()
    }

    /// Money that others give towards the measures.
    pub fn incomes(&self) -> Vec<StatementRow> {
        let row = |income: &cesuan_policy::check::Income| {
            let values = self.policy.values(income.amount, self.settings);
            let cell = |value: &Setting| match value {
                Setting::Number(number) => {
                    let fen = i64::try_from(number.round().to_integer()).unwrap_or(i64::MAX);
                    StatementCell::Money(Fen(fen))
                }
                _ => StatementCell::Undetermined,
            };
            let mut cells: Vec<StatementCell> = values.iter().map(cell).collect();
            let sum = cells.iter().try_fold(0_i64, |sum, cell| match cell {
                StatementCell::Money(amount) => sum.checked_add(amount.0),
                _ => None,
            });
            cells.push(sum.map_or(StatementCell::Undetermined, |sum| StatementCell::Money(Fen(sum))));
            let label = self.lang.of(&income.label).to_owned();
            StatementRow { kind: StatementKind::Income, label, cells, note: self.text("statement-note-income", &[]) }
        };
        self.policy.incomes.iter().map(row).collect()
    }

    /// What falls due after the policy years, for each measure that continues and is not struck out.
    pub fn commitments(&self) -> Vec<CommitmentRow> {
        let rows = self.figures.measures.iter().enumerate().filter_map(|(measure, figures)| {
            let known = figures.commitments.as_ref().filter(|_| figures.status == MeasureStatus::Costed)?;
            let cells = known.years.iter().chain([&known.total]).map(|lines| lines.demand).collect();
            Some(CommitmentRow { measure, recipients: known.total.recipients, cells })
        });
        rows.collect()
    }

    /// Whether an envelope of a measure's payers cuts nothing, so that nothing is said of what is paid.
    pub fn only_reports(&self, measure: &MeasureView) -> bool {
        measure.payers.iter().any(|payer| self.policy.only_reports(*payer, self.settings))
    }

    /// What is to be known of a measure's figures: an open standard and what it would apply to, then [`Statement::marks`].
    pub fn remarks(&self, measure: &MeasureView, figures: &MeasureFigures) -> Vec<String> {
        let open = (figures.status == MeasureStatus::Undetermined).then(|| match figures.base {
            Some(Base::Money(amount)) => self.amount("statement-open-money", amount),
            Some(Base::Count(count)) => self.text("statement-open-count", &[("count", count.to_string().into())]),
            None => self.text("statement-open", &[]),
        });
        open.into_iter().chain(self.marks(measure, figures)).collect()
    }

    /// What a measure's figures are marked with: that it is provisional, that its payer is assumed, what is asked back. Nothing
    /// where it is struck out.
    pub fn marks(&self, measure: &MeasureView, figures: &MeasureFigures) -> Vec<String> {
        let mut remarks = Vec::new();
        if figures.status == MeasureStatus::Off {
            return remarks;
        }
        remarks.extend(measure.provisional.as_ref().map(|why| self.lang.of(why).to_owned()));
        if measure.payer_assumed {
            remarks.push(self.text("statement-payer-assumed", &[]));
        }
        let reclaimed = figures.total.reclaimed;
        if reclaimed.lines > 0 {
            let amount = words::money_with_unit(self.lang, reclaimed.amount, MoneyUnit::Wan);
            let args = [("amount", amount.into()), ("lines", reclaimed.lines.to_string().into())];
            remarks.push(self.text("statement-reclaimed", &args));
        }
        remarks
    }

    /// The labels of a measure's payers.
    pub fn payers(&self, measure: &MeasureView) -> String {
        let labels = measure.payers.iter().map(|id| self.lang.of(&self.policy.payers[id.index()].label));
        labels.collect::<Vec<_>>().join(&crate::text(self.lang, "list-separator", &[]))
    }

    /// The numbers that a measure's shares rest on and the draft does not state, each with its value.
    pub fn share_assumptions(&self, measure: &MeasureView) -> Vec<String> {
        let PolicyView { parameters, categories, years, .. } = self.policy;
        let is_assumed = |id: &&ParameterId| parameters[id.index()].status == Status::Assumed;
        let said = measure.share_parameters.iter().filter(is_assumed).map(|id| {
            let parameter = &parameters[id.index()];
            let values = self.policy.values(*id, self.settings);
            let value = words::setting(self.lang, parameter, categories, years, &values);
            let args = [("name", self.lang.of(&parameter.label).into()), ("value", value.into())];
            self.text("statement-note-share", &args)
        });
        said.collect()
    }

    fn account(&self, account: &BudgetAccount) -> Vec<StatementRow> {
        let name = accounts::name(self.lang, self.policy, account);
        let figures = || account.payers.iter().map(|id| &self.figures.payers[id.index()]);
        let demand = sums(figures().map(|payer| (payer.years.iter().map(|year| year.demand).collect(), payer.demand)));
        let paid = sums(figures().map(|payer| (payer.years.iter().map(|year| year.paid).collect(), payer.paid)));
        let alone = account.payers.len() == 1;
        let limited = figures().any(|payer| payer.envelope.is_some());
        let following = figures().any(|payer| payer.following_year);
        let label = |id: &str| self.text(id, &[("name", name.as_str().into())]);
        let row = |label: String, cells: Vec<StatementCell>, notes: Vec<String>| StatementRow {
            kind: StatementKind::Account,
            label,
            cells,
            note: self.joined(&notes),
        };
        let mut notes = Vec::new();
        if following {
            notes.push(self.text("statement-note-following", &[]));
        }
        if alone {
            notes.extend(self.notes(account.payers[0]));
        }
        let first = if limited { label("statement-demand") } else { name.clone() };
        let mut rows = vec![row(first, self.shown(&account.payers, demand), notes)];
        for id in &account.payers {
            if !alone {
                let own = &self.figures.payers[id.index()];
                let own = own.years.iter().map(|year| year.demand).chain([own.demand]).collect();
                rows.push(StatementRow {
                    kind: StatementKind::Payer,
                    label: self.lang.of(&self.policy.payers[id.index()].label).to_owned(),
                    cells: self.shown(&[*id], own),
                    note: self.joined(&self.notes(*id)),
                });
            }
            rows.extend(self.envelope(*id));
        }
        if limited && !alone {
            if !account.payers.iter().any(|id| self.policy.only_reports(*id, self.settings)) {
                rows.push(row(
                    label("statement-paid"),
                    paid.into_iter().map(StatementCell::Money).collect(),
                    Vec::new(),
                ));
            }
            let gaps = sums(account.payers.iter().map(|id| self.gaps(*id)));
            // A fund for all years together lacks nothing in one of them.
            let yearly = account
                .payers
                .iter()
                .all(|id| self.figures.payers[id.index()].envelope.is_none_or(|(_, period)| period == Period::Annual));
            let last = gaps.len().saturating_sub(1);
            let cell = |(at, gap): (usize, &Fen)| {
                if yearly || at == last { StatementCell::Money(*gap) } else { StatementCell::Blank }
            };
            rows.push(row(label("statement-gap"), gaps.iter().enumerate().map(cell).collect(), Vec::new()));
        }
        rows
    }

    /// The rows of a payer's envelope; none where it has none.
    fn envelope(&self, id: PayerId) -> Vec<StatementRow> {
        let figures = &self.figures.payers[id.index()];
        let Some((amount, period)) = figures.envelope else { return Vec::new() };
        let years = figures.years.len();
        let of_years = i64::try_from(years).unwrap_or(i64::MAX);
        let whole = if period == Period::Annual { Fen(amount.0.saturating_mul(of_years)) } else { amount };
        let annual = |cells: Vec<StatementCell>, total: StatementCell| {
            let mut cells = if period == Period::Annual { cells } else { vec![StatementCell::Blank; years] };
            cells.push(total);
            cells
        };
        let row = |id: &str, cells: Vec<StatementCell>, note: &str| StatementRow {
            kind: StatementKind::Envelope,
            label: self.text(id, &[]),
            cells,
            note: if note.is_empty() { String::new() } else { self.text(note, &[]) },
        };
        let of_period = if period == Period::Annual { "statement-note-annual" } else { "statement-note-whole" };
        let (gaps, gap) = self.gaps(id);
        // What is used of the envelope: all that is asked for, as far as it goes.
        let used = |demand: Fen, gap: Fen, envelope: Fen| StatementCell::Share(demand.less(gap), envelope);
        let uses = figures.years.iter().zip(&gaps).map(|(year, gap)| used(year.demand, *gap, amount)).collect();
        let mut rows = vec![
            row(
                "statement-envelope",
                annual(vec![StatementCell::Money(amount); years], StatementCell::Money(whole)),
                of_period,
            ),
            row("statement-use", annual(uses, used(figures.demand, gap, whole)), ""),
        ];
        let only_reports = self.policy.only_reports(id, self.settings);
        if !only_reports {
            let paid = figures.years.iter().map(|year| year.paid).chain([figures.paid]);
            rows.push(row("statement-payer-paid", paid.map(StatementCell::Money).collect(), ""));
        }
        let note = if only_reports { "statement-note-only-reports" } else { "" };
        let gaps = gaps.into_iter().map(StatementCell::Money).collect();
        rows.push(row("statement-payer-gap", annual(gaps, StatementCell::Money(gap)), note));
        rows
    }

    /// By how much demand exceeds a payer's envelope: in each year, and in all.
    fn gaps(&self, id: PayerId) -> (Sums, Fen) {
        let figures = &self.figures.payers[id.index()];
        let years = figures.years.iter().map(|year| year.excess.unwrap_or(Fen::ZERO)).collect();
        (years, figures.excess.unwrap_or(Fen::ZERO))
    }

    /// Amounts that payers owe, or why there are none.
    fn shown(&self, payers: &[PayerId], amounts: Sums) -> Vec<StatementCell> {
        let statuses: Vec<MeasureStatus> = self.measures_of(payers).map(|(_, figures)| figures.status).collect();
        let cell = |amount| {
            if statuses.contains(&MeasureStatus::Costed) {
                StatementCell::Money(amount)
            } else if statuses.contains(&MeasureStatus::Undetermined) {
                StatementCell::Undetermined
            } else {
                StatementCell::Off
            }
        };
        amounts.into_iter().map(cell).collect()
    }

    fn measures_of(&self, payers: &[PayerId]) -> impl Iterator<Item = (&MeasureView, &MeasureFigures)> {
        let all = self.policy.measures.iter().zip(&self.figures.measures);
        let payers = payers.to_vec();
        all.filter(move |(measure, _)| measure.payers.iter().any(|payer| payers.contains(payer)))
    }

    /// What is to be known of a payer: its own note, what its part of a shared measure rests on, measures that are not in its
    /// amounts or whose payer is assumed.
    fn notes(&self, id: PayerId) -> Vec<String> {
        let note = self.policy.payers[id.index()].note.as_ref();
        let mut notes: Vec<String> =
            note.map(|note| self.lang.of(note).trim_end_matches(['。', '.']).to_owned()).into_iter().collect();
        let mut open = 0_u64;
        let mut costed = false;
        for (measure, figures) in self.measures_of(&[id]) {
            open += u64::from(figures.status == MeasureStatus::Undetermined);
            costed |= figures.status == MeasureStatus::Costed;
            if figures.status != MeasureStatus::Off {
                notes.extend(self.share_assumptions(measure));
            }
            if measure.payer_assumed && figures.status != MeasureStatus::Off {
                let args = [("measure", self.lang.of(&measure.label).into())];
                notes.push(self.text("statement-note-payer-assumed", &args));
            }
        }
        if open > 0 && costed {
            notes.push(self.text("statement-note-without-open", &[("count", open.to_string().into())]));
        }
        notes
    }

    fn joined(&self, notes: &[String]) -> String {
        notes.join(&self.text("statement-note-separator", &[]))
    }

    fn amount(&self, id: &str, amount: Fen) -> String {
        self.text(id, &[("amount", words::money_with_unit(self.lang, amount, MoneyUnit::Wan).into())])
    }

    fn text(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        text(self.lang, id, args)
    }
}

/// A sentence of statements. An id without a sentence shows as itself.
pub fn text(lang: Lang, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    STATEMENT.with(|own| own.text(lang, id, None, args)).unwrap_or_else(|| id.to_owned())
}

/// Whether a sentence with this id is there.
pub fn has(lang: Lang, id: &str) -> bool {
    STATEMENT.with(|own| own.has(lang, id))
}

/// The sums of amounts by year, then of totals.
fn sums(amounts: impl Iterator<Item = (Sums, Fen)>) -> Sums {
    let mut sums: Sums = Vec::new();
    for (years, total) in amounts {
        sums.resize(years.len() + 1, Fen::ZERO);
        for (sum, amount) in sums.iter_mut().zip(years.into_iter().chain([total])) {
            sum.0 += amount.0;
        }
    }
    sums
}
