//! The open questions that nothing in the tables can price.

use yew::prelude::*;

use cesuan_i18n::Lang;
use cesuan_policy::check::Unpriced;

/// A section that lists the questions with the size they may have and the data that would price them.
pub(super) fn unpriced(lang: Lang, questions: &[Unpriced]) -> Html {
    let say = |id: &str| cesuan_i18n::text(lang, id, &[]);
    let question = |question: &Unpriced| {
        html! {
            <li key={question.id.clone()}>
                <p class="unpriced-question">
                    <span class="unpriced-clause">{ question.clause.clone() }</span>{ " " }{ lang.of(&question.question) }
                </p>
                <p class="readings-note">{ say("readings-unpriced-size") }{ lang.of(&question.size) }</p>
                <p class="readings-note">{ say("readings-unpriced-needs") }{ lang.of(&question.needs) }</p>
            </li>
        }
    };
    if questions.is_empty() {
        return Html::default();
    }
    html! {
        <section class="readings-unpriced" aria-labelledby="readings-unpriced" data-testid="readings-unpriced">
            <h2 id="readings-unpriced">{ say("readings-unpriced") }</h2>
            <p class="readings-note">{ say("readings-unpriced-about") }</p>
            <ul>{ for questions.iter().map(question) }</ul>
        </section>
    }
}
