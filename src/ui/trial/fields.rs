//! The form's groups of columns, a cell for each year.

use yew::prelude::*;

use super::cell::cell;
use crate::ui::context::Page;
use crate::ui::model::trial::{CellPlace, FieldGroup, FieldRow};
use crate::ui::parts::Details;
use cesuan_base::id::FieldId;

/// A change of the form.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum FormChange {
    /// A cell takes a value.
    Cell(CellPlace, String),
    /// Every year of a column takes the value of the first: the project (`None` for the enterprise itself) and the column.
    Repeat(Option<usize>, FieldId),
}

/// The groups of the enterprise, or of one of its projects.
pub(super) fn groups(
    page: &Page,
    groups: &[FieldGroup],
    project: Option<usize>,
    onfill: &Callback<FormChange>,
) -> Html {
    html! { <>{ for groups.iter().map(|one| group(page, one, project, onfill)) }</> }
}

fn group(page: &Page, group: &FieldGroup, project: Option<usize>, onfill: &Callback<FormChange>) -> Html {
    let years = page.policy.as_ref().map(|policy| policy.years.clone()).unwrap_or_default();
    let summary = html! {
        <>
            <span>{ group.title.clone() }</span>
            if group.filled > 0 {
                <span class="count">{ group.filled }</span>
                <span class="unseen">{ page.say_with("trial-filled", &[("count", group.filled.into())]) }</span>
            }
        </>
    };
    let place = &group.place;
    html! {
        <Details key={place.clone()} class="trial-group" testid={place.clone()} open={group.open} {summary}>
            <table class="trial-table">
                <thead><tr>
                    <th scope="col"><span class="unseen">{ page.say("trial-column") }</span></th>
                    { for years.iter().map(|year| html! { <th scope="col" class="figure">{ year }</th> }) }
                    <td></td>
                </tr></thead>
                <tbody>{ for group.fields.iter().map(|one| field(page, one, &years, project, onfill)) }</tbody>
            </table>
        </Details>
    }
}

fn field(page: &Page, field: &FieldRow, years: &[i32], project: Option<usize>, onfill: &Callback<FormChange>) -> Html {
    let id = field.field;
    let repeat = {
        let onfill = onfill.clone();
        Callback::from(move |_: MouseEvent| onfill.emit(FormChange::Repeat(project, id)))
    };
    let cells = field.cells.iter().zip(years).enumerate().map(|(year, (one, name))| {
        let onfill = {
            let onfill = onfill.clone();
            Callback::from(move |value| onfill.emit(FormChange::Cell(CellPlace { project, year, field: id }, value)))
        };
        html! { <td>{ cell(page, one, &field.control, format!("{} {name}", field.label), onfill) }</td> }
    });
    let same = field.cells.windows(2).all(|pair| pair[0].value == pair[1].value);
    let repeat_label = page.say_with("trial-repeat-of", &[("field", field.label.clone().into())]);
    html! {
        <tr key={id.0.to_string()}>
            <th scope="row" title={field.note.clone()}>
                { field.label.clone() }
                if let Some(unit) = &field.unit {
                    <span class="trial-unit">{ unit.clone() }</span>
                }
            </th>
            { for cells }
            <td>
                <button type="button" class="trial-repeat" disabled={same} onclick={repeat} title={page.say("trial-repeat")}
                    aria-label={repeat_label}>{ "⇉" }</button>
            </td>
        </tr>
    }
}
