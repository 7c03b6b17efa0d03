//! Published figures beside the population's, and those no column can tell.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::model::{CalibrationRow, DeviationView, SaidView, UnmodelledRow};

#[derive(Properties, PartialEq)]
pub(crate) struct FiguresTableProps {
    pub rows: Vec<CalibrationRow>,
    pub own: bool,
    /// Whether another sample is under way.
    pub stale: bool,
}

/// The figures as a table.
#[component]
pub(crate) fn FiguresTable(props: &FiguresTableProps) -> Html {
    let page = use_page();
    if props.rows.is_empty() {
        return html! { <p class="readings-note">{ page.say("sample-nothing") }</p> };
    }
    let measured = page.say(if props.own { "sample-measured-own" } else { "sample-measured" });
    let headings =
        [page.say("sample-figure"), page.say("sample-published"), measured.clone(), page.say("sample-deviation")];
    let [figure, published, _, deviation] = headings.clone();
    html! {
        <section aria-labelledby="calibration-title">
            <h2 id="calibration-title">{ page.say("sample-calibration") }</h2>
            <p class="readings-note">{ page.say(if props.own { "sample-calibration-own" } else { "sample-calibration-about" }) }</p>
            <table class={classes!("calibration", props.stale.then_some("stale"))} data-testid="calibration" aria-busy={props.stale.to_string()}>
                <thead><tr>
                    <th scope="col">{ figure }</th>
                    <th scope="col" class="number-cell">{ published.clone() }</th>
                    <th scope="col" class="number-cell">{ measured.clone() }</th>
                    <th scope="col">{ deviation.clone() }</th>
                </tr></thead>
                <tbody>{ for props.rows.iter().map(|row| html! {
                    <tr key={row.said.id.clone()} data-testid={format!("target-{}", row.said.id)}>
                        <th scope="row"><Said said={row.said.clone()} /></th>
                        <td class="number-cell figure" data-name={published.clone()}>{ row.published.clone() }</td>
                        <td class="number-cell figure" data-name={measured.clone()} data-testid={format!("measured-{}", row.said.id)}>
                            { row.measured.clone() }
                            if let Some(scaled) = &row.scaled {
                                <small>{ scaled.clone() }</small>
                            }
                        </td>
                        <td class="deviation-cell" data-name={deviation.clone()}>
                            if let Some(deviation) = &row.deviation {
                                { bar(deviation) }
                            }
                        </td>
                    </tr>
                }) }</tbody>
            </table>
        </section>
    }
}

fn bar(deviation: &DeviationView) -> Html {
    html! {
        <span class={classes!("deviation", deviation.class)}>
            <span class="deviation-words figure">{ deviation.words.clone() }</span>
            <span class="deviation-frame" aria-hidden="true"><span class="deviation-bar" style={format!("--part: {}", deviation.part)}></span></span>
        </span>
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    said: SaidView,
}

/// What a figure is of, how far it can be relied on, and, opened, who says so.
#[component]
fn Said(props: &SaidProps) -> Html {
    let page = use_page();
    let said = &props.said;
    html! {
        <details class="said">
            <summary title={said.source.clone()}>
                <span class="said-label">{ said.label.clone() }</span>{ " " }
                <span class={classes!("badge", "mark-badge", said.mark)}>{ said.mark_word.clone() }</span>
            </summary>
            <p>{ page.say_with("sample-source", &[("source", said.source.clone().into())]) }</p>
            if let Some(link) = &said.link {
                <p class="said-link"><a href={link.clone()} target="_blank" rel="noreferrer noopener">{ link.clone() }</a></p>
            }
            if let Some(note) = &said.note {
                <p>{ note.clone() }</p>
            }
        </details>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct NotModelledProps {
    pub rows: Vec<UnmodelledRow>,
}

/// The figures no column can tell.
#[component]
pub(crate) fn NotModelled(props: &NotModelledProps) -> Html {
    let page = use_page();
    if props.rows.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="unmodelled-title">
            <h2 id="unmodelled-title">{ page.say("sample-unmodelled") }</h2>
            <p class="readings-note">{ page.say("sample-unmodelled-about") }</p>
            <ul class="unmodelled" data-testid="unmodelled">{ for props.rows.iter().map(|row| html! {
                <li key={row.said.id.clone()}>
                    <Said said={row.said.clone()} />
                    <p>{ row.value.clone() }</p>
                    <p class="unmodelled-why">{ row.why.clone() }</p>
                </li>
            }) }</ul>
        </section>
    }
}
