//! Numbers and dates of workbooks as decimal text.

use calamine::ExcelDateTime;

/// How many significant digits of a workbook's number are exact; further ones are rounding noise.
const DIGITS: usize = 15;
/// The first serial number that is no date: the year 10000.
const LAST_SERIAL: f64 = 2_958_466.0;

/// A number as a spreadsheet shows it: the shortest text that reads back as the same number, rounded to 15 digits.
pub(super) fn number(value: f64) -> String {
    let shortest = value.to_string();
    let digits = shortest.bytes().filter(u8::is_ascii_digit).count();
    let leading =
        shortest.bytes().take_while(|byte| matches!(byte, b'0' | b'.' | b'-')).filter(|byte| *byte == b'0').count();
    if digits - leading <= DIGITS || !shortest.contains('.') {
        return shortest;
    }
    // Exponent notation rounds to the wanted digits; parsing it gives the number with that text.
    let rounded: f64 = format!("{value:.*e}", DIGITS - 1).parse().unwrap_or(value);
    rounded.to_string()
}

/// A date as `2018-12-31`, followed by its time of day unless that is midnight; a time without a date as `08:30:00`.
pub(super) fn date(value: ExcelDateTime) -> String {
    let serial = value.as_f64();
    if value.is_duration() || !(0.0..LAST_SERIAL).contains(&serial) {
        return number(serial);
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (serial < 1.0, time.as_str()) {
        (true, _) => time,
        (false, "00:00:00") => date,
        (false, _) => format!("{date} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    #[test]
    fn numbers_are_as_a_spreadsheet_shows_them() {
        for (value, expected) in [
            (12.3, "12.3"),
            (2018.0, "2018"),
            (-0.5, "-0.5"),
            (0.1 + 0.2, "0.3"),
            (12.299_999_999_999_999, "12.3"),
            (1_234.567_891, "1234.567891"),
            (1e15, "1000000000000000"),
            (9_007_199_254_740_993.0, "9007199254740992"),
            (1e-7, "0.0000001"),
            (123_456_789_012.345_67, "123456789012.346"),
        ] {
            assert_eq!(number(value), expected);
        }
        assert_eq!(number(f64::INFINITY), "inf");
    }

    #[test]
    fn dates_are_written_as_iso_asks() {
        let of = |serial| date(ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false));
        assert_eq!(of(43465.0), "2018-12-31");
        assert_eq!(of(43465.5), "2018-12-31 12:00:00");
        assert_eq!(of(0.25), "06:00:00");
        assert_eq!(of(-1.0), "-1");
        assert_eq!(of(1e300).len(), 301);
    }
}
