//! Every line as a sheet, and what lines come to by what tells enterprises apart.

use std::collections::BTreeSet;

use cesuan_base::dim::Rows;
use cesuan_base::id::PayerId;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_i18n::statement::Statement;
use cesuan_i18n::{accounts, figures};
use cesuan_office::{BookCell, BookSheet};
use cesuan_policy::check::{Category, FieldKind};
use cesuan_session::{BudgetAccount, ExportedLine, FieldView, LineColumns, PolicyView};

use super::cells::{headed, yuan};
use super::words::Words;

/// What the lines of some enterprises come to.
#[derive(Clone, Default)]
struct Sum {
    recipients: BTreeSet<u32>,
    lines: i64,
    /// What each account has to pay, and what it pays.
    accounts: Vec<(Fen, Fen)>,
}

/// A sheet for each category column of the enterprise table: recipients of its options, and what each account pays them.
pub(super) fn groups(statement: &Statement<'_>, lines: &LineColumns, words: Words) -> Vec<BookSheet> {
    let policy = statement.policy;
    let categories = policy.fields.iter().filter_map(|field| match field.kind {
        FieldKind::Category { category, .. } if field.rows == Rows::Enterprise => {
            Some((field, &policy.categories[category.index()]))
        }
        _ => None,
    });
    let sheets = categories.zip(&lines.holders.options);
    sheets.map(|((field, category), options)| group(statement, lines, words, (field, category), options)).collect()
}

/// `options` has the option of each holder.
fn group(
    statement: &Statement<'_>,
    lines: &LineColumns,
    words: Words,
    (field, category): (&FieldView, &Category),
    options: &[u16],
) -> BookSheet {
    let policy = statement.policy;
    let all = policy.accounts();
    let label = words.0.of(&field.label);
    let mut head = vec![BookCell::header(label)];
    head.extend(["papers-recipients", "papers-lines"].map(|head| BookCell::header(words.of(head))));
    // What is paid is told beside what is due where an envelope may cut it.
    let is_cut = |account: &BudgetAccount| {
        let limited = account.payers.iter().any(|id| policy.payers[id.index()].limited);
        limited && !account.payers.iter().any(|id| policy.only_reports(*id, statement.settings))
    };
    for account in &all {
        let name = accounts::name(words.0, policy, account);
        if account.forgone {
            head.push(BookCell::header(name));
            continue;
        }
        let ids = if is_cut(account) {
            &["papers-account-demand", "papers-account-received"][..]
        } else {
            &["papers-account-demand"]
        };
        head.extend(ids.iter().map(|id| BookCell::header(words.with(id, &[("name", name.as_str().into())]))));
    }
    let name = words.with("papers-by", &[("what", label.into())]);
    let mut widths = vec![34, 10, 10];
    widths.resize(head.len(), 24);
    let mut sheet = headed(name, head, &widths);
    let mut sums =
        vec![Sum { accounts: vec![Default::default(); all.len()], ..Sum::default() }; category.options.len()];
    for entry in lines.iter().filter(|entry| entry.line.year < policy.years.len()) {
        let Some(sum) = sums.get_mut(usize::from(options[entry.holder])) else { continue };
        sum.recipients.insert(lines.holders.enterprises[entry.holder]);
        sum.lines += 1;
        for (payer, demand, paid) in parts(policy, &entry) {
            if let Some(at) = all.iter().position(|account| account.payers.contains(&payer)) {
                let (of_demand, of_paid) = &mut sum.accounts[at];
                of_demand.0 += demand.0;
                of_paid.0 += paid.0;
            }
        }
    }
    for (option, sum) in category.options.iter().zip(sums) {
        let mut row = vec![
            BookCell::text(words.0.of(&option.label)),
            BookCell::integer(i64::try_from(sum.recipients.len()).unwrap_or(i64::MAX)),
            BookCell::integer(sum.lines),
        ];
        for (account, (demand, paid)) in all.iter().zip(sum.accounts) {
            row.push(yuan(demand));
            row.extend(is_cut(account).then(|| yuan(paid)));
        }
        sheet.rows.push(row);
    }
    sheet
}

