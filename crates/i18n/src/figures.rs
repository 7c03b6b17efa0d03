//! How figures read: amounts, counts, shares, and the values of parameters inside a sentence.
//!
//! Nothing is computed from these texts, and nothing here is a binary fraction. Digits are grouped and signed alike in both
//! languages; the functions that need no language take it all the same, so that a caller never has to know.

use std::ops::RangeInclusive;

use fluent_bundle::FluentValue;
use num_traits::{Signed, Zero};

use cesuan_base::dim::{Dim, Text};
use cesuan_base::money::{Exact, Fen, MoneyUnit, decimal_text, group_thousands, round_half_up};
use cesuan_policy::check::{Category, Domain, Parameter, Setting};

use super::{Lang, text};

/// The minus sign of displayed figures; as wide as the plus sign.
pub const MINUS: &str = "\u{2212}";

/// An amount in a unit: grouped, with 2 decimals in 元 and 万元 and 4 in 亿元.
pub fn money(_lang: Lang, amount: Fen, unit: MoneyUnit) -> String {
    let digits = digits(amount, unit);
    if amount < Fen::ZERO && digits.contains(|c| matches!(c, '1'..='9')) { format!("{MINUS}{digits}") } else { digits }
}

/// A difference in a unit, with its sign: `+12.00`, `−0.50`, `±0` where there is none at all. A difference too small for the
/// decimals keeps its sign.
pub fn signed(_lang: Lang, difference: Fen, unit: MoneyUnit) -> String {
    match difference.0.signum() {
        0 => "±0".to_owned(),
        1 => format!("+{}", digits(difference, unit)),
        _ => format!("{MINUS}{}", digits(difference, unit)),
    }
}

/// An amount with its unit, for a sentence: `1,234.57万元`. English has no 万元 and 亿元 and writes whole yuan (`¥12,345,679`) and
/// millions (`¥12.35 million`) for them, which are as fine.
pub fn money_with_unit(lang: Lang, amount: Fen, unit: MoneyUnit) -> String {
    let digits = inline_digits(lang, amount, unit);
    let negative = amount < Fen::ZERO && digits.contains(|c| matches!(c, '1'..='9'));
    with_unit(lang, if negative { MINUS } else { "" }, digits, unit)
}

/// A difference with its sign and unit: `+1,234.57万元`, `±0万元`.
pub fn signed_with_unit(lang: Lang, difference: Fen, unit: MoneyUnit) -> String {
    match difference.0.signum() {
        0 => with_unit(lang, "±", "0".to_owned(), unit),
        1 => with_unit(lang, "+", inline_digits(lang, difference, unit), unit),
        _ => with_unit(lang, MINUS, inline_digits(lang, difference, unit), unit),
    }
}

/// The name of a unit, for headings and choices: 万元, "10k yuan".
pub fn unit_name(lang: Lang, unit: MoneyUnit) -> String {
    let id = match unit {
        MoneyUnit::Yuan => "figures-unit-yuan",
        MoneyUnit::Wan => "figures-unit-wan",
        MoneyUnit::Yi => "figures-unit-yi",
    };
    text(lang, id, &[])
}

/// A number of things, grouped.
pub fn count(_lang: Lang, number: u64) -> String {
    group_thousands(&number.to_string())
}

/// A time in the unit that suits it: `532 µs`, `12.4 ms`, `3.10 s`.
pub fn duration(_lang: Lang, nanoseconds: u64) -> String {
    let micro = nanoseconds / 1_000;
    match micro {
        0..1_000 => format!("{micro} µs"),
        1_000..1_000_000 => format!("{} ms", tenths(micro / 100)),
        _ => format!("{}.{:02} s", micro / 1_000_000, micro / 10_000 % 100),
    }
}

