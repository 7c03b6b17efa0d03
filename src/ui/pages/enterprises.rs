//! The enterprises, and one of them.

use yew::prelude::*;

use super::Sheet;
use crate::ui::context::use_page;
use crate::ui::enterprises::{DossierPage, Roster};
use crate::ui::route::Route;

#[component]
pub(crate) fn EnterprisesPage() -> Html {
    let page = use_page();
    html! { <Sheet title={page.say(Route::Enterprises.name())} about={page.say("enterprises-about")}><Roster /></Sheet> }
}

#[derive(Properties, PartialEq)]
pub(crate) struct EnterpriseProps {
    /// The enterprise's id.
    pub id: AttrValue,
}

#[component]
pub(crate) fn EnterprisePage(props: &EnterpriseProps) -> Html {
    html! { <DossierPage key={props.id.to_string()} id={props.id.clone()} /> }
}
