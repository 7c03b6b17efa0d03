//! Splits the text of a formula into tokens.

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Span, nearest};
use cesuan_base::dim::Dim;
use cesuan_base::money::Exact;

use super::quantity::{QuantityError, half_width, parse_quantity, unit_signs};

/// A token with its bytes in the formula's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Number(Exact, Dim),
    Name(String),
    Sign(&'static str),
    End,
}

/// Operators and brackets as they may be written, longest first, each with the operator it means.
const SIGNS: &[(&str, &str)] = &[
    ("<=", "<="),
    (">=", ">="),
    ("==", "=="),
    ("!=", "!="),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("×", "*"),
    ("<", "<"),
    (">", ">"),
    ("+", "+"),
    ("-", "-"),
    ("*", "*"),
    ("/", "/"),
    ("(", "("),
    (")", ")"),
    ("[", "["),
    ("]", "]"),
    (",", ","),
];

/// Reads all tokens. Text that cannot be read is left out and reported; the caller adds the place to the diagnostics.
pub(super) fn tokens(text: &str) -> (Vec<Token>, Vec<(Span, Diagnostic)>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = if first.is_whitespace() {
            first.len_utf8()
        } else if first.is_ascii_digit() {
            let length = number_length(rest);
            let span = Span::new(at, at + length);
            match parse_quantity(&rest[..length]) {
                Ok(quantity) => found.push(Token { kind: TokenKind::Number(quantity.value, quantity.dim), span }),
                Err(error) => {
                    faults.push((span, number_fault(&rest[..length], &error)));
                    // A zero takes the place of the broken number, so that the rest of the formula is still parsed.
                    found.push(Token { kind: TokenKind::Number(Exact::from_integer(0), Dim::Text), span });
                }
            }
            length
        } else if first.is_alphabetic() || first == '_' {
            let length = name_length(rest);
            found.push(Token { kind: TokenKind::Name(rest[..length].to_owned()), span: Span::new(at, at + length) });
            length
        } else if let Some((written, sign)) = SIGNS.iter().find(|(written, _)| rest.starts_with(written)) {
            found.push(Token { kind: TokenKind::Sign(sign), span: Span::new(at, at + written.len()) });
            written.len()
        } else {
            let span = Span::new(at, at + first.len_utf8());
            let mut fault = Diagnostic::error(Code::FormulaCharacter).with("found", first.to_string());
            if let Some(sign) = meant(first) {
                fault = fault.suggest(vec![sign.to_owned()]);
            }
            faults.push((span, fault));
            first.len_utf8()
        };
        at += length;
    }
    found.push(Token { kind: TokenKind::End, span: Span::new(text.len(), text.len()) });
    (found, faults)
}

/// The operator that was probably meant by a character that is none, such as a full-width sign.
fn meant(character: char) -> Option<&'static str> {
    let character = half_width(character).to_string();
    if character == "=" {
        return Some("==");
    }
    SIGNS.iter().find(|(written, _)| *written == character).map(|(_, sign)| *sign)
}

/// The length of a number: digits with separators, then letters or `%` as the unit.
fn number_length(text: &str) -> usize {
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let unit = text[digits..].find(|c: char| !(c.is_alphanumeric() || c == '%')).unwrap_or(text.len() - digits);
    digits + unit
}

fn name_length(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.')).unwrap_or(text.len())
}

fn number_fault(text: &str, error: &QuantityError) -> Diagnostic {
    match error {
        QuantityError::UnknownUnit(unit) => {
            Diagnostic::error(Code::UnknownUnit).with("found", unit.as_str()).suggest(nearest(unit, unit_signs()))
        }
        QuantityError::NotANumber => Diagnostic::error(Code::FormulaSyntax)
            .with("found", text)
            .with("expected", Arg::Word("shape-number".to_owned())),
    }
}

/// Adds to each fault of a formula its place in the file.
pub(super) fn placed(faults: Vec<(Span, Diagnostic)>, place: &dyn Fn(Span) -> cesuan_base::diag::Place) -> Diagnostics {
    let mut all = Diagnostics::new();
    for (span, fault) in faults {
        all.push(fault.at(place(span)));
    }
    all
}
