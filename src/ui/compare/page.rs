//! The page: what to do with the scenarios, the table, who gains and loses, the sentences.

use std::rc::Rc;

use web_sys::{DataTransfer, HtmlSelectElement};
use yew::prelude::*;

use super::ask::{Compared, use_comparison};
use super::movers::Movers;
use super::papers::Papers;
use super::share::Share;
use super::table::Table;
use super::texts::Texts;
use crate::ui::chart::{ClauseChart, DemandCharts, Waterfall};
use crate::ui::context::{use_current, use_page};
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
    let current = use_current();
    let compared = use_comparison();
    let opened = use_scenario_file();
    let drop = {
        let opened = opened.clone();
        use_drop(Callback::from(move |data: DataTransfer| {
            listed(data.files()).into_iter().take(1).for_each(|file| opened.emit(file));
        }))
    };
    let set = current.scenarios.shared();
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
    let current = use_current();
    let Compared { comparison, fresh, .. } = &props.compared;
    let seen = use_state_eq(Seen::default);
    let chosen = use_state_eq(|| None::<usize>);
    let work = current.editing.as_ref().zip(current.policy.as_ref());
    let work = work.map(|(editing, policy)| policy.parameters[editing.parameter].id.clone());
    let view = {
        let made_of =
            (comparison.as_ref().map(|comparison| comparison.revision), page.lang, current.kept.unit, *seen, work);
        let comparison = comparison.clone();
        use_memo(made_of, move |(_, lang, unit, seen, work)| {
            comparison.map(|comparison| Rc::new(matrix(*lang, *unit, &comparison, *seen, work.as_deref())))
        })
    };
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
    // One scenario at a time: the one asked for, or the last one that is not the baseline.
    let (baseline, columns) = (comparison.baseline, comparison.columns.len());
    let fitting = |column: &usize| *column < columns && *column != baseline;
    let column = chosen.filter(fitting).or_else(|| Some(current.scenarios.set().selected.column()).filter(fitting));
    let column = column.or_else(|| (0..columns).rev().find(|column| *column != baseline)).unwrap_or_default();
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
                    <div><DemandCharts comparison={comparison.clone()} /></div>
                </div>
            </section>
            <section class="compare-part" aria-labelledby="compare-papers">
                <h2 id="compare-papers">{ page.say("compare-papers") }</h2>
                <Papers comparison={comparison.clone()} fresh={*fresh} />
            </section>
            <section class="compare-part" aria-labelledby="compare-one">
                <header class="compare-part-head">
                    <h2 id="compare-one">{ page.say("compare-one") }</h2>
                    <OneOf comparison={comparison.clone()} {column} {choose} />
                </header>
                <Waterfall comparison={comparison.clone()} {column} />
                <h3>{ page.say("compare-movers") }</h3>
                <Movers comparison={comparison.clone()} {column} />
                <h3>{ page.say("compare-texts") }</h3>
                <Texts comparison={comparison.clone()} {column} />
            </section>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneOfProps {
    comparison: Rc<Comparison>,
    column: usize,
    choose: Callback<usize>,
}

/// Which column is held against the baseline one by one.
#[component]
fn OneOf(props: &OneOfProps) -> Html {
    let page = use_page();
    let OneOfProps { comparison, column, choose } = props;
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Ok(column) = select.value().parse() {
                choose.emit(column);
            }
        })
    };
    let baseline = column_name(page.lang, comparison, comparison.baseline);
    html! {
        <label class="compare-choose">
            <span>{ page.say("compare-choose") }</span>
            <select data-testid="compare-choose" {onchange}>
                { for (0..comparison.columns.len()).filter(|at| *at != comparison.baseline).map(|at| html! {
                    <option key={at} value={at.to_string()} selected={at == *column}>{ column_name(page.lang, comparison, at) }</option>
                }) }
            </select>
            <span>{ page.say_with("compare-choose-against", &[("name", baseline.into())]) }</span>
        </label>
    }
}
