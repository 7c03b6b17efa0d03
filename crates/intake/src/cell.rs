//! Reads the text of a cell as an exact number, a year or a flag.

use std::borrow::Cow;

use cesuan_base::money::{CELL_LIMIT, MoneyUnit};

use super::text::{folded, plain};

/// Why a cell is no value of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellFault {
    /// The text is no value of this kind.
    NoValue,
    /// An amount of money that is not whole fen.
    PartFen,
    /// A number beyond [`CELL_LIMIT`].
    TooLarge,
    /// A negative number where none is allowed.
    Negative,
}

/// Reads an amount of money, in fen. `unit` applies to numbers without a unit of their own.
///
/// # Errors
/// If the text is no amount, not whole fen, too large, or negative without `signed`.
pub(super) fn money(text: &str, unit: MoneyUnit, signed: bool) -> Result<i64, CellFault> {
    let value = match scaled(text.as_bytes(), unit.exponent()) {
        Err(CellFault::NoValue) => {
            let text = plain(text);
            let (number, unit) = split_unit(&text).unwrap_or((&text, unit));
            spelt(number, unit.exponent())?
        }
        read => read?,
    };
    if value < 0 && !signed { Err(CellFault::Negative) } else { Ok(value) }
}

/// Reads a whole number that is not negative.
///
/// # Errors
/// If the text is no such number, or too large.
pub(super) fn count(text: &str) -> Result<i64, CellFault> {
    let value = whole(text)?;
    if value < 0 { Err(CellFault::Negative) } else { Ok(value) }
}

/// Reads a calendar year of four digits, with or without 年, or the year of a date.
///
/// # Errors
/// If the text is neither.
pub(super) fn year(text: &str) -> Result<i64, CellFault> {
    let year = match whole(text) {
        Err(_) => {
            let text = plain(text);
            let digits = text.strip_suffix("年度").or(text.strip_suffix('年')).or_else(|| year_of_date(&text));
            whole(digits.ok_or(CellFault::NoValue)?).map_err(|_| CellFault::NoValue)?
        }
        Ok(year) => year,
    };
    // A year of two digits is refused: read as it stands it would be two thousand years off.
    if (1900..3000).contains(&year) { Ok(year) } else { Err(CellFault::NoValue) }
}

/// Reads yes or no; blank means no.
///
/// # Errors
/// If the text is neither.
pub(super) fn flag(text: &str) -> Result<bool, CellFault> {
    match text {
        "1" => return Ok(true),
        "0" | "" => return Ok(false),
        _ => {}
    }
    match folded(text).as_str() {
        "1" | "1.0" | "true" | "yes" | "y" | "是" | "有" | "√" | "✓" | "✔" | "☑" => Ok(true),
        "0" | "0.0" | "" | "false" | "no" | "n" | "否" | "无" | "×" | "✗" | "✘" | "☐" => Ok(false),
        _ => Err(CellFault::NoValue),
    }
}

/// The year of a date such as `2018-12-31`, `2018/1/1`, `2018.12` or `2018年12月31日`, with or without a time of day.
fn year_of_date(text: &str) -> Option<&str> {
    let text = text.split(['T', ' ']).next().unwrap_or(text);
    let (year, rest) = text.split_at_checked(4)?;
    let rest = rest.strip_suffix('日').or(rest.strip_suffix('月')).unwrap_or(rest);
    let mut parts = rest.split(['-', '/', '.', '年', '月']);
    let leads = parts.next() == Some("");
    let parts: Vec<&str> = parts.collect();
    // Blanks have been removed, so a time of day follows directly: `2018-12-3100:00:00`.
    let number = |part: &str, most: u32| {
        let digits = part.split(':').next().unwrap_or(part).get(..2).unwrap_or(part);
        digits.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
    };
    let is_date = match parts.as_slice() {
        [month] => number(month, 12) && month.len() <= 2,
        [month, day] => number(month, 12) && month.len() <= 2 && number(day, 31),
        _ => false,
    };
    (leads && is_date).then_some(year)
}

