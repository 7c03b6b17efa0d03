//! The form for a new measure: its choices, and reading it when it is sent.

use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::ui::context::Page;
use cesuan_base::dim::{Rows, Text};
use cesuan_policy::check::MeasureKind;
use cesuan_session::{NewMeasure, PartsView, Pattern};

/// The choices of column, clause, payer and class. `parts` says what a measure may be made of; `None` while that is asked.
pub(super) fn choices(page: &Page, pattern: Pattern, parts: Option<&PartsView>) -> Html {
    let Some(policy) = page.policy.clone() else { return Html::default() };
    let known = || parts.into_iter().flat_map(|parts| &parts.columns).filter(|one| pattern.takes(one.kind));
    let column = |rows: Rows| {
        let fitting = known().filter(|column| column.rows == rows);
        let options: Html = fitting
            .map(|column| {
                let words = format!("{} {}", page.lang.of(&column.label), column.id);
                let first = known().next() == Some(column);
                option(&format!("{}.{}", rows_word(rows), column.id), &words, first)
            })
            .collect();
        html! { <optgroup label={page.say(&format!("rules-{}-table", rows_word(rows)))}>{ options }</optgroup> }
    };
    let clauses = policy.clauses.iter().enumerate();
    let clauses = clauses
        .map(|(at, one)| option(&one.position, &format!("{} {}", one.position, page.lang.of(&one.title)), at == 0));
    let payers = policy.payers.iter().enumerate();
    let payers = payers.map(|(at, one)| option(&one.id, page.lang.of(&one.label), at == 0));
    let kinds = MeasureKind::OPTIONS.iter().enumerate();
    let kinds = kinds.map(|(at, (word, _))| option(word, &page.say(&format!("app-kind-{word}")), at == 0));
    html! {
        <>
            { choice(page, "column", [Rows::Enterprise, Rows::Project].into_iter().map(column).collect()) }
            { choice(page, "clause", clauses.collect()) }
            { choice(page, "payer", payers.collect()) }
            { choice(page, "kind", kinds.collect()) }
        </>
    }
}

fn option(value: &str, words: &str, selected: bool) -> Html {
    html! { <option key={value.to_owned()} value={value.to_owned()} {selected}>{ words }</option> }
}

fn choice(page: &Page, name: &'static str, options: Html) -> Html {
    let id = format!("rules-add-{name}");
    html! {
        <label class="field">
            { page.say(&id) }
            <select {name} data-testid={id} required=true>{ options }</select>
        </label>
    }
}

/// The measure the form describes; `None` where a field is missing.
pub(super) fn measure(form: &HtmlFormElement, pattern: Pattern) -> Option<NewMeasure> {
    let field = |name: &str| form.elements().named_item(name);
    let input = |name: &str| Some(field(name)?.dyn_into::<HtmlInputElement>().ok()?.value().trim().to_owned());
    let choice = |name: &str| Some(field(name)?.dyn_into::<HtmlSelectElement>().ok()?.value());
    let column = choice("column")?;
    let (rows, column) = column.split_once('.')?;
    let kind = choice("kind")?;
    let zh = input("label-zh")?;
    let en = input("label-en").filter(|en| !en.is_empty()).unwrap_or_else(|| zh.clone());
    Some(NewMeasure {
        id: input("id")?,
        label: Text { zh, en },
        clause: choice("clause")?,
        rows: if rows == rows_word(Rows::Project) { Rows::Project } else { Rows::Enterprise },
        kind: MeasureKind::OPTIONS.iter().find(|(word, _)| *word == kind)?.1,
        payer: choice("payer")?,
        pattern,
        column: column.to_owned(),
    })
}

const fn rows_word(rows: Rows) -> &'static str {
    match rows {
        Rows::Project => "project",
        _ => "enterprise",
    }
}
