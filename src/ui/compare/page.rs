//! The page: what to do with the scenarios, the table, who gains and loses, the sentences.

use std::rc::Rc;

use web_sys::{DataTransfer, HtmlSelectElement};
use yew::prelude::*;

use super::ask::{Compared, use_comparison};
use super::movers::Movers;
use super::papers::papers;
use super::share::Share;
use super::table::Table;
use super::texts::Texts;
use crate::ui::chart::{ClauseChart, use_demand_charts, use_waterfall};
use crate::ui::context::{Page, use_page, use_selector};
use crate::ui::model::compare::matrix::{Seen, column_name, matrix};
use crate::ui::parts::{listed, sheet, use_drop};
use crate::ui::route::Route;
use crate::ui::scenarios::{ScenariosChange, use_scenario_file};
use crate::ui::state::Action;
use cesuan_i18n::diagnostic::render;
use cesuan_scenario::{Edit, Scenario};
use cesuan_session::Comparison;

#[component]
pub(crate) fn ComparePage() -> Html {
    let page = use_page();
    let set = use_selector(|state| state.scenarios.shared());
    let compared = use_comparison();
    let opened = use_scenario_file();
    let drop = {
        let opened = opened.clone();
        use_drop(Callback::from(move |data: DataTransfer| {
            listed(data.files()).into_iter().take(1).for_each(|file| opened.emit(file));
        }))
    };
    let begin = {
        let scenario = Scenario { name: set.free_name(&page.say("scenarios-word")), ..Scenario::default() };
        page.on(Action::Scenarios(ScenariosChange::Edit(Edit::Create(scenario))))
    };
    let body = html! {
        <>
            <div class="compare-tools" role="group" aria-label={page.say("compare-tools")}>
                <Share opened={opened} />
            </div>
            { for compared.faults.iter().map(|fault| html! { <p class="field-fault" role="alert">{ render(page.lang, fault).headline }</p> }) }
            if set.scenarios.is_empty() {
                <div class="compare-none" data-testid="compare-none">
                    <p>{ page.say("compare-none") }</p>
                    <button type="button" class="button primary" data-testid="compare-begin" onclick={begin}>{ page.say("scenarios-new") }</button>
                </div>
            } else {
                <Body {compared} />
            }
        </>
    };
    html! {
        <div class="compare" ondragover={drop.ondragover} ondragleave={drop.ondragleave} ondrop={drop.ondrop} data-testid="compare-drop">
            { sheet(Route::Compare.name(), page.say(Route::Compare.name()), Some(page.say("compare-about")), body) }
            if drop.over {
                <p class="compare-drop" aria-hidden="true">{ page.say("compare-drop") }</p>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct BodyProps {
    compared: Compared,
}

#[component]
fn Body(props: &BodyProps) -> Html {
    let page = use_page();
    let (unit, selected) = use_selector(|state| (state.kept.unit, state.scenarios.set().selected));
    // The id of the parameter whose editor is open: its row stays in the table while it is edited.
    let edited = use_selector(|state| {
        let (editing, policy) = state.editing.as_ref().zip(state.policy.as_ref())?;
        policy.parameters.get(editing.parameter).map(|parameter| parameter.id.clone())
    });
    let Compared { comparison, fresh, .. } = &props.compared;
    let seen = use_state_eq(Seen::default);
    let chosen = use_state_eq(|| None::<usize>);
    let view = {
        let made_of = (comparison.as_ref().map(|comparison| comparison.revision), page.lang, unit, *seen, edited);
        let comparison = comparison.clone();
        use_memo(made_of, move |(_, lang, unit, seen, edited)| {
            comparison.map(|comparison| Rc::new(matrix(*lang, *unit, &comparison, *seen, edited.as_deref())))
        })
    };
    let column = comparison.as_ref().map(|comparison| column_of(comparison, [*chosen, Some(selected.column())]));
    let column = column.unwrap_or_default();
    let demand_charts = use_demand_charts(comparison.as_ref());
    let waterfall = use_waterfall(comparison.as_ref(), column);
    let (Some(view), Some(comparison)) = ((*view).clone(), comparison) else {
        return html! { <p class="compare-note" role="status">{ page.say("app-computing-first") }</p> };
    };
    let onsee = {
        let seen = seen.clone();
        Callback::from(move |next: Seen| seen.set(next))
    };
    let all = |all: bool, label: &'static str| {
        let (onsee, next) = (onsee.clone(), Seen { all, ..*seen });
        let onclick = Callback::from(move |_: MouseEvent| onsee.emit(next));
        html! { <button type="button" data-testid={label} aria-pressed={(seen.all == all).to_string()} {onclick}>{ page.say(label) }</button> }
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |column: usize| chosen.set(Some(column)))
    };
    html! {
        <>
            <div class="compare-seen">
                <div class="switch" role="group" aria-label={page.say("compare-rows")}>
                    { all(false, "compare-rows-differing") }
                    { all(true, "compare-rows-all") }
                </div>
                <p class="compare-note">{ page.say("compare-hint") }</p>
            </div>
            <Table view={view.clone()} seen={*seen} {onsee} late={!fresh} />
            <p class="unseen" role="status" aria-live="polite">{ view.announced.clone() }</p>
            <section class="compare-part" aria-labelledby="compare-charts">
                <h2 id="compare-charts">{ page.say("compare-charts") }</h2>
                <div class="compare-charts">
                    <ClauseChart comparison={comparison.clone()} />
                    <div>{ demand_charts }</div>
                </div>
            </section>
            <section class="compare-part" aria-labelledby="compare-papers">
                <h2 id="compare-papers">{ page.say("compare-papers") }</h2>
                { papers(&page, comparison, *fresh) }
            </section>
            <section class="compare-part" aria-labelledby="compare-one">
                <header class="compare-part-head">
                    <h2 id="compare-one">{ page.say("compare-one") }</h2>
                    { column_choice(&page, comparison, column, choose) }
                </header>
                { waterfall }
                <h3>{ page.say("compare-movers") }</h3>
                <Movers comparison={comparison.clone()} {column} />
                <h3>{ page.say("compare-texts") }</h3>
                <Texts comparison={comparison.clone()} {column} />
            </section>
        </>
    }
}

/// The column that is held against the baseline one by one: the first of those wanted that can be, or the last one there is.
fn column_of(comparison: &Comparison, wanted: [Option<usize>; 2]) -> usize {
    let (baseline, columns) = (comparison.baseline, comparison.columns.len());
    let fitting = |column: &usize| *column < columns && *column != baseline;
    let column = wanted.into_iter().flatten().find(fitting);
    column.or_else(|| (0..columns).rev().find(fitting)).unwrap_or_default()
}

/// The choice of the column that is held against the baseline one by one.
fn column_choice(page: &Page, comparison: &Comparison, column: usize, choose: Callback<usize>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(column) = select.value().parse() {
            choose.emit(column);
        }
    });
    let baseline = column_name(page.lang, comparison, comparison.baseline);
    html! {
        <label class="compare-choose">
            <span>{ page.say("compare-choose") }</span>
            <select data-testid="compare-choose" {onchange}>
                { for (0..comparison.columns.len()).filter(|at| *at != comparison.baseline).map(|at| html! {
                    <option key={at} value={at.to_string()} selected={at == column}>{ column_name(page.lang, comparison, at) }</option>
                }) }
            </select>
            <span>{ page.say_with("compare-choose-against", &[("name", baseline.into())]) }</span>
        </label>
    }
}
