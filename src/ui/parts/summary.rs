//! The total in one line. It stands on top of every page; where the figures are in sight anyway the styles leave it out.

use yew::prelude::*;

use crate::ui::context::{use_page, use_sources};
use crate::ui::jump_link::jump;
use crate::ui::model::{SummaryModel, summary};
use crate::ui::panel::{FIGURES, delta};

/// The total in one line, with the way to the figures; nothing before there are any.
#[component]
pub(crate) fn Summary() -> Html {
    let page = use_page();
    let sources = use_sources();
    let show = jump(&page, FIGURES);
    let view = {
        let made_of = (sources.figures.clone(), sources.population.clone(), sources.lang, sources.unit);
        use_memo(made_of, move |_| sources.input().and_then(summary))
    };
    let Some(SummaryModel { label, total, unit, change, basis, envelopes }) = &*view else { return Html::default() };
    html! {
        <button type="button" class="summary" title={label.clone()} onclick={show}>
            <span class="summary-total"><span class="summary-word">{ label.clone() }</span>{ " " }<b class="figure" data-testid="summary-total" data-yuan={total.yuan.clone()}>{ total.shown.clone() }</b>{ " " }{ unit.clone() }</span>
            { delta(&page, change) }
            if let Some(basis) = basis {
                <span class={classes!("badge", basis.class)}>{ basis.said.clone() }</span>
            }
            if let Some(envelopes) = envelopes {
                <span class={if envelopes.over { "summary-over" } else { "summary-fine" }}>{ envelopes.said.clone() }</span>
            }
        </button>
    }
}
