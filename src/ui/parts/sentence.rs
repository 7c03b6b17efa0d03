//! A sentence with values in it.

use yew::prelude::*;

use super::chip::Chip;
use crate::ui::model::PieceView;

#[derive(Properties, PartialEq)]
pub(crate) struct SentenceProps {
    pub pieces: Vec<PieceView>,
    pub editing: Option<AttrValue>,
}

#[component]
pub(crate) fn Sentence(props: &SentenceProps) -> Html {
    html! {
        <p class="sentence">
            { for props.pieces.iter().map(|piece| match piece {
                PieceView::Words(words) => html! { { words.clone() } },
                PieceView::Chip(chip) => html! { <Chip chip={chip.clone()} open={props.editing.as_deref() == Some(&chip.place)} /> },
            }) }
        </p>
    }
}
