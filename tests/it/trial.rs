//! An enterprise that is only tried: alone, among rivals, and with cells that hold no value.

use crate::support::scenarios::applied;
use cesuan::ui::model::trial::{CellPlace, blank, filled, form, repeated, with_project};
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::money::Fen;
use cesuan_i18n::Lang;
use cesuan_intake::SampleAdjust;
use cesuan_session::{
    Dossier, DrawSample, Enterprise, EnterpriseFound, EnterpriseRecord, OpenPolicy, PolicyView, Session, SettingText,
    Trial, TrialView,
};

fn session(enterprises: u32) -> (Session, PolicyView) {
    let mut session = Session::new();
    let opened = session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("the policy opens");
    session.ask(DrawSample { enterprises, seed: 2018, adjust: SampleAdjust::default() }).now().expect("a sample");
    (session, opened.policy)
}

fn trial(session: &mut Session, record: &EnterpriseRecord, instead_of: Option<&str>) -> TrialView {
    let trial = Trial { record: record.clone(), instead_of: instead_of.map(str::to_owned) };
    session.ask(trial).now().expect("a trial")
}

fn dossier(session: &mut Session, id: &str) -> Dossier {
    match session.ask(Enterprise { id: id.to_owned() }).now() {
        Ok(EnterpriseFound::Found(dossier)) => *dossier,
        other => panic!("the enterprise is there, not {other:?}"),
    }
}

fn field(policy: &PolicyView, rows: Rows, id: &str) -> FieldId {
    let found = policy.fields.iter().position(|field| field.rows == rows && field.id == id);
    FieldId::at(found.expect("the column is there"))
}

/// What each row asks for, by measure, year and project.
fn demands(dossier: &Dossier) -> Vec<(u32, usize, Option<String>, Fen)> {
    let asked = dossier.accounts.iter().map(|account| &account.derivation);
    asked.map(|d| (d.measure.0, d.year, d.project.clone(), d.demand)).collect()
}

fn demand(view: &TrialView, policy: &PolicyView, measure: &str) -> Fen {
    let dossier = view.dossier.as_ref().unwrap_or_else(|| panic!("{:?}", view.faults));
    let own = dossier.accounts.iter().map(|account| &account.derivation);
    Fen(own.filter(|d| policy.measures[d.measure.index()].id == measure).map(|d| d.demand.0).sum())
}

#[test]
fn an_enterprise_tried_as_it_is_gets_what_it_gets() {
    let (mut session, _) = session(150);
    let settings = vec![SettingText { id: "ranking_repeat".to_owned(), value: "once".to_owned() }];
    applied(&mut session, 1, settings);
    let ids: Vec<String> =
        session.population().expect("a population").enterprises.iter().map(|id| id.to_string()).collect();
    let mut ranked = 0;
    for id in ids {
        let dossier = dossier(&mut session, &id);
        let tried = trial(&mut session, &dossier.record, Some(&id)).dossier.expect("its rows are right");
        assert_eq!(demands(&tried), demands(&dossier), "{id}");
        let contest = |account: &cesuan_session::Account| account.derivation.contest.clone();
        assert!(tried.accounts.iter().map(contest).eq(dossier.accounts.iter().map(contest)), "{id}");
        ranked += dossier.accounts.iter().filter(|account| account.derivation.contest.is_some()).count();
    }
    assert!(ranked > 0, "some of them are ranked");
}

#[test]
fn a_few_cells_are_enough() {
    let (mut session, policy) = session(100);
    let at = |id, year| CellPlace { project: None, year, field: field(&policy, Rows::Enterprise, id) };
    let record = blank(&policy, "试算企业");
    let record = filled(&record, at("insured_employees", 0), "100");
    let record = filled(&record, at("unemployment_insurance_paid", 0), "10万元");
    let view = trial(&mut session, &record, None);
    assert_eq!(demand(&view, &policy, "job_stabilisation"), Fen(7_000_000));
    let record = repeated(
        &policy,
        &repeated(&policy, &record, None, at("insured_employees", 0).field),
        None,
        at("unemployment_insurance_paid", 0).field,
    );
    assert_eq!(demand(&trial(&mut session, &record, None), &policy, "job_stabilisation"), Fen(21_000_000));
    // It takes the first prize from those who had it.
    let record = filled(&record, at("passenger_supply_increment", 1), "9亿元");
    let view = trial(&mut session, &record, None);
    assert_eq!(demand(&view, &policy, "passenger_supply_ranking"), Fen(50_000_000));
}

#[test]
fn what_is_wrong_stands_at_its_cell() {
    let (mut session, policy) = session(50);
    let insured = field(&policy, Rows::Enterprise, "insured_employees");
    let interest = field(&policy, Rows::Project, "loan_interest");
    let record = with_project(&policy, &with_project(&policy, &blank(&policy, "试算企业")));
    let record = filled(&record, CellPlace { project: None, year: 2, field: insured }, "一百");
    let record = filled(&record, CellPlace { project: Some(1), year: 1, field: interest }, "-5");
    let view = trial(&mut session, &record, None);
    assert_eq!(view.dossier, None);
    let places: Vec<_> = view.faults.iter().map(|fault| (fault.project, fault.year, fault.field)).collect();
    assert_eq!(places, [(None, Some(2), Some(insured)), (Some(1), Some(1), Some(interest))]);
    for lang in Lang::ALL {
        let form = form(lang, &policy, &record, &view.faults);
        assert!(form.faults.is_empty());
        let groups = form.enterprise.iter().chain(form.projects.iter().flat_map(|project| &project.groups));
        let faulty: Vec<&str> = groups
            .flat_map(|group| {
                group.fields.iter().flat_map(move |field| field.cells.iter().map(move |cell| (group, cell)))
            })
            .filter(|(_, cell)| cell.fault.is_some())
            .map(|(group, cell)| {
                assert!(group.open, "what is wrong is not folded away");
                cell.place.as_str()
            })
            .collect();
        assert_eq!(faulty, ["cell-enterprise-insured_employees-2020", "cell-project-1-loan_interest-2019"]);
    }
}

/// Every column that a measure looks at can be filled in, once; those nothing looks at stand apart.
#[test]
fn the_form_has_every_column_once() {
    let (_, policy) = session(1);
    let record = with_project(&policy, &blank(&policy, "试算企业"));
    let form = form(Lang::Zh, &policy, &record, &[]);
    let of = |groups: &[cesuan::ui::model::trial::FieldGroup]| -> Vec<FieldId> {
        let mut fields: Vec<_> = groups.iter().flat_map(|group| group.fields.iter().map(|field| field.field)).collect();
        fields.sort();
        fields
    };
    for (rows, groups) in [(Rows::Enterprise, &form.enterprise), (Rows::Project, &form.projects[0].groups)] {
        use cesuan_policy::check::FieldKind::{Key, Parent, Period};
        let own = policy.fields.iter().enumerate().filter(|(_, field)| field.rows == rows);
        let expected: Vec<FieldId> = own
            .filter(|(_, field)| !matches!(field.kind, Key | Parent | Period))
            .map(|(index, _)| FieldId::at(index))
            .collect();
        assert_eq!(of(groups), expected);
    }
    let unused = form.enterprise.last().expect("groups");
    assert!(!unused.open && unused.fields.iter().all(|field| policy.fields[field.field.index()].uses.is_empty()));
}
