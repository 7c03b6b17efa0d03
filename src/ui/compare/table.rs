//! The table of everything side by side. Its heads stay in sight, and so does what a row is of.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::download::Download;
use crate::ui::model::compare::matrix::{MatrixCell, MatrixHead, MatrixModel, MatrixRow, MatrixSection, Order, Seen};
use crate::ui::model::{ChangeModel, Direction};
use crate::ui::scenarios::ScenariosChange;
use crate::ui::state::{Action, State};
use cesuan_exports::{ComparisonSheet, ExportSheet, Form};
use cesuan_i18n::Lang;
use cesuan_scenario::{Edit, Which};
use cesuan_session::Export;

#[derive(Properties, PartialEq)]
pub(super) struct TableProps {
    pub view: Rc<MatrixModel>,
    pub seen: Seen,
    pub onsee: Callback<Seen>,
    /// Whether newer figures are under way.
    pub late: bool,
}

/// The table.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let page = use_page();
    let selected = use_selector(|state| state.scenarios.set().selected);
    let TableProps { view, seen, onsee, .. } = props;
    let unit = page.say_with("app-in-unit", &[("unit", view.unit.clone().into())]);
    html! {
        <div class={classes!("matrix", props.late.then_some("late"))} tabindex="0" role="region" aria-label={page.say("compare-table")} data-testid="matrix" aria-busy={props.late.to_string()}>
            <table>
                <thead>
                    <tr>
                        <th scope="col" class="matrix-corner"><span>{ page.say("compare-item") }</span><small>{ unit }</small></th>
                        { for view.heads.iter().map(|known| head(&page, known, selected, *seen, onsee)) }
                    </tr>
                </thead>
                { for view.sections.iter().map(|known| section(&page, known, &view.heads, *seen, onsee)) }
            </table>
        </div>
    }
}

/// The head of a column: what it is, whether the others are held against it, and sorting by it.
fn head(page: &Page, head: &MatrixHead, selected: Which, seen: Seen, onsee: &Callback<Seen>) -> Html {
    let which = Which::of_column(head.column);
    let selected = selected == which;
    let edit = |edit: Edit| page.on::<MouseEvent>(Action::Scenarios(ScenariosChange::Edit(edit)));
    let order = seen.order.filter(|order| order.column == head.column);
    // The largest first, then the smallest, then as drafted again.
    let next = match order {
        None => Some(Order { column: head.column, descending: true }),
        Some(Order { descending: true, .. }) => Some(Order { column: head.column, descending: false }),
        Some(_) => None,
    };
    let (sorted, sign) = match order.map(|order| order.descending) {
        None => ("none", "⇅"),
        Some(true) => ("descending", "▼"),
        Some(false) => ("ascending", "▲"),
    };
    let sort = {
        let (onsee, seen) = (onsee.clone(), Seen { order: next, ..seen });
        Callback::from(move |_: MouseEvent| onsee.emit(seen))
    };
    let named = |id: &str| page.say_with(id, &[("name", head.name.clone().into())]);
    html! {
        <th key={head.column} scope="col" class={classes!("matrix-head", head.baseline.then_some("baseline"), selected.then_some("selected"))} aria-sort={sorted}
            style={format!("--series: var(--column-{})", head.column)} data-testid={format!("column-{}", head.column)}>
            <button type="button" class="matrix-name" aria-pressed={selected.to_string()} title={named("compare-work-on")} onclick={edit(Edit::Select(which))}>
                <span class="swatch" aria-hidden="true"></span><span>{ head.name.clone() }</span>
            </button>
            <span class="matrix-ways">
                if head.baseline {
                    <span class="badge">{ page.say("compare-baseline") }</span>
                } else {
                    <button type="button" class="matrix-way" data-testid={format!("baseline-{}", head.column)} title={named("compare-as-baseline-of")} onclick={edit(Edit::Baseline(which))}>{ page.say("compare-as-baseline") }</button>
                }
                <button type="button" class="matrix-way" data-testid={format!("order-{}", head.column)} aria-label={named("compare-sort")} title={named("compare-sort")} onclick={sort}>{ sign }</button>
            </span>
            { for head.faults.iter().map(|fault| html! { <p class="field-fault">{ fault.clone() }</p> }) }
        </th>
    }
}

/// A section of the table, with the way to save it and to see the rows that are left out.
fn section(page: &Page, section: &MatrixSection, heads: &[MatrixHead], seen: Seen, onsee: &Callback<Seen>) -> Html {
    let all = {
        let (onsee, seen) = (onsee.clone(), Seen { all: true, ..seen });
        Callback::from(move |_: MouseEvent| onsee.emit(seen))
    };
    let left_out =
        (section.left_out > 0).then(|| page.say_with("compare-left-out", &[("count", section.left_out.into())]));
    html! {
        <tbody key={section.id.clone()} data-testid={format!("section-{}", section.id)}>
            <tr class="matrix-section">
                <th scope="rowgroup"><h2>{ section.title.clone() }</h2></th>
                <td colspan={heads.len().to_string()}>
                    <Download label="compare-csv" export={Export::Comparison} form={Form::Csv(ExportSheet::Comparison(sheet_of(&section.id)))} name="compare-workbook-name"
                        of={section.title.clone()} class={classes!("matrix-way", "matrix-csv")} testid={format!("csv-{}", section.id)} />
                    if let Some(left_out) = left_out {
                        <button type="button" class="matrix-left-out" onclick={all}>{ left_out }</button>
                    }
                </td>
            </tr>
            { for section.rows.iter().map(|row| html! { <Row key={row.id.clone()} row={row.clone()} heads={heads.to_vec()} editable={section.id == "parameters"} /> }) }
        </tbody>
    }
}

