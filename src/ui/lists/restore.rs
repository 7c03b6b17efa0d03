//! Reads a list again: the saved one when the page opens, the one at hand when another policy is opened.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{import_job, indexed_db};
use crate::ui::context::{use_current, use_page};
use cesuan_intake::ErrorRows;

/// Reads the list again at the right moment; draws nothing. It waits for the sample, so that there are figures even where the
/// list cannot be read.
#[component]
pub(crate) fn RestoreList() -> Html {
    let page = use_page();
    let current = use_current();
    let there = current.population.is_some();
    use_effect_with((current.opened, there), move |(opened, there)| {
        let (opened, policy) = (*opened, current.kept.policy.clone());
        if !*there || current.list.read_for == opened {
            return;
        }
        if current.list.sheets.is_some() {
            import_job::reread(&page, &current.list, import_job::remembered(&policy), ErrorRows::Refuse, opened);
        } else if let Some(key) = indexed_db::active(&policy).filter(|_| current.list.files.is_empty()) {
            spawn_local(async move {
                // Where the database cannot be read nothing is restored; the list's page says so.
                let lists = indexed_db::lists().await.unwrap_or_default();
                if let Some(list) = lists.into_iter().find(|list| list.key == key) {
                    import_job::open(&page, list.files, Some(key), Rc::new(list.layout), opened);
                }
            });
        }
    });
    Html::default()
}
