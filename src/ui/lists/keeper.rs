//! Brings a list back: the one in the browser's storage when the page opens, the one at hand when another policy does.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{desk, vault};
use crate::ui::context::{use_current, use_page};
use cesuan_intake::ErrorRows;

/// Draws nothing. It waits for the sample, so that there are figures whatever comes of the list.
#[component]
pub(crate) fn Keeper() -> Html {
    let page = use_page();
    let current = use_current();
    let there = current.population.is_some();
    use_effect_with((current.opened, there), move |(opened, there)| {
        let (opened, policy) = (*opened, current.kept.policy.clone());
        if !*there || current.list.read_for == opened {
            return;
        }
        if current.list.sheets.is_some() {
            desk::reread(&page, &current.list, desk::remembered(&policy), ErrorRows::Refuse, opened);
        } else if let Some(key) = vault::active(&policy).filter(|_| current.list.files.is_empty()) {
            spawn_local(async move {
                // What the browser does not give back is as if it were not kept; the list's page says so.
                let lists = vault::lists().await.unwrap_or_default();
                if let Some(list) = lists.into_iter().find(|list| list.key == key) {
                    desk::open(&page, list.files, Some(key), Rc::new(list.layout), opened);
                }
            });
        }
    });
    Html::default()
}
