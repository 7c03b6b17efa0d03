//! The bar on top.

use yew::prelude::*;

use super::policy::PolicySwitch;
use crate::i18n::{Lang, figures};
use crate::money::MoneyUnit;
use crate::ui::context::use_page;
use crate::ui::dom;
use crate::ui::go::use_go;
use crate::ui::model::HeaderView;
use crate::ui::panel::{FIGURES, SAMPLE_SIZE};
use crate::ui::shell::TITLE;
use crate::ui::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct HeaderProps {
    pub view: HeaderView,
    pub unit: MoneyUnit,
    /// Whether a person is on the draft's page.
    pub draft: bool,
}

#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let page = use_page();
    let view = &props.view;
    let skip = {
        let place = if props.draft { FIGURES } else { TITLE };
        Callback::from(move |_: MouseEvent| {
            dom::reveal(place);
            dom::focus(place);
        })
    };
    let to_sample = use_go(SAMPLE_SIZE);
    let reset = view.changes > 0;
    html! {
        <div class="bar">
            <button type="button" class="skip" onclick={skip}>{ page.say(if props.draft { "app-skip" } else { "app-skip-to-page" }) }</button>
            <div class="brand">
                <span class="seal" aria-hidden="true">{ page.say("app-seal") }</span>
                <div class="brand-words">
                    <p class="brand-name">{ page.say("app-name") }</p>
                    <PolicySwitch />
                </div>
                <span class="badge draft">{ page.say("app-draft") }</span>
            </div>
            <div class="tools">
                if let Some(population) = &view.population {
                    <button type="button" class="badge sample" data-testid="sample-chip" onclick={to_sample} title={page.say("app-sample-change")}>{ population.clone() }</button>
                }
                <UnitSwitch unit={props.unit} />
                <LangSwitch />
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

#[derive(Properties, PartialEq)]
struct UnitProps {
    unit: MoneyUnit,
}

#[component]
fn UnitSwitch(props: &UnitProps) -> Html {
    let page = use_page();
    html! {
        <div class="switch" role="group" aria-label={page.say("app-unit")}>
            { for MoneyUnit::ALL.into_iter().map(|unit| {
                let testid = match unit {
                    MoneyUnit::Yuan => "unit-yuan",
                    MoneyUnit::Wan => "unit-wan",
                    MoneyUnit::Yi => "unit-yi",
                };
                let chosen = unit == props.unit;
                html! {
                    <button type="button" data-testid={testid} aria-pressed={chosen.to_string()} onclick={page.on(Action::Show(unit))}>
                        { figures::unit_name(page.lang, unit) }
                    </button>
                }
            }) }
        </div>
    }
}

#[component]
fn LangSwitch() -> Html {
    let page = use_page();
    html! {
        <div class="switch" role="group" aria-label={page.say("app-language")}>
            { for Lang::ALL.into_iter().map(|lang| {
                let (testid, own) = match lang {
                    Lang::Zh => ("lang-zh", "app-language-zh"),
                    Lang::En => ("lang-en", "app-language-en"),
                };
                let chosen = lang == page.lang;
                html! {
                    <button type="button" lang={lang.tag()} data-testid={testid} aria-pressed={chosen.to_string()} onclick={page.on(Action::Speak(lang))}>
                        { page.say(own) }
                    </button>
                }
            }) }
        </div>
    }
}