/// A number of bytes: `812 B`, `12.4 MB`.
pub fn bytes(_lang: Lang, bytes: u64) -> String {
    let unit = [(30, "GB"), (20, "MB"), (10, "KB")].into_iter().find(|(shift, _)| bytes >> shift > 0);
    match unit {
        Some((shift, unit)) => format!("{} {unit}", tenths((bytes * 10) >> shift)),
        None => format!("{bytes} B"),
    }
}

/// A number given in tenths: `12.4`.
pub fn tenths(number: u64) -> String {
    format!("{}.{}", number / 10, number % 10)
}

/// A share in percent with one decimal, by whole numbers: `percent(lang, 1, 3)` is `33.3%`. A dash where there is no whole.
pub fn percent(lang: Lang, part: impl Into<i128>, whole: impl Into<i128>) -> String {
    let (part, whole) = (part.into(), whole.into());
    if whole <= 0 {
        return text(lang, "figures-no-share", &[]);
    }
    let tenths = round_half_up(part.abs().saturating_mul(1_000), whole);
    let sign = if part < 0 && tenths > 0 { MINUS } else { "" };
    format!("{sign}{}.{}%", group_thousands(&(tenths / 10).to_string()), tenths % 10)
}

/// How a parameter's values of the policy years read inside a clause: `50万元`, `4.35%`, `3年`, the labels of options; one value
/// where all years have the same, otherwise each with its years: `2018年4.31%、2019—2020年4.15%`.
///
/// `years` and `values` go together, one value for each policy year.
pub fn setting(
    lang: Lang,
    parameter: &Parameter,
    categories: &[Category],
    years: &[i32],
    values: &[Setting],
) -> String {
    let runs = runs(years, values);
    match runs.as_slice() {
        [] => String::new(),
        [(_, only)] => value(lang, parameter, categories, only),
        several => {
            let parts = several.iter().map(|(years, setting)| {
                let value = FluentValue::from(value(lang, parameter, categories, setting));
                let year = |year: &i32| FluentValue::from(year.to_string());
                if years.start() == years.end() {
                    text(lang, "figures-in-year", &[("year", year(years.start())), ("value", value)])
                } else {
                    let args = [("first", year(years.start())), ("last", year(years.end())), ("value", value)];
                    text(lang, "figures-in-years", &args)
                }
            });
            parts.collect::<Vec<_>>().join(&text(lang, "figures-separator", &[]))
        }
    }
}

/// How one value of a parameter reads.
pub fn value(lang: Lang, parameter: &Parameter, categories: &[Category], setting: &Setting) -> String {
    let label = |index: &u16| match &parameter.domain {
        Domain::Choice { category } | Domain::Set { category } => {
            lang.of(&categories[category.index()].options[usize::from(*index)].label).to_owned()
        }
        Domain::Number { .. } | Domain::Switch => String::new(),
    };
    match setting {
        Setting::Number(number) => number_with_unit(lang, parameter, *number),
        Setting::Option(index) => label(index),
        Setting::Set(set) if set.is_empty() => text(lang, "figures-empty-set", &[]),
        Setting::Set(set) => set.iter().map(label).collect::<Vec<_>>().join(&text(lang, "figures-separator", &[])),
        Setting::Switch(true) => text(lang, "figures-on", &[]),
        Setting::Switch(false) => text(lang, "figures-off", &[]),
        Setting::None => text(lang, "figures-no-cap", &[]),
        Setting::Undetermined => text(lang, "figures-undetermined", &[]),
    }
}

/// Neighbouring years with one value, and that value.
fn runs<'a>(years: &[i32], values: &'a [Setting]) -> Vec<(RangeInclusive<i32>, &'a Setting)> {
    let mut runs: Vec<(RangeInclusive<i32>, &Setting)> = Vec::new();
    for (year, value) in years.iter().zip(values) {
        match runs.last_mut() {
            Some((range, last)) if *last == value => *range = *range.start()..=*year,
            _ => runs.push((*year..=*year, value)),
        }
    }
    runs
}

