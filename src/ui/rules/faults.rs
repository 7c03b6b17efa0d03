//! What is wrong with the files, each with the way to its place.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::rules::FaultView;
use cesuan_base::diag::Severity;

/// The most that are listed; who has more mends these first.
const LISTED: usize = 50;

#[derive(Properties, PartialEq)]
pub(super) struct FaultsProps {
    pub faults: Vec<FaultView>,
    /// Whether the newest changes are still being checked.
    pub checking: bool,
    /// Whether they are not in force, because something is wrong with them.
    pub broken: bool,
    /// Go to a place of a file.
    pub go: Callback<(String, usize)>,
}

/// What is wrong.
#[component]
pub(super) fn Faults(props: &FaultsProps) -> Html {
    let page = use_page();
    let verdict = match (props.checking, props.faults.is_empty()) {
        (true, _) => "rules-verdict-checking",
        (false, true) => "rules-verdict-good",
        (false, false) => "rules-verdict-found",
    };
    html! {
        <section class="rules-faults" data-testid="rules-faults" data-checking={props.checking.to_string()} data-broken={props.broken.to_string()}>
            <h2>{ page.say("rules-verdict-faults") }</h2>
            <p class="rules-verdict" role="status">{ page.say_with(verdict, &[("count", props.faults.len().into())]) }</p>
            if props.broken {
                <p class="rules-broken" data-testid="rules-broken">{ page.say("rules-verdict-broken") }</p>
            }
            <ul>{ for props.faults.iter().take(LISTED).enumerate().map(|(at, fault)| html! {
                <li key={at}><Fault fault={fault.clone()} go={props.go.clone()} /></li>
            }) }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FaultProps {
    fault: FaultView,
    go: Callback<(String, usize)>,
}

#[component]
fn Fault(props: &FaultProps) -> Html {
    let page = use_page();
    let fault = &props.fault;
    let (class, word) = match fault.severity {
        Severity::Error => ("error", "rules-fault-error"),
        Severity::Warning => ("warning", "rules-fault-warning"),
    };
    let place = fault.file.clone().map(|file| {
        let (go, from) = (props.go.clone(), fault.from);
        let onclick = Callback::from(move |_: MouseEvent| go.emit((file.clone(), from)));
        html! { <button type="button" class="rules-place" data-testid="rules-fault-place" {onclick}>{ fault.place.clone() }</button> }
    });
    html! {
        <div class={classes!("rules-fault", class)} data-testid="rules-fault">
            <span class={classes!("badge", class)}>{ page.say(word) }</span>
            <p>
                { fault.headline.clone() }
                if let Some(help) = &fault.help {
                    <small>{ help.clone() }</small>
                }
            </p>
            { place }
        </div>
    }
}
