//! Papers for people: tables to fill in, tables as read, results, faults, and what a committee takes to its meeting.
//!
//! Every paper is a [`Output`], plain data in a person's language; `office` makes a file of it.
#![warn(clippy::float_arithmetic)]

mod amendment_table;
mod amendments;
mod budget;
mod cells;
mod columns;
mod comparison;
mod estimate;
mod faults;
mod formula;
mod ledger;
mod page_furniture;
mod population;
mod results;
mod template;

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_i18n::Lang;
use cesuan_office::{Book, BookSheet, Output};
use cesuan_session::Session;

pub use amendments::{Amended, Amendment, FiscalEffect, Stretch, amendments};
pub use comparison::ComparisonSheet;
pub use estimate::{Estimate, Note, NoteKind, estimates};
pub use faults::faults;
pub use population::population;
pub use results::{Results, results};
pub use template::template;

/// What is to be written of a session. Columns are those of the comparison, the draft's first; where nothing is compared yet, the
/// session's scenarios are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Paper {
    /// Tables to fill in.
    Template,
    /// The population, as tables that read back.
    Population,
    /// The figures of the settings in force, with every line.
    Results {
        /// The date of writing, `yyyy-mm-dd`.
        date: Option<String>,
    },
    /// What is wrong with the tables read last, and the tables with the places marked.
    Faults,
    /// 修改对照表: what a scenario changes of the draft, a document.
    Amendments {
        /// The scenario's column.
        column: usize,
        /// The date of writing, `yyyy-mm-dd`.
        date: Option<String>,
    },
    /// 资金测算表: how each measure is costed, a workbook.
    Estimates {
        /// The column.
        column: usize,
        /// The date of writing, `yyyy-mm-dd`.
        date: Option<String>,
    },
    /// 方案对比: everything side by side, a workbook; [`ComparisonSheet`] says which sheet is which.
    Comparison {
        /// The date of writing, `yyyy-mm-dd`.
        date: Option<String>,
    },
}

impl Paper {
    /// The paper with a date, where it bears one.
    #[must_use]
    pub fn dated(mut self, day: &str) -> Self {
        match &mut self {
            Paper::Template | Paper::Population | Paper::Faults => {}
            Paper::Results { date }
            | Paper::Amendments { date, .. }
            | Paper::Estimates { date, .. }
            | Paper::Comparison { date } => *date = Some(day.to_owned()),
        }
        self
    }
}

/// How many faults of each code are listed on paper.
const LISTED: usize = 20_000;

/// Writes a paper.
///
/// # Errors
/// When the session has nothing to write about, or its settings cannot be run.
pub fn write(session: &mut Session, paper: &Paper, lang: Lang) -> Result<Output, Diagnostics> {
    let book = match paper {
        Paper::Template => template(session.rules().ok_or_else(nothing)?, lang),
        Paper::Population => {
            let seal = session.provenance();
            let (rules, people) = session.rules().zip(session.population()).ok_or_else(nothing)?;
            population(rules, people, seal.as_ref(), lang)
        }
        Paper::Results { date } => results(session, date.as_deref(), lang)?,
        Paper::Faults => {
            let reading = session.all_faults(LISTED).ok_or_else(nothing)?;
            let (sheets, ..) = session.sheets().ok_or_else(nothing)?;
            faults(sheets, &reading, lang)
        }
        Paper::Amendments { column, date } => {
            return amendment_table::amendment_table(session, *column, date.as_deref(), lang).map(Output::Document);
        }
        Paper::Estimates { column, date } => budget::budget(session, *column, date.as_deref(), lang)?,
        Paper::Comparison { date } => comparison::comparison(session, date.as_deref(), lang)?,
    };
    Ok(Output::Book(book))
}

/// There is nothing to write about.
fn nothing() -> Diagnostics {
    Diagnostic::error(Code::NoPolicy).into()
}

/// Words in a person's language.
#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    fn of(self, id: &str) -> String {
        cesuan_i18n::text(self.0, id, &[])
    }

    fn with(self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        cesuan_i18n::text(self.0, id, args)
    }

    /// A book with a title.
    fn book(self, title: String, subject: &str, sheets: Vec<BookSheet>) -> Book {
        Book {
            title,
            subject: subject.to_owned(),
            author: self.of("papers-author"),
            comment: String::new(),
            date: None,
            fingerprint: None,
            sheets,
        }
    }
}
