//! What each column holds: found by its header, or chosen by the person, which is remembered for the next file.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::import_job;
use crate::ui::context::Page;
use crate::ui::model::lists::{ColumnModel, ColumnState, SheetModel, with_column, without_column};
use crate::ui::parts::Details;
use cesuan_base::dim::Rows;
use cesuan_base::money::MoneyUnit;
use cesuan_i18n::figures;
use cesuan_intake::{Layout, SheetRole};

/// The value of the select's option "nothing"; no field has such an id.
const IGNORED: &str = "-";

/// The columns of the sheets that are read; `layout` holds the choices made so far.
pub(super) fn columns(page: &Page, layout: &Rc<Layout>, sheets: &[SheetModel]) -> Html {
    let read = sheets.iter().filter_map(|sheet| Some((sheet, sheet.role.and_then(SheetRole::rows)?)));
    html! {
        <section class="lists-part" aria-labelledby="lists-columns">
            <h2 id="lists-columns">{ page.say("lists-columns") }</h2>
            { for read.map(|(sheet, rows)| sheet_columns(page, layout, sheet, rows)) }
        </section>
    }
}

/// The columns of a sheet, folded away where all are known.
fn sheet_columns(page: &Page, layout: &Rc<Layout>, sheet: &SheetModel, rows: Rows) -> Html {
    let known = sheet.columns.iter().filter(|column| column.state == ColumnState::Matched).count();
    let args = [("known", known.into()), ("all", sheet.columns.len().into()), ("unknown", sheet.unmatched.into())];
    let said = page.say_with(if sheet.unmatched > 0 { "lists-columns-some" } else { "lists-columns-all" }, &args);
    let summary = html! { <><b>{ sheet.name.clone() }</b>{ " " }{ said }</> };
    let testid = format!("lists-columns-{}", sheet.at);
    let open = sheet.unmatched > 0 || !sheet.missing.is_empty();
    html! {
        <Details key={sheet.at} class="lists-columns" {testid} {open} {summary}>
            <table class="table lists-mapping">
                <thead><tr>
                    <th scope="col">{ page.say("lists-column-header") }</th>
                    <th scope="col">{ page.say("lists-column-holds") }</th>
                    <th scope="col">{ page.say("lists-column-samples") }</th>
                </tr></thead>
                <tbody>
                    { for unknown_first(&sheet.columns).map(|(at, column)| {
                        ColumnRow { page, layout, rows, column, fields: &sheet.fields }.draw(at)
                    }) }
                </tbody>
            </table>
        </Details>
    }
}

/// The columns with their places in the file, the unknown ones on top.
fn unknown_first(columns: &[ColumnModel]) -> impl Iterator<Item = (usize, &ColumnModel)> {
    let part = |unknown: bool| {
        let columns = columns.iter().enumerate();
        columns.filter(move |(_, column)| (column.state == ColumnState::Unknown) == unknown)
    };
    part(true).chain(part(false))
}

/// A column with what it may hold.
struct ColumnRow<'a> {
    page: &'a Page,
    layout: &'a Rc<Layout>,
    rows: Rows,
    column: &'a ColumnModel,
    /// The fields it may hold: id and label.
    fields: &'a [(String, String)],
}

impl ColumnRow<'_> {
    fn draw(&self, at: usize) -> Html {
        let (page, column) = (self.page, self.column);
        let class = match column.state {
            ColumnState::Matched => "matched",
            ColumnState::Unknown => "unknown",
            ColumnState::Ignored => "ignored",
        };
        let header = column.header.clone();
        html! {
            <tr key={at} class={classes!("lists-column", class)}
                data-testid="lists-column" data-header={header.clone()} data-state={class}>
                <th scope="row"><span class="figure lists-letters">{ column.letters.clone() }</span>{ header }</th>
                <td>
                    <span class="lists-holds">
                        { self.field_select(page) }
                        if let Some(unit) = column.unit {
                            { self.unit_select(page, unit) }
                        }
                    </span>
                    if column.state == ColumnState::Unknown && !column.suggestions.is_empty() {
                        <span class="lists-suggestions">
                            { page.say("lists-column-perhaps") }{ for column.suggestions.iter().map(|one| self.suggestion(one)) }
                        </span>
                    }
                </td>
                <td class="lists-samples"><span>{ column.samples.join(" · ") }</span></td>
            </tr>
        }
    }

    fn field_select(&self, page: &Page) -> Html {
        let column = self.column;
        let choose = self.choose();
        let onchange = Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            choose.emit(Some(select.value()).filter(|value| !value.is_empty()));
        });
        let label = page.say_with("lists-column-of", &[("header", column.header.clone().into())]);
        let option = |(id, label): &(String, String)| {
            html! { <option value={id.clone()} selected={column.field.as_ref() == Some(id)}>{ label.clone() }</option> }
        };
        html! {
            <select aria-label={label} {onchange}>
                <option value="" selected={column.state == ColumnState::Unknown}>{ page.say("lists-column-unknown") }</option>
                <option value={IGNORED} selected={column.state == ColumnState::Ignored}>{ page.say("lists-column-ignored") }</option>
                { for self.fields.iter().map(option) }
            </select>
        }
    }

    fn unit_select(&self, page: &Page, unit: MoneyUnit) -> Html {
        let (header, field) = (self.column.header.clone(), self.column.field.clone());
        let (page_then, layout, rows) = (page.clone(), self.layout.clone(), self.rows);
        let onchange = Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let unit = MoneyUnit::ALL.into_iter().find(|unit| unit.sign() == select.value());
            choose_columns(&page_then, with_column(&layout, rows, &header, field.as_deref(), unit));
        });
        let label = page.say_with("lists-unit-of", &[("header", self.column.header.clone().into())]);
        let option = |known: MoneyUnit| {
            let name = figures::unit_name(page.lang, known);
            html! { <option value={known.sign()} selected={known == unit}>{ name }</option> }
        };
        html! { <select aria-label={label} {onchange}>{ for MoneyUnit::ALL.into_iter().map(option) }</select> }
    }

    fn suggestion(&self, (id, label): &(String, String)) -> Html {
        let (choose, id) = (self.choose(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| choose.emit(Some(id.clone())));
        html! { <button type="button" class="badge" {onclick}>{ label.clone() }</button> }
    }

    /// Takes the id of a field, [`IGNORED`], or `None` for no choice.
    fn choose(&self) -> Callback<Option<String>> {
        let (page, layout, rows) = (self.page.clone(), self.layout.clone(), self.rows);
        let (header, unit) = (self.column.header.clone(), self.column.unit);
        Callback::from(move |field: Option<String>| {
            let layout = match field.as_deref() {
                None => without_column(&layout, rows, &header),
                Some(IGNORED) => with_column(&layout, rows, &header, None, None),
                Some(field) => with_column(&layout, rows, &header, Some(field), unit),
            };
            choose_columns(&page, layout);
        })
    }
}

/// Reads the tables with these choices about columns, and keeps the choices for the next file.
fn choose_columns(page: &Page, layout: Layout) {
    if let Some(policy) = &page.policy {
        import_job::remember(&policy.id, &layout);
    }
    import_job::with_layout(page, layout);
}
