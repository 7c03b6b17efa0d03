//! Rules changed by a person: what compiles is in force at once, what does not changes nothing; new measures compile.

use crate::support::scenarios::selected;
use std::collections::BTreeMap;

use cesuan::ui::model::Direction;
use cesuan::ui::model::dossier::{DossierModel, ReasonPiece, dossier};
use cesuan_base::dim::{Rows, Text};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_intake::{ErrorRows, SampleAdjust};
use cesuan_office::plain;
use cesuan_policy::check::MeasureKind;
use cesuan_policy::rules::{Changes, Folder, embedded, embedded_ids};
use cesuan_scenario::Scenario;
use cesuan_session::cases::check_folder;
use cesuan_session::{
    AddMeasure, ColumnKind, Complete, CompletionKind, Completions, DraftedFiles, DrawSample, Enterprise,
    EnterpriseFound, FiguresView, MeasureParts, NewMeasure, OpenFolder, OpenPolicy, Pattern, PolicyView,
    PopulationSource, PopulationView, ReadTables, RemoveMeasure, Reply, RunCases, SelectedView, Session, SettingText,
};

const SHIYAN: &str = "shiyan-2018";

struct Desk {
    session: Session,
    original: Folder,
    /// The scenario a person is at work on.
    scenario: Scenario,
}

/// Changed rules in force.
struct Adopted {
    policy: PolicyView,
    population: Option<PopulationView>,
    figures: Option<FiguresView>,
    waiting: Vec<SettingText>,
}

impl Desk {
    fn open(policy: &str) -> Self {
        let mut session = Session::new();
        session.ask(OpenPolicy { policy: policy.to_owned() }).now().expect("the policy opens");
        let scenario = Scenario { name: "甲".to_owned(), ..Scenario::default() };
        Self { session, original: embedded(policy).expect("the policy is carried"), scenario }
    }

    fn with_sample(policy: &str) -> (Self, FiguresView) {
        let mut desk = Self::open(policy);
        let sample = DrawSample { enterprises: 120, seed: 5, adjust: SampleAdjust::default() };
        let figures = desk.session.ask(sample).now().expect("a sample").figures;
        (desk, figures)
    }

    fn revise(&mut self, changes: Changes) -> SelectedView {
        self.scenario.rules = changes;
        selected(&mut self.session, 7, self.scenario.clone())
    }

    fn apply(&mut self, revision: u64, settings: Vec<SettingText>) -> FiguresView {
        self.scenario.settings = settings;
        selected(&mut self.session, revision, self.scenario.clone()).figures.expect("a population")
    }

    fn remove(&mut self, measure: &str, changes: Changes) -> Changes {
        self.session.ask(RemoveMeasure { measure: measure.to_owned(), changes }).now().expect("taken out").changes
    }

    fn add(&mut self, measure: &NewMeasure, changes: Changes) -> Reply<DraftedFiles> {
        self.session.ask(AddMeasure { measure: measure.clone(), changes })
    }

    fn adopted(&mut self, changes: Changes) -> Adopted {
        let view = self.revise(changes);
        assert!(!view.rules.are_broken, "refused: {:?}", view.rules.diagnostics);
        let policy = self.session.policy_view().expect("a policy");
        Adopted { policy, population: view.population, figures: view.figures, waiting: view.waiting }
    }

    /// The changes that replace a text of a file, which must be there.
    fn replaced(&self, file: &str, from: &str, to: &str) -> Changes {
        let text = &self.original.files[file];
        assert!(text.contains(from), "{file} holds no {from}");
        let mut changes = Changes::default();
        changes.set(&self.original, file, Some(&text.replacen(from, to, 1)));
        changes
    }
}

/// The figures of a folder opened as it is.
fn fresh(folder: &Folder, settings: &[(&str, &str)]) -> FiguresView {
    let mut session = Session::new();
    session.ask(OpenFolder { folder: folder.clone() }).now().expect("the policy opens");
    let scenario = Scenario { name: "甲".to_owned(), settings: texts(settings), rules: Changes::default() };
    assert!(selected(&mut session, 1, scenario).figures.is_none());
    let sample = DrawSample { enterprises: 120, seed: 5, adjust: SampleAdjust::default() };
    session.ask(sample).now().expect("a sample").figures
}

fn texts(settings: &[(&str, &str)]) -> Vec<SettingText> {
    settings.iter().map(|(id, value)| SettingText { id: (*id).to_owned(), value: (*value).to_owned() }).collect()
}

