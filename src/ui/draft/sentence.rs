//! A sentence with values in it.

use yew::prelude::*;

use super::chip::chip;
use crate::ui::context::Page;
use crate::ui::model::PieceModel;

/// A sentence with its values; `editing` is the place of the value whose editor is open.
pub(super) fn sentence(page: &Page, pieces: &[PieceModel], editing: Option<&str>) -> Html {
    html! {
        <p class="sentence">
            { for pieces.iter().map(|piece| match piece {
                PieceModel::Words(words) => html! { { words.clone() } },
                PieceModel::Chip(value) => chip(page, value, editing),
            }) }
        </p>
    }
}
