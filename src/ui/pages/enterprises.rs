//! The enterprises, and one of them.

use yew::prelude::*;

use super::{Blank, Sheet};
use crate::ui::route::Route;

#[component]
pub(crate) fn EnterprisesPage() -> Html {
    html! { <Blank route={Route::Enterprises} /> }
}

#[derive(Properties, PartialEq)]
pub(crate) struct EnterpriseProps {
    /// The enterprise's id.
    pub id: AttrValue,
}

#[component]
pub(crate) fn EnterprisePage(props: &EnterpriseProps) -> Html {
    html! { <Sheet title={props.id.clone()} /> }
}
