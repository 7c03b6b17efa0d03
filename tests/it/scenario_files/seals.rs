//! What figures are made of: alike where they come out again, and otherwise it is told what differs.

use cesuan_engine::ARITHMETIC;
use cesuan_scenario::provenance::{of_figures, of_folder, of_population, of_scenario};
use cesuan_scenario::{Provenance, ProvenancePart, Reproduction};

use super::{folder, rules};
use crate::support::scenarios::scenario;
use crate::support::{Policy, readme_policy};

fn seal(cap: &str, seed: u64) -> Provenance {
    let policy = Policy::shiyan();
    let population = policy.population(120, seed);
    let scenario = scenario("n", &[("smart_upgrade.cap_per_enterprise", cap)]);
    let values = cesuan_policy::check::overlay(rules(), scenario.settings.iter().map(|setting| setting.pair()));
    let figures = policy.figures(&population, values.expect("it is right"));
    Provenance::of(&of_folder(&folder()), &of_population(&population), &scenario, Some(&figures))
}

#[test]
fn what_differs_is_told() {
    let here = seal("80万元", 3);
    assert_eq!(here.reproduces(&seal("80万元", 3)), Reproduction::Same);
    let differs = |other: &Provenance| match here.reproduces(other) {
        Reproduction::Differs(parts) => parts,
        Reproduction::Same => Vec::new(),
    };
    assert_eq!(differs(&seal("20万元", 3)), [ProvenancePart::Scenario, ProvenancePart::Figures]);
    assert_eq!(differs(&seal("80万元", 4)), [ProvenancePart::Population, ProvenancePart::Figures]);
    let engine = Provenance { engine: "9.9.9+9".to_owned(), ..here.clone() };
    assert_eq!(differs(&engine), [], "another engine that comes to the same reproduces it");
    let other = Provenance { figures: "0".repeat(16), ..engine };
    assert_eq!(differs(&other), [ProvenancePart::Engine, ProvenancePart::Figures]);
}

#[test]
fn names_and_line_ends_are_no_part_of_it() {
    let mut windows = folder();
    windows.files.values_mut().for_each(|text| *text = text.replace('\n', "\r\n"));
    assert_eq!(of_folder(&windows), of_folder(&folder()));
    assert_eq!(of_scenario(&scenario("a", &[])), of_scenario(&scenario("b", &[])));
    let mut other = folder();
    other.files.values_mut().next().expect("a file").push(' ');
    assert_ne!(of_folder(&other), of_folder(&folder()));
}

/// A change of the arithmetic shows here: raise `ARITHMETIC` with it, so that kept figures say why they do not come out again.
#[test]
fn figures_are_those_of_this_arithmetic() {
    let folder = readme_policy();
    let (rules, _) = cesuan_policy::check::compile(&folder).expect("the example compiles").value;
    let csv = "id,year,equipment\n1,2025,333.33\n2,2025,199.99\n3,2026,4000\n1,2026,250.005\n";
    let sheet = cesuan_office::plain("e.csv", csv.as_bytes().to_vec()).expect("CSV");
    let mut session = cesuan_session::Session::new();
    use cesuan_session::{OpenFolder, ReadTables};
    session.ask(OpenFolder { folder }).now().expect("the policy opens");
    let errors = cesuan_intake::ErrorRows::Refuse;
    let read = session.ask(ReadTables { sheets: vec![sheet], layout: None, errors }).now().expect("tables");
    let figures = read.populated.map(|populated| populated.figures.scenario);
    let digest = of_figures(&figures.expect("figures"));
    assert_eq!((ARITHMETIC, digest.as_str(), rules.measures.len()), (2, DIGEST, 1));
}

const DIGEST: &str = "b6019040c48a4bdf";
