//! The frame of a page of one column.

use yew::prelude::*;

use super::ids::TITLE;

/// A page of one column: its heading, a sentence about it where there is one, and `body`. `name` is the key of the page's
/// element, so that one page is never drawn over the elements of another.
pub(crate) fn sheet(name: &'static str, title: AttrValue, about: Option<AttrValue>, body: Html) -> Html {
    html! {
        <main key={name} class="sheet" id="page" aria-labelledby={TITLE}>
            <header class="sheet-head">
                <h1 id={TITLE} tabindex="-1">{ title }</h1>
                if let Some(about) = about {
                    <p>{ about }</p>
                }
            </header>
            { body }
        </main>
    }
}