#[test]
fn a_changed_number_costs_what_the_changed_folder_costs() {
    let (mut desk, before) = Desk::with_sample(SHIYAN);
    let changes = desk.replaced("measures/smart_upgrade.toml", "value = \"50万元\"", "value = \"80万元\"");
    let adopted = desk.adopted(changes.clone());
    let after = adopted.figures.expect("figures");
    assert_eq!(after.scenario, fresh(&changes.applied(&desk.original), &[]).scenario);
    assert_ne!(after.scenario.spending_total, before.scenario.spending_total);
    // The effect is held against the draft as it was opened, over the same people.
    assert_eq!(after.draft, before.draft);
    assert!(adopted.population.is_none());
    // Everything as it was again.
    let back = desk.adopted(Changes::default()).figures.expect("figures");
    assert_eq!(back.scenario, before.scenario);
}

#[test]
fn a_broken_file_changes_nothing_and_says_where() {
    let (mut desk, _) = Desk::with_sample(SHIYAN);
    let good = desk.replaced("measures/smart_upgrade.toml", "value = \"50万元\"", "value = \"80万元\"");
    let figures_of_good = desk.adopted(good.clone()).figures.expect("figures");
    let mut broken = good;
    let text = broken.text(&desk.original, "measures/smart_upgrade.toml").expect("the file").to_owned();
    broken.set(
        &desk.original,
        "measures/smart_upgrade.toml",
        Some(&text.replacen("kind = \"subsidy\"", "kind = \"subsid\"", 1)),
    );
    let refused = desk.revise(broken);
    assert_eq!(refused.revision, 7);
    assert!(refused.rules.are_broken && refused.policy.is_none());
    assert_eq!(refused.figures.expect("the last figures").scenario, figures_of_good.scenario);
    let faults = refused.rules.diagnostics;
    let [fault] = faults.list.as_slice() else { panic!("one fault: {faults:?}") };
    assert_eq!(fault.code.id(), "unknown-id");
    // A setting is still applied to the rules that were good.
    assert_eq!(desk.apply(2, Vec::new()).scenario, figures_of_good.scenario);
}

#[test]
fn settings_stay_and_those_the_rules_do_not_know_wait() {
    let (mut desk, _) = Desk::with_sample(SHIYAN);
    let settings = [("smart_upgrade.cap_per_enterprise", "80万元"), ("high_tech_enterprise.award", "30万元")];
    let applied = desk.apply(3, texts(&settings));
    let file = "measures/high_tech_enterprise.toml";
    let mut changes = desk.replaced(file, "[parameter.award]", "[parameter.prize]");
    let text = changes.text(&desk.original, file).expect("the file").to_owned();
    let text = text.replace("amount = \"award\"", "amount = \"prize\"").replace("{award}", "{prize}");
    changes.set(&desk.original, file, Some(&text));
    let adopted = desk.adopted(changes.clone());
    assert_eq!(adopted.waiting, texts(&settings[1..]));
    let view = adopted.figures.expect("figures");
    assert_eq!(view.revision, 7);
    assert_eq!(view.scenario, fresh(&changes.applied(&desk.original), &settings[..1]).scenario);
    // They are in force again as soon as the rules know them.
    assert_eq!(desk.adopted(Changes::default()).figures.expect("figures").scenario, applied.scenario);
}

#[test]
fn a_measure_taken_out_counts_in_the_draft_all_the_same() {
    let (mut desk, before) = Desk::with_sample(SHIYAN);
    let changes = desk.remove("job_stabilisation", Changes::default());
    let adopted = desk.adopted(changes);
    let view = adopted.figures.expect("figures");
    assert_eq!(adopted.policy.measures.len() + 1, before.draft.measures.len());
    assert_eq!(view.draft.measures.len(), adopted.policy.measures.len());
    assert_eq!(view.draft.spending_total, before.draft.spending_total);
    let cost = before.draft.measures.last().expect("a measure").total.demand;
    assert!(cost.0 > 0);
    assert_eq!(view.scenario.spending_total.demand, before.draft.spending_total.demand.less(cost));
}

#[test]
fn changed_columns_draw_the_sample_again_for_the_same_enterprises() {
    let (mut desk, before) = Desk::with_sample(SHIYAN);
    let mut changes = Changes::default();
    let fields = format!(
        "{}\n[enterprise.exports]\nlabel = {{ zh = \"出口额\", en = \"Exports\" }}\ntype = \"money\"\n",
        desk.original.files["fields.toml"]
    );
    changes.set(&desk.original, "fields.toml", Some(&fields));
    let adopted = desk.adopted(changes);
    let population = adopted.population.expect("drawn again");
    assert_eq!(population.source, PopulationSource::Synthetic { seed: 5 });
    let view = adopted.figures.expect("figures");
    assert_eq!((&view.scenario, &view.draft), (&before.scenario, &before.draft));
}

