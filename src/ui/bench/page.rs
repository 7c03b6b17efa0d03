//! The page that measures how fast the engine is in this browser.

use std::rc::Rc;

use yew::prelude::*;

use super::stopwatch::Stopwatch;
use crate::ui::context::{Page, use_page};
use crate::ui::parts::sheet;
use crate::ui::route::Route;
use cesuan_bench::Measured;
use cesuan_i18n::figures;

/// The sizes of the samples on offer, in enterprises.
const SIZES: [u32; 3] = [1_100, 100_000, 1_000_000];

/// A measurement of one size.
#[derive(Clone, PartialEq)]
enum Measurement {
    UnderWay,
    Done(Rc<Measured>),
    Failed,
}

/// The page.
#[component]
pub(crate) fn BenchPage() -> Html {
    let page = use_page();
    let known = use_state(Vec::<(u32, Measurement)>::new);
    let stopwatch = use_mut_ref(|| None::<Stopwatch>);
    let policy = page.policy.as_ref().map(|policy| policy.id.clone());
    let busy = known.last().is_some_and(|(_, last)| *last == Measurement::UnderWay);
    let start = |size: u32| {
        let (known, stopwatch, policy) = (known.clone(), stopwatch.clone(), policy.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(policy) = policy.clone() else { return };
            let before: Vec<_> = known.iter().filter(|(other, _)| *other != size).cloned().collect();
            let then = {
                let (known, before) = (known.clone(), before.clone());
                Callback::from(move |measured: Option<Measured>| {
                    let now = measured.map_or(Measurement::Failed, |measured| Measurement::Done(Rc::new(measured)));
                    known.set(before.iter().cloned().chain([(size, now)]).collect());
                })
            };
            known.set(before.into_iter().chain([(size, Measurement::UnderWay)]).collect());
            *stopwatch.borrow_mut() = Stopwatch::start(policy, size, then);
        })
    };
    let body = html! {
        <>
            <p class="bench-sizes">
                { for SIZES.iter().map(|size| {
                    let count = figures::count(page.lang, u64::from(*size));
                    html! {
                        <button type="button" class="button" disabled={busy || policy.is_none()} onclick={start(*size)}>
                            { page.say_with("app-bench-measure", &[("count", count.into())]) }
                        </button>
                    }
                }) }
            </p>
            <div aria-live="polite">
                { for known.iter().map(|(size, one)| result(&page, *size, one)) }
            </div>
        </>
    };
    let name = Route::Bench.name();
    sheet(name, page.say(name), Some(page.say("app-bench-about")), body)
}

fn result(page: &Page, size: u32, measurement: &Measurement) -> Html {
    let count = figures::count(page.lang, u64::from(size));
    match measurement {
        Measurement::UnderWay => {
            html! { <p key={size} role="status">{ page.say_with("app-bench-under-way", &[("count", count.into())]) }</p> }
        }
        Measurement::Failed => {
            html! { <p key={size} role="alert">{ page.say_with("app-bench-failed", &[("count", count.into())]) }</p> }
        }
        Measurement::Done(measured) => table(page, size, measured),
    }
}

fn table(page: &Page, size: u32, measured: &Measured) -> Html {
    let rows = measured.enterprise_rows;
    let time_row = |what: AttrValue, time: u64, id: &'static str| {
        html! {
            <tr data-testid={id} data-nanoseconds={time.to_string()}>
                <th scope="row">{ what }</th>
                <td class="number-cell figure">{ figures::duration(page.lang, time) }</td>
                <td class="number-cell figure">{ figures::tenths(time * 10 / rows.max(1)) }</td>
            </tr>
        }
    };
    let named = |id: &str, label| page.say_with(id, &[("name", page.lang.of(label).into())]);
    let caption = page.say_with(
        "bench-size",
        &[
            ("enterprises", figures::count(page.lang, u64::from(size)).into()),
            ("rows", figures::count(page.lang, rows).into()),
            ("projects", figures::count(page.lang, measured.project_rows).into()),
            ("megabytes", figures::count(page.lang, measured.bytes / 1_000_000).into()),
        ],
    );
    html! {
        <section key={size} data-testid={format!("bench-{size}")}>
            <table class="table">
                <caption>{ caption }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ page.say("bench-what") }</th>
                        <th scope="col" class="number-cell">{ page.say("bench-time") }</th>
                        <th scope="col" class="number-cell">{ page.say("bench-per-row") }</th>
                    </tr>
                </thead>
                <tbody>
                    { time_row(page.say("bench-load"), measured.load, "load") }
                    { time_row(page.say("bench-full"), measured.full, "full") }
                    if let Some(time) = measured.by_hand {
                        { time_row(page.say("bench-by-hand"), time, "by-hand") }
                    }
                    if let Some((typical, slowest)) = measured.typical_and_slowest() {
                        { time_row(named("bench-changed", &typical.0), typical.1, "typical") }
                        { time_row(named("bench-slowest", &slowest.0), slowest.1, "slowest") }
                    }
                </tbody>
            </table>
            if let Some(ratio) = measured.ratio() {
                <p>{ page.say_with("bench-ratio", &[("ratio", format!("{}.{:02}", ratio / 100, ratio % 100).into())]) }</p>
            }
        </section>
    }
}
