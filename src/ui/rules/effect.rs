//! What the changed rules do to the total.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::rules::RulesEffect;
use cesuan_session::{CasesView, SettingText};

/// The effect of the rules at hand.
pub(super) struct Effect<'a> {
    /// What they do to the total; `None` before the first figures.
    pub model: Option<RulesEffect>,
    /// Whether the figures are those of earlier rules.
    pub stale: bool,
    /// The result of the rules' cases; `None` while they run.
    pub cases: Option<&'a CasesView>,
    /// Settings of parameters that the rules do not have.
    pub waiting: Vec<SettingText>,
}

/// What the rules do to the total.
pub(super) fn effect(page: &Page, Effect { model, stale, cases, waiting }: Effect<'_>) -> Html {
    html! {
        <aside class={classes!("rules-effect", stale.then_some("stale"))} data-testid="rules-effect" data-stale={stale.to_string()}>
            <h2>{ page.say("rules-effect") }</h2>
            if stale {
                <p class="panel-stale" data-testid="rules-stale">{ page.say("rules-verdict-broken") }</p>
            }
            if let Some(model) = &model {
                { total(model) }
                { moved(page, model) }
            }
            if !stale {
                { cases_line(page, cases) }
            }
            if !waiting.is_empty() {
                <div class="rules-waiting" data-testid="rules-waiting">
                    <p>{ page.say("rules-waiting") }</p>
                    <ul>{ for waiting.iter().map(|setting| waiting_line(page, setting)) }</ul>
                </div>
            }
        </aside>
    }
}

fn total(RulesEffect { label, unit, total, change, .. }: &RulesEffect) -> Html {
    html! {
        <>
            <p class="rules-total">
                <span>{ label.clone() }</span>
                <span class="figure" data-testid="rules-total" data-yuan={total.yuan.clone()}>{ total.shown.clone() }</span>
                <span class="total-unit">{ unit.clone() }</span>
            </p>
            <p class={classes!("delta", change.direction.class())} data-testid="rules-change">
                <span aria-hidden="true">{ change.direction.sign() }</span>
                { change.spoken.clone() }
                if let Some(share) = &change.share {
                    <span class="delta-share">{ share.clone() }</span>
                }
            </p>
        </>
    }
}

fn moved(page: &Page, model: &RulesEffect) -> Html {
    if model.moved.is_empty() {
        return html! { <p class="rules-none">{ page.say("rules-effect-none") }</p> };
    }
    html! {
        <>
            <h3>{ page.say("rules-effect-moved") }</h3>
            <ul class="rules-moved">{ for model.moved.iter().map(|moved| html! {
                <li key={moved.id.clone()} data-testid={format!("rules-moved-{}", moved.id)}>
                    <span>{ moved.label.clone() }</span>
                    <span class="figure">{ moved.amount.shown.clone() }</span>
                    <span class={classes!("figure", "delta", moved.change.direction.class())}>
                        <span aria-hidden="true">{ moved.change.direction.sign() }</span>{ moved.change.shown.clone() }
                    </span>
                </li>
            }) }</ul>
        </>
    }
}

fn waiting_line(page: &Page, setting: &SettingText) -> Html {
    let args = [("id", setting.id.as_str().into()), ("value", setting.value.as_str().into())];
    html! { <li><code>{ page.say_with("rules-waiting-setting", &args) }</code></li> }
}

fn cases_line(page: &Page, cases: Option<&CasesView>) -> Html {
    let said = match cases {
        None => page.say("rules-cases-running"),
        Some(cases) if cases.passed == cases.total => {
            page.say_with("rules-cases-passed", &[("total", cases.total.into())])
        }
        Some(cases) => page.say_with(
            "rules-cases-failed",
            &[("total", cases.total.into()), ("failed", (cases.total - cases.passed).into())],
        ),
    };
    let class = cases.map(|cases| if cases.passed == cases.total { "passed" } else { "failed" });
    let state = class.unwrap_or("running");
    html! {
        <p class={classes!("rules-cases", class)} role="status" data-testid="rules-cases" data-state={state}>{ said }</p>
    }
}