#[test]
fn another_way_to_draw_moves_both_sides() {
    let (mut desk, before) = Desk::with_sample(SHIYAN);
    let changes = desk.replaced("sample.toml", "\"0%\" = \"2000万元\"", "\"0%\" = \"2400万元\"");
    let adopted = desk.adopted(changes);
    let view = adopted.figures.expect("figures");
    assert!(adopted.population.is_some());
    // The draft runs over the rows of the changed sample too, so the sample is no effect of the rules.
    assert_eq!(view.scenario, view.draft);
    assert_ne!(view.draft, before.draft);
}

#[test]
fn a_persons_own_tables_are_read_again_for_a_new_column() {
    let mut desk = Desk::open(SHIYAN);
    let rules = desk.session.rules().expect("rules").clone();
    let (source, _) = Desk::with_sample(SHIYAN);
    let csv = cesuan_intake::write_csv(&rules, source.session.population().expect("a sample"));
    let mut text = String::from_utf8(csv.enterprises).expect("CSV is UTF-8");
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, line)| format!("{line},{}", if at == 0 { "exports" } else { "100" }))
        .collect();
    text = lines.join("\n");
    let tables = ReadTables {
        sheets: [("e.csv", text.into_bytes()), ("p.csv", csv.projects)]
            .map(|(name, bytes)| plain(name, bytes).expect("UTF-8"))
            .to_vec(),
        layout: None,
        errors: ErrorRows::Refuse,
    };
    let read = desk.session.ask(tables).now().expect("it reads");
    let before = read.populated.expect("a population").figures;
    let fields = format!(
        "{}\n[enterprise.exports]\nlabel = {{ zh = \"出口额\", en = \"Exports\" }}\ntype = \"money\"\n",
        desk.original.files["fields.toml"]
    );
    let mut changes = Changes::default();
    changes.set(&desk.original, "fields.toml", Some(&fields));
    let measure = desk.original.files["measures/high_tech_enterprise.toml"].clone();
    changes.set(
        &desk.original,
        "measures/high_tech_enterprise.toml",
        Some(&measure.replacen("where = \"", "where = \"exports < 50万元 and ", 1)),
    );
    let adopted = desk.adopted(changes);
    let own = PopulationSource::Own { files: vec!["e.csv".to_owned(), "p.csv".to_owned()] };
    assert_eq!(adopted.population.expect("read again").source, own);
    let view = adopted.figures.expect("figures");
    assert_eq!(view.draft, before.draft);
    assert!(view.scenario.spending_total.demand < before.scenario.spending_total.demand);
}

#[test]
fn cases_run_on_the_rules_in_force() {
    let mut desk = Desk::open(SHIYAN);
    let all = desk.session.ask(RunCases).now().expect("cases");
    assert!(all.total > 100 && all.passed == all.total && all.diagnostics.is_empty());
    let changes = desk.replaced("measures/high_tech_enterprise.toml", "where = \"", "where = \"no and ");
    desk.adopted(changes);
    let after = desk.session.ask(RunCases).now().expect("cases");
    assert!(after.passed < after.total);
    assert_eq!(after.diagnostics.errors(), after.total - after.passed);
}

#[test]
fn every_pattern_compiles_on_every_carried_policy_and_its_cases_pass() {
    for id in embedded_ids() {
        let mut desk = Desk::open(id);
        let parts = desk.session.ask(MeasureParts).now().expect("parts");
        let rules = desk.session.rules().expect("rules").clone();
        let clause = rules.clauses.last().expect("an outline").position.clone();
        let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
        for column in &parts.columns {
            for pattern in Pattern::ALL.into_iter().filter(|pattern| pattern.takes(column.kind)) {
                let measure = NewMeasure {
                    id: "brand_new".to_owned(),
                    label: Text { zh: "新的 \"措施\"".to_owned(), en: "A new \\ measure".to_owned() },
                    clause: clause.clone(),
                    rows: column.rows,
                    kind: MeasureKind::Award,
                    payer: rules.payers[0].id.clone(),
                    pattern,
                    column: column.id.clone(),
                };
                let DraftedFiles { changes, file } = desk.add(&measure, Changes::default()).now().expect("added");
                assert_eq!(file.as_deref(), Some("measures/brand_new.toml"));
                let folder = changes.applied(&desk.original);
                let checked = check_folder(&folder).unwrap_or_else(|faults| {
                    panic!(
                        "{id}, {pattern:?} by {}: {faults:#?}\n{}",
                        column.id, folder.files["measures/brand_new.cases.toml"]
                    )
                });
                assert!(checked.warnings.is_empty(), "{:?}", checked.warnings);
                *tried.entry(if column.rows == Rows::Project { "project" } else { "enterprise" }).or_default() += 1;
            }
        }
        assert!(tried.len() == 2 && parts.columns.iter().any(|column| column.kind == ColumnKind::Count), "{tried:?}");
    }
}

