//! What a scenario makes of the draft, sentence by sentence, with what differs marked.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::context::{use_answer_of, use_page, use_selector};
use crate::ui::queue::Urgency;
use crate::ui::shared::Shared;
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_exports::{Amended, Amendment, FiscalEffect, Stretch, amendments};
use cesuan_i18n::{Lang, figures, text};
use cesuan_scenario::Which;
use cesuan_session::{ColumnPolicy, Comparison};

#[derive(Properties, PartialEq)]
pub(super) struct TextsProps {
    pub comparison: Rc<Comparison>,
    /// The scenario's column.
    pub column: usize,
}

#[component]
pub(super) fn Texts(props: &TextsProps) -> Html {
    let page = use_page();
    let (set, drafted, unit) =
        use_selector(|state| (state.scenarios.shared(), state.drafted.clone().map(Shared), state.kept.unit));
    let TextsProps { comparison, column } = props;
    let scenario = set.scenario(Which::of_column(*column));
    // A scenario that changes files of the rules has clauses of its own.
    let own = scenario.is_some_and(|scenario| !scenario.rules.is_empty());
    let asked = own.then_some(ColumnPolicy { column: *column });
    let answer = use_answer_of(Urgency::Now, asked, comparison.revision);
    let (Some(drafted), Some(scenario)) = (drafted, scenario) else { return Html::default() };
    let amended = if own { answer.ready() } else { Some(&*drafted) };
    let Some(amended) = amended else { return html! { <p role="status">{ page.say("app-computing-first") }</p> } };
    let rows = amendments(
        Amended { drafted: &drafted, amended, settings: &scenario.settings, lang: page.lang },
        comparison,
        *column,
    );
    if rows.is_empty() {
        return html! { <p class="compare-note">{ page.say("compare-texts-none") }</p> };
    }
    let side = |stretches: &[Stretch], added: bool| {
        let stretch = |stretch: &Stretch| match (stretch.changed, added) {
            (false, _) => html! { { stretch.text.clone() } },
            (true, true) => html! { <ins>{ stretch.text.clone() }</ins> },
            (true, false) => html! { <del>{ stretch.text.clone() }</del> },
        };
        html! { <>{ for stretches.iter().map(stretch) }</> }
    };
    let row = |row: &Amendment| {
        html! {
            <tr>
                <th scope="row"><span lang={Lang::Zh.tag()}>{ row.position.clone() }</span><small>{ row.title.clone() }</small></th>
                <td>{ side(&row.drafted, false) }</td>
                <td>{ side(&row.amended, true) }</td>
                <td>{ for row.effect.iter().map(|effect| effect_words(page.lang, unit, &comparison.years, effect)) }</td>
            </tr>
        }
    };
    html! {
        <div class="texts" tabindex="0" role="region" aria-label={page.say("compare-texts")} data-testid="texts">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ page.say("compare-clause") }</th>
                        <th scope="col">{ page.say("app-draft") }</th>
                        <th scope="col">{ scenario.name.clone() }</th>
                        <th scope="col">{ page.say("compare-effect") }</th>
                    </tr>
                </thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// What a sentence costs more, by year and in all.
fn effect_words(lang: Lang, unit: MoneyUnit, years: &[i32], effect: &FiscalEffect) -> Html {
    let line = |label: String, fen: Fen| {
        let class = match fen.0.signum() {
            1 => "up",
            -1 => "down",
            _ => "same",
        };
        html! { <div><dt>{ label }</dt><dd class={classes!("figure", "delta", class)}>{ figures::signed(lang, fen, unit) }</dd></div> }
    };
    let of_year = |(year, amounts): (&i32, &cesuan_engine::Amounts)| line(year.to_string(), amounts.paid);
    let total = if effect.forgone { "compare-effect-forgone" } else { "compare-effect-total" };
    html! {
        <dl class="texts-effect">
            { for years.iter().zip(&effect.years).map(of_year) }
            { line(text(lang, total, &[]), effect.total.paid) }
        </dl>
    }
}