/// What each payer of a line has to pay, and pays.
fn parts(policy: &PolicyView, entry: &ExportedLine<'_>) -> Vec<(PayerId, Fen, Fen)> {
    if !entry.parts.is_empty() {
        return entry.parts.iter().map(|part| (part.payer, part.demand, part.paid)).collect();
    }
    let payer = policy.measures[entry.line.measure.index()].payers.first();
    payer.map(|payer| (*payer, entry.line.demand, entry.line.paid)).into_iter().collect()
}

/// The heads of a sheet of lines: what a line is of, then `own`.
fn line_heads(own: &[&str], words: Words) -> Vec<BookCell> {
    let of = ["papers-enterprise", "papers-name", "papers-project", "papers-measure", "papers-clause", "papers-year"];
    of.iter().chain(own).map(|head| BookCell::header(words.of(head))).collect()
}

/// Every line that asks for money.
pub(super) fn all(statement: &Statement<'_>, lines: &LineColumns, words: Words) -> BookSheet {
    let policy = statement.policy;
    let own = ["papers-demand", "papers-paid", "papers-payer", "papers-period"];
    let mut sheet =
        headed(words.of("papers-all-lines"), line_heads(&own, words), &[22, 30, 22, 34, 22, 8, 18, 18, 44, 16]);
    let asking = lines.iter().filter(|entry| entry.line.demand >= Fen::ZERO);
    sheet.rows.extend(asking.map(|entry| {
        let mut cells = line(policy, lines, &entry, words);
        let measure = &policy.measures[entry.line.measure.index()];
        let commitment = entry.line.year >= policy.years.len();
        let told = !commitment && !statement.only_reports(measure);
        cells.push(if told { yuan(entry.line.paid) } else { BookCell::default() });
        cells.push(BookCell::text(who(statement, &entry, words)));
        let period = if commitment { "papers-period-after" } else { "papers-period-policy" };
        cells.push(BookCell::text(words.of(period)));
        cells
    }));
    sheet
}

/// The lines that ask for money back; nothing where there are none.
pub(super) fn reclaimed(policy: &PolicyView, lines: &LineColumns, words: Words) -> Option<BookSheet> {
    let head = line_heads(&["papers-reclaimed-amount"], words);
    let mut sheet = headed(words.of("papers-reclaimed"), head, &[22, 30, 22, 34, 22, 8, 18]);
    let asking = lines.iter().filter(|entry| entry.line.demand < Fen::ZERO);
    sheet.rows.extend(asking.map(|entry| line(policy, lines, &entry, words)));
    (sheet.rows.len() > 1).then_some(sheet)
}

/// The cells of a line up to its amount.
fn line(policy: &PolicyView, lines: &LineColumns, entry: &ExportedLine<'_>, words: Words) -> Vec<BookCell> {
    let line = entry.line;
    let measure = &policy.measures[line.measure.index()];
    vec![
        BookCell::text(line.enterprise),
        BookCell::text(lines.holders.names.at(entry.holder)),
        BookCell::text(line.project.unwrap_or_default()),
        BookCell::text(words.0.of(&measure.label)),
        BookCell::text(&*measure.clause),
        BookCell::integer(policy.year(line.year).into()),
        yuan(line.demand),
    ]
}

/// Who pays a line; where several share it, each with its part of the demand.
fn who(statement: &Statement<'_>, entry: &ExportedLine<'_>, words: Words) -> String {
    let policy = statement.policy;
    if entry.parts.is_empty() {
        return statement.payers(&policy.measures[entry.line.measure.index()]);
    }
    let part = |part: &cesuan_session::SharedPart| {
        let payer = words.0.of(&policy.payers[part.payer.index()].label);
        let amount = figures::money_with_unit(words.0, part.demand, MoneyUnit::Yuan);
        words.with("papers-part-of", &[("payer", payer.into()), ("amount", amount.into())])
    };
    entry.parts.iter().map(part).collect::<Vec<_>>().join(&words.of("list-separator"))
}