/// Reads a number with thousands separators, or in exponent notation (`1.2E+05`).
fn spelt(text: &str, exponent: u32) -> Result<i64, CellFault> {
    if let Some((mantissa, power)) = text.split_once(['E', 'e']) {
        let power: i32 = power.parse().map_err(|_| CellFault::NoValue)?;
        let mantissa = shifted(mantissa, power).ok_or(CellFault::NoValue)?;
        return scaled(mantissa.as_bytes(), exponent);
    }
    scaled(ungrouped(text).ok_or(CellFault::NoValue)?.as_bytes(), exponent)
}

/// A decimal number times a power of ten, as decimal text. `None` if it is too long or not a number.
fn shifted(mantissa: &str, power: i32) -> Option<String> {
    const FURTHEST: i32 = 40;
    let (sign, digits) = mantissa.strip_prefix('-').map_or(("", mantissa), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() + fraction.len() > FURTHEST as usize || !is_plain(whole) || !is_plain(fraction) {
        return None;
    }
    if !(-FURTHEST..=FURTHEST).contains(&power) {
        return None;
    }
    let point = i32::try_from(whole.len()).ok()? + power;
    let digits = format!("{whole}{fraction}");
    let length = i32::try_from(digits.len()).ok()?;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    Some(if point <= 0 {
        format!("{sign}0.{}{digits}", zeros(-point))
    } else if point >= length {
        format!("{sign}{digits}{}", zeros(point - length))
    } else {
        let (whole, fraction) = digits.split_at(usize::try_from(point).ok()?);
        format!("{sign}{whole}.{fraction}")
    })
}

fn whole(text: &str) -> Result<i64, CellFault> {
    let value = match scaled(text.as_bytes(), 0) {
        Err(CellFault::NoValue) => spelt(&plain(text), 0),
        read => read,
    };
    value.map_err(|fault| if fault == CellFault::PartFen { CellFault::NoValue } else { fault })
}

/// Reads a plain decimal number (`-12.50`) times `10^exponent`, which must be whole.
fn scaled(text: &[u8], exponent: u32) -> Result<i64, CellFault> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let mut value: u64 = 0;
    let mut seen = false;
    let mut point = false;
    let mut left = exponent;
    let mut part_fen = false;
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                seen = true;
                let digit = u64::from(byte - b'0');
                if !point {
                    value = value.saturating_mul(10).saturating_add(digit);
                } else if left > 0 {
                    left -= 1;
                    value = value.saturating_mul(10).saturating_add(digit);
                } else {
                    part_fen |= digit != 0;
                }
            }
            b'.' if !point => point = true,
            _ => return Err(CellFault::NoValue),
        }
    }
    if !seen {
        return Err(CellFault::NoValue);
    }
    if part_fen {
        return Err(CellFault::PartFen);
    }
    let value = value.saturating_mul(10_u64.pow(left));
    match i64::try_from(value) {
        Ok(value) if value <= CELL_LIMIT => Ok(if negative { -value } else { value }),
        _ => Err(CellFault::TooLarge),
    }
}

/// Splits an amount into the number and the money unit after it.
fn split_unit(text: &str) -> Option<(&str, MoneyUnit)> {
    const SIGNS: [(&str, MoneyUnit); 5] = [
        ("亿元", MoneyUnit::Yi),
        ("亿", MoneyUnit::Yi),
        ("万元", MoneyUnit::Wan),
        ("万", MoneyUnit::Wan),
        ("元", MoneyUnit::Yuan),
    ];
    SIGNS.iter().find_map(|(sign, unit)| text.strip_suffix(sign).map(|number| (number, *unit)))
}

