//! What the columns and rows of a comparison are called on each face.

use cesuan_session::{ComparedMeasure, ComparedParameter, Comparison, Outcome};

use super::{Row, RowQuantity, Subject};
use crate::{Lang, attribute, text};

/// Where the table is drawn, as far as its words differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    Page,
    Workbook,
    Terminal,
}

impl Face {
    /// The attribute of a sentence with the face's own words.
    const fn attribute(self) -> &'static str {
        match self {
            Face::Page => "page",
            Face::Workbook => "workbook",
            Face::Terminal => "terminal",
        }
    }

    /// The attribute for a quantity of one year.
    const fn attribute_in_year(self) -> &'static str {
        match self {
            Face::Page => "page-year",
            Face::Workbook => "workbook-year",
            Face::Terminal => "terminal-year",
        }
    }

    fn word(self, lang: Lang, id: &str) -> String {
        attribute(lang, id, self.attribute(), &[]).unwrap_or_else(|| text(lang, id, &[]))
    }
}

/// What a column is called: a scenario by its name, the draft (and a column that is not there) by a word.
pub fn column(lang: Lang, face: Face, comparison: &Comparison, column: usize) -> String {
    match comparison.columns.get(column) {
        Some(named) if !named.name.is_empty() => named.name.clone(),
        _ => face.word(lang, "comparison-draft"),
    }
}

/// What a row's subject is called; blank where it is the scenario as a whole.
pub fn subject(lang: Lang, face: Face, subject: Subject<'_>) -> String {
    match subject {
        Subject::Scenario => String::new(),
        Subject::Parameter(compared) => lang.of(&compared.parameter.label).to_owned(),
        Subject::File(file) => file.path.clone(),
        Subject::Measure(measure) => lang.of(&measure.label).to_owned(),
        Subject::Payer(payer) => lang.of(&payer.label).to_owned(),
        Subject::Account(account) => crate::accounts::compared(lang, account),
        Subject::Commitments => text(lang, "comparison-commitments", &[]),
        Subject::Group(_, group) => match &group.label {
            Some(label) => lang.of(label).to_owned(),
            None => face.word(lang, "comparison-no-group"),
        },
        Subject::Contest(contest) => lang.of(&contest.label).to_owned(),
    }
}

/// What a row of an account or of commitments is called: its subject and its quantity.
pub fn subject_and_quantity(lang: Lang, face: Face, row: &Row<'_>) -> String {
    let args = [
        ("subject", subject(lang, face, row.subject).into()),
        ("quantity", quantity(lang, face, row.quantity, None).into()),
    ];
    text(lang, "comparison-subject-and-quantity", &args)
}

/// A measure's label; one of income forgone says that it is.
pub fn measure(lang: Lang, measure: &ComparedMeasure) -> String {
    let label = lang.of(&measure.label);
    if measure.forgone { text(lang, "comparison-forgone", &[("label", label.into())]) } else { label.to_owned() }
}

/// What a row is called by its quantity, over all years or in one.
pub fn quantity(lang: Lang, face: Face, quantity: RowQuantity, year: Option<i32>) -> String {
    let Some(id) = quantity.words() else { return String::new() };
    match year {
        None => face.word(lang, id),
        Some(year) => attribute(lang, id, face.attribute_in_year(), &[("year", year.to_string().into())])
            .unwrap_or_else(|| in_year(lang, year, &face.word(lang, id))),
    }
}

/// Something, in a policy year.
pub fn in_year(lang: Lang, year: i32, what: &str) -> String {
    text(lang, "comparison-in-year", &[("year", year.to_string().into()), ("what", what.into())])
}

/// The labels of the parameters a scenario changes without altering a figure.
pub fn idle<'a>(lang: Lang, comparison: &'a Comparison, outcome: &'a Outcome) -> impl Iterator<Item = &'a str> {
    outcome.idle.iter().map(move |id| {
        let known = |compared: &&ComparedParameter| compared.parameter.id == *id;
        comparison.parameters.iter().find(known).map_or(id.as_str(), |it| lang.of(&it.parameter.label))
    })
}
