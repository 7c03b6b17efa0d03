//! Reasons: measure by measure, row by row, step by step. Every parameter in them links to its place in the draft.

use yew::prelude::*;

use crate::ui::context::{Page, use_page};
use crate::ui::jump_link::jump;
use crate::ui::model::SERIES;
use crate::ui::model::dossier::{MeasureReasons, ReasonModel, ReasonPiece, StepModel};
use crate::ui::panel::brief_delta;
use cesuan_i18n::Lang;
use cesuan_i18n::explain::StepKind;

/// The position of the clause a person points at, as state that [`ClauseLink`] sets and [`ParameterLink`] reads.
#[derive(Clone, PartialEq)]
pub(crate) struct Lit(UseStateHandle<Option<AttrValue>>);

#[derive(Properties, PartialEq)]
pub(crate) struct LightingProps {
    pub children: Html,
}

/// Lights up the parameters of a clause inside it while a person points at the clause.
#[component]
pub(crate) fn Lighting(props: &LightingProps) -> Html {
    let lit = use_state_eq(|| None);
    html! { <ContextProvider<Lit> context={Lit(lit)}>{ props.children.clone() }</ContextProvider<Lit>> }
}

#[derive(Properties, PartialEq)]
struct ClauseLinkProps {
    /// The clause's position.
    clause: AttrValue,
    /// The id of its element on the draft's page.
    place: AttrValue,
}

/// A link to a clause in the draft; while a person points at it, the parameters of the clause light up.
#[component]
fn ClauseLink(props: &ClauseLinkProps) -> Html {
    let page = use_page();
    let lit = use_context::<Lit>();
    let go = jump(&page, &props.place);
    let point = |clause: Option<AttrValue>| {
        let lit = lit.clone();
        move || {
            if let Some(Lit(lit)) = &lit {
                lit.set(clause.clone());
            }
        }
    };
    let (on, off) = (point(Some(props.clause.clone())), point(None));
    let (on_focus, off_focus) = (on.clone(), off.clone());
    html! {
        <a
            class="clause-link" href="#/" lang={Lang::Zh.tag()} onclick={go} title={page.say("enterprises-to-clause")}
            onmouseenter={Callback::from(move |_| on())} onmouseleave={Callback::from(move |_| off())}
            onfocus={Callback::from(move |_| on_focus())} onblur={Callback::from(move |_| off_focus())}
        >{ props.clause.clone() }</a>
    }
}

/// Measures, each to be unfolded into its reasons. `granted` says whether the measures have lines: then their amounts stand
/// beside them.
pub(crate) fn reasons(measures: &[MeasureReasons], granted: bool) -> Html {
    html! { <div class="reasons">{ for measures.iter().map(|measure| html! {
        <MeasureFold key={measure.id.clone()} measure={measure.clone()} {granted} />
    }) }</div> }
}

#[derive(Properties, PartialEq)]
struct MeasureFoldProps {
    measure: MeasureReasons,
    granted: bool,
}

/// A measure with its reasons folded away.
#[component]
fn MeasureFold(props: &MeasureFoldProps) -> Html {
    let page = use_page();
    let MeasureReasons { measure, id, label, clause, sums, reasons, .. } = &props.measure;
    let opened = use_state_eq(|| false);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            let element: web_sys::Element = event.target_unchecked_into();
            opened.set(element.has_attribute("open"));
        })
    };
    html! {
        <details class="reason" id={format!("reason-{id}")} {ontoggle} style={format!("--series: var(--series-{})", measure % SERIES)}>
            <summary data-testid={format!("reason-{id}")}>
                <span class="swatch" aria-hidden="true"></span>
                <span class="reason-label">{ label.clone() }</span>
                if props.granted {
                    <span class="reason-amount figure" data-yuan={sums.total.yuan.clone()}>{ sums.total.shown.clone() }</span>
                    { brief_delta(&page, &sums.change) }
                }
            </summary>
            // The reasons are drawn only while they are unfolded: an enterprise with many projects has thousands of steps.
            if *opened {
                <div class="reason-body">
                    <p class="reason-clause"><ClauseLink clause={clause.clone()} place={format!("measure-{id}")} /></p>
                    { for reasons.iter().map(|reason| row_reason(&page, reason)) }
                </div>
            }
        </details>
    }
}

