//! What must hold between the results of two related inputs, whatever the policy: the order of rows, the names of recipients,
//! a second copy of everybody, a raised cap.

use std::collections::BTreeMap;

use crate::support::{Change, Line, Policy, Table, Tables, any_case, run};
use cesuan_base::dim::{Dim, Rows};
use cesuan_base::id::ParameterId;
use cesuan_policy::check::{ExprKind, FieldKind, Rules, Setting};
use proptest::prelude::*;

const CASES: u32 = 1_000;

/// Puts the rows and columns of a table in another order.
fn shuffled(table: &Table, order: u64) -> Table {
    let place = |at: usize| (at as u64 + 1).wrapping_mul(order | 1).rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut columns: Vec<usize> = (0..table.header.len()).collect();
    columns.sort_by_key(|column| place(*column));
    let pick = |row: &Vec<String>| columns.iter().map(|column| row[*column].clone()).collect::<Vec<_>>();
    let mut rows: Vec<(u64, Vec<String>)> =
        table.rows.iter().map(pick).enumerate().map(|(at, row)| (place(at), row)).collect();
    rows.sort();
    Table { header: pick(&table.header), rows: rows.into_iter().map(|(_, row)| row).collect() }
}

/// The tables with other ids.
fn renamed(
    rules: &Rules,
    tables: &Tables,
    enterprise: impl Fn(&str) -> String,
    project: impl Fn(&str) -> String,
) -> Tables {
    let mut tables = tables.clone();
    let key = tables.enterprises.column(rules, Rows::Enterprise, FieldKind::Key);
    tables.enterprises.rows.iter_mut().for_each(|row| row[key] = enterprise(&row[key]));
    let key = tables.projects.column(rules, Rows::Project, FieldKind::Key);
    let parent = tables.projects.column(rules, Rows::Project, FieldKind::Parent);
    for row in &mut tables.projects.rows {
        row[key] = project(&row[key]);
        row[parent] = enterprise(&row[parent]);
    }
    tables
}

/// A name for each id of a column, by its place in the order of ids as text, or from the end.
fn names(table: &Table, column: usize, letter: char, reversed: bool) -> BTreeMap<String, String> {
    let ids: std::collections::BTreeSet<&String> = table.rows.iter().map(|row| &row[column]).collect();
    let count = ids.len();
    let place = |at: usize| if reversed { count - at } else { at };
    ids.into_iter().enumerate().map(|(at, id)| (id.clone(), format!("{letter}{:03}", place(at)))).collect()
}

/// The tables under names that keep, or reverse, the order of ids; and what a line of the old ids is called now.
fn under_names(rules: &Rules, tables: &Tables, reversed: bool) -> (Tables, impl Fn(&Line) -> Line) {
    let key = tables.enterprises.column(rules, Rows::Enterprise, FieldKind::Key);
    let enterprises = names(&tables.enterprises, key, 'e', reversed);
    let key = tables.projects.column(rules, Rows::Project, FieldKind::Key);
    let projects = names(&tables.projects, key, 'p', reversed);
    let other = renamed(rules, tables, |id| enterprises[id].clone(), |id| projects[id].clone());
    let line = move |line: &Line| Line {
        enterprise: enterprises[&line.enterprise].clone(),
        project: projects.get(&line.project).cloned().unwrap_or_default(),
        ..line.clone()
    };
    (other, line)
}

/// What each line asks for; what it gets may be decided by ids where money is short.
fn asked(lines: impl IntoIterator<Item = Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.into_iter().map(|line| Line { paid: 0, ..line }).collect();
    lines.sort();
    lines
}

#[test]
fn the_order_of_rows_and_columns_changes_nothing() {
    let any = |policy| (any_case(policy), any::<u64>());
    Policy::property(CASES, any, |policy, ((tables, changes), order)| {
        let other =
            Tables { enterprises: shuffled(&tables.enterprises, order), projects: shuffled(&tables.projects, !order) };
        let lines = |tables: &Tables| run(policy, &tables.population(&policy.rules), &changes.values());
        prop_assert_eq!(lines(&other), lines(&tables));
        Ok(())
    });
}

#[test]
fn names_in_the_same_order_change_nothing_but_names() {
    Policy::property(CASES, any_case, |policy, (tables, changes)| {
        let lines = |tables: &Tables| run(policy, &tables.population(&policy.rules), &changes.values());
        let (other, name) = under_names(&policy.rules, &tables, false);
        prop_assert_eq!(lines(&other), lines(&tables).iter().map(name).collect::<Vec<_>>());
        Ok(())
    });
}

