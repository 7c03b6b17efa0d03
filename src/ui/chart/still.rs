//! A chart as a picture inside a page that is printed.

use yew::prelude::*;

use super::library::load;
use super::look::groups_within;
use super::plotted::Plotted;
use super::save::{Picture, use_beside};
use crate::ui::context::use_page;
use crate::ui::model::compare::charts::ClausesChart;
use crate::ui::shared::Shared;
use cesuan_i18n::Lang;

/// How wide it is before it is fitted into the page: its letters stay legible on paper.
const WIDTH: u32 = 720;
/// How high bars of this width may be together, so that they fit a page with their title, legend and words.
const HEIGHT: u32 = 740;

#[derive(Properties, PartialEq)]
pub(crate) struct StillProps {
    pub view: Shared<dyn Plotted>,
    /// For tests.
    pub testid: AttrValue,
}

/// A chart drawn once, as vectors, with its title and legend.
#[component]
pub(crate) fn Still(props: &StillProps) -> Html {
    let page = use_page();
    let there = use_state_eq(|| None::<bool>);
    {
        let there = there.clone();
        use_effect_with((), move |()| load(Callback::from(move |found| there.set(Some(found)))));
    }
    let beside = use_beside(props.view.unit(), None);
    let picture = use_memo((props.view.clone(), *there, beside), |(view, there, beside)| {
        there.filter(|there| *there).and_then(|_| Picture::of(&**view, WIDTH, beside)).map(|picture| picture.address())
    });
    html! {
        <figure class="still" data-testid={props.testid.clone()}>
            {
                match (&*picture, *there) {
                    (Some(address), _) => html! { <img src={address.clone()} alt={props.view.described().to_owned()} /> },
                    (None, None) => html! {},
                    (None, Some(_)) => html! { <p class="chart-missing">{ page.say("charts-missing") }</p> },
                }
            }
            <figcaption>{ props.view.described().to_owned() }</figcaption>
        </figure>
    }
}

/// Spending by clause, in as many charts as it takes for each to fit a page.
pub(crate) fn clause_stills(lang: Lang, view: &ClausesChart) -> Vec<ClausesChart> {
    view.parts(lang, groups_within(HEIGHT, view.columns.len()))
}
