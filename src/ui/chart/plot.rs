//! A chart on the screen. The library is loaded when the first chart is drawn; without it the tables say the same.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::library::{Drawing, load};
use super::look::{LEGEND, Look};
use super::plotted::{Plotted, option_of};
use super::save::Save;
use crate::ui::context::use_page;
use crate::ui::shared::Shared;

/// How long a chart waits for further figures before it is drawn, in milliseconds.
const PAUSE: u32 = 60;

#[derive(Properties, PartialEq)]
pub(crate) struct PlotProps {
    pub view: Shared<dyn Plotted>,
    /// The fingerprint of the figures, where they are of scenarios.
    #[prop_or_default]
    pub print: Option<AttrValue>,
    /// For tests.
    pub testid: AttrValue,
    /// Further words beside the title.
    #[prop_or_default]
    pub children: Html,
    /// The id of the sentence where the library cannot be loaded.
    #[prop_or("charts-missing")]
    pub missing: &'static str,
}

/// The state of the library.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Library {
    Loading,
    Ready,
    Missing,
}

/// A chart under its title, with ways to save it.
#[component]
pub(crate) fn Plot(props: &PlotProps) -> Html {
    let page = use_page();
    let frame = use_node_ref();
    let library = use_state_eq(|| Library::Loading);
    let drawing: Rc<RefCell<Option<Drawing>>> = use_mut_ref(|| None);
    let newest = use_mut_ref(|| None::<Shared<dyn Plotted>>);
    let waiting = use_mut_ref(|| None::<Timeout>);
    {
        let library = library.clone();
        use_effect_with((), move |()| {
            load(Callback::from(move |there| library.set(if there { Library::Ready } else { Library::Missing })));
        });
    }
    {
        let (frame, drawing, library) = (frame.clone(), drawing.clone(), library.clone());
        let (newest, waiting) = (newest.clone(), waiting.clone());
        use_effect_with((props.view.clone(), *library), move |(view, state)| {
            if *state != Library::Ready {
                return;
            }
            *newest.borrow_mut() = Some(view.clone());
            // The figures are drawn first; the chart follows after a pause, in which further figures may come.
            let done = waiting.clone();
            let draw = move || {
                done.borrow_mut().take();
                let Some(view) = newest.borrow_mut().take() else { return };
                let Some(frame) = frame.cast::<Element>() else { return };
                let mut drawing = drawing.borrow_mut();
                if drawing.is_none() {
                    *drawing = Drawing::new(&frame);
                }
                let (option, _) = option_of(&*view, &Look::screen(&frame));
                if !drawing.as_ref().is_some_and(|drawing| drawing.show(&option)) {
                    library.set(Library::Missing);
                }
            };
            let mut waiting = waiting.borrow_mut();
            if waiting.is_none() {
                *waiting = Some(Timeout::new(PAUSE, draw));
            }
        });
    }
    use_effect_with((), move |()| {
        move || {
            drop(waiting.borrow_mut().take());
            drop(drawing.borrow_mut().take());
        }
    });
    let view = &props.view;
    let height = view.height().map(|height| format!("height: {}px", height + LEGEND));
    html! {
        <figure class="chart">
            <figcaption>
                <span class="chart-title">{ view.title().to_owned() }{ props.children.clone() }</span>
                <span class="chart-aside">
                    <span class="table-unit">{ page.say_with("app-in-unit", &[("unit", view.unit().into())]) }</span>
                    if *library == Library::Ready {
                        <Save view={view.clone()} print={props.print.clone()} testid={props.testid.clone()} />
                    }
                </span>
            </figcaption>
            if *library == Library::Missing {
                <p class="chart-missing" role="status">{ page.say(props.missing) }</p>
            } else {
                <div class="chart-frame" ref={frame} style={height} role="img" aria-label={view.described().to_owned()} data-testid={props.testid.clone()}></div>
            }
        </figure>
    }
}
