//! Callbacks that change the files of the rules.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::rules::RulesChange;
use crate::ui::state::Action;
use cesuan_policy::rules::{Changes, Folder};

/// What the callbacks need.
pub(super) struct FileEdits {
    pub(super) page: Page,
    pub(super) original: Rc<Folder>,
    pub(super) changes: Rc<Changes>,
}

impl FileEdits {
    /// Takes the new text of a file.
    pub(super) fn typed(&self, file: &str) -> Callback<String> {
        let (page, original, file) = (self.page.clone(), self.original.clone(), file.to_owned());
        Callback::from(move |text: String| {
            page.act(Action::Rules(RulesChange::Typed { original: original.clone(), file: file.clone(), text }));
        })
    }

    /// Puts a file back to how it was opened.
    pub(super) fn reverted(&self, file: &str) -> Callback<()> {
        let (page, file, changes) = (self.page.clone(), file.to_owned(), self.changes.clone());
        Callback::from(move |()| {
            let mut changes = (*changes).clone();
            changes.revert(&file);
            page.act(Action::Rules(RulesChange::Replaced(Rc::new(changes))));
        })
    }

    /// Puts all files back to how they were opened.
    pub(super) fn whole(&self) -> Callback<()> {
        let page = self.page.clone();
        Callback::from(move |()| page.act(Action::Rules(RulesChange::Replaced(Rc::default()))))
    }
}

/// The id of the measure a file belongs to, where a person added that measure.
pub(super) fn removable(original: &Folder, changes: &Changes, file: &str) -> Option<String> {
    let name = file.strip_prefix("measures/")?;
    let measure = name.strip_suffix(".cases.toml").or_else(|| name.strip_suffix(".toml"))?;
    let added = format!("measures/{measure}.toml");
    (!original.files.contains_key(&added) && changes.touches(&added)).then(|| measure.to_owned())
}
