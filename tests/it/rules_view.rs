//! What the rules page shows of changed rules.

use crate::support::scenarios::selected;
use cesuan::ui::model::rules::{FileState, effect, faults, groups};
use cesuan::ui::model::{Direction, Input, Overlay};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::Lang;
use cesuan_intake::SampleAdjust;
use cesuan_policy::rules::{Changes, Folder, embedded};
use cesuan_scenario::Scenario;
use cesuan_session::{DrawSample, FiguresView, OpenPolicy, PolicyView, SelectedView, Session};

struct Page {
    session: Session,
    original: Folder,
    policy: PolicyView,
    figures: FiguresView,
}

impl Page {
    fn open() -> Self {
        let mut session = Session::new();
        let opened = session.ask(OpenPolicy { policy: "shiyan-2018".to_owned() }).now().expect("a policy");
        let sample = DrawSample { enterprises: 80, seed: 3, adjust: SampleAdjust::default() };
        let figures = session.ask(sample).now().expect("figures").figures;
        let original = embedded("shiyan-2018").expect("the policy is carried");
        Self { session, original, policy: opened.policy, figures }
    }

    fn changed(&self, file: &str, from: &str, to: &str) -> Changes {
        let text = &self.original.files[file];
        assert!(text.contains(from), "{file} holds no {from}");
        let mut changes = Changes::default();
        changes.set(&self.original, file, Some(&text.replacen(from, to, 1)));
        changes
    }

    fn revise(&mut self, changes: &Changes) -> SelectedView {
        let scenario = Scenario { name: "甲".to_owned(), settings: Vec::new(), rules: changes.clone() };
        selected(&mut self.session, 1, scenario)
    }

    fn input<'a>(policy: &'a PolicyView, figures: &'a FiguresView, overlay: &'a Overlay) -> Input<'a> {
        Input {
            lang: Lang::Zh,
            unit: MoneyUnit::Wan,
            policy,
            population: None,
            figures: Some(figures),
            overlay,
            faults: &[],
        }
    }
}

#[test]
fn files_stand_in_the_order_of_the_policy_with_their_changes_and_faults() {
    let mut page = Page::open();
    let mut changes = page.changed("measures/smart_upgrade.toml", "kind = \"subsidy\"", "kind = \"subsid\"");
    changes.set(&page.original, "measures/new.toml", Some("label = 1\n"));
    changes.set(&page.original, "sample.toml", None);
    let refused = page.revise(&changes);
    let groups = groups(Lang::Zh, &page.original, &changes, &page.policy, &refused.rules.diagnostics.list);
    let headings: Vec<_> = groups.iter().map(|group| group.heading).collect();
    assert_eq!(headings, ["rules-group-policy", "rules-group-measures", "rules-group-cases"]);
    let names = |group: usize| groups[group].files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>();
    assert_eq!(names(0), ["policy.toml", "clauses.toml", "fields.toml", "sample.toml", "spread.toml"]);
    let measures: Vec<String> = page.policy.measures.iter().map(|measure| format!("{}.toml", measure.id)).collect();
    assert_eq!(names(1)[..measures.len()], measures);
    assert_eq!(names(1).last(), Some(&"new.toml"));
    let file =
        |path: &str| groups.iter().flat_map(|group| &group.files).find(|file| file.path == path).expect("a file");
    let changed = file("measures/smart_upgrade.toml");
    assert_eq!((changed.state, changed.errors), (FileState::Changed, 1));
    assert_eq!((changed.lines.added, changed.lines.removed), (1, 1));
    assert!(changed.label.is_some());
    assert_eq!(file("measures/new.toml").state, FileState::Added);
    assert_eq!(file("sample.toml").state, FileState::Removed);
    assert_eq!(file("policy.toml").state, FileState::Same);
}

#[test]
fn a_fault_leads_to_its_place() {
    let mut page = Page::open();
    let changes = page.changed("measures/smart_upgrade.toml", "kind = \"subsidy\"", "kind = \"subsid\"");
    let refused = page.revise(&changes);
    let text = |file: &str| changes.text(&page.original, file).map(str::to_owned);
    let faults = faults(Lang::En, &refused.rules.diagnostics.list, text);
    let [fault] = faults.as_slice() else { panic!("one fault: {faults:?}") };
    let units: Vec<u16> = text("measures/smart_upgrade.toml").expect("the file").encode_utf16().collect();
    assert_eq!(String::from_utf16_lossy(&units[fault.from..fault.from + 6]), "subsid");
    assert!(fault.help.as_ref().is_some_and(|help| help.contains("subsidy")));
}

#[test]
fn the_effect_is_held_against_the_draft() {
    let mut page = Page::open();
    let none = Overlay::default();
    let before = effect(Page::input(&page.policy, &page.figures, &none)).expect("figures");
    assert!(before.moved.is_empty() && before.change.direction == Direction::Same);
    let changes = page.changed("measures/high_tech_enterprise.toml", "value = \"10万元\"", "value = \"20万元\"");
    let adopted = page.revise(&changes);
    let (policy, after) = (adopted.policy.expect("it compiles"), adopted.figures.expect("figures"));
    let view = effect(Page::input(&policy, &after, &none)).expect("figures");
    let moved: Vec<_> = view.moved.iter().map(|moved| moved.id.as_str()).collect();
    assert_eq!(moved, ["high_tech_enterprise"]);
    assert_eq!(view.change.direction, Direction::Up);
}

#[test]
fn settings_wait_for_rules_that_know_them() {
    let mut page = Page::open();
    let (award, policy) = ("high_tech_enterprise.award", &page.policy);
    let at = policy.parameters.iter().position(|parameter| parameter.id == award).expect("a parameter");
    let other = &policy.parameters[at];
    let value = cesuan_policy::check::parse_setting(other, &policy.categories, "30万元").expect("a value");
    let overlay = Overlay::default().with(policy, at, &vec![value; policy.years.len()]);
    assert!(overlay.waiting(policy).is_empty());
    let file = "measures/high_tech_enterprise.toml";
    let text = page.original.files[file].replace("[parameter.award]", "[parameter.prize]");
    let text = text.replace("amount = \"award\"", "amount = \"prize\"").replace("{award}", "{prize}");
    let mut changes = Changes::default();
    changes.set(&page.original, file, Some(&text));
    let changed = page.revise(&changes).policy.expect("it compiles");
    let waiting = overlay.waiting(&changed);
    assert_eq!(waiting.iter().map(|setting| setting.id.as_str()).collect::<Vec<_>>(), [award]);
}