#[test]
fn names_in_any_order_change_no_demand_that_ids_do_not_decide() {
    Policy::property(CASES, any_case, |policy, (tables, changes)| {
        let values = changes.values();
        let decided = policy.decided_by_id(&values);
        let lines = |tables: &Tables| -> Vec<Line> {
            let all = run(policy, &tables.population(&policy.rules), &values);
            all.into_iter().filter(|line| !decided[line.measure]).collect()
        };
        let (other, name) = under_names(&policy.rules, &tables, true);
        prop_assert_eq!(asked(lines(&other)), asked(lines(&tables).iter().map(name)));
        Ok(())
    });
}

#[test]
fn a_second_copy_of_everybody_doubles_what_is_no_competition() {
    Policy::property(CASES, any_case, |policy, (tables, changes)| {
        let values = changes.values();
        let competing = policy.competing(&values);
        let copy = |sign: &'static str| move |id: &str| format!("{id}{sign}");
        let mut both = renamed(&policy.rules, &tables, copy("-1"), copy("-1"));
        let second = renamed(&policy.rules, &tables, copy("-2"), copy("-2"));
        both.enterprises.rows.extend(second.enterprises.rows);
        both.projects.rows.extend(second.projects.rows);
        let lines = |tables: &Tables| -> Vec<Line> {
            let all = run(policy, &tables.population(&policy.rules), &values);
            all.into_iter().filter(|line| !competing[line.measure]).collect()
        };
        let once = lines(&tables);
        let twice = once.iter().flat_map(|line| {
            ["-1", "-2"].map(|sign| {
                let project = if line.project.is_empty() { String::new() } else { format!("{}{sign}", line.project) };
                Line { enterprise: format!("{}{sign}", line.enterprise), project, ..line.clone() }
            })
        });
        prop_assert_eq!(asked(lines(&both)), asked(twice));
        Ok(())
    });
}

/// The amounts a measure's cap is made of.
fn caps(policy: &Policy, measure: usize) -> Vec<ParameterId> {
    let mut found = Vec::new();
    let mut left: Vec<&cesuan_policy::check::Expr> = policy.rules.measures[measure].cap.iter().collect();
    while let Some(expr) = left.pop() {
        match expr.kind {
            ExprKind::Parameter(id) if expr.dim == Dim::Money => found.push(id),
            _ => left.extend(expr.children()),
        }
    }
    found.sort();
    found.dedup();
    found
}

#[test]
fn a_raised_cap_never_lowers_a_line() {
    let capped = Policy::carried()
        .iter()
        .map(|policy| (0..policy.rules.measures.len()).filter(|at| !caps(policy, *at).is_empty()).count());
    assert!(capped.sum::<usize>() >= 2, "there are caps");
    let any = |policy| (any_case(policy), 0_i64..1_000, 0_i64..1_000);
    Policy::property(CASES, any, |policy, ((tables, changes), low, more)| {
        let population = tables.population(&policy.rules);
        for measure in 0..policy.rules.measures.len() {
            for cap in caps(policy, measure) {
                let lines = |value: Setting| -> BTreeMap<(usize, String, String), i64> {
                    let mut list = changes.list.clone();
                    list.push(Change { parameter: cap.index(), year: None, value });
                    let all = run(policy, &population, &policy.with(&list));
                    let own = all.into_iter().filter(|line| line.measure == measure);
                    own.map(|line| ((line.year, line.enterprise, line.project), line.demand)).collect()
                };
                let wan = |wan: i64| Policy::amount(cap, wan * 1_000_000).value;
                let mut raised = vec![wan(low + more)];
                raised.extend(policy.rules.parameters[cap.index()].optional.then_some(Setting::None));
                let before = lines(wan(low));
                for after in raised {
                    let after = lines(after);
                    for (recipient, demand) in &before {
                        prop_assert!(after.get(recipient).is_some_and(|raised| raised >= demand), "{:?}", recipient);
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn no_line_is_negative() {
    Policy::property(CASES, any_case, |policy, (tables, changes)| {
        let lines = run(policy, &tables.population(&policy.rules), &changes.values());
        prop_assert!(lines.iter().all(|line| line.demand > 0 && line.paid >= 0));
        Ok(())
    });
}
