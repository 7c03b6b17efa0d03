//! Workbooks for people: tables to fill in, tables as read, results, faults.
//!
//! Every paper is a [`Book`], plain data in a person's language; `office` makes a file of it.

mod amendments;
mod columns;
mod estimate;
mod faults;
mod formula;
mod lines;
mod population;
mod results;
mod template;

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::i18n::{self, Lang};
use crate::office::{Book, BookCell, BookColumn, BookSheet};
use crate::session::Session;

pub use amendments::{Amended, Amendment, FiscalEffect, Stretch, amendments};
pub use estimate::{Estimate, estimates};
pub use faults::faults;
pub use population::population;
pub use results::{Results, results};
pub use template::template;

/// What is to be written of a session.
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
}

/// How many faults of each code are listed on paper.
const LISTED: usize = 20_000;

/// Writes a paper.
///
/// # Errors
/// When the session has nothing to write about, or its settings cannot be run.
pub fn write(session: &mut Session, paper: &Paper, lang: Lang) -> Result<Book, Diagnostics> {
    let nothing = || Diagnostics::from(Diagnostic::error(Code::NoPolicy));
    match paper {
        Paper::Template => Ok(template(session.rules().ok_or_else(nothing)?, lang)),
        Paper::Population => {
            let (rules, people) = session.rules().zip(session.population()).ok_or_else(nothing)?;
            Ok(population(rules, people, lang))
        }
        Paper::Results { date } => results(session, date.as_deref(), lang),
        Paper::Faults => {
            let reading = session.all_faults(LISTED).ok_or_else(nothing)?;
            let (sheets, ..) = session.sheets().ok_or_else(nothing)?;
            Ok(faults(sheets, &reading, lang))
        }
    }
}

/// Words in a person's language.
#[derive(Clone, Copy)]
struct Words(Lang);

impl Words {
    fn of(self, id: &str) -> String {
        i18n::text(self.0, id, &[])
    }

    fn with(self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        i18n::text(self.0, id, args)
    }

    /// A book with a title.
    fn book(self, title: String, subject: &str, sheets: Vec<BookSheet>) -> Book {
        Book {
            title,
            subject: subject.to_owned(),
            author: self.of("papers-author"),
            comment: String::new(),
            date: None,
            sheets,
        }
    }
}

/// A sheet with a head that stays in sight.
fn headed(name: String, head: Vec<BookCell>, widths: &[u16]) -> BookSheet {
    BookSheet {
        name,
        columns: widths.iter().map(|width| BookColumn { width: *width, text: false }).collect(),
        frozen_rows: 1,
        filter: true,
        rows: vec![head],
        ..BookSheet::default()
    }
}
