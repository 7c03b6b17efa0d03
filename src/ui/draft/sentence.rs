//! A sentence with values in it.

use yew::prelude::*;

use super::chip::chip;
use crate::ui::context::Page;
use crate::ui::model::PieceModel;

/// A sentence with its values; `editing` is the place of the value whose editor is open.
pub(super) fn sentence(page: &Page, sentence: &[PieceModel], editing: Option<&str>) -> Html {
    html! { <p class="sentence">{ pieces(page, sentence, editing) }</p> }
}

fn pieces(page: &Page, all: &[PieceModel], editing: Option<&str>) -> Html {
    let piece = |piece: &PieceModel| match piece {
        PieceModel::Words(words) => html! { { words.clone() } },
        PieceModel::Chip(value) => chip(page, value, editing),
        PieceModel::Counted(inner) => html! { <span class="counted">{ pieces(page, inner, editing) }</span> },
    };
    html! { { for all.iter().map(piece) } }
}
