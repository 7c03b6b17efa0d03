//! Something folded away under a summary.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct DetailsProps {
    pub class: &'static str,
    pub testid: AttrValue,
    /// Whether it is open when it is first drawn. From then on the person decides: a later value is not looked at.
    pub open: bool,
    pub summary: Html,
    pub children: Html,
}

/// A `<details>` element that begins open or closed and then stays as the person leaves it, whatever changes inside.
#[component]
pub(crate) fn Details(props: &DetailsProps) -> Html {
    let open = *use_state(|| props.open);
    html! {
        <details class={props.class} {open} data-testid={props.testid.clone()}>
            <summary>{ props.summary.clone() }</summary>
            { props.children.clone() }
        </details>
    }
}
