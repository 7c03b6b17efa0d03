//! A difference with its sign, its colour and, where asked for, its bar.

use yew::prelude::*;

use crate::ui::model::readings::DifferenceModel;

/// The amount alone.
pub(crate) fn difference(model: &DifferenceModel) -> Html {
    framed(model, Html::default())
}

/// The amount with a bar that shows its size.
pub(crate) fn difference_with_bar(model: &DifferenceModel) -> Html {
    let part = format!("--part: {}", model.part);
    framed(model, html! { <span class="difference-bar" style={part} aria-hidden="true"></span> })
}

fn framed(DifferenceModel { change, yuan, .. }: &DifferenceModel, bar: Html) -> Html {
    html! {
        <span class={classes!("difference", change.direction.class())} title={change.spoken.clone()} data-yuan={yuan.clone()}>
            <span class="figure">{ change.shown.clone() }</span>
            { bar }
        </span>
    }
}
