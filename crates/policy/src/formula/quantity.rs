//! Numbers with units, as people write them: `200万元`, `4.35%`, `3年`, `1,000`.

use cesuan_base::dim::Dim;
use cesuan_base::money::{Exact, MoneyUnit, multiply, parse_exact};

/// A number in the base unit of its dimension: fen, a plain ratio, a count, a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub value: Exact,
    pub dim: Dim,
}

/// Why a text is no quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuantityError {
    /// The digits form no number.
    NotANumber,
    /// The number is followed by something that is no unit.
    UnknownUnit(String),
}

/// The units a number may carry. A unit stands before shorter ones that it ends with.
const UNITS: &[(&str, Unit)] = &[
    ("亿元", Unit::Money(MoneyUnit::Yi)),
    ("亿", Unit::Money(MoneyUnit::Yi)),
    ("万元", Unit::Money(MoneyUnit::Wan)),
    ("万", Unit::Money(MoneyUnit::Wan)),
    ("元", Unit::Money(MoneyUnit::Yuan)),
    ("%", Unit::Percent),
    ("年", Unit::Years),
    ("", Unit::Plain),
];

#[derive(Clone, Copy)]
enum Unit {
    Money(MoneyUnit),
    Percent,
    Years,
    Plain,
}

/// Every unit as written, for suggestions.
pub(super) fn unit_signs() -> impl Iterator<Item = &'static str> {
    UNITS.iter().map(|(sign, _)| *sign).filter(|sign| !sign.is_empty())
}

/// Reads a number with its unit, exactly. Full-width digits and signs, thousands separators and blanks are accepted.
///
/// # Errors
/// If the text is no number, or is followed by an unknown unit.
pub fn parse_quantity(text: &str) -> Result<Quantity, QuantityError> {
    let text: String = text.chars().map(half_width).filter(|c| !c.is_whitespace() && *c != ',').collect();
    let digits_end = text.rfind(|c: char| c.is_ascii_digit() || c == '.').map_or(0, |at| at + 1);
    let (digits, sign) = text.split_at(digits_end);
    let number = parse_exact(digits).ok_or(QuantityError::NotANumber)?;
    let unit = UNITS
        .iter()
        .find(|(known, _)| *known == sign)
        .map(|(_, unit)| *unit)
        .ok_or_else(|| QuantityError::UnknownUnit(sign.to_owned()))?;
    let (scale, dim) = match unit {
        Unit::Money(unit) => (Exact::from_integer(unit.fen()), Dim::Money),
        Unit::Percent => (Exact::new(1, 100), Dim::Rate),
        // `2019年` names a year; `3年` counts years.
        Unit::Years if digits.len() == 4 => (Exact::from_integer(1), Dim::Year),
        Unit::Years | Unit::Plain => (Exact::from_integer(1), Dim::Count),
    };
    let value = multiply(number, scale).ok_or(QuantityError::NotANumber)?;
    Ok(Quantity { value, dim })
}

/// The half-width form of a full-width digit, letter or sign, and the ASCII form of signs that look like one.
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' | '\u{feff}' | '\u{200b}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{2212}' | '\u{2013}' => '-',
        '。' => '.',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Exact, Dim) {
        let quantity = parse_quantity(text).expect(text);
        (quantity.value, quantity.dim)
    }

    #[test]
    fn units_give_the_dimension() {
        assert_eq!(read("200万元"), (Exact::from_integer(200_000_000), Dim::Money));
        assert_eq!(read("1.5 亿元"), (Exact::from_integer(15_000_000_000), Dim::Money));
        assert_eq!(read("4.35%"), (Exact::new(87, 2000), Dim::Rate));
        assert_eq!(read("3年"), (Exact::from_integer(3), Dim::Count));
        assert_eq!(read("2018年"), (Exact::from_integer(2018), Dim::Year));
        assert_eq!(read("５０%"), (Exact::new(1, 2), Dim::Rate));
        assert_eq!(read("-1,000"), (Exact::from_integer(-1000), Dim::Count));
    }

    #[test]
    fn what_is_no_quantity_says_why() {
        assert_eq!(parse_quantity("abc"), Err(QuantityError::NotANumber));
        assert_eq!(parse_quantity("5美元"), Err(QuantityError::UnknownUnit("美元".to_owned())));
        assert_eq!(parse_quantity(""), Err(QuantityError::NotANumber));
        assert_eq!(parse_quantity("1.2.3"), Err(QuantityError::NotANumber));
        assert_eq!(parse_quantity("9999999999999999999999999999999亿元"), Err(QuantityError::NotANumber));
    }
}
