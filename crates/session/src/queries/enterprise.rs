//! Answers the question about one enterprise: what it gets in each year and why, with the settings in force and in the draft.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::api::{Account, Dossier, Enterprise, EnterpriseFound, EnterpriseRecord, FundState, PolicyView, Reply};
use crate::enterprise_list::EnterpriseList;
use crate::session::{Query, Session};
use crate::workspace::Workspace;
use cesuan_base::diag::{Code, Diagnostic, Diagnostics, nearest};
use cesuan_base::id::PayerId;
use cesuan_base::money::Fen;
use cesuan_base::table::{Cells, Population};
use cesuan_engine::{Engine, Figures};
use cesuan_policy::check::{FieldKind, Period, Rules, Setting, Shortfall};
use cesuan_reference::{Contest, Derivation, Reference, Term, TermKind};

impl Account {
    /// Whether two accounts are of the same measure and row.
    fn is_of(&self, other: &Account) -> bool {
        let key = |account: &Account| {
            let Derivation { measure, year, project, .. } = &account.derivation;
            (*measure, *year, project.clone())
        };
        key(self) == key(other)
    }
}

impl Query for Enterprise {
    fn answer(self, session: &mut Session) -> Reply<EnterpriseFound> {
        Reply::once_populated(session.with_list(|workspace, list| enterprise(workspace, list, &self.id)))
    }
}

fn enterprise(
    workspace: &Workspace,
    list: &mut EnterpriseList,
    id: &str,
) -> Result<Option<EnterpriseFound>, Diagnostics> {
    let Some(run) = workspace.run() else { return Ok(None) };
    let Some(drafted) = workspace.drafted(run) else { return Ok(None) };
    let (rules, population) = (&run.policy.rules, &run.rows.population);
    let Some(enterprise) = population.enterprise(id) else {
        let near = nearest(id, population.enterprises.iter().map(|known| &**known));
        let unknown = Diagnostic::error(Code::UnknownEnterprise).with("id", id).suggest(near);
        return Ok(Some(EnterpriseFound::Unknown(Box::new(unknown))));
    };
    let (draft, draft_population) = (&workspace.draft().rules, &drafted.rows.population);
    let outcome = Some((&run.engine, &run.figures));
    let accounts = accounts(rules, population, &run.values, id, outcome)?;
    let other_rules = !Arc::ptr_eq(rules, draft);
    let outcome = Some((drafted.engine, drafted.figures));
    let mut before = Vec::new();
    if other_rules || !workspace.selected().scenario.is_draft() {
        before = self::accounts(draft, draft_population, &draft.draft(), id, outcome)?;
    }
    if !other_rules {
        before.retain(|drafted| !accounts.iter().any(|account| account.is_of(drafted) && account == drafted));
    }
    let names = if other_rules {
        let mut names = self::names(rules, population, accounts.iter());
        names.extend(self::names(draft, draft_population, before.iter()));
        names
    } else {
        self::names(rules, population, accounts.iter().chain(&before))
    };
    let dossier = Dossier {
        revision: workspace.revision(),
        id: id.to_owned(),
        name: name_of(rules, population, enterprise).to_owned(),
        facets: list.facets_of(workspace, enterprise),
        record: EnterpriseRecord::of(rules, population, enterprise),
        names,
        accounts,
        draft: before,
        drafted: other_rules.then(|| Box::new(PolicyView::of(draft))),
    };
    Ok(Some(EnterpriseFound::Found(Box::new(dossier))))
}

