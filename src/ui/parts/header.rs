//! The bar on top.

use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::*;

use super::ids::TITLE;
use super::policy::policy_switch;
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::dom;
use crate::ui::jump_link::jump;
use crate::ui::model::header;
use crate::ui::model::rules::Standing;
use crate::ui::panel::{FIGURES, SAMPLE_SIZE};
use crate::ui::route::Route;
use crate::ui::scenarios::{ScenarioSwitch, undo_buttons, use_undo_keys};
use crate::ui::state::{Action, Sources, State};
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::{Lang, figures};

#[derive(Properties, PartialEq)]
pub(crate) struct HeaderProps {
    /// Whether a person is on the draft's page.
    pub draft: bool,
}

/// How many files of the rules were changed, and whether something is wrong with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RulesMark {
    pub files: usize,
    pub broken: bool,
}

impl RulesMark {
    pub(crate) fn of(standing: &Standing) -> Self {
        Self { files: standing.changes.len(), broken: standing.broken() }
    }

    /// The sentence that the rules were changed; none where they were not.
    pub(super) fn said(self, page: &Page) -> Option<AttrValue> {
        let id = if self.broken { "rules-changed-broken" } else { "rules-changed" };
        (self.files > 0).then(|| page.say_with(id, &[("count", self.files.into())]))
    }

    /// The class of the badge that says so.
    pub(super) const fn class(self) -> &'static str {
        if self.broken { "error" } else { "changed" }
    }
}

/// The bar: what is open, what differs from the draft, the unit, the language, and the ways back.
#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let page = use_page();
    let sources = use_selector(|state| Sources { figures: None, faults: Rc::default(), ..Sources::of(state) });
    let view = use_memo(sources.clone(), |sources| sources.input().map(header));
    let rules = use_selector(|state: &State| RulesMark::of(&state.rules));
    let steps = use_selector(|state: &State| state.scenarios.ways());
    let (policies, opening) = use_selector(|state: &State| {
        (state.policies.clone(), state.opening.as_ref().map(|opening| opening.policy.clone()))
    });
    let to_sample = jump(&page, SAMPLE_SIZE);
    use_undo_keys();
    let Some(view) = &*view else { return Html::default() };
    let skip = {
        let place = if props.draft { FIGURES } else { TITLE };
        Callback::from(move |_: MouseEvent| {
            dom::reveal(place);
            dom::focus(place);
        })
    };
    let reset = view.changes > 0;
    html! {
        <div class="bar">
            <button type="button" class="skip" onclick={skip}>{ page.say(if props.draft { "app-skip" } else { "app-skip-to-page" }) }</button>
            <div class="brand">
                <span class="seal" aria-hidden="true">{ page.say("app-seal") }</span>
                <div class="brand-words">
                    <p class="brand-name">{ page.say("app-name") }</p>
                    { for sources.policy.as_ref().map(|open| policy_switch(&page, open, &policies, opening.as_deref())) }
                </div>
                <ScenarioSwitch />
                { mark(&page, rules) }
            </div>
            <div class="tools">
                if let Some(population) = &view.population {
                    <button type="button" class={classes!("badge", "sample", view.basis.as_ref().map(|basis| basis.class))} data-testid="sample-chip" onclick={to_sample} title={page.say("app-sample-change")}>{ population.clone() }</button>
                }
                { unit_switch(&page, sources.unit) }
                { lang_switch(&page) }
                { undo_buttons(&page, steps) }
                <button type="button" class="button reset" data-testid="reset-all" disabled={!reset} onclick={page.on(Action::ResetAll)}>
                    { page.say("app-reset-all") }
                    if reset {
                        <span class="count">{ view.changes }</span>
                        <span class="unseen">{ page.say_with("app-changes-count", &[("count", view.changes.into())]) }</span>
                    }
                </button>
            </div>
        </div>
    }
}

/// The mark that the rules were changed, as a link to them.
fn mark(page: &Page, mark: RulesMark) -> Html {
    let Some(said) = mark.said(page) else { return Html::default() };
    let class = mark.class();
    html! {
        <span data-testid="rules-mark" data-broken={mark.broken.to_string()}>
            <Link<Route> to={Route::Rules} classes={classes!("badge", "draft", class)}>{ said }</Link<Route>>
        </span>
    }
}

fn unit_switch(page: &Page, chosen: MoneyUnit) -> Html {
    html! {
        <div class="switch" role="group" aria-label={page.say("app-unit")}>
            { for MoneyUnit::ALL.into_iter().map(|unit| {
                let testid = match unit {
                    MoneyUnit::Yuan => "unit-yuan",
                    MoneyUnit::Wan => "unit-wan",
                    MoneyUnit::Yi => "unit-yi",
                };
                html! {
                    <button type="button" data-testid={testid} aria-pressed={(unit == chosen).to_string()} onclick={page.on(Action::SetUnit(unit))}>
                        { figures::unit_name(page.lang, unit) }
                    </button>
                }
            }) }
        </div>
    }
}

fn lang_switch(page: &Page) -> Html {
    html! {
        <div class="switch" role="group" aria-label={page.say("app-language")}>
            { for Lang::ALL.into_iter().map(|lang| {
                let (testid, own) = match lang {
                    Lang::Zh => ("lang-zh", "app-language-zh"),
                    Lang::En => ("lang-en", "app-language-en"),
                };
                let chosen = lang == page.lang;
                html! {
                    <button type="button" lang={lang.tag()} data-testid={testid} aria-pressed={chosen.to_string()} onclick={page.on(Action::SetLang(lang))}>
                        { page.say(own) }
                    </button>
                }
            }) }
        </div>
    }
}
