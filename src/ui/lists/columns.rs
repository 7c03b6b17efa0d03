//! What each column holds: found by its header, or chosen by the person, which is remembered for the next file.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::desk;
use crate::ui::context::{use_current, use_page};
use crate::ui::model::{ColumnCard, ColumnState, SheetCard, with_column, without_column};
use cesuan_base::dim::Rows;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::figures;
use cesuan_intake::{Layout, Role};

/// What the choice "nothing" is called in the select; no field has such an id.
const IGNORED: &str = "-";

#[derive(Properties, PartialEq)]
pub(super) struct ColumnsProps {
    pub sheets: Vec<SheetCard>,
}

/// The columns of the sheets that are read.
#[component]
pub(super) fn Columns(props: &ColumnsProps) -> Html {
    let page = use_page();
    let read = props.sheets.iter().filter_map(|sheet| Some((sheet, sheet.role.and_then(Role::rows)?)));
    html! {
        <section class="lists-part" aria-labelledby="lists-columns">
            <h2 id="lists-columns">{ page.say("lists-columns") }</h2>
            { for read.map(|(sheet, rows)| html! { <SheetColumns key={sheet.at} sheet={sheet.clone()} {rows} /> }) }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct SheetColumnsProps {
    sheet: SheetCard,
    rows: Rows,
}

/// The columns of a sheet, folded away where all are known.
#[component]
fn SheetColumns(props: &SheetColumnsProps) -> Html {
    let page = use_page();
    let current = use_current();
    let sheet = &props.sheet;
    let open = *use_state(|| sheet.unmatched > 0 || !sheet.missing.is_empty());
    let change = {
        let (page, list, opened) = (page.clone(), current.list.clone(), current.opened);
        let policy = current.kept.policy.clone();
        Callback::from(move |layout: Layout| {
            desk::remember(&policy, &layout);
            desk::reread(&page, &list, Rc::new(layout), list.errors, opened);
        })
    };
    let known = sheet.columns.iter().filter(|column| column.state == ColumnState::Matched).count();
    let args = [("known", known.into()), ("all", sheet.columns.len().into()), ("unknown", sheet.unmatched.into())];
    html! {
        <details class="lists-columns" {open} data-testid={format!("lists-columns-{}", sheet.at)}>
            <summary><b>{ sheet.name.clone() }</b>{ " " }{ page.say_with(if sheet.unmatched > 0 { "lists-columns-some" } else { "lists-columns-all" }, &args) }</summary>
            <table class="table lists-mapping">
                <thead><tr>
                    <th scope="col">{ page.say("lists-column-header") }</th>
                    <th scope="col">{ page.say("lists-column-holds") }</th>
                    <th scope="col">{ page.say("lists-column-samples") }</th>
                </tr></thead>
                <tbody>{ for unknown_first(&sheet.columns).map(|(at, column)| html! {
                    <ColumnRow key={at} column={column.clone()} rows={props.rows} fields={sheet.fields.clone()} layout={current.list.layout.clone()} change={change.clone()} />
                }) }</tbody>
            </table>
        </details>
    }
}

/// The columns with their places in the file, those nobody knows on top.
fn unknown_first(columns: &[ColumnCard]) -> impl Iterator<Item = (usize, &ColumnCard)> {
    let part = |unknown: bool| {
        let columns = columns.iter().enumerate();
        columns.filter(move |(_, column)| (column.state == ColumnState::Unknown) == unknown)
    };
    part(true).chain(part(false))
}

#[derive(Properties, PartialEq)]
struct ColumnRowProps {
    column: ColumnCard,
    rows: Rows,
    fields: Vec<(String, String)>,
    layout: Rc<Layout>,
    change: Callback<Layout>,
}

#[component]
fn ColumnRow(props: &ColumnRowProps) -> Html {
    let page = use_page();
    let ColumnRowProps { column, rows, fields, layout, change } = props;
    let rows = *rows;
    let holds = {
        let (layout, header, unit, change) = (layout.clone(), column.header.clone(), column.unit, change.clone());
        Callback::from(move |field: Option<String>| {
            change.emit(match field.as_deref() {
                None => without_column(&layout, rows, &header),
                Some(IGNORED) => with_column(&layout, rows, &header, None, None),
                Some(field) => with_column(&layout, rows, &header, Some(field), unit),
            });
        })
    };
    let onfield = {
        let holds = holds.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            holds.emit(Some(select.value()).filter(|value| !value.is_empty()));
        })
    };
    let onunit = {
        let (layout, header, field, change) =
            (layout.clone(), column.header.clone(), column.field.clone(), change.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let unit = MoneyUnit::ALL.into_iter().find(|unit| unit.sign() == select.value());
            change.emit(with_column(&layout, rows, &header, field.as_deref(), unit));
        })
    };
    let class = match column.state {
        ColumnState::Matched => "matched",
        ColumnState::Unknown => "unknown",
        ColumnState::Ignored => "ignored",
    };
    let suggest = |(id, label): &(String, String)| {
        let (holds, id) = (holds.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| holds.emit(Some(id.clone())));
        html! { <button type="button" class="badge" {onclick}>{ label.clone() }</button> }
    };
    let label = page.say_with("lists-column-of", &[("header", column.header.clone().into())]);
    html! {
        <tr class={classes!("lists-column", class)} data-testid="lists-column" data-header={column.header.clone()} data-state={class}>
            <th scope="row"><span class="figure lists-letters">{ column.letters.clone() }</span>{ column.header.clone() }</th>
            <td>
                <span class="lists-holds">
                    <select aria-label={label.clone()} onchange={onfield}>
                        <option value="" selected={column.state == ColumnState::Unknown}>{ page.say("lists-column-unknown") }</option>
                        <option value={IGNORED} selected={column.state == ColumnState::Ignored}>{ page.say("lists-column-ignored") }</option>
                        { for fields.iter().map(|(id, label)| html! { <option value={id.clone()} selected={column.field.as_ref() == Some(id)}>{ label.clone() }</option> }) }
                    </select>
                    if let Some(unit) = column.unit {
                        <select aria-label={page.say_with("lists-unit-of", &[("header", column.header.clone().into())])} onchange={onunit}>
                            { for MoneyUnit::ALL.into_iter().map(|known| html! { <option value={known.sign()} selected={known == unit}>{ figures::unit_name(page.lang, known) }</option> }) }
                        </select>
                    }
                </span>
                if column.state == ColumnState::Unknown && !column.suggestions.is_empty() {
                    <span class="lists-suggestions">{ page.say("lists-column-perhaps") }{ for column.suggestions.iter().map(suggest) }</span>
                }
            </td>
            <td class="lists-samples"><span>{ column.samples.join(" · ") }</span></td>
        </tr>
    }
}
