//! Every line as a sheet, and what lines come to by what tells enterprises apart.

use std::collections::BTreeSet;

use cesuan_base::dim::Rows;
use cesuan_base::money::Fen;
use cesuan_office::{BookCell, BookSheet};
use cesuan_policy::check::{Category, FieldKind};
use cesuan_session::{FieldView, LineColumns, PolicyView};

use super::cells::{headed, yuan};
use super::words::Words;

/// What the lines of some enterprises come to.
#[derive(Clone, Default)]
struct Sum {
    recipients: BTreeSet<u32>,
    lines: i64,
    demand: Fen,
    paid: Fen,
    relief: Fen,
}

/// A sheet for each category column of the enterprise table: recipients and amounts of its options, spending and income forgone
/// apart.
pub(super) fn groups(policy: &PolicyView, lines: &LineColumns, words: Words) -> Vec<BookSheet> {
    let categories = policy.fields.iter().filter_map(|field| match field.kind {
        FieldKind::Category { category, .. } if field.rows == Rows::Enterprise => {
            Some((field, &policy.categories[category.index()]))
        }
        _ => None,
    });
    let sheets = categories.zip(&lines.holders.options);
    sheets.map(|((field, category), options)| group(policy, lines, words, field, category, options)).collect()
}

/// `options` has the option of each holder.
fn group(
    policy: &PolicyView,
    lines: &LineColumns,
    words: Words,
    field: &FieldView,
    category: &Category,
    options: &[u16],
) -> BookSheet {
    let label = words.0.of(&field.label);
    let mut head = vec![BookCell::header(label)];
    let heads = ["papers-recipients", "papers-lines", "papers-demand", "papers-paid", "papers-relief"];
    head.extend(heads.map(|head| BookCell::header(words.of(head))));
    let name = words.with("papers-by", &[("what", label.into())]);
    let mut sheet = headed(name, head, &[34, 10, 10, 20, 20, 20]);
    let mut sums = vec![Sum::default(); category.options.len()];
    for entry in lines.iter() {
        let Some(sum) = sums.get_mut(usize::from(options[entry.holder])) else { continue };
        sum.recipients.insert(lines.holders.enterprises[entry.holder]);
        sum.lines += 1;
        if policy.is_forgone(&policy.measures[entry.line.measure.index()]) {
            sum.relief.0 += entry.line.paid.0;
        } else {
            sum.demand.0 += entry.line.demand.0;
            sum.paid.0 += entry.line.paid.0;
        }
    }
    for (option, sum) in category.options.iter().zip(sums) {
        sheet.rows.push(vec![
            BookCell::text(words.0.of(&option.label)),
            BookCell::integer(i64::try_from(sum.recipients.len()).unwrap_or(i64::MAX)),
            BookCell::integer(sum.lines),
            yuan(sum.demand),
            yuan(sum.paid),
            yuan(sum.relief),
        ]);
    }
    sheet
}

/// Every line.
pub(super) fn all(policy: &PolicyView, lines: &LineColumns, words: Words) -> BookSheet {
    let heads = [
        "papers-enterprise",
        "papers-name",
        "papers-project",
        "papers-measure",
        "papers-clause",
        "papers-year",
        "papers-demand",
        "papers-paid",
    ];
    let head = heads.map(|head| BookCell::header(words.of(head))).to_vec();
    let mut sheet = headed(words.of("papers-all-lines"), head, &[22, 30, 22, 34, 22, 8, 18, 18]);
    sheet.rows.extend(lines.iter().map(|entry| {
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
            yuan(line.paid),
        ]
    }));
    sheet
}