/// The number without thousands separators. `None` if a comma stands anywhere but before groups of three digits.
fn ungrouped(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(',') {
        return Some(text.into());
    }
    let (integer, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = integer.trim_start_matches(['-', '+']).split(',');
    let first = groups.next()?.len();
    let regular = (1..=3).contains(&first) && groups.all(|group| group.len() == 3) && !fraction.contains(',');
    regular.then(|| text.replace(',', "").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wan(text: &str) -> Result<i64, CellFault> {
        money(text, MoneyUnit::Wan, false)
    }

    #[test]
    fn money_is_read_to_the_fen() {
        assert_eq!(wan("1"), Ok(1_000_000));
        assert_eq!(wan("0.000001"), Ok(1));
        assert_eq!(wan("8532.170000000"), Ok(8_532_170_000));
        assert_eq!(wan("10000000"), Ok(CELL_LIMIT));
        assert_eq!(wan("１，２３４．５"), Ok(1_234_500_000));
        assert_eq!(wan(".5"), Ok(500_000));
        assert_eq!(money("12.34", MoneyUnit::Yuan, false), Ok(1_234));
        assert_eq!(money("-0.5", MoneyUnit::Yi, true), Ok(-5_000_000_000));
        assert_eq!(wan("-0"), Ok(0));
        assert_eq!(wan("1.2E+05"), Ok(120_000_000_000));
        assert_eq!(wan("1.25e-3"), Ok(1_250));
        assert_eq!(wan("1E-7"), Err(CellFault::PartFen));
    }

    #[test]
    fn a_unit_in_the_cell_wins_over_the_column() {
        assert_eq!(wan("1.5亿元"), Ok(15_000_000_000));
        assert_eq!(wan("300 元"), Ok(30_000));
        assert_eq!(money("2万", MoneyUnit::Yuan, false), Ok(2_000_000));
        assert_eq!(money("-1,200万元", MoneyUnit::Yuan, true), Ok(-1_200_000_000));
    }

    #[test]
    fn what_is_no_amount_says_why() {
        assert_eq!(wan("0.0000001"), Err(CellFault::PartFen));
        assert_eq!(money("0.001", MoneyUnit::Yuan, false), Err(CellFault::PartFen));
        assert_eq!(wan("10000000.000001"), Err(CellFault::TooLarge));
        assert_eq!(wan("99999999999999999999999999999999"), Err(CellFault::TooLarge));
        assert_eq!(wan("-1"), Err(CellFault::Negative));
        for text in [
            "", "-", ".", "1.2.3", "12,34", "1,234,5", ",123", "1e", "e5", "1e+", "1e5.5", "1e99", "=1+1", "¥5", "五",
            "5美元", "NaN", "1-2", "--1",
        ] {
            assert_eq!(wan(text), Err(CellFault::NoValue), "{text}");
        }
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!(count("1,200"), Ok(1200));
        assert_eq!(count("12.0"), Ok(12));
        assert_eq!(count("３"), Ok(3));
        assert_eq!(count("12.5"), Err(CellFault::NoValue));
        assert_eq!(count("-1"), Err(CellFault::Negative));
        assert_eq!(count("10000000000001"), Err(CellFault::TooLarge));
    }

    #[test]
    fn years_have_four_digits() {
        for text in [
            "2018",
            "2018年",
            "2018年度",
            "２０１８",
            " 2018 ",
            "2018.0",
            "2018-12-31",
            "2018/1/1",
            "2018.12",
            "2018年12月31日",
            "2018年5月",
            "2018-12-31 00:00:00",
            "2018-12-31T08:30:00",
        ] {
            assert_eq!(year(text), Ok(2018), "{text}");
        }
        for text in ["18", "2018-13-01", "2018-05-41", "2018-", "20180", "年", "0", "-2018", "2018-1-1-1", "18-05-2018"]
        {
            assert_eq!(year(text), Err(CellFault::NoValue), "{text}");
        }
    }

    #[test]
    fn flags_are_understood_in_both_languages() {
        for text in ["1", "TRUE", "Yes", "是", "有", "１", "√"] {
            assert_eq!(flag(text), Ok(true), "{text}");
        }
        for text in ["0", "false", "NO", "否", "无", "", " ", "×"] {
            assert_eq!(flag(text), Ok(false), "{text}");
        }
        assert_eq!(flag("maybe"), Err(CellFault::NoValue));
    }
}
