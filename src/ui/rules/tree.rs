//! The files, in groups.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::rules::{FileState, FileView, GroupView};

#[derive(Properties, PartialEq)]
pub(super) struct TreeProps {
    pub groups: Vec<GroupView>,
    /// The file that is shown.
    pub chosen: AttrValue,
    pub choose: Callback<String>,
}

/// The files, in groups.
#[component]
pub(super) fn Tree(props: &TreeProps) -> Html {
    let page = use_page();
    html! {
        <nav class="rules-tree" aria-label={page.say("rules-files")} data-testid="rules-tree">
            { for props.groups.iter().map(|group| html! {
                <section key={group.heading}>
                    <h2>{ page.say(group.heading) }</h2>
                    <ul>{ for group.files.iter().map(|file| html! {
                        <li key={file.path.clone()}>
                            <File file={file.clone()} chosen={*props.chosen == *file.path} choose={props.choose.clone()} />
                        </li>
                    }) }</ul>
                </section>
            }) }
        </nav>
    }
}

#[derive(Properties, PartialEq)]
struct FileProps {
    file: FileView,
    chosen: bool,
    choose: Callback<String>,
}

#[component]
fn File(props: &FileProps) -> Html {
    let page = use_page();
    let file = &props.file;
    let (choose, path) = (props.choose.clone(), file.path.clone());
    let onclick = Callback::from(move |_: MouseEvent| choose.emit(path.clone()));
    let count = |id: &str, count: usize| page.say_with(id, &[("count", count.into())]);
    html! {
        <button
            type="button"
            class={classes!("rules-file", (file.state == FileState::Removed).then_some("removed"))}
            data-testid={format!("rules-file-{}", file.path)}
            aria-current={props.chosen.then_some("true")}
            {onclick}
        >
            if let Some(label) = &file.label {
                <span class="rules-file-label">{ label.clone() }</span>
            }
            <span class="rules-file-name">{ file.name.clone() }</span>
            <span class="rules-file-marks">
                if let Some(state) = state_id(file.state) {
                    <span class="badge changed" title={lines(&page, file)}>{ page.say(state) }{ counts(file) }</span>
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

fn lines(page: &crate::ui::context::Page, file: &FileView) -> AttrValue {
    let (added, removed) = (file.lines.added, file.lines.removed);
    page.say_with("rules-lines", &[("added", added.into()), ("removed", removed.into())])
}

/// `+3 −1`, where a file that was there before has other lines.
fn counts(file: &FileView) -> Html {
    if file.state != FileState::Changed {
        return Html::default();
    }
    html! { <span class="rules-lines figure" aria-hidden="true">{ format!(" +{} −{}", file.lines.added, file.lines.removed) }</span> }
}
