//! Tables on paper: heads that stand on every page, differences told by signs.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::ChangeModel;
use crate::ui::model::compare::matrix::{MatrixCell, MatrixHead, MatrixRow};
use crate::ui::model::report::{ColumnTable, PlainTable};

/// Tables with a column for each scenario. `unit` is that of amounts, in words.
pub(super) fn columns(page: &Page, tables: &[ColumnTable], unit: Option<&AttrValue>) -> Html {
    let head = |head: &MatrixHead| {
        html! {
            <th scope="col">
                { head.name.clone() }
                if head.baseline {
                    <small>{ page.say("compare-baseline") }</small>
                }
            </th>
        }
    };
    let table = |table: &ColumnTable| {
        html! {
            <table class="report-table columns" key={table.title.clone()}>
                <caption>
                    <span>{ table.title.clone() }</span>
                    if let Some(unit) = unit {
                        <small>{ unit.clone() }</small>
                    }
                </caption>
                <thead>
                    <tr>
                        <th scope="col">{ page.say("report-item") }</th>
                        { for table.heads.iter().map(head) }
                    </tr>
                </thead>
                <tbody>{ for table.rows.iter().map(row) }</tbody>
            </table>
        }
    };
    html! { <>{ for tables.iter().map(table) }</> }
}

fn row(row: &MatrixRow) -> Html {
    html! {
        <tr class={row.sum.then_some("sum")}>
            <th scope="row">
                { row.label.clone() }
                if let Some(position) = &row.position {
                    <small>{ position.clone() }</small>
                }
            </th>
            { for row.cells.iter().map(cell) }
        </tr>
    }
}

fn cell(cell: &MatrixCell) -> Html {
    match cell {
        MatrixCell::Nothing => html! { <td class="nothing">{ "—" }</td> },
        MatrixCell::Amount { amount, short, change } => html! {
            <td class={classes!("number", short.then_some("short"))}>
                { amount.shown.clone() }
                { difference(change.as_ref()) }
            </td>
        },
        MatrixCell::Count { shown, note, change } => html! {
            <td class="number">
                { shown.clone() }
                { difference(change.as_ref()) }
                if let Some(note) = note {
                    <small class="note">{ note.clone() }</small>
                }
            </td>
        },
        MatrixCell::Words { words, changed, note } => html! {
            <td class={classes!("words", changed.then_some("changed"))}>
                { words.clone() }
                if let Some(note) = note {
                    <small class="note">{ note.clone() }</small>
                }
            </td>
        },
    }
}

/// A difference below its amount; nothing where there is none.
fn difference(change: Option<&ChangeModel>) -> Html {
    let differs = change.filter(|change| !change.direction.sign().is_empty());
    match differs {
        None => Html::default(),
        Some(change) => html! {
            <small class={change.direction.class()}>{ format!("{} {}", change.direction.sign(), change.shown) }</small>
        },
    }
}

/// A table of words; nothing where it has no rows.
pub(super) fn plain(title: Option<AttrValue>, PlainTable { heads, rows }: &PlainTable) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <table class="report-table plain">
            if let Some(title) = title {
                <caption><span>{ title }</span></caption>
            }
            <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ head.clone() }</th> }) }</tr></thead>
            <tbody>
                { for rows.iter().map(|row| html! { <tr>{ for row.iter().map(|cell| html! { <td>{ cell.clone() }</td> }) }</tr> }) }
            </tbody>
        </table>
    }
}
