//! What the budgets that pay are called.

use cesuan_base::dim::Text;
use cesuan_policy::check::{Government, Ledger};
use cesuan_session::{BudgetAccount, ComparedAccount, PolicyView};

use crate::{Lang, text};

/// What an account of a policy is called: a level's general budget by the level, another budget by its payer's name where it has
/// one payer. Income forgone says that it is.
pub fn name(lang: Lang, policy: &PolicyView, account: &BudgetAccount) -> String {
    let payers = account.payers.iter().map(|id| &policy.payers[id.index()].label);
    named(lang, account.forgone, (account.ledger, account.level), &payers.collect::<Vec<_>>())
}

/// What the budget is called that results lead with.
pub fn leading(lang: Lang, policy: &PolicyView) -> String {
    let (ledger, level) = policy.leading_budget();
    of_budget(lang, policy, ledger, level)
}

/// What the account of a budget is called; nothing where there is none.
pub fn of_budget(lang: Lang, policy: &PolicyView, ledger: Ledger, level: Government) -> String {
    let accounts = policy.accounts();
    let account = accounts.iter().find(|account| (account.ledger, account.level) == (ledger, level));
    account.map(|account| name(lang, policy, account)).unwrap_or_default()
}

/// What is called that falls due in these years, which come after the policy.
pub fn commitments(lang: Lang, years: &[i32]) -> String {
    let year = |year: Option<&i32>| year.map(ToString::to_string).unwrap_or_default().into();
    text(lang, "figures-commitments", &[("first", year(years.first())), ("last", year(years.last()))])
}

/// What an account is called in a few words, for the head of a column: 市级, 失业保险基金.
pub fn short_name(lang: Lang, policy: &PolicyView, account: &BudgetAccount) -> String {
    match account.ledger {
        Ledger::General => text(lang, &format!("figures-level-{}", account.level.id()), &[]),
        _ => name(lang, policy, account),
    }
}

/// What an account of a comparison is called.
pub fn compared(lang: Lang, account: &ComparedAccount) -> String {
    let payers: Vec<&Text> = account.payers.iter().collect();
    named(lang, account.forgone, (account.ledger, account.level), &payers)
}

fn named(lang: Lang, forgone: bool, (ledger, at): (Ledger, Government), payers: &[&Text]) -> String {
    let name = match (ledger, payers) {
        (Ledger::General, _) => text(lang, &format!("figures-general-{}", at.id()), &[]),
        (_, [only]) => lang.of(only).to_owned(),
        (Ledger::SocialInsurance, _) => text(lang, "figures-budget-social-insurance", &[]),
        (Ledger::GovernmentFund, _) => text(lang, "figures-budget-government-fund", &[]),
        (Ledger::StateCapital, _) => text(lang, "figures-budget-state-capital", &[]),
        (Ledger::Enterprise, _) => text(lang, "figures-budget-enterprise", &[]),
    };
    if forgone { text(lang, "figures-forgone", &[("name", name.into())]) } else { name }
}
