//! What is wrong with a list: kinds to filter by, and each thing with its place and what to do about it.

use std::collections::BTreeSet;

use yew::prelude::*;

use crate::ui::context::{Page, use_page};
use crate::ui::model::lists::{FaultGroup, ListFault};
use cesuan_base::diag::Severity;
use cesuan_i18n::figures;

/// How many faults are drawn at first, and how many more each time a person asks for more.
const PORTION: usize = 50;

#[derive(Properties, PartialEq)]
pub(super) struct FaultsProps {
    pub groups: Vec<FaultGroup>,
    pub faults: Vec<ListFault>,
}

/// The faults of a list: by kind to filter by, then each with its place.
#[component]
pub(super) fn FaultTable(props: &FaultsProps) -> Html {
    let page = use_page();
    let chosen = use_state_eq(BTreeSet::<&'static str>::new);
    let shown = use_state_eq(|| PORTION);
    let toggle = |id: &'static str| {
        let (chosen, shown) = (chosen.clone(), shown.clone());
        Callback::from(move |_: MouseEvent| {
            let mut next = (*chosen).clone();
            if !next.remove(id) {
                next.insert(id);
            }
            chosen.set(next);
            shown.set(PORTION);
        })
    };
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PORTION))
    };
    let wanted: Vec<&ListFault> =
        props.faults.iter().filter(|fault| chosen.is_empty() || chosen.contains(fault.code.id())).collect();
    let counted: u64 = props
        .groups
        .iter()
        .filter(|group| chosen.is_empty() || chosen.contains(group.code.id()))
        .map(|group| group.count)
        .sum();
    let unlisted = counted.saturating_sub(wanted.len() as u64);
    let count = |count: u64| [("count", figures::count(page.lang, count).into())];
    let group = |group: &FaultGroup| {
        let id = group.code.id();
        html! {
            <li key={format!("{id}-{:?}", group.severity)}>
                <button type="button" class={classes!("lists-group", class(group.severity))}
                    aria-pressed={chosen.contains(id).to_string()} data-testid={format!("lists-group-{id}")} onclick={toggle(id)}>
                    <span>{ group.label.clone() }</span><b class="figure">{ figures::count(page.lang, group.count) }</b>
                </button>
            </li>
        }
    };
    html! {
        <>
            if !props.groups.is_empty() {
                <ul class="lists-groups" aria-label={page.say("lists-groups")}>{ for props.groups.iter().map(group) }</ul>
            }
            <table class="table lists-faults">
                <thead><tr>
                    <th scope="col">{ page.say("lists-fault-severity") }</th>
                    <th scope="col">{ page.say("lists-fault-place") }</th>
                    <th scope="col">{ page.say("lists-fault-what") }</th>
                </tr></thead>
                <tbody>{ for wanted.iter().take(*shown).enumerate().map(|(at, fault)| row(&page, at, fault)) }</tbody>
            </table>
            if wanted.len() > *shown {
                <p><button type="button" class="button" data-testid="lists-more" onclick={more}>
                    { page.say_with("lists-more", &count((wanted.len() - *shown) as u64)) }
                </button></p>
            }
            if unlisted > 0 {
                <p class="lists-unlisted">{ page.say_with("lists-unlisted", &count(unlisted)) }</p>
            }
        </>
    }
}

fn row(page: &Page, at: usize, fault: &ListFault) -> Html {
    let word = match fault.severity {
        Severity::Error => "rules-fault-error",
        Severity::Warning => "rules-fault-warning",
    };
    html! {
        <tr key={at} data-testid="lists-fault" data-code={fault.code.id()}>
            <td><span class={classes!("badge", class(fault.severity))}>{ page.say(word) }</span></td>
            <td class="lists-place">{ fault.place.clone() }</td>
            <td>{ fault.headline.clone() }if let Some(help) = &fault.help { <small>{ help.clone() }</small> }</td>
        </tr>
    }
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}
