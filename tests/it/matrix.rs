//! The table of scenarios side by side, read without a browser.

use std::fmt::Write as _;

use cesuan::ui::model::compare::matrix::{MatrixCell, MatrixModel, MatrixSection, Order, Seen, matrix};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_i18n::comparison_table::picks;
use cesuan_i18n::comparison_table::words::{self, Face};
use cesuan_i18n::comparison_table::{Cell, ComparisonTable};
use cesuan_scenario::Which;
use cesuan_session::Comparison;

use crate::support::scenarios::{opened, scenario};

const SHIYAN: &str = "shiyan-2018";
const CAP: &str = "smart_upgrade.cap_per_enterprise";

/// A lower cap with fewer places that nobody needs, a smaller fund that is rationed, a slip.
fn compared(baseline: Which) -> Comparison {
    let scenarios = vec![
        scenario("从紧", &[(CAP, "20万元"), ("smart_upgrade.county_quota", "49")]),
        scenario("按比例", &[("shortfall", "pro_rata"), ("transformation_fund.envelope", "300万元"), (CAP, "80万元")]),
        scenario("写错", &[(CAP, "80")]),
    ];
    crate::support::scenarios::compared(&mut opened(SHIYAN, 200, 2018), baseline, scenarios)
}

fn told(cell: &MatrixCell) -> String {
    let change = |change: &Option<cesuan::ui::model::ChangeModel>| {
        change.as_ref().map_or(String::new(), |change| format!(" ({})", change.spoken))
    };
    match cell {
        MatrixCell::Nothing => "-".to_owned(),
        MatrixCell::Amount { amount, short, change: moved } => {
            format!("{}{}{}", amount.shown, if *short { " !" } else { "" }, change(moved))
        }
        MatrixCell::Count { shown, note, change: moved } => {
            format!("{shown}{}{}", change(moved), note.as_ref().map_or(String::new(), |note| format!(" [{note}]")))
        }
        MatrixCell::Words { words, changed, note } => {
            let note = note.as_ref().map_or(String::new(), |note| format!(" [{note}]"));
            format!("{words}{}{note}", if *changed { " *" } else { "" })
        }
    }
}

fn read(view: &MatrixModel) -> String {
    let mut text = String::new();
    for head in &view.heads {
        let baseline = if head.baseline { " =" } else { "" };
        writeln!(text, "{} {}{baseline} {}", head.column, head.name, head.faults.join(" ")).expect("text");
    }
    for section in &view.sections {
        writeln!(text, "\n{} (+{})", section.title, section.left_out).expect("text");
        for row in &section.rows {
            let cells = row.cells.iter().map(told).collect::<Vec<_>>().join(" | ");
            writeln!(text, "  {}: {cells}", row.label).expect("text");
        }
    }
    text
}

#[test]
fn the_table_reads_well() {
    let comparison = compared(Which::Draft);
    for lang in Lang::ALL {
        let view = matrix(lang, MoneyUnit::Wan, &comparison, Seen::default(), None);
        insta::assert_snapshot!(format!("the_table_reads_well_{}", lang.tag()), read(&view));
    }
}

fn section<'a>(view: &'a MatrixModel, id: &str) -> &'a MatrixSection {
    view.sections.iter().find(|section| section.id == id).expect("there is such a section")
}

fn rows(seen: Seen, work: Option<&str>, id: &str) -> Vec<String> {
    let view = matrix(Lang::Zh, MoneyUnit::Wan, &compared(Which::Draft), seen, work);
    section(&view, id).rows.iter().map(|row| row.id.clone()).collect()
}

#[test]
fn rows_in_which_nothing_differs_are_seen_where_a_person_wants_them() {
    let (some, all) =
        (rows(Seen::default(), None, "parameters"), rows(Seen { all: true, order: None }, None, "parameters"));
    assert_eq!(some.len(), 4);
    assert!(all.len() > 40 && some.iter().all(|id| all.contains(id)));
    // The row a person is at work on stays, whatever is typed.
    let worked = rows(Seen::default(), Some("benchmark_rate"), "parameters");
    assert_eq!(worked.len(), 5);
}

#[test]
fn clauses_are_sorted_by_the_amount_of_the_baseline_and_the_difference_of_others() {
    let by = |column: usize, descending: bool| {
        rows(Seen { all: true, order: Some(Order { column, descending }) }, None, "measures")
    };
    let amounts = |id: &str, column: usize| {
        let comparison = compared(Which::Draft);
        let measure = comparison.measures.iter().find(|measure| measure.id == id).expect("it is there");
        measure.columns[column].as_ref().map_or(0, |figures| figures.total.paid.0)
    };
    let drafted: Vec<i64> = by(0, true).iter().map(|id| amounts(id, 0)).collect();
    assert!(drafted.is_sorted_by(|a, b| a >= b) && drafted[0] > 0);
    // What costs less than in the draft by most comes first.
    assert_eq!(by(1, false)[0], "smart_upgrade");
}

#[test]
fn differences_are_from_the_baseline() {
    let view = matrix(Lang::Zh, MoneyUnit::Wan, &compared(Which::Scenario(0)), Seen::default(), None);
    let MatrixCell::Amount { change: own, .. } = &section(&view, "totals").rows[0].cells[1] else {
        panic!("an amount")
    };
    assert_eq!(*own, None);
    let MatrixCell::Amount { change: drafted, .. } = &section(&view, "totals").rows[0].cells[0] else {
        panic!("an amount")
    };
    assert!(drafted.as_ref().is_some_and(|change| change.shown.starts_with('+')));
    // A column that cannot be costed says why, and has nothing below.
    assert!(!view.heads[3].faults.is_empty());
    assert_eq!(section(&view, "totals").rows[0].cells[3], MatrixCell::Nothing);
}

#[test]
fn every_key_figure_a_face_picks_is_in_the_table_and_has_words() {
    let comparison = compared(Which::Draft);
    let table = ComparisonTable::from(&comparison);
    let faces = [
        (Face::Page, &picks::PAGE[..]),
        (Face::Workbook, &picks::OVERVIEW[..]),
        (Face::Terminal, &picks::TERMINAL_ENTERPRISES[..]),
    ];
    for (face, picks) in faces {
        for pick in picks {
            assert_eq!(table.picked(&[*pick]).len(), 1, "{pick:?}");
            for lang in Lang::ALL {
                let said = words::quantity(lang, face, *pick, None);
                assert!(!said.is_empty() && !said.starts_with("comparison-"), "{pick:?} {said}");
            }
        }
    }
    for row in table.shown_accounts().chain(&table.commitments) {
        for lang in Lang::ALL {
            let said = words::subject_and_quantity(lang, Face::Terminal, row);
            assert!(!said.is_empty() && !said.contains("comparison-"), "{said}");
        }
    }
}

#[test]
fn a_column_without_figures_has_none_in_any_row() {
    let comparison = compared(Which::Draft);
    let table = ComparisonTable::from(&comparison);
    let broken = comparison.columns.iter().position(|column| column.outcome.is_none()).expect("one scenario is wrong");
    let rows =
        table.totals.iter().chain(&table.measures).chain(&table.payers).chain(&table.accounts).chain(&table.groups);
    assert!(rows.clone().count() > 100);
    let rows = rows.chain(&table.commitments);
    assert!(rows.clone().all(|row| row.cells[broken] == Cell::NotCosted));
    assert!(rows.clone().all(|row| row.cells[0] != Cell::NotCosted && row.cells.len() == comparison.columns.len()));
}