#[test]
fn a_policy_without_rankings_gets_the_readings_one_needs() {
    let (mut desk, _) = Desk::with_sample("jingzhou-2020");
    let changes = desk.remove("cloud_platform", Changes::default());
    desk.adopted(changes.clone());
    let measure = NewMeasure {
        id: "growth_prize".to_owned(),
        label: Text { zh: "增长奖".to_owned(), en: "Growth".to_owned() },
        clause: "四".to_owned(),
        rows: Rows::Enterprise,
        kind: MeasureKind::Award,
        payer: "upgrading_fund".to_owned(),
        pattern: Pattern::Ranking,
        column: "revenue".to_owned(),
    };
    let changes = desk.add(&measure, changes).now().expect("added").changes;
    let adopted = desk.adopted(changes.clone());
    assert!(adopted.policy.parameters.iter().any(|parameter| parameter.id == "growth_prize_ties"));
    check_folder(&changes.applied(&desk.original)).expect("the folder is right");
}

#[test]
fn an_added_measure_goes_out_without_a_trace() {
    let mut desk = Desk::open(SHIYAN);
    let measure = NewMeasure {
        id: "brand_new".to_owned(),
        label: Text { zh: "新措施".to_owned(), en: "New".to_owned() },
        clause: "三(三)".to_owned(),
        rows: Rows::Enterprise,
        kind: MeasureKind::Subsidy,
        payer: "transformation_fund".to_owned(),
        pattern: Pattern::Share,
        column: "revenue".to_owned(),
    };
    let changes = desk.add(&measure, Changes::default()).now().expect("added").changes;
    let Reply::Refused(twice) = desk.add(&measure, changes.clone()) else { panic!("added twice") };
    assert_eq!(twice.list[0].code.id(), "duplicate-name");
    let changes = desk.remove("brand_new", changes);
    assert!(changes.is_empty(), "{changes:?}");
}

/// The choices at the `|` of a text.
fn choices(desk: &mut Desk, file: &str, text: &str) -> Completions {
    let at = text.find('|').expect("a mark");
    let text = text.replacen('|', "", 1);
    desk.session.ask(Complete { file: file.to_owned(), text, at }).now().expect("choices")
}

#[test]
fn names_are_completed_by_their_place() {
    let mut desk = Desk::open(SHIYAN);
    let desk = &mut desk;
    let texts = |choices: Completions| choices.choices.into_iter().map(|choice| choice.text).collect::<Vec<_>>();
    let measure = "measures/high_end_equipment_ranking.toml";

    // A formula: the measure's own parameters first, without its name.
    let own = choices(desk, measure, "rows = \"enterprise\"\nwhere = \"a >= min_|\"\n");
    assert_eq!(own.from, "rows = \"enterprise\"\nwhere = \"a >= ".len());
    assert_eq!(own.choices[0].text, "min_unit_price");
    assert_eq!(own.choices[0].kind, CompletionKind::Parameter);
    assert!(own.choices[0].label.is_some());
    assert!(texts(choices(desk, measure, "where = \"industrial_r|")).contains(&"industrial_robots".to_owned()));
    assert!(texts(choices(desk, measure, "where = \"earl|")).contains(&"earliest".to_owned()));
    assert!(
        texts(choices(desk, measure, "where = \"smart_upgrade.sm|"))
            .iter()
            .all(|name| name.contains("smart_upgrade.sm"))
    );
    // Columns of the table the measure is for.
    let of_projects = texts(choices(desk, "measures/x.toml", "rows = \"project\"\nwhere = \"case_by|"));
    assert!(of_projects.contains(&"case_by_case".to_owned()), "{of_projects:?}");
    let of_enterprises = texts(choices(desk, "measures/x.toml", "rows = \"enterprise\"\nwhere = \"case_by|"));
    assert!(!of_enterprises.contains(&"case_by_case".to_owned()), "{of_enterprises:?}");
    let over = texts(choices(desk, "measures/x.toml", "rows = \"project\"\nwhere = \"enterprise.distr|"));
    assert_eq!(over, ["enterprise.district"]);

    // What is no formula.
    assert!(texts(choices(desk, measure, "payer = \"gr|\"")).contains(&"grid".to_owned()));
    assert_eq!(texts(choices(desk, measure, "kind = \"a|\"")), ["award", "case"]);
    assert!(texts(choices(desk, measure, "clause = \"三(三)3|\"")).contains(&"三(三)3第二破折号".to_owned()));
    assert!(texts(choices(desk, measure, "[ranking]\nties = \"rank|")).contains(&"ranking_ties".to_owned()));
    assert!(texts(choices(desk, measure, "text = { zh = \"不低于{min|")).contains(&"min_receipts".to_owned()));
    assert!(texts(choices(desk, measure, "text = { zh = \"不低于|")).is_empty());
    assert!(texts(choices(desk, "fields.toml", "[enterprise.x]\ntype = \"mon|")).contains(&"money".to_owned()));

    // Keys of the format, and columns as keys of cases.
    assert_eq!(texts(choices(desk, measure, "am|")), ["amount", "parameter"][..1].to_vec());
    assert!(texts(choices(desk, measure, "[parameter.x]\nopt|")).contains(&"optional".to_owned()));
    let cases = "measures/high_end_equipment_ranking.cases.toml";
    assert!(
        texts(choices(desk, cases, "[[case]]\nenterprises = [{ id = \"甲\", dist|")).contains(&"district".to_owned())
    );
    assert!(
        texts(choices(desk, cases, "[[case]]\nenterprises = [{ district = \"zh|")).contains(&"zhangwan".to_owned())
    );
    assert!(texts(choices(desk, measure, "# am|")).is_empty());
}

