//! What the sheets are taken for, and where their headers stand.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::import_job;
use crate::ui::context::Page;
use crate::ui::model::lists::{SheetModel, with_sheet};
use cesuan_intake::{Layout, SheetRole};

/// What a sheet can be: the role, the value of its option, the id of its word.
const ROLES: [(SheetRole, &str, &str); 3] = [
    (SheetRole::Enterprises, "enterprises", "lists-role-enterprises"),
    (SheetRole::Projects, "projects", "lists-role-projects"),
    (SheetRole::Ignored, "ignored", "lists-role-ignored"),
];

/// The sheets, one below the other; `layout` holds the choices made so far.
pub(super) fn sheets(page: &Page, layout: &Rc<Layout>, sheets: &[SheetModel]) -> Html {
    html! {
        <section class="lists-part" aria-labelledby="lists-sheets">
            <h2 id="lists-sheets">{ page.say("lists-sheets") }</h2>
            <ul class="lists-sheets">
                { for sheets.iter().map(|sheet| html! { <li key={sheet.at}>{ sheet_line(page, layout, sheet) }</li> }) }
            </ul>
        </section>
    }
}

fn sheet_line(page: &Page, layout: &Rc<Layout>, sheet: &SheetModel) -> Html {
    let choose = {
        let (page, layout, at, name) = (page.clone(), layout.clone(), sheet.at, sheet.sheet.clone());
        Callback::from(move |(role, header): (Option<SheetRole>, Option<u64>)| {
            import_job::with_layout(&page, with_sheet(&layout, at, name.as_deref(), role, header));
        })
    };
    let onrole = {
        let choose = choose.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let role = ROLES.iter().find(|(_, value, _)| *value == select.value()).map(|(role, ..)| *role);
            choose.emit((role, None));
        })
    };
    let onheader = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        choose.emit((None, select.value().parse().ok()));
    });
    let role = sheet.role;
    let header = |(row, cells): &(u64, String)| {
        let said =
            page.say_with("lists-header-row", &[("row", row.to_string().into()), ("cells", cells.clone().into())]);
        html! { <option value={row.to_string()} selected={sheet.header == Some(*row)}>{ said }</option> }
    };
    let missing = sheet.missing.join(&page.say("figures-separator"));
    html! {
        <div class="lists-sheet">
            <p class="lists-sheet-name"><b>{ sheet.name.clone() }</b><span>{ sheet.about.clone() }</span></p>
            <label>
                <span>{ page.say("lists-role") }</span>
                <select data-testid={format!("lists-role-{}", sheet.at)} onchange={onrole}>
                    if role.is_none() {
                        <option value="" selected=true disabled=true>{ page.say("lists-role-none") }</option>
                    }
                    { for ROLES.iter().map(|(known, value, word)| html! {
                        <option value={*value} selected={role == Some(*known)}>{ page.say(word) }</option>
                    }) }
                </select>
            </label>
            if role.and_then(SheetRole::rows).is_some() {
                <label>
                    <span>{ page.say("lists-header") }</span>
                    <select data-testid={format!("lists-header-{}", sheet.at)} onchange={onheader}>
                        { for sheet.top.iter().map(header) }
                    </select>
                </label>
            }
            if !sheet.missing.is_empty() {
                <p class="field-fault" role="alert">{ page.say_with("lists-missing", &[("columns", missing.into())]) }</p>
            }
        </div>
    }
}