/// A number of a dimension as a draft states it.
pub fn number(lang: Lang, dim: Dim, number: Exact) -> String {
    number_of(lang, dim, None, number)
}

fn number_with_unit(lang: Lang, parameter: &Parameter, number: Exact) -> String {
    let unit = match &parameter.domain {
        Domain::Number { unit, .. } => unit.as_ref(),
        Domain::Choice { .. } | Domain::Set { .. } | Domain::Switch => None,
    };
    number_of(lang, parameter.dim, unit, number)
}

fn number_of(lang: Lang, dim: Dim, unit: Option<&Text>, number: Exact) -> String {
    let sign = if number < Exact::zero() { MINUS } else { "" };
    let size = number.abs();
    let plain = |size: Exact| format!("{sign}{}", decimal_text(size));
    match dim {
        Dim::Money => setting_money(lang, sign, size),
        Dim::Rate => format!("{}%", plain(size * Exact::from_integer(100))),
        Dim::Year => text(lang, "figures-year", &[("year", plain(size).into())]),
        _ => match unit {
            Some(unit) => {
                let unit = match lang {
                    Lang::En if size == Exact::from_integer(1) => singular(&unit.en),
                    _ => lang.of(unit).to_owned(),
                };
                text(lang, "figures-count", &[("number", plain(size).into()), ("unit", unit.into())])
            }
            None => plain(size),
        },
    }
}

/// Money as a draft states it: `50万元`, `3000万元`, below one 万元 in 元; in English `¥500,000`.
fn setting_money(lang: Lang, sign: &str, size: Exact) -> String {
    let unit = if size < Exact::from_integer(MoneyUnit::Wan.fen()) { MoneyUnit::Yuan } else { MoneyUnit::Wan };
    let (id, amount) = match (lang, unit) {
        (Lang::Zh, MoneyUnit::Yuan) => ("figures-setting-yuan", decimal_text(size / Exact::from_integer(unit.fen()))),
        (Lang::Zh, _) => ("figures-setting-wan", decimal_text(size / Exact::from_integer(unit.fen()))),
        (Lang::En, _) => {
            let yuan = decimal_text(size / Exact::from_integer(MoneyUnit::Yuan.fen()));
            let (whole, fraction) = yuan.split_once('.').unwrap_or((&yuan, ""));
            let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction:0<2}") };
            ("figures-setting-yuan", format!("{}{fraction}", group_thousands(whole)))
        }
    };
    text(lang, id, &[("sign", sign.into()), ("amount", amount.into())])
}

/// An English unit for one: the rules give the plural.
fn singular(plural: &str) -> String {
    match plural.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => plural.strip_suffix('s').unwrap_or(plural).to_owned(),
    }
}

/// The size of an amount in a unit.
fn digits(amount: Fen, unit: MoneyUnit) -> String {
    let decimals = match unit {
        MoneyUnit::Yuan | MoneyUnit::Wan => 2,
        MoneyUnit::Yi => 4,
    };
    Fen(amount.0.saturating_abs()).display(unit, decimals)
}

/// The size of an amount as it stands with its unit inside a sentence.
fn inline_digits(lang: Lang, amount: Fen, unit: MoneyUnit) -> String {
    let size = Fen(amount.0.saturating_abs());
    match (lang, unit) {
        (Lang::Zh, _) | (Lang::En, MoneyUnit::Yuan) => digits(amount, unit),
        (Lang::En, MoneyUnit::Wan) => size.display(MoneyUnit::Yuan, 0),
        (Lang::En, MoneyUnit::Yi) => {
            // Hundredths of a million yuan.
            let hundredths = round_half_up(i128::from(size.0), 1_000_000);
            format!("{}.{:02}", group_thousands(&(hundredths / 100).to_string()), hundredths % 100)
        }
    }
}

