//! What the sheets are taken for, and where their headers stand.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::desk;
use crate::ui::context::{use_current, use_page};
use crate::ui::model::{SheetCard, with_sheet};
use cesuan_intake::Role;

#[derive(Properties, PartialEq)]
pub(super) struct SheetsProps {
    pub sheets: Vec<SheetCard>,
}

/// The sheets, one below the other.
#[component]
pub(super) fn Sheets(props: &SheetsProps) -> Html {
    let page = use_page();
    html! {
        <section class="lists-part" aria-labelledby="lists-sheets">
            <h2 id="lists-sheets">{ page.say("lists-sheets") }</h2>
            <ul class="lists-sheets">{ for props.sheets.iter().map(|sheet| html! {
                <li key={sheet.at}><SheetLine sheet={sheet.clone()} /></li>
            }) }</ul>
        </section>
    }
}

/// What a sheet can be, with the ids of the words.
const ROLES: [(Role, &str, &str); 3] = [
    (Role::Enterprises, "enterprises", "lists-role-enterprises"),
    (Role::Projects, "projects", "lists-role-projects"),
    (Role::Ignored, "ignored", "lists-role-ignored"),
];

#[derive(Properties, PartialEq)]
struct SheetProps {
    sheet: SheetCard,
}

#[component]
fn SheetLine(props: &SheetProps) -> Html {
    let page = use_page();
    let current = use_current();
    let sheet = &props.sheet;
    let choose = {
        let (page, list, opened) = (page.clone(), current.list.clone(), current.opened);
        let (at, name) = (sheet.at, sheet.sheet.clone());
        Callback::from(move |(role, header): (Option<Role>, Option<u64>)| {
            let layout = with_sheet(&list.layout, at, name.as_deref(), role, header);
            desk::reread(&page, &list, Rc::new(layout), list.errors, opened);
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
            if role.and_then(Role::rows).is_some() {
                <label>
                    <span>{ page.say("lists-header") }</span>
                    <select data-testid={format!("lists-header-{}", sheet.at)} onchange={onheader}>
                        { for sheet.top.iter().map(|(row, cells)| html! {
                            <option value={row.to_string()} selected={sheet.header == Some(*row)}>{ page.say_with("lists-header-row", &[("row", row.to_string().into()), ("cells", cells.clone().into())]) }</option>
                        }) }
                    </select>
                </label>
            }
            if !sheet.missing.is_empty() {
                <p class="field-fault" role="alert">{ page.say_with("lists-missing", &[("columns", sheet.missing.join(&page.say("figures-separator")).into())]) }</p>
            }
        </div>
    }
}
