//! The files of the rules, in groups.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::rules::{FileGroup, FileModel, FileState};

/// The files; `chosen` is the path of the one that is shown, and a click on another sends its path to `choose`.
pub(super) fn tree(page: &Page, groups: &[FileGroup], chosen: &str, choose: &Callback<String>) -> Html {
    let entry = |one: &FileModel| {
        html! { <li key={one.path.clone()}>{ file(page, one, chosen == one.path, choose) }</li> }
    };
    html! {
        <nav class="rules-tree" aria-label={page.say("rules-files")} data-testid="rules-tree">
            { for groups.iter().map(|group| html! {
                <section key={group.heading}>
                    <h2>{ page.say(group.heading) }</h2>
                    <ul>{ for group.files.iter().map(entry) }</ul>
                </section>
            }) }
        </nav>
    }
}

fn file(page: &Page, file: &FileModel, chosen: bool, choose: &Callback<String>) -> Html {
    let (choose, path) = (choose.clone(), file.path.clone());
    let onclick = Callback::from(move |_: MouseEvent| choose.emit(path.clone()));
    let count = |id: &str, count: usize| page.say_with(id, &[("count", count.into())]);
    html! {
        <button
            type="button"
            class={classes!("rules-file", (file.state == FileState::Removed).then_some("removed"))}
            data-testid={format!("rules-file-{}", file.path)}
            aria-current={chosen.then_some("true")}
            {onclick}
        >
            if let Some(label) = &file.label {
                <span class="rules-file-label">{ label.clone() }</span>
            }
            <span class="rules-file-name">{ file.name.clone() }</span>
            <span class="rules-file-marks">
                if let Some(state) = state_id(file.state) {
                    <span class="badge changed" title={lines(page, file)}>{ page.say(state) }{ counts(file) }</span>
                }
                if file.errors > 0 {
                    <span class="badge error" title={count("rules-file-errors", file.errors)}>
                        <span aria-hidden="true">{ file.errors }</span>
                        <span class="unseen">{ count("rules-file-errors", file.errors) }</span>
                    </span>
                }
                if file.warnings > 0 {
                    <span class="badge warning" title={count("rules-file-warnings", file.warnings)}>
                        <span aria-hidden="true">{ file.warnings }</span>
                        <span class="unseen">{ count("rules-file-warnings", file.warnings) }</span>
                    </span>
                }
            </span>
        </button>
    }
}

const fn state_id(state: FileState) -> Option<&'static str> {
    match state {
        FileState::Same => None,
        FileState::Changed => Some("rules-state-changed"),
        FileState::Added => Some("rules-state-added"),
        FileState::Removed => Some("rules-state-removed"),
    }
}

fn lines(page: &Page, file: &FileModel) -> AttrValue {
    let (added, removed) = (file.lines.added, file.lines.removed);
    page.say_with("rules-lines", &[("added", added.into()), ("removed", removed.into())])
}

/// The lines added and removed (`+3 −1`) of a changed file; nothing for one that is new, gone or as it was.
fn counts(file: &FileModel) -> Html {
    if file.state != FileState::Changed {
        return Html::default();
    }
    let counts = format!(" +{} −{}", file.lines.added, file.lines.removed);
    html! { <span class="rules-lines figure" aria-hidden="true">{ counts }</span> }
}