/// The accounts of an enterprise's lines. What they get after rationing is filled in from `outcome`, an engine that has run and
/// its figures.
///
/// # Errors
/// If an amount cannot be computed.
pub(super) fn accounts(
    rules: &Rules,
    population: &Population,
    settings: &[Vec<Setting>],
    id: &str,
    outcome: Option<(&Engine, &Figures)>,
) -> Result<Vec<Account>, Diagnostics> {
    let reference = Reference::new(rules, population, settings);
    let derivations = reference.explain(id, None).map_err(|unanswered| Diagnostic::error(unanswered.code()))?;
    let Some((engine, figures)) = outcome else {
        let plain = |derivation| Account { derivation, paid: None, fund: None };
        return Ok(derivations.into_iter().map(plain).collect());
    };
    let rationed = figures.payers.iter().any(|payer| payer.demand != payer.paid);
    let lines: Vec<_> =
        if rationed { engine.lines().filter(|line| line.enterprise == id).collect() } else { Vec::new() };
    let account = |derivation: Derivation| {
        let line = lines.iter().find(|line| {
            (line.measure, line.year, line.project)
                == (derivation.measure, derivation.year, derivation.project.as_deref())
        });
        let policy_year = derivation.year < rules.years.len();
        let payers = rules.measures[derivation.measure.index()].payers().filter(|_| policy_year);
        let fund = payers.filter_map(|payer| fund_state(rules, settings, figures, payer, derivation.year)).next();
        Account {
            paid: Some(line.map_or(derivation.demand, |line| line.paid)),
            fund: fund.filter(|_| derivation.demand > Fen::ZERO),
            derivation,
        }
    };
    Ok(derivations.into_iter().map(account).collect())
}

/// The state of a payer's envelope in a year; `None` if it covers the demand.
pub(super) fn fund_state(
    rules: &Rules,
    settings: &[Vec<Setting>],
    figures: &Figures,
    payer: PayerId,
    year: usize,
) -> Option<FundState> {
    let terms = rules.payers[payer.index()].envelope.as_ref()?;
    let figures = &figures.payers[payer.index()];
    let (envelope, period) = figures.envelope?;
    let demand = match period {
        Period::Annual => figures.years[year].demand,
        Period::Whole => figures.demand,
    };
    let shortfall =
        terms.shortfall.map_or(Shortfall::Report, |reading| rules.answer(settings, reading, Shortfall::OPTIONS));
    (demand > envelope).then_some(FundState { payer, period, demand, envelope, shortfall })
}

/// The name of an enterprise in its last row of the policy years, or of the years after them where it has none there; empty
/// if it has no name.
fn name_of<'p>(rules: &Rules, population: &'p Population, enterprise: u32) -> &'p str {
    let Some(field) = rules.name_field() else { return "" };
    debug_assert_eq!(rules.fields[field.index()].kind, FieldKind::Text, "names are words");
    let slices = || population.slices.iter().enumerate();
    let policy_years = rules.years.len();
    let rows = slices().take(policy_years).rev().chain(slices().skip(policy_years).rev());
    let mut found = rows.filter_map(|(year, slice)| Some((year, slice.enterprise.binary_search(&enterprise).ok()?)));
    match found.next().map(|(year, row)| (population.cells(field, year), row)) {
        Some((Cells::Words(words), row)) => words.at(row),
        _ => "",
    }
}

/// The rivals that accounts mention, each as id and name.
pub(super) fn names<'a>(
    rules: &Rules,
    population: &Population,
    accounts: impl Iterator<Item = &'a Account>,
) -> Vec<(String, String)> {
    let mut ids = BTreeSet::new();
    for account in accounts {
        let derivation = &account.derivation;
        let places = std::iter::once(&derivation.condition).flat_map(contests);
        for contest in derivation.contest.iter().chain(places) {
            ids.extend(contest.rivals.iter().map(|rival| rival.enterprise.as_str()));
        }
    }
    let named = |id: &str| Some((id.to_owned(), name_of(rules, population, population.enterprise(id)?).to_owned()));
    ids.into_iter().filter_map(named).collect()
}

/// The contests for limited places in a term.
fn contests(term: &Term) -> Vec<&Contest> {
    let own = match &term.kind {
        TermKind::Place(contest) => Some(&**contest),
        _ => None,
    };
    own.into_iter().chain(term.parts.iter().flat_map(contests)).collect()
}
