//! The chart by clause and year. Its library comes after the first figures; without it the table says the same.

mod library;
mod option;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::prelude::*;

use super::context::use_page;
use super::model::ChartView;
use library::{Drawing, load};

/// How long the chart waits for further figures before it is drawn, in milliseconds.
const PAUSE: u32 = 60;

#[derive(Properties, PartialEq)]
pub(crate) struct ChartProps {
    pub view: Rc<ChartView>,
}

/// How far the library is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Library {
    Loading,
    Ready,
    Missing,
}

#[component]
pub(crate) fn Chart(props: &ChartProps) -> Html {
    let page = use_page();
    let frame = use_node_ref();
    let library = use_state_eq(|| Library::Loading);
    let drawing: Rc<RefCell<Option<Drawing>>> = use_mut_ref(|| None);
    let newest = use_mut_ref(|| None::<Rc<ChartView>>);
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
            // The numbers come first: the chart follows after the frame, and seldom enough while a person types.
            let done = waiting.clone();
            let draw = move || {
                done.borrow_mut().take();
                let Some(view) = newest.borrow_mut().take() else { return };
                let mut drawing = drawing.borrow_mut();
                if drawing.is_none() {
                    *drawing = frame.cast::<Element>().and_then(|frame| Drawing::new(&frame));
                }
                let drawn = drawing.as_ref().is_some_and(|drawing| drawing.show(&option::option(&view)));
                if !drawn {
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
    html! {
        <figure class="chart">
            <figcaption>
                <span>{ page.say("app-chart") }
                    if let Some(draft) = &props.view.draft {
                        <span class="chart-draft">{ draft.label.clone() }</span>
                    }
                </span>
                <span class="table-unit">{ page.say_with("app-in-unit", &[("unit", props.view.unit.clone().into())]) }</span>
            </figcaption>
            if *library == Library::Missing {
                <p class="chart-missing" role="status">{ page.say("app-chart-missing") }</p>
            } else {
                <div class="chart-frame" ref={frame} role="img" aria-label={props.view.described.clone()} data-testid="chart"></div>
            }
        </figure>
    }
}
