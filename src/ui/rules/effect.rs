//! What the changed rules do to the total.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::rules::EffectView;
use cesuan_session::{CasesView, SettingText};

#[derive(Properties, PartialEq)]
pub(super) struct EffectProps {
    pub view: Option<EffectView>,
    /// Whether the figures are those of earlier rules.
    pub stale: bool,
    /// What the cases say; none while they run.
    pub cases: Option<CasesView>,
    /// Settings the rules do not know any more.
    pub waiting: Vec<SettingText>,
}

/// What the rules do to the total.
#[component]
pub(super) fn Effect(props: &EffectProps) -> Html {
    let page = use_page();
    html! {
        <aside class={classes!("rules-effect", props.stale.then_some("stale"))} data-testid="rules-effect" data-stale={props.stale.to_string()}>
            <h2>{ page.say("rules-effect") }</h2>
            if props.stale {
                <p class="panel-stale" data-testid="rules-stale">{ page.say("rules-verdict-broken") }</p>
            }
            if let Some(view) = &props.view {
                <p class="rules-total">
                    <span>{ page.say("rules-effect-total") }</span>
                    <span class="figure" data-testid="rules-total" data-yuan={view.total.yuan.clone()}>{ view.total.shown.clone() }</span>
                    <span class="total-unit">{ view.unit.clone() }</span>
                </p>
                <p class={classes!("delta", view.change.direction.class())} data-testid="rules-change">
                    <span aria-hidden="true">{ view.change.direction.sign() }</span>
                    { view.change.spoken.clone() }
                    if let Some(share) = &view.change.share {
                        <span class="delta-share">{ share.clone() }</span>
                    }
                </p>
                { moved(&page, view) }
            }
            if !props.stale {
                { cases(&page, props.cases.as_ref()) }
            }
            if !props.waiting.is_empty() {
                <div class="rules-waiting" data-testid="rules-waiting">
                    <p>{ page.say("rules-waiting") }</p>
                    <ul>{ for props.waiting.iter().map(|setting| html! {
                        <li><code>{ page.say_with("rules-waiting-setting", &[("id", setting.id.as_str().into()), ("value", setting.value.as_str().into())]) }</code></li>
                    }) }</ul>
                </div>
            }
        </aside>
    }
}

fn moved(page: &crate::ui::context::Page, view: &EffectView) -> Html {
    if view.moved.is_empty() {
        return html! { <p class="rules-none">{ page.say("rules-effect-none") }</p> };
    }
    html! {
        <>
            <h3>{ page.say("rules-effect-moved") }</h3>
            <ul class="rules-moved">{ for view.moved.iter().map(|moved| html! {
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

fn cases(page: &crate::ui::context::Page, cases: Option<&CasesView>) -> Html {
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
    html! { <p class={classes!("rules-cases", class)} role="status" data-testid="rules-cases" data-state={class.unwrap_or("running")}>{ said }</p> }
}