fn with_unit(lang: Lang, sign: &str, amount: String, unit: MoneyUnit) -> String {
    let id = match unit {
        MoneyUnit::Yuan => "figures-money-yuan",
        MoneyUnit::Wan => "figures-money-wan",
        MoneyUnit::Yi => "figures-money-yi",
    };
    text(lang, id, &[("sign", sign.into()), ("amount", amount.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Zh};
    use MoneyUnit::{Wan, Yi, Yuan};
    use cesuan_base::dim::Text;
    use cesuan_base::id::CategoryId;
    use cesuan_policy::check::{CategoryOption, Status};

    fn both(zh: &str, en: &str) -> Text {
        Text { zh: zh.to_owned(), en: en.to_owned() }
    }

    fn parameter(dim: Dim, domain: Domain) -> Parameter {
        Parameter {
            id: "p".to_owned(),
            label: both("参数", "parameter"),
            note: None,
            dim,
            draft: Vec::new(),
            dated: true,
            domain,
            status: Status::Stated,
            clause: None,
            optional: true,
            open: true,
            presets: Vec::new(),
        }
    }

    fn number(dim: Dim, unit: Option<Text>) -> Parameter {
        let (min, max, step) = (Exact::zero(), Exact::from_integer(100), Exact::from_integer(1));
        parameter(dim, Domain::Number { min, max, usual: Box::new((min, max)), step, unit })
    }

    fn reads(lang: Lang, parameter: &Parameter, numerator: i128, denominator: i128) -> String {
        value(lang, parameter, &[], &Setting::Number(Exact::new(numerator, denominator)))
    }

    #[test]
    fn amounts_have_the_decimals_of_their_unit() {
        let amount = Fen(1_234_567_890);
        assert_eq!(money(Zh, amount, Wan), "1,234.57");
        assert_eq!(money(Zh, amount, Yi), "0.1235");
        assert_eq!(money(En, amount, Yuan), "12,345,678.90");
        assert_eq!(money(Zh, Fen(-amount.0), Wan), "\u{2212}1,234.57");
        assert_eq!(money(Zh, Fen(-1), Wan), "0.00");
        assert_eq!(money(Zh, Fen::ZERO, Yuan), "0.00");
    }

    #[test]
    fn differences_always_carry_a_sign() {
        assert_eq!(signed(Zh, Fen(50_000_000), Wan), "+50.00");
        assert_eq!(signed(Zh, Fen(-50_000_000), Wan), "\u{2212}50.00");
        assert_eq!(signed(Zh, Fen::ZERO, Wan), "±0");
        assert_eq!(signed(Zh, Fen(1), Wan), "+0.00");
        assert_eq!(signed_with_unit(Zh, Fen(-50_000_000), Wan), "\u{2212}50.00万元");
        assert_eq!(signed_with_unit(En, Fen(-50_000_000), Wan), "\u{2212}¥500,000");
        assert_eq!(signed_with_unit(Zh, Fen::ZERO, Wan), "±0万元");
    }

    #[test]
    fn amounts_in_sentences_carry_their_unit() {
        let amount = Fen(123_456_789_012);
        assert_eq!(money_with_unit(Zh, amount, Wan), "123,456.79万元");
        assert_eq!(money_with_unit(Zh, amount, Yi), "12.3457亿元");
        assert_eq!(money_with_unit(En, amount, Yuan), "¥1,234,567,890.12");
        assert_eq!(money_with_unit(En, amount, Wan), "¥1,234,567,890");
        assert_eq!(money_with_unit(En, amount, Yi), "¥1,234.57 million");
        assert_eq!(money_with_unit(En, Fen(-amount.0), Yi), "\u{2212}¥1,234.57 million");
        assert_eq!(unit_name(Zh, Yi), "亿元");
        assert_eq!(unit_name(En, Wan), "10k yuan");
    }

    #[test]
    fn shares_are_rounded_by_whole_numbers() {
        assert_eq!(percent(Zh, 1, 3), "33.3%");
        assert_eq!(percent(Zh, 2, 3), "66.7%");
        assert_eq!(percent(Zh, -1, 8), "\u{2212}12.5%");
        assert_eq!(percent(Zh, -1, 10_000), "0.0%");
        assert_eq!(percent(Zh, 0, 0), "—");
        assert_eq!(percent(En, 1_500_i64, 100_i64), "1,500.0%");
        assert_eq!(count(Zh, 1_234_567), "1,234,567");
    }

    #[test]
    fn numbers_read_as_in_a_draft() {
        let amount = number(Dim::Money, None);
        assert_eq!(reads(Zh, &amount, 50_000_000, 1), "50万元");
        assert_eq!(reads(En, &amount, 50_000_000, 1), "¥500,000");
        assert_eq!(reads(Zh, &amount, 3_000_000_000, 1), "3000万元");
        assert_eq!(reads(Zh, &amount, 50_050, 1), "500.5元");
        assert_eq!(reads(En, &amount, 50_050, 1), "¥500.50");
        assert_eq!(reads(Zh, &amount, 0, 1), "0元");
        let rate = number(Dim::Rate, None);
        assert_eq!(reads(Zh, &rate, 87, 2000), "4.35%");
        let years = number(Dim::Count, Some(both("年", "years")));
        assert_eq!(reads(Zh, &years, 3, 1), "3年");
        assert_eq!(reads(En, &years, 3, 1), "3 years");
        assert_eq!(reads(En, &years, 1, 1), "1 year");
        assert_eq!(reads(En, &number(Dim::Count, Some(both("家", "companies"))), 1, 1), "1 company");
        assert_eq!(reads(Zh, &number(Dim::Count, None), 2, 1), "2");
        assert_eq!(reads(Zh, &number(Dim::Year, None), 2018, 1), "2018年");
    }

    #[test]
    fn options_read_by_their_labels() {
        let option =
            |zh: &str, en: &str| CategoryOption { id: en.to_lowercase(), label: both(zh, en), also: Vec::new() };
        let options = vec![option("甲区", "First"), option("乙区", "Second"), option("丙县", "Third")];
        let categories = [Category { id: "district".to_owned(), label: both("区县", "district"), options }];
        let set = parameter(Dim::Set(CategoryId(0)), Domain::Set { category: CategoryId(0) });
        assert_eq!(value(Zh, &set, &categories, &Setting::Set(vec![0, 2])), "甲区、丙县");
        assert_eq!(value(En, &set, &categories, &Setting::Set(vec![0, 2])), "First, Third");
        assert_eq!(value(Zh, &set, &categories, &Setting::Set(Vec::new())), "无");
        let choice = parameter(Dim::Category(CategoryId(0)), Domain::Choice { category: CategoryId(0) });
        assert_eq!(value(Zh, &choice, &categories, &Setting::Option(1)), "乙区");
        assert_eq!(value(Zh, &set, &categories, &Setting::None), "不设上限");
        assert_eq!(value(En, &set, &categories, &Setting::Undetermined), "to be determined");
    }

    #[test]
    fn years_with_one_value_are_read_together() {
        let rate = number(Dim::Rate, None);
        let at = |hundredths: i128| Setting::Number(Exact::new(hundredths, 10_000));
        let years = [2018, 2019, 2020];
        let read = |lang, values: &[Setting]| setting(lang, &rate, &[], &years, values);
        assert_eq!(read(Zh, &[at(435), at(435), at(435)]), "4.35%");
        assert_eq!(read(Zh, &[at(431), at(415), at(385)]), "2018年4.31%、2019年4.15%、2020年3.85%");
        assert_eq!(read(Zh, &[at(431), at(415), at(415)]), "2018年4.31%、2019—2020年4.15%");
        assert_eq!(read(En, &[at(431), at(415), at(415)]), "4.31% in 2018, 4.15% in 2019–2020");
    }
}
