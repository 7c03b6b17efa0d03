//! How rows lie around a threshold: a small histogram with the threshold in its middle.

use yew::prelude::*;

use crate::ui::model::hits::{BarModel, ThresholdModel};

/// The drawing's own units; the styles give it its size.
const BAR: usize = 20;
const HEIGHT: u32 = 60;

/// How rows lie around a threshold.
pub(super) fn threshold(threshold: &ThresholdModel) -> Html {
    let width = BAR * threshold.bars.len();
    let middle = (width / 2).to_string();
    let rectangle = |at: usize, part: u32, class: &'static str| {
        // Whoever is there shows, however few.
        let height = (part * HEIGHT).div_ceil(1_000);
        html! {
            <rect {class} x={(at * BAR + 1).to_string()} y={(HEIGHT - height).to_string()} width={(BAR - 2).to_string()} height={height.to_string()} />
        }
    };
    let bar = |(at, bar): (usize, &BarModel)| {
        html! {
            <g key={at} class={if bar.meets { "meets" } else { "fails" }}>
                { rectangle(at, bar.all, "all") }
                { rectangle(at, bar.ready, "ready") }
            </g>
        }
    };
    html! {
        <figure key={format!("{} {}", threshold.id, threshold.says)} class="threshold" data-testid={format!("threshold-{}", threshold.id)}>
            <figcaption>{ threshold.says.clone() }</figcaption>
            <svg role="img" aria-label={threshold.described.clone()} viewBox={format!("0 0 {width} {HEIGHT}")} preserveAspectRatio="none">
                { for threshold.bars.iter().enumerate().map(bar) }
                <line class="limit" x1={middle.clone()} x2={middle} y1="0" y2={HEIGHT.to_string()} />
            </svg>
            <p class="threshold-scale figure" aria-hidden="true">{ for threshold.scale.iter().map(|place| html! { <span>{ place.clone() }</span> }) }</p>
            <p class={classes!("threshold-missed", threshold.any_missed.then_some("some"))}>{ threshold.missed.clone() }</p>
        </figure>
    }
}
