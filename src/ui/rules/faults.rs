//! What is wrong with the files, each with the way to its place.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::rules::FaultModel;
use cesuan_base::diag::Severity;

/// The most faults that are listed; whoever has more mends these first.
const MOST_FAULTS: usize = 50;

/// The faults of the rules at hand, and how their check stands.
pub(super) struct Faults<'a> {
    pub faults: &'a [FaultModel],
    /// Whether the newest changes are still being checked.
    pub checking: bool,
    /// Whether the changes last checked are not in force because of errors.
    pub broken: bool,
    /// Goes to a place of a file: its path, and the place in UTF-16 code units.
    pub go: &'a Callback<(String, usize)>,
}

/// The list of faults.
pub(super) fn fault_list(page: &Page, Faults { faults, checking, broken, go }: Faults<'_>) -> Html {
    let verdict = match (checking, faults.is_empty()) {
        (true, _) => "rules-verdict-checking",
        (false, true) => "rules-verdict-good",
        (false, false) => "rules-verdict-found",
    };
    html! {
        <section class="rules-faults" data-testid="rules-faults"
            data-checking={checking.to_string()} data-broken={broken.to_string()}>
            <h2>{ page.say("rules-verdict-faults") }</h2>
            <p class="rules-verdict" role="status">{ page.say_with(verdict, &[("count", faults.len().into())]) }</p>
            if broken {
                <p class="rules-broken" data-testid="rules-broken">{ page.say("rules-verdict-broken") }</p>
            }
            <ul>{ for faults.iter().take(MOST_FAULTS).enumerate().map(|(at, one)| html! {
                <li key={at}>{ fault(page, one, go) }</li>
            }) }</ul>
        </section>
    }
}

fn fault(page: &Page, fault: &FaultModel, go: &Callback<(String, usize)>) -> Html {
    let (class, word) = match fault.severity {
        Severity::Error => ("error", "rules-fault-error"),
        Severity::Warning => ("warning", "rules-fault-warning"),
    };
    let place = fault.file.clone().map(|file| {
        let (go, from) = (go.clone(), fault.from);
        let onclick = Callback::from(move |_: MouseEvent| go.emit((file.clone(), from)));
        html! {
            <button type="button" class="rules-place" data-testid="rules-fault-place" {onclick}>{ fault.place.clone() }</button>
        }
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
