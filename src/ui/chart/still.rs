//! A chart as a picture in the report.

use yew::prelude::*;

use super::library::load;
use super::look::groups_within;
use super::plotted::Plotted;
use super::save::{Picture, use_beside};
use crate::ui::context::use_page;
use crate::ui::model::compare::charts::ClausesChart;
use crate::ui::shared::Shared;
use cesuan_i18n::Lang;

/// The width of the picture in pixels before the page scales it; its text stays legible on paper.
const WIDTH: u32 = 720;
/// The greatest height of the bars in pixels with which the picture fits on a page.
const HEIGHT: u32 = 740;

#[derive(Properties, PartialEq)]
pub(crate) struct StillProps {
    pub view: Shared<dyn Plotted>,
    /// For tests.
    pub testid: AttrValue,
}

/// A chart drawn once as SVG, with its title and legend.
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

/// The chart of spending by clause in parts, each of which fits on a page.
pub(crate) fn clause_stills(lang: Lang, view: &ClausesChart) -> Vec<ClausesChart> {
    view.parts(lang, groups_within(HEIGHT, view.columns.len()))
}
