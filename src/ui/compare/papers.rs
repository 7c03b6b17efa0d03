//! The papers for a meeting, and the fingerprints by which their figures can be reproduced.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::ui::context::Page;
use crate::ui::download::Download;
use crate::ui::model::compare::matrix::column_name;
use crate::ui::route::Route;
use cesuan_exports::Form;
use cesuan_scenario::Provenance;
use cesuan_session::Comparison;
use cesuan_session::Export;

/// The papers of each column, with the fingerprints of its figures. `fresh` says whether the comparison is of the scenarios as
/// they are now.
pub(super) fn papers(page: &Page, comparison: &Comparison, fresh: bool) -> Html {
    let row = |column: usize| {
        let name = column_name(page.lang, comparison, column);
        let disabled = !fresh || comparison.columns[column].outcome.is_none();
        let of = AttrValue::from(name.clone());
        html! {
            <tr key={column}>
                <th scope="row">{ name }</th>
                <td>
                    if column > 0 {
                        <Download label="compare-amendments" export={Export::Amendments { column }} form={Form::Document} name="compare-amendments-name" of={of.clone()} {disabled} testid={format!("amendments-{column}")} />
                    }
                    <Download label="compare-estimates" export={Export::Estimates { column }} name="compare-estimates-name" of={of} {disabled} testid={format!("estimates-{column}")} />
                </td>
                <td>{ seal(&page.say("compare-seal"), &comparison.columns[column].seal) }</td>
            </tr>
        }
    };
    html! {
        <>
            <p class="compare-note">{ page.say("compare-papers-about") }</p>
            <div class="compare-tools">
                <Download label="compare-workbook" export={Export::Comparison} name="compare-workbook-name" disabled={!fresh} testid="comparison-workbook" />
                <Link<Route> to={Route::Report} classes="button">{ page.say("compare-paper-report") }</Link<Route>>
            </div>
            <table class="papers">
                <thead><tr><th scope="col">{ page.say("compare-scenario") }</th><th scope="col">{ page.say("compare-paper") }</th><th scope="col">{ page.say("compare-seal-head") }</th></tr></thead>
                <tbody>{ for (0..comparison.columns.len()).map(row) }</tbody>
            </table>
        </>
    }
}

/// What figures are made of, in few signs.
fn seal(label: &str, seal: &Provenance) -> Html {
    let Provenance { rules, population, scenario, engine, figures } = seal;
    html! { <code class="seal-print" title={label.to_owned()}>{ format!("{rules} · {population} · {scenario} · {engine} · {figures}") }</code> }
}