/// Why one row gets what it gets.
fn row_reason(page: &Page, reason: &ReasonModel) -> Html {
    let place = reason.place.clone();
    html! {
        <section class="why" key={place.clone()} id={place.clone()} tabindex="-1" data-testid={place}>
            <h3>
                <span class="figure">{ reason.heading.clone() }</span>
                if let Some(amount) = &reason.amount {
                    <span class="why-amount figure" data-yuan={amount.yuan.clone()}>{ amount.shown.clone() }</span>
                }
            </h3>
            <p class="why-reason">{ sentence(&reason.sentence) }</p>
            { steps(page, &reason.steps) }
            if let Some((drafted, drafted_steps)) = &reason.draft {
                <details class="why-draft">
                    <summary><span class="badge draft">{ page.say("app-draft") }</span>{ " " }{ sentence(drafted) }</summary>
                    { steps(page, drafted_steps) }
                </details>
            }
        </section>
    }
}

fn steps(page: &Page, steps_: &[StepModel]) -> Html {
    if steps_.is_empty() {
        return Html::default();
    }
    html! { <ul class="steps">{ for steps_.iter().map(|one| step(page, one)) }</ul> }
}

fn step(page: &Page, step: &StepModel) -> Html {
    let (class, spoken) = match step.kind {
        StepKind::Met => ("met", "enterprises-met"),
        StepKind::Unmet => ("unmet", "enterprises-unmet"),
        StepKind::Amount => ("amount", ""),
        StepKind::Limit => ("limit", "enterprises-limit"),
        StepKind::Rival => ("rival", ""),
        StepKind::Note => ("note", ""),
    };
    html! {
        <li class={classes!("step", class)}>
            if !spoken.is_empty() {
                <span class="unseen">{ page.say(spoken) }</span>
            }
            { sentence(&step.pieces) }
            { steps(page, &step.steps) }
        </li>
    }
}

/// A sentence with its values.
pub(crate) fn sentence(pieces: &[ReasonPiece]) -> Html {
    let piece = |piece: &ReasonPiece| match piece {
        ReasonPiece::Words(words) => html! { { words.clone() } },
        ReasonPiece::Value { label, text, given } => html! {
            <span class="said">
                { value_label(label.as_ref()) }
                <span class={classes!("said-text", "figure", given.then_some("given"))}>{ text.clone() }</span>
            </span>
        },
        ReasonPiece::Parameter { label, text, place, clause } => html! {
            <ParameterLink label={label.clone()} text={text.clone()} place={place.clone()}
                clause={clause.clone().map(AttrValue::from)} />
        },
    };
    html! { <>{ for pieces.iter().map(piece) }</> }
}

fn value_label(label: Option<&String>) -> Html {
    html! { <>{ for label.map(|label| html! { <span class="said-label">{ label.clone() }{ " " }</span> }) }</> }
}

#[derive(Properties, PartialEq)]
struct ParameterProps {
    label: Option<String>,
    text: AttrValue,
    /// The id of the element of the draft's page where the parameter stands.
    place: AttrValue,
    /// The position of the clause it stands in.
    clause: Option<AttrValue>,
}

/// A number of the policy: leads to where it stands in the draft, and lights up with its clause. It is a component because
/// pointing at a clause redraws these links alone.
#[component]
fn ParameterLink(props: &ParameterProps) -> Html {
    let lit = use_context::<Lit>();
    let go = jump(&use_page(), &props.place);
    let is_lit = props.clause.is_some() && lit.as_ref().is_some_and(|Lit(lit)| **lit == props.clause);
    html! {
        <span class={classes!("said", is_lit.then_some("lit"))}>
            { value_label(props.label.as_ref()) }
            <a class="said-text figure parameter" href="#/" onclick={go} title={props.clause.clone()}
                data-testid={format!("to-{}", props.place)}>{ props.text.clone() }</a>
        </span>
    }
}
