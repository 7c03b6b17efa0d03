//! Reads a list again: the saved one when the page opens, the one at hand when another policy is opened.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{import_job, indexed_db};
use crate::ui::context::{use_page, use_selector};

/// Reads the list again at the right moment; draws nothing. It waits for the sample, so that there are figures even where the
/// list cannot be read.
#[component]
pub(crate) fn RestoreList() -> Html {
    let page = use_page();
    let (opened, populated) = use_selector(|state| (state.opened, state.population.is_some()));
    use_effect_with((opened, populated), move |(opened, populated)| {
        let (policy, list) = page.store.read(|state| (state.kept.policy.clone(), state.list.clone()));
        if !*populated || list.read_for == *opened {
            return;
        }
        if list.sheets.is_some() {
            import_job::for_policy(&page, &policy);
        } else if let Some(key) = indexed_db::active(&policy).filter(|_| list.files.is_empty()) {
            let opened = *opened;
            spawn_local(async move {
                // Where the database cannot be read nothing is restored; the list's page says so.
                let lists = indexed_db::lists().await.unwrap_or_default();
                let still_open = page.store.read(|state| state.opened == opened);
                if let Some(list) = lists.into_iter().find(|list| list.key == key).filter(|_| still_open) {
                    import_job::open(&page, list.files, Some(key), Rc::new(list.layout));
                }
            });
        }
    });
    Html::default()
}
