//! A text field for a number: it reads what is typed at once, and says beside it what does not fit.

use yew::prelude::*;

use crate::ui::context::{Page, use_page};
use crate::ui::dom;
use crate::ui::keys::step_of;
use crate::ui::model::{UnitModel, is_bare, read, stepped};
use crate::ui::state::Action;
use cesuan_i18n::diagnostic::{Rendered, render};
use cesuan_policy::check::Setting;

#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub parameter: usize,
    /// The number as it is, without its unit.
    pub text: AttrValue,
    /// What stands in the field while it is blank.
    #[prop_or_default]
    pub blank: AttrValue,
    pub unit: UnitModel,
    /// The values of the policy years.
    pub values: Vec<Setting>,
    /// The year the field is for; none for all of them.
    #[prop_or_default]
    pub year: Option<usize>,
    /// Enter was pressed on a value that fits.
    pub accept: Callback<()>,
}

/// A field for the values of a parameter. It keeps what is typed while that is no value.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let page = use_page();
    // What is being typed; none while the field shows the value itself.
    let typed = use_state(|| None::<String>);
    let fault = use_state(|| None::<Rendered>);
    // What typing set last; any other value was set by other means and puts an end to typing.
    let own = use_mut_ref(|| None::<Vec<Setting>>);
    {
        let (typed, fault, page, own) = (typed.clone(), fault.clone(), page.clone(), own.clone());
        use_effect_with(props.values.clone(), move |values| {
            let typing = own.borrow().is_some();
            if typing && own.borrow().as_ref() != Some(values) {
                *own.borrow_mut() = None;
                typed.set(None);
                fault.set(None);
                page.act(Action::Unreadable(false));
            }
        });
    }
    let oninput = {
        let (typed, fault, page, own) = (typed.clone(), fault.clone(), page.clone(), own.clone());
        let (parameter, year, values) = (props.parameter, props.year, props.values.clone());
        Callback::from(move |event: InputEvent| {
            let (Some(input), Some(policy)) = (dom::input_of(&event), page.policy.clone()) else { return };
            let text = input.value();
            match read(page.lang, &policy.parameters[parameter], &policy.categories, &text) {
                Ok(setting) => {
                    fault.set(None);
                    page.act(Action::Unreadable(false));
                    let mut values = values.clone();
                    match year {
                        Some(year) => values[year] = setting,
                        None => values.fill(setting),
                    }
                    *own.borrow_mut() = Some(values.clone());
                    page.act(Action::Set { parameter, values });
                }
                Err(diagnostic) => {
                    own.borrow_mut().get_or_insert_with(|| values.clone());
                    fault.set(Some(render(page.lang, &diagnostic)));
                    page.act(Action::Unreadable(true));
                }
            }
            typed.set(Some(text));
        })
    };
    let onkeydown = {
        let (fault, page, accept) = (fault.clone(), page.clone(), props.accept.clone());
        let (parameter, year, values) = (props.parameter, props.year, props.values.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                if fault.is_none() {
                    accept.emit(());
                }
            } else if let Some(steps) = step_of(&event) {
                event.prevent_default();
                step(&page, parameter, year, &values, steps);
            }
        })
    };
    let onblur = {
        let (typed, fault, own) = (typed.clone(), fault.clone(), own.clone());
        Callback::from(move |_: FocusEvent| {
            if fault.is_none() {
                typed.set(None);
                *own.borrow_mut() = None;
            }
        })
    };
    let value = (*typed).clone().unwrap_or_else(|| props.text.to_string());
    let bare = is_bare(&value) || (value.is_empty() && props.blank.is_empty());
    let unit = bare.then(|| props.unit.shown.clone()).filter(|unit| !unit.is_empty());
    let fault_id = format!("{}-fault", props.id);
    let unit_side = if props.unit.before { "before" } else { "after" };
    html! {
        <div class={classes!("field", fault.is_some().then_some("faulty"))}>
            <label for={props.id.clone()} class={classes!(props.year.is_none().then_some("unseen"))}>{ props.label.clone() }</label>
            <div class={classes!("field-box", unit_side)}>
                <input
                    type="text" inputmode="decimal" autocomplete="off" spellcheck="false" class="figure"
                    id={props.id.clone()} data-testid={props.id.clone()} {value} placeholder={props.blank.clone()}
                    aria-invalid={fault.is_some().to_string()} aria-describedby={fault_id.clone()}
                    {oninput} {onkeydown} {onblur}
                />
                if let Some(unit) = unit {
                    <span class="field-unit" aria-hidden="true">{ unit }</span>
                }
            </div>
            <div class="field-fault" id={fault_id}>
                if let Some(fault) = &*fault {
                    <div role="alert">
                        <p>{ fault.headline.clone() }</p>
                        <p class="field-help">{ fault.help.clone() }</p>
                    </div>
                }
            </div>
        </div>
    }
}

/// Moves a year, or all of them, by some steps.
fn step(page: &Page, parameter: usize, year: Option<usize>, values: &[Setting], steps: i32) {
    let (Some(year), Some(policy)) = (year, page.policy.as_ref()) else {
        return page.act(Action::Step { parameter, steps });
    };
    let moved = stepped(&policy.parameters[parameter], &values[year..=year], steps);
    if let Some([next]) = moved.as_deref() {
        let mut values = values.to_vec();
        values[year] = next.clone();
        page.act(Action::Set { parameter, values });
    }
}