/// The sheet of the workbook that has a section.
fn sheet_of(section: &str) -> ComparisonSheet {
    match section {
        "totals" => ComparisonSheet::Overview,
        "parameters" => ComparisonSheet::Parameters,
        "measures" => ComparisonSheet::Clauses,
        "payers" | "balances" => ComparisonSheet::Payers,
        "contests" => ComparisonSheet::Contests,
        _ => ComparisonSheet::Groups,
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: MatrixRow,
    heads: Vec<MatrixHead>,
    /// Whether its cells are values a person can change.
    editable: bool,
}

/// A row of the table. It is a component because most changes leave most rows as they are.
#[component]
fn Row(props: &RowProps) -> Html {
    let page = use_page();
    let RowProps { row, heads, editable } = props;
    // The place whose editor is open, where it is in this row.
    let editing = {
        let places: Vec<String> = heads.iter().map(|head| place_of(&row.id, head.column)).collect();
        use_selector(move |state| {
            state.editing.as_ref().map(|editing| editing.place.clone()).filter(|place| places.contains(place))
        })
    };
    let cells = row.cells.iter().zip(heads).map(|(cell, head)| {
        let class = classes!("matrix-cell", head.baseline.then_some("baseline"));
        let testid = format!("cell-{}-{}", row.id, head.column);
        match cell {
            MatrixCell::Nothing => html! { <td {class} data-testid={testid}><span aria-hidden="true">{ "—" }</span><span class="unseen">{ page.say("compare-nothing") }</span></td> },
            MatrixCell::Amount { amount, short, change } => html! {
                <td class={classes!(class, "number-cell", short.then_some("short"))} data-testid={testid} data-yuan={amount.yuan.clone()}>
                    <span class="figure">{ amount.shown.clone() }</span>
                    if *short { <span class="unseen">{ page.say("compare-short") }</span> }
                    { for change.iter().map(|change| delta(&page, change)) }
                </td>
            },
            MatrixCell::Count { shown, note, change } => html! {
                <td class={classes!(class, "number-cell")} data-testid={testid}>
                    <span class="figure">{ shown.clone() }</span>
                    { for change.iter().map(|change| delta(&page, change)) }
                    { for note.iter().map(|note| html! { <small class="matrix-note">{ note.clone() }</small> }) }
                </td>
            },
            MatrixCell::Words { words, changed, note } => html! {
                <td class={classes!(class, changed.then_some("changed"))} data-testid={testid}>
                    if *editable && head.column > 0 {
                        { value(&page, row, head.column, words, *changed, editing.as_deref()) }
                    } else if *changed {
                        <ins>{ words.clone() }</ins>
                    } else {
                        { words.clone() }
                    }
                    { for note.iter().map(|note| html! { <small class="matrix-note">{ note.clone() }</small> }) }
                </td>
            },
        }
    });
    html! {
        <tr class={classes!(row.sum.then_some("sum"), row.left.then_some("left"))}>
            <th scope="row">
                <span>{ row.label.clone() }</span>
                { for row.position.iter().map(|position| html! { <small lang={Lang::Zh.tag()}>{ position.clone() }</small> }) }
            </th>
            { for cells }
        </tr>
    }
}

/// A difference, told by sign, colour and symbol.
fn delta(page: &Page, change: &ChangeModel) -> Html {
    if change.direction == Direction::Same {
        return html! { <span class="delta same"><span aria-hidden="true">{ "=" }</span><span class="unseen">{ page.say("compare-same") }</span></span> };
    }
    html! {
        <span class={classes!("delta", change.direction.class())}>
            <span aria-hidden="true">{ change.direction.sign() }</span>{ " " }<span class="figure">{ change.shown.clone() }</span>
            { for change.share.iter().map(|share| html! { <span class="figure delta-share">{ share.clone() }</span> }) }
        </span>
    }
}

/// The id of the value of a parameter in a column.
fn place_of(parameter: &str, column: usize) -> String {
    format!("value-{parameter}-{column}")
}

/// A value of a scenario, changed in place: the scenario is at work on from then on. `editing` is the place whose editor is open.
fn value(page: &Page, row: &MatrixRow, column: usize, words: &str, changed: bool, editing: Option<&str>) -> Html {
    let place = place_of(&row.id, column);
    let open = editing == Some(place.as_str());
    let onclick = {
        let (page, place, id) = (page.clone(), place.clone(), row.id.clone());
        Callback::from(move |_: MouseEvent| {
            let which = Which::of_column(column);
            let parameter = page.store.read(|state| parameter_of(state, which, &id));
            page.act(Action::Scenarios(ScenariosChange::Edit(Edit::Select(which))));
            if let Some(parameter) = parameter {
                page.act(Action::Edit { parameter, place: place.clone() });
            }
        })
    };
    html! {
        <button type="button" id={place.clone()} class={classes!("matrix-value", changed.then_some("changed"), open.then_some("open"))} data-testid={place}
            aria-haspopup="dialog" aria-expanded={open.to_string()} title={row.label.clone()} {onclick}>
            { words.to_owned() }
        </button>
    }
}

/// The index of a parameter that can be changed in a scenario at once. A scenario with other rules may number its parameters
/// otherwise: it has to be at work on first.
fn parameter_of(state: &State, which: Which, id: &str) -> Option<usize> {
    let rules = state.scenarios.set().scenario(which).map(|scenario| &scenario.rules);
    let policy = state.policy.as_ref().filter(|_| rules == Some(&*state.rules.changes))?;
    policy.parameters.iter().position(|parameter| parameter.id == id)
}
