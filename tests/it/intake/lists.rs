//! Lists as departments keep them: years that contradict one another, columns that are not there yet, amounts in another unit.

use cesuan_base::diag::{Code, Diagnostics};
use cesuan_base::dim::Rows;
use cesuan_i18n::Lang;
use cesuan_i18n::diagnostic::{plain, render};
use cesuan_intake::{ErrorRows, Layout, NamedBytes, read_sheets, read_tables};

use super::fixture::{read, shorts};
use crate::support::Policy;

/// Reads tables of Shiyan: the warnings, or the faults.
fn shiyan(enterprises: &str, projects: &str) -> Result<Diagnostics, Diagnostics> {
    let file = |name, text: &'static str| NamedBytes { name, bytes: text.as_bytes() };
    let (enterprises, projects) = (enterprises.to_owned().leak(), projects.to_owned().leak());
    let projects = (!projects.is_empty()).then(|| file("p.csv", projects));
    read_tables(&Policy::shiyan().rules, file("e.csv", enterprises), projects).map(|read| read.warnings)
}

fn of(faults: &Diagnostics, code: Code) -> Vec<(Code, String, String)> {
    shorts(faults).into_iter().filter(|(of, ..)| *of == code).collect()
}

const ENTERPRISES: &str = "id,year,district\nA,2018,zhangwan\nA,2019,zhangwan\nA,2021,zhangwan\n";

#[test]
fn a_project_accepted_in_two_years_is_an_error_that_names_both_rows() {
    let projects = "id,enterprise,year,accepted_year\nP,A,2018,2018\nQ,A,2018,\nP,A,2019,2019\nP,A,2021,2018\n";
    let faults = shiyan(ENTERPRISES, projects).expect_err("the years contradict one another");
    let wanted = (
        Code::NotConstant,
        "p.csv:4:accepted_year".to_owned(),
        "column=验收合格年度 text=2019 other=2018 row=2".to_owned(),
    );
    assert_eq!(of(&faults, Code::NotConstant), [wanted]);
}

#[test]
fn a_blank_beside_a_year_is_no_difference() {
    let projects = "id,enterprise,year,accepted_year\nP,A,2018,\nP,A,2019,2019\nP,A,2021,2019\nQ,A,2018,2018\n";
    let warnings = shiyan(ENTERPRISES, projects).expect("it is right");
    assert_eq!(of(&warnings, Code::NotConstant), []);
}

#[test]
fn the_row_that_differs_can_be_left_out() {
    let sheet = |name, text: &str| cesuan_office::plain(name, text.as_bytes().to_vec()).expect("text");
    let projects = "id,enterprise,year,accepted_year\nP,A,2018,2018\nP,A,2019,2019\nQ,A,2019,2019\n";
    let sheets = [sheet("e.csv", ENTERPRISES), sheet("p.csv", projects)];
    let rules = &Policy::shiyan().rules;
    let population =
        read_sheets(rules, &sheets, &Layout::default(), ErrorRows::LeaveOut).expect("two rows are left").value;
    assert_eq!(population.rows(Rows::Project, usize::MAX), 2);
}

/// A list kept for the first version runs, and says which answers it cannot judge.
#[test]
fn a_list_without_the_new_columns_says_which_readings_cannot_be_judged() {
    let rules = &Policy::shiyan().rules;
    let new =
        ["tech_centre_national_held", "tech_centre_provincial_held", "high_tech_recertified", "local_contribution"];
    let header = |without: &[&str]| {
        let ids = rules.fields_of(Rows::Enterprise).map(|(_, field)| field.id.as_str());
        ids.filter(|id| !without.contains(id)).collect::<Vec<_>>()
    };
    let table = |header: &[&str]| {
        let cell = |id: &&str| match *id {
            "id" => "A",
            "year" => "2018",
            "district" => "zhangwan",
            _ => "",
        };
        format!("{}\n{}\n", header.join(","), header.iter().map(cell).collect::<Vec<_>>().join(","))
    };
    let warnings = shiyan(&table(&header(&new)), "").expect("it runs with the defaults");
    let told = of(&warnings, Code::UnjudgedReadings);
    assert_eq!(told.len(), 1, "{told:?}");
    for id in new {
        let (_, field) = rules.fields_of(Rows::Enterprise).find(|(_, field)| field.id == id).expect("a column");
        assert!(told[0].2.contains(&field.label.zh), "{id}: {told:?}");
    }
    for id in ["titles_held", "recertification", "contribution_limit"] {
        let reading = &rules.parameters[rules.parameter(id).expect("a reading").index()];
        assert!(told[0].2.contains(&reading.label.zh), "{id}: {told:?}");
    }
    let mut text = String::new();
    for lang in Lang::ALL {
        for warning in warnings.list.iter().filter(|warning| warning.code == Code::UnjudgedReadings) {
            text.push_str(&plain(lang, &render(lang, warning)));
            text.push('\n');
        }
    }
    insta::assert_snapshot!(text);
    // With the columns, even where they are blank, there is nothing to say.
    assert_eq!(of(&shiyan(&table(&header(&[])), "").expect("it runs"), Code::UnjudgedReadings), []);
}

/// Amounts of a column in 万元, one for each enterprise, and the three years of the enterprise X.
fn table(years: [&str; 2]) -> String {
    let mut table = "id,year,place,sales\n".to_owned();
    for enterprise in 0..40 {
        table.push_str(&format!("E{enterprise:02},2018,north,{}\n", 30 + enterprise));
    }
    for (year, amount) in [2018, 2019].iter().zip(years) {
        table.push_str(&format!("X,{year},north,{amount}\n"));
    }
    table
}

fn slips(table: &str) -> Vec<(Code, String, String)> {
    of(&read(table, None).expect("warnings only").warnings, Code::UnitSlip)
}

#[test]
fn an_amount_is_held_against_its_column_and_never_against_the_year_beside_it_alone() {
    // 29.28 is what the column holds, 0.068 is not: only the one is told.
    let told = slips(&table(["29.28", "0.068"]));
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].1, "e.csv:43:sales");
    assert!(told[0].2.starts_with("text=0.068万元") && told[0].2.contains("unit=slip-yi"), "{told:?}");
    // What an enterprise has every year is no slip, however far from the others.
    assert_eq!(slips(&table(["0.068", "0.07"])), []);
    assert_eq!(slips(&table(["292800", "300000"])), []);
}

#[test]
fn slips_of_a_column_are_told_once_with_their_number() {
    let mut all = table(["29.28", "28"]);
    for enterprise in 0..3 {
        all.push_str(&format!("Y{enterprise},2018,north,{}\n", 250_000 + enterprise));
    }
    let told = slips(&all);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].1, "e.csv:44:sales");
    assert!(told[0].2.contains("unit=slip-wan count=3"), "{told:?}");
}
