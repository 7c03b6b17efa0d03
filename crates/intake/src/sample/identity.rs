//! Ids and names of drawn enterprises and projects: well formed, and recognizable as synthetic.

use std::fmt::Write as _;

use crate::credit::check_character;

use super::column_ref::ColumnRef;

/// Text with numbers in it: `合成企业{number}`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct IdPattern(pub Vec<IdPiece>);

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IdPiece {
    /// Literal text.
    Words(String),
    /// The enterprise's number, from 1, with at least five digits.
    Number,
    /// The project's number among those of its enterprise, from 1.
    Project,
}

impl IdPattern {
    /// Parses a pattern.
    ///
    /// # Errors
    /// The unknown placeholder, or the text from a brace that is not closed.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            if !words.is_empty() {
                pieces.push(IdPiece::Words(words.to_owned()));
            }
            let (name, after) = after.split_once('}').ok_or_else(|| rest.to_owned())?;
            pieces.push(match name {
                "number" => IdPiece::Number,
                "project" => IdPiece::Project,
                _ => return Err(format!("{{{name}}}")),
            });
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(IdPiece::Words(rest.to_owned()));
        }
        Ok(Self(pieces))
    }

    /// Appends the text for an enterprise and a project, both numbered from 0.
    pub(super) fn write(&self, out: &mut String, enterprise: u64, project: u64) {
        for piece in &self.0 {
            // Writing to a string does not fail.
            let _ = match piece {
                IdPiece::Words(words) => out.write_str(words),
                IdPiece::Number => write!(out, "{:05}", enterprise + 1),
                IdPiece::Project => write!(out, "{}", project + 1),
            };
        }
    }
}

/// How the ids of enterprises are made.
#[derive(Clone, Debug)]
pub(super) enum EnterpriseId {
    /// From a pattern.
    Pattern(IdPattern),
    /// As credit codes of GB 32100-2015.
    CreditCode(CreditCode),
}

/// The parts of drawn credit codes: type of organization, division, a mark that no real code has, the enterprise's
/// number, and the check character.
#[derive(Clone, Debug)]
pub(super) struct CreditCode {
    /// Two characters for the type of organization.
    pub head: String,
    /// At most [`MARK`] characters.
    pub mark: String,
    /// The category column that decides the division.
    pub by: ColumnRef,
    /// Six digits for each option of the category.
    pub divisions: Vec<String>,
}

/// The most characters of a mark. They are taken from the nine characters of the organization's number, of which seven
/// must be left for digits.
pub(super) const MARK: usize = 2;

/// The number of characters between the division and the check character.
const BODY: usize = 9;

impl CreditCode {
    /// Appends the code of an enterprise, numbered from 0, with an option of the category.
    pub(super) fn write(&self, out: &mut String, enterprise: u64, option: usize) {
        let start = out.len();
        let division = self.divisions.get(option).map_or("", String::as_str);
        let width = BODY - self.mark.len();
        // Writing to a string does not fail.
        let _ = write!(out, "{}{division}{}{:0width$}", self.head, self.mark, enterprise + 1);
        let check = check_character(&out.as_bytes()[start..]).unwrap_or(b'0');
        out.push(char::from(check));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_hold_numbers_and_say_what_they_do_not_know() {
        let written = |text: &str| {
            let mut out = String::new();
            IdPattern::parse(text).map(|pattern| pattern.write(&mut out, 41, 1)).map(|()| out)
        };
        assert_eq!(written("P{number}-{project}"), Ok("P00042-2".to_owned()));
        assert_eq!(written("甲"), Ok("甲".to_owned()));
        assert_eq!(written("a{name}"), Err("{name}".to_owned()));
        assert_eq!(written("a{number"), Err("a{number".to_owned()));
    }
}
