//! The headline: what the leading budget pays, and beside it what falls on others, each by name and never added up.

use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, Figures, LedgerFigures};
use cesuan_i18n::{accounts, figures, sample_spread, text};
use cesuan_policy::check::{Government, Ledger};
use cesuan_session::{FiguresView, SpreadAmount, SpreadOf};

use super::Input;
use super::figures::{AmountModel, ChangeModel, amount, change};

/// The headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadlineModel {
    /// The budget that leads.
    pub budget: BudgetModel,
    /// What the amount is: paid within the envelope, owed without regard to it, or spending where there is no envelope.
    pub word: String,
    /// The draft's amount.
    pub draft: AmountModel,
    /// How far the amount goes in other samples; only beside the draft's figures of the usual sample.
    pub spread: Option<String>,
    /// The other budgets that spend, then the income forgone.
    pub beside: Vec<BudgetModel>,
    /// What falls due after the policy years, where anything does in force or as drafted.
    pub commitments: Option<BudgetModel>,
    /// Money others give towards the measures, which is taken off nothing.
    pub incomes: Vec<StandingModel>,
}

/// What a budget pays over the policy years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BudgetModel {
    /// The id for tests: `general-city`, `commitments`.
    pub id: String,
    pub label: String,
    /// Whether it is income forgone.
    pub forgone: bool,
    /// The amount paid.
    pub amount: AmountModel,
    /// What is asked for, where that is more than the amount paid.
    pub demand: Option<AmountModel>,
    /// What the envelopes lack: unpaid, or paid beyond them.
    pub gap: Option<AmountModel>,
    /// The amount compared with the draft's.
    pub change: ChangeModel,
    /// The assumed parameters that decide how much of a shared measure falls on it.
    pub shares: Vec<StandingModel>,
}

/// A parameter with its value, told beside a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingModel {
    pub id: String,
    pub label: String,
    pub value: String,
}

/// The figures of a budget; nothing where it pays nothing.
pub(super) fn total(figures: &Figures, (ledger, level): (Ledger, Government)) -> Amounts {
    figures.ledger(ledger, level).map(|own| own.total).unwrap_or_default()
}

pub(super) fn headline(input: Input<'_>, view: &FiguresView) -> HeadlineModel {
    let Input { lang, unit, policy, .. } = input;
    let leading = policy.leading_budget();
    let (now, before) = (&view.scenario, &view.draft);
    let own = budget(input, view, leading, false);
    let payers = policy.payers.iter().zip(&now.payers);
    let limited = payers
        .clone()
        .any(|(payer, figures)| (payer.ledger, payer.level) == leading && !payer.forgone && figures.envelope.is_some());
    let word = match (limited, own.gap.is_some(), own.demand.is_some()) {
        (true, true, false) => "app-headline-owed",
        (true, ..) => "app-headline-paid",
        _ => "app-headline-spent",
    };
    let others = |forgone: bool| {
        let wanted = move |own: &&LedgerFigures| own.forgone == forgone && (own.ledger, own.level) != leading;
        now.ledgers.iter().filter(wanted).map(move |own| budget(input, view, (own.ledger, own.level), forgone))
    };
    HeadlineModel {
        word: text(lang, word, &[]),
        draft: amount(lang, unit, total(before, leading).paid),
        spread: input.population.and_then(|population| {
            let of = SpreadOf::Ledger(leading.0, leading.1);
            sample_spread::sentence(lang, unit, (population, view), of, None, SpreadAmount::Paid)
        }),
        beside: others(false).chain(others(true)).collect(),
        commitments: commitments(input, now, before),
        incomes: policy.incomes.iter().map(|income| standing(input, income.amount.index())).collect(),
        budget: own,
    }
}

fn budget(input: Input<'_>, view: &FiguresView, key: (Ledger, Government), forgone: bool) -> BudgetModel {
    let Input { lang, unit, policy, .. } = input;
    let (now, before) = (total(&view.scenario, key), total(&view.draft, key));
    let of_budget = |payer: &usize| (policy.payers[*payer].ledger, policy.payers[*payer].level) == key;
    let payers: Vec<usize> = (0..policy.payers.len()).filter(of_budget).collect();
    let lacks = payers.iter().filter_map(|payer| view.scenario.payers.get(*payer)).map(|figures| {
        let unpaid = figures.demand.less(figures.paid);
        if unpaid > Fen::ZERO { unpaid } else { figures.excess.unwrap_or_default().max(Fen::ZERO) }
    });
    let gap = Fen(lacks.map(|lack| lack.0).sum());
    let shared = policy.measures.iter().filter(|measure| {
        measure.payers.len() > 1 && measure.payers.iter().any(|payer| payers.contains(&payer.index()))
    });
    let shares = shared.flat_map(|measure| &measure.share_parameters).map(|id| standing(input, id.index()));
    BudgetModel {
        id: format!("{}-{}", key.0.id(), key.1.id()),
        label: accounts::of_budget(lang, policy, key.0, key.1),
        forgone,
        amount: amount(lang, unit, now.paid),
        demand: (now.paid < now.demand).then(|| amount(lang, unit, now.demand)),
        gap: (gap > Fen::ZERO).then(|| amount(lang, unit, gap)),
        change: change(lang, unit, now.paid, before.paid),
        shares: shares.collect(),
    }
}

/// What falls due after the policy years.
fn commitments(input: Input<'_>, now: &Figures, before: &Figures) -> Option<BudgetModel> {
    let Input { lang, unit, policy, .. } = input;
    let (now, before) = (now.committed(), before.committed());
    if now == Fen::ZERO && before == Fen::ZERO {
        return None;
    }
    Some(BudgetModel {
        id: "commitments".to_owned(),
        label: accounts::commitments(lang, &policy.commitment_years),
        forgone: false,
        amount: amount(lang, unit, now),
        demand: None,
        gap: None,
        change: change(lang, unit, now, before),
        shares: Vec::new(),
    })
}

/// A parameter with its value in force.
fn standing(input: Input<'_>, index: usize) -> StandingModel {
    let Input { lang, policy, overlay, .. } = input;
    let parameter = &policy.parameters[index];
    StandingModel {
        id: parameter.id.clone(),
        label: lang.of(&parameter.label).to_owned(),
        value: figures::setting(lang, parameter, &policy.categories, &policy.years, &overlay.values(policy, index)),
    }
}
