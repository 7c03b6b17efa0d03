//! A chart of whatever can say how it is drawn. The library comes after the first figures; without it the tables say the same.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use serde_json::Value;
use web_sys::Element;
use yew::prelude::*;

use super::library::{Drawing, load};
use super::look::{LEGEND, Look};
use super::save::Save;
use crate::ui::context::use_page;

/// How long a chart waits for further figures before it is drawn, in milliseconds.
const PAUSE: u32 = 60;

/// What can be drawn.
pub(crate) trait Plotted: PartialEq + 'static {
    /// What it shows, in short.
    fn title(&self) -> &str;

    /// The unit of its amounts, in words.
    fn unit(&self) -> &str;

    /// What it shows, for people who do not see it.
    fn described(&self) -> &str;

    /// What has to be known to read it, beside the unit.
    fn note(&self) -> Option<&str> {
        None
    }

    /// How high its bars have to be together, in pixels; none where the styles say how high the chart is.
    fn height(&self) -> Option<u32>;

    /// Its option, and the room of what stands above the bars.
    fn option(&self, look: &Look) -> (Value, u32);
}

#[derive(Properties, PartialEq)]
pub(crate) struct PlotProps<V: Plotted> {
    pub view: Rc<V>,
    /// The fingerprint of the figures, where they are of scenarios.
    #[prop_or_default]
    pub print: Option<AttrValue>,
    /// For tests.
    pub testid: AttrValue,
    /// What stands beside the title.
    #[prop_or_default]
    pub children: Html,
    /// The id of what is said where the library does not come.
    #[prop_or("charts-missing")]
    pub missing: &'static str,
}

/// How far the library is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Library {
    Loading,
    Ready,
    Missing,
}

/// A chart under its title, with ways to save it.
#[component]
pub(crate) fn Plot<V: Plotted>(props: &PlotProps<V>) -> Html {
    let page = use_page();
    let frame = use_node_ref();
    let library = use_state_eq(|| Library::Loading);
    let drawing: Rc<RefCell<Option<Drawing>>> = use_mut_ref(|| None);
    let newest = use_mut_ref(|| None::<Rc<V>>);
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
                let Some(frame) = frame.cast::<Element>() else { return };
                let mut drawing = drawing.borrow_mut();
                if drawing.is_none() {
                    *drawing = Drawing::new(&frame);
                }
                let (option, _) = dressed(&*view, &Look::screen(&frame));
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
                        <Save<V> view={view.clone()} print={props.print.clone()} testid={props.testid.clone()} />
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

/// The option of a view as the library takes it, and the room of what stands above the bars.
pub(super) fn dressed<V: Plotted>(view: &V, look: &Look) -> (String, u32) {
    let (option, top) = view.option(look);
    (look.dressed(option, view), top)
}
