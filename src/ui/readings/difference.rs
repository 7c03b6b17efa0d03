//! A difference with its sign, its colour and its bar.

use yew::prelude::*;

use crate::ui::model::DifferenceView;

#[derive(Properties, PartialEq)]
pub(crate) struct DifferenceProps {
    pub difference: DifferenceView,
    /// Whether a bar shows its size.
    #[prop_or_default]
    pub bar: bool,
}

#[component]
pub(crate) fn Difference(props: &DifferenceProps) -> Html {
    let DifferenceView { change, yuan, part } = &props.difference;
    let direction = change.direction;
    html! {
        <span class={classes!("difference", direction.class())} title={change.spoken.clone()} data-yuan={yuan.clone()}>
            <span class="figure">{ change.shown.clone() }</span>
            if props.bar {
                <span class="difference-bar" style={format!("--part: {part}")} aria-hidden="true"></span>
            }
        </span>
    }
}
