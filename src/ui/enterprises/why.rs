//! Reasons: measure by measure, row by row, step by step, every parameter a way to its clause.

use yew::prelude::*;

use crate::ui::context::use_page;
use crate::ui::go::use_go;
use crate::ui::model::{MeasureWhy, PieceWhy, SERIES, StepView, WhyView};
use crate::ui::panel::Delta;
use cesuan_i18n::Lang;
use cesuan_i18n::explain::StepKind;

/// The clause a person points at, and the way to point at another.
#[derive(Clone, PartialEq)]
pub(crate) struct Lit(UseStateHandle<Option<AttrValue>>);

#[derive(Properties, PartialEq)]
pub(crate) struct LightingProps {
    pub children: Html,
}

/// Lets what a clause explains light up while a person points at the clause.
#[component]
pub(crate) fn Lighting(props: &LightingProps) -> Html {
    let lit = use_state_eq(|| None);
    html! { <ContextProvider<Lit> context={Lit(lit)}>{ props.children.clone() }</ContextProvider<Lit>> }
}

#[derive(Properties, PartialEq)]
struct ClauseProps {
    /// The clause's position.
    clause: AttrValue,
    /// Where it stands on the draft's page.
    place: AttrValue,
}

/// A clause's position: points at what it explains, leads to where it stands.
#[component]
fn Clause(props: &ClauseProps) -> Html {
    let page = use_page();
    let lit = use_context::<Lit>();
    let go = use_go(&props.place);
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

#[derive(Properties, PartialEq)]
pub(crate) struct ReasonsProps {
    pub measures: Vec<MeasureWhy>,
    /// Whether the measures have lines: then their amounts stand beside them.
    pub granted: bool,
}

/// Measures, each to be unfolded into its reasons.
#[component]
pub(crate) fn Reasons(props: &ReasonsProps) -> Html {
    html! { <div class="reasons">{ for props.measures.iter().map(|measure| html! {
        <Measure key={measure.id.clone()} measure={measure.clone()} granted={props.granted} />
    }) }</div> }
}

#[derive(Properties, PartialEq)]
struct MeasureProps {
    measure: MeasureWhy,
    granted: bool,
}

#[component]
fn Measure(props: &MeasureProps) -> Html {
    let MeasureWhy { measure, id, label, clause, sums, whys, .. } = &props.measure;
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
                    <Delta change={sums.change.clone()} brief=true />
                }
            </summary>
            // What is folded away is not drawn: an enterprise with many projects has thousands of steps.
            if *opened {
                <div class="reason-body">
                    <p class="reason-clause"><Clause clause={clause.clone()} place={format!("measure-{id}")} /></p>
                    { for whys.iter().map(|why| html! { <Why key={why.place.clone()} why={why.clone()} clause={clause.clone()} /> }) }
                </div>
            }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct WhyProps {
    why: WhyView,
    clause: AttrValue,
}

#[component]
fn Why(props: &WhyProps) -> Html {
    let page = use_page();
    let why = &props.why;
    html! {
        <section class="why" id={why.place.clone()} tabindex="-1" data-testid={why.place.clone()}>
            <h3>
                <span class="figure">{ why.heading.clone() }</span>
                if let Some(amount) = &why.amount {
                    <span class="why-amount figure" data-yuan={amount.yuan.clone()}>{ amount.shown.clone() }</span>
                }
            </h3>
            <p class="why-reason"><Pieces pieces={why.reason.clone()} /></p>
            <Steps steps={why.steps.clone()} />
            if let Some((reason, steps)) = &why.draft {
                <details class="why-draft">
                    <summary><span class="badge draft">{ page.say("app-draft") }</span>{ " " }<Pieces pieces={reason.clone()} /></summary>
                    <Steps steps={steps.clone()} />
                </details>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct StepsProps {
    steps: Vec<StepView>,
}

#[component]
fn Steps(props: &StepsProps) -> Html {
    let page = use_page();
    if props.steps.is_empty() {
        return Html::default();
    }
    let step = |step: &StepView| {
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
                <Pieces pieces={step.pieces.clone()} />
                <Steps steps={step.steps.clone()} />
            </li>
        }
    };
    html! { <ul class="steps">{ for props.steps.iter().map(step) }</ul> }
}

#[derive(Properties, PartialEq)]
pub(crate) struct PiecesProps {
    pub pieces: Vec<PieceWhy>,
}

/// A sentence with its values.
#[component]
pub(crate) fn Pieces(props: &PiecesProps) -> Html {
    let piece = |piece: &PieceWhy| match piece {
        PieceWhy::Words(words) => html! { { words.clone() } },
        PieceWhy::Value { label, text, given } => html! {
            <span class="said">{ for label.iter().map(|label| html! { <span class="said-label">{ label.clone() }{ " " }</span> }) }<span class={classes!("said-text", "figure", given.then_some("given"))}>{ text.clone() }</span></span>
        },
        PieceWhy::Parameter { label, text, place, clause } => html! {
            <ParameterLink label={label.clone()} text={text.clone()} place={place.clone()} clause={clause.clone().map(AttrValue::from)} />
        },
    };
    html! { <>{ for props.pieces.iter().map(piece) }</> }
}

#[derive(Properties, PartialEq)]
struct ParameterProps {
    label: Option<String>,
    text: AttrValue,
    place: AttrValue,
    clause: Option<AttrValue>,
}

/// A number of the policy: leads to where it stands, and lights up with its clause.
#[component]
fn ParameterLink(props: &ParameterProps) -> Html {
    let lit = use_context::<Lit>();
    let go = use_go(&props.place);
    let is_lit = props.clause.is_some() && lit.as_ref().is_some_and(|Lit(lit)| **lit == props.clause);
    html! {
        <span class={classes!("said", is_lit.then_some("lit"))}>
            { for props.label.iter().map(|label| html! { <span class="said-label">{ label.clone() }{ " " }</span> }) }
            <a class="said-text figure parameter" href="#/" onclick={go} title={props.clause.clone()} data-testid={format!("to-{}", props.place)}>{ props.text.clone() }</a>
        </span>
    }
}
