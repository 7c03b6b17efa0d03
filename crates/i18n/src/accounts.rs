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
