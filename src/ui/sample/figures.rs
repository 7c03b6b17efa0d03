//! Published figures beside the population's, and those no column of the sample holds.

use yew::prelude::*;

use crate::ui::context::Page;
use crate::ui::model::calibration::{CalibrationRow, DeviationModel, PublishedModel, UnmodelledRow};

/// The published figures beside the population's. `own` says whether the population is a person's own; `stale` whether
/// another sample is under way.
pub(super) fn figures_table(page: &Page, rows: &[CalibrationRow], own: bool, stale: bool) -> Html {
    if rows.is_empty() {
        return html! { <p class="readings-note">{ page.say("sample-nothing") }</p> };
    }
    let published = page.say("sample-published");
    let measured = page.say(if own { "sample-measured-own" } else { "sample-measured" });
    let deviation = page.say("sample-deviation");
    let about = page.say(if own { "sample-calibration-own" } else { "sample-calibration-about" });
    let row = |row: &CalibrationRow| {
        let id = &row.said.id;
        html! {
            <tr key={id.clone()} data-testid={format!("target-{id}")}>
                <th scope="row">{ source(page, &row.said) }</th>
                <td class="number-cell figure" data-name={published.clone()}>{ row.published.clone() }</td>
                <td class="number-cell figure" data-name={measured.clone()} data-testid={format!("measured-{id}")}>
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
        }
    };
    html! {
        <section aria-labelledby="calibration-title">
            <h2 id="calibration-title">{ page.say("sample-calibration") }</h2>
            <p class="readings-note">{ about }</p>
            <table class={classes!("calibration", stale.then_some("stale"))} data-testid="calibration" aria-busy={stale.to_string()}>
                <thead><tr>
                    <th scope="col">{ page.say("sample-figure") }</th>
                    <th scope="col" class="number-cell">{ published.clone() }</th>
                    <th scope="col" class="number-cell">{ measured.clone() }</th>
                    <th scope="col">{ deviation.clone() }</th>
                </tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </section>
    }
}

fn bar(deviation: &DeviationModel) -> Html {
    let part = format!("--part: {}", deviation.part);
    html! {
        <span class={classes!("deviation", deviation.class)}>
            <span class="deviation-words figure">{ deviation.words.clone() }</span>
            <span class="deviation-frame" aria-hidden="true"><span class="deviation-bar" style={part}></span></span>
        </span>
    }
}

/// The subject of a published figure, how far it can be relied on, and, unfolded, who published it.
fn source(page: &Page, said: &PublishedModel) -> Html {
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

/// The published figures that no column of the sample holds.
pub(super) fn unmodelled(page: &Page, rows: &[UnmodelledRow]) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section aria-labelledby="unmodelled-title">
            <h2 id="unmodelled-title">{ page.say("sample-unmodelled") }</h2>
            <p class="readings-note">{ page.say("sample-unmodelled-about") }</p>
            <ul class="unmodelled" data-testid="unmodelled">{ for rows.iter().map(|row| html! {
                <li key={row.said.id.clone()}>
                    { source(page, &row.said) }
                    <p>{ row.value.clone() }</p>
                    <p class="unmodelled-why">{ row.why.clone() }</p>
                </li>
            }) }</ul>
        </section>
    }
}
