//! Who gains and who loses: two lists, largest differences first, by district and size where a person wants.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::{Page, use_answer_of, use_page, use_selector};
use crate::ui::download::Download;
use crate::ui::model::compare::matrix::column_name;
use crate::ui::model::compare::movers::{MoverRow, movers};
use crate::ui::panel::brief_delta;
use crate::ui::parts::facets;
use crate::ui::queue::Urgency;
use crate::ui::shared::Shared;
use cesuan_exports::{ComparisonSheet, ExportSheet, Form};
use cesuan_session::Export;
use cesuan_session::{Against, Comparison, EnterpriseQuery, Moved, Sort};

/// How many rows stand on a page.
const ROWS: u32 = 15;

#[derive(Properties, PartialEq)]
pub(super) struct MoversProps {
    pub comparison: Rc<Comparison>,
    /// The scenario's column.
    pub column: usize,
}

#[component]
pub(super) fn Movers(props: &MoversProps) -> Html {
    let page = use_page();
    let drafted = use_selector(|state| state.drafted.clone().map(Shared));
    let chosen = use_state_eq(Vec::<Vec<u16>>::new);
    let Some(drafted) = drafted else { return Html::default() };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |facets: Vec<Vec<u16>>| chosen.set(facets))
    };
    let side = |against: Against| {
        html! { <Side comparison={props.comparison.clone()} column={props.column} facets={(*chosen).clone()} {against} /> }
    };
    let sheet = ComparisonSheet::Enterprises { column: props.column };
    let name = column_name(page.lang, &props.comparison, props.column);
    html! {
        <>
            <search class="filters" aria-label={page.say("compare-movers-filters")}>
                { facets(&page, "movers", &drafted.facets, &chosen, &choose) }
                <Download label="compare-movers-csv" export={Export::Comparison} form={Form::Csv(ExportSheet::Comparison(sheet))} name="compare-movers-name" of={name} testid="movers-csv" />
            </search>
            <div class="movers">
                { side(Against::Gained) }
                { side(Against::Lost) }
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SideProps {
    comparison: Rc<Comparison>,
    column: usize,
    facets: Vec<Vec<u16>>,
    against: Against,
}

/// Those who gain, or those who lose.
#[component]
fn Side(props: &SideProps) -> Html {
    let page = use_page();
    let (drafted, unit) = use_selector(|state| (state.drafted.clone().map(Shared), state.kept.unit));
    let SideProps { comparison, column, facets, against } = props;
    let first = use_state_eq(|| 0_u64);
    {
        let first = first.clone();
        use_effect_with((*column, facets.clone()), move |_| first.set(0));
    }
    let query = EnterpriseQuery {
        facets: facets.clone(),
        against: Some(*against),
        sort: Sort::Change,
        descending: *against == Against::Gained,
        offset: *first,
        count: ROWS,
        ..EnterpriseQuery::default()
    };
    let asked = Moved { column: *column, query };
    let answer = use_answer_of(Urgency::Now, Some(asked), comparison.revision);
    let (id, title, said) = match against {
        Against::Gained => ("gained", "compare-gained", "compare-gained-said"),
        Against::Lost => ("lost", "compare-lost", "compare-lost-said"),
    };
    let facets = drafted.as_ref().map(|drafted| drafted.facets.clone()).unwrap_or_default();
    let moved = answer.ready().and_then(|moved| moved.as_ref());
    let view = moved.map(|moved| movers(page.lang, unit, &facets, &moved.page, said));
    let Some(view) = view else { return html! { <section class="movers-side" aria-busy="true"></section> } };
    let go = |label: &'static str, to: Option<u64>| {
        let first = first.clone();
        let onclick = Callback::from(move |_: MouseEvent| first.set(to.unwrap_or_default()));
        html! { <button type="button" class="button" disabled={to.is_none()} {onclick}>{ page.say(label) }</button> }
    };
    html! {
        <section class={classes!("movers-side", (!answer.fresh).then_some("late"))} data-testid={format!("movers-{id}")} aria-busy={(!answer.fresh).to_string()}>
            <h3>{ page.say(title) }</h3>
            <p class="movers-said">{ view.said.clone() }</p>
            if !view.rows.is_empty() {
                <div class="movers-table" tabindex="0" role="region" aria-label={page.say(title)}>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{ page.say("enterprises-column-name") }</th>
                                <th scope="col" class="number-cell">{ page.say("compare-baseline") }</th>
                                <th scope="col" class="number-cell">{ page.say("compare-scenario") }</th>
                                <th scope="col" class="number-cell">{ page.say("compare-difference") }</th>
                            </tr>
                        </thead>
                        <tbody>{ for view.rows.iter().map(|row| mover(&page, row)) }</tbody>
                    </table>
                </div>
                <p class="movers-pages">{ go("app-cuts-before", view.before) }<span class="figure">{ view.place.clone() }</span>{ go("app-cuts-after", view.after) }</p>
            }
        </section>
    }
}

/// An enterprise that gains or loses.
fn mover(page: &Page, row: &MoverRow) -> Html {
    html! {
        <tr key={row.id.clone()} data-testid={format!("mover-{}", row.id)}>
            <th scope="row" title={row.id.clone()}>{ row.name.clone() }<small>{ row.facets.clone() }</small></th>
            <td class="number-cell figure">{ row.before.shown.clone() }</td>
            <td class="number-cell figure">{ row.now.shown.clone() }</td>
            <td class="number-cell" data-yuan={row.now.yuan.clone()}>{ brief_delta(page, &row.change) }</td>
        </tr>
    }
}
