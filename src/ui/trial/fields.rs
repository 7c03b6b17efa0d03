//! The form's groups of columns, a cell for each year.

use yew::prelude::*;

use super::cell::Cell;
use crate::ui::context::use_page;
use crate::ui::model::{CellPlace, FieldRow, GroupView};
use cesuan_base::id::FieldId;

/// What happens in the form.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Filling {
    /// A cell is filled in.
    Cell(CellPlace, String),
    /// Every year takes what the first one holds.
    Repeat(Option<usize>, FieldId),
}

#[derive(Properties, PartialEq)]
pub(super) struct GroupsProps {
    pub groups: Vec<GroupView>,
    pub project: Option<usize>,
    pub onfill: Callback<Filling>,
}

#[component]
pub(super) fn Groups(props: &GroupsProps) -> Html {
    html! { <>{ for props.groups.iter().map(|group| html! {
        <Group key={group.place.clone()} group={group.clone()} project={props.project} onfill={props.onfill.clone()} />
    }) }</> }
}

#[derive(Properties, PartialEq)]
struct GroupProps {
    group: GroupView,
    project: Option<usize>,
    onfill: Callback<Filling>,
}

#[component]
fn Group(props: &GroupProps) -> Html {
    let page = use_page();
    let group = &props.group;
    // A group a person unfolded stays as it is while the cells in it are filled.
    let open = *use_state(|| group.open);
    let years = page.policy.as_ref().map(|policy| policy.years.clone()).unwrap_or_default();
    html! {
        <details class="trial-group" {open} data-testid={group.place.clone()}>
            <summary>
                <span>{ group.title.clone() }</span>
                if group.filled > 0 {
                    <span class="count">{ group.filled }</span>
                    <span class="unseen">{ page.say_with("trial-filled", &[("count", group.filled.into())]) }</span>
                }
            </summary>
            <table class="trial-table">
                <thead><tr>
                    <th scope="col"><span class="unseen">{ page.say("trial-column") }</span></th>
                    { for years.iter().map(|year| html! { <th scope="col" class="figure">{ year }</th> }) }
                    <td></td>
                </tr></thead>
                <tbody>{ for group.fields.iter().map(|field| html! {
                    <Field key={field.field.0.to_string()} field={field.clone()} years={years.clone()} project={props.project} onfill={props.onfill.clone()} />
                }) }</tbody>
            </table>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    field: FieldRow,
    years: Vec<i32>,
    project: Option<usize>,
    onfill: Callback<Filling>,
}

#[component]
fn Field(props: &FieldProps) -> Html {
    let page = use_page();
    let (field, project) = (&props.field, props.project);
    let id = field.field;
    let repeat = {
        let onfill = props.onfill.clone();
        Callback::from(move |_: MouseEvent| onfill.emit(Filling::Repeat(project, id)))
    };
    let cells = field.cells.iter().zip(&props.years).enumerate().map(|(year, (cell, name))| {
        let onfill = {
            let onfill = props.onfill.clone();
            Callback::from(move |value| onfill.emit(Filling::Cell(CellPlace { project, year, field: id }, value)))
        };
        html! { <td><Cell cell={cell.clone()} control={field.control.clone()} spoken={format!("{} {name}", field.label)} {onfill} /></td> }
    });
    let same = field.cells.windows(2).all(|pair| pair[0].value == pair[1].value);
    html! {
        <tr>
            <th scope="row" title={field.note.clone()}>
                { field.label.clone() }
                if let Some(unit) = &field.unit {
                    <span class="trial-unit">{ unit.clone() }</span>
                }
            </th>
            { for cells }
            <td><button type="button" class="trial-repeat" disabled={same} onclick={repeat} title={page.say("trial-repeat")} aria-label={page.say_with("trial-repeat-of", &[("field", field.label.clone().into())])}>{ "⇉" }</button></td>
        </tr>
    }
}