/// The page of the first enterprise with a line of a measure of the draft, told in Chinese.
fn first_with(desk: &mut Desk, policy: &PolicyView, measure: &str) -> DossierModel {
    let ids: Vec<String> =
        desk.session.population().expect("a population").enterprises.iter().map(|id| id.to_string()).collect();
    let views = ids.iter().map(|id| {
        let found = desk.session.ask(Enterprise { id: id.clone() }).now();
        let Ok(EnterpriseFound::Found(found)) = found else { panic!("it is there, not {found:?}") };
        dossier(Lang::Zh, MoneyUnit::Wan, policy, &found)
    });
    let mut views = views.filter(|view| view.granted.iter().any(|why| why.id == measure));
    views.next().expect("an enterprise with a line")
}

#[test]
fn under_changed_rules_the_draft_is_told_beside_them() {
    let (mut desk, _) = Desk::with_sample(SHIYAN);
    let changes = desk.replaced("measures/smart_upgrade.toml", "value = \"50万元\"", "value = \"1万元\"");
    let adopted = desk.adopted(changes);
    let view = first_with(&mut desk, &adopted.policy, "smart_upgrade");
    let measure = view.granted.iter().find(|why| why.id == "smart_upgrade").expect("it is there");
    // Where there is an amount its cap is another; where nothing changed nothing is told twice.
    assert!(measure.reasons.iter().all(|why| why.draft.is_some() == why.amount.is_some()));
    assert!(measure.reasons.iter().any(|why| why.draft.is_some()));
    assert_eq!(measure.sums.change.direction, Direction::Down);
    let others = view.granted.iter().chain(&view.others).filter(|why| why.id != "smart_upgrade");
    assert!(others.flat_map(|measure| &measure.reasons).all(|why| why.draft.is_none()));
}

#[test]
fn a_measure_taken_out_stays_on_an_enterprises_page_as_drafted() {
    let (mut desk, _) = Desk::with_sample(SHIYAN);
    let mut changes = Changes::default();
    let policy = desk.original.files["policy.toml"].replace("  \"high_tech_enterprise\",\n", "");
    changes.set(&desk.original, "policy.toml", Some(&policy));
    changes.set(&desk.original, "measures/high_tech_enterprise.cases.toml", None);
    changes.set(&desk.original, "measures/high_tech_enterprise.toml", None);
    let adopted = desk.adopted(changes);
    let view = first_with(&mut desk, &adopted.policy, "high_tech_enterprise");
    let measure = view.granted.iter().find(|why| why.id == "high_tech_enterprise").expect("it is there");
    assert_eq!((measure.sums.total.yuan.as_str(), measure.sums.change.direction), ("0.00", Direction::Down));
    let paid = measure.reasons.iter().find(|why| why.amount.is_some()).expect("a line of the draft");
    assert_eq!(paid.sentence, [ReasonPiece::Words("现行规则中没有这一项。".to_owned())]);
    assert!(paid.draft.as_ref().is_some_and(|(reason, steps)| !reason.is_empty() && !steps.is_empty()));
}
