//! Numbers as people type, step and slide them.

use cesuan_base::diag::{Arg, Diagnostic};
use cesuan_base::dim::Dim;
use cesuan_base::money::{Exact, MoneyUnit, decimal_text, group_thousands};
use cesuan_i18n::{Lang, figures};
use cesuan_policy::check::{Category, Domain, NONE, Parameter, Setting, UNDETERMINED, parse_setting};

/// The unit of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitModel {
    /// The text that is appended to a number typed without a unit before it is read.
    pub sign: &'static str,
    /// The text beside the field.
    pub shown: String,
    /// Whether that text stands before the number.
    pub before: bool,
}

/// The unit the editor of a parameter works in.
pub fn unit(lang: Lang, parameter: &Parameter) -> UnitModel {
    let Domain::Number { unit, .. } = &parameter.domain else { return UnitModel::default() };
    match (parameter.dim, lang) {
        (Dim::Money, Lang::Zh) => UnitModel { sign: "万元", shown: "万元".to_owned(), before: false },
        (Dim::Money, Lang::En) => UnitModel { sign: "元", shown: "¥".to_owned(), before: true },
        (Dim::Rate, _) => UnitModel { sign: "%", shown: "%".to_owned(), before: false },
        (Dim::Year, _) => UnitModel { sign: "年", shown: String::new(), before: false },
        _ => UnitModel {
            sign: "",
            shown: unit.as_ref().map(|unit| lang.of(unit).to_owned()).unwrap_or_default(),
            before: false,
        },
    }
}

/// A number as it stands in a field, without its unit; blank where there is none.
pub(super) fn field_text(parameter: &Parameter, unit: &UnitModel, setting: &Setting) -> String {
    let Setting::Number(value) = setting else { return String::new() };
    match (parameter.dim, unit.sign) {
        (Dim::Money, "元") => {
            let yuan = decimal_text(value / Exact::from_integer(MoneyUnit::Yuan.fen()));
            match yuan.split_once('.') {
                Some((whole, rest)) => format!("{}.{rest}", group_thousands(whole)),
                None => group_thousands(&yuan),
            }
        }
        (Dim::Money, _) => decimal_text(value / Exact::from_integer(MoneyUnit::Wan.fen())),
        (Dim::Rate, _) => decimal_text(value * Exact::from_integer(100)),
        _ => decimal_text(*value),
    }
}

/// Reads what a person typed: a number with its unit, or a bare number of the unit beside the field.
///
/// # Errors
/// When it is no value of the parameter, or out of its bounds.
pub fn read(
    lang: Lang,
    parameter: &Parameter,
    categories: &[Category],
    typed: &str,
) -> Result<Setting, Box<Diagnostic>> {
    let unit = unit(lang, parameter);
    let typed = typed.trim();
    let said = |setting: &Setting| figures::value(lang, parameter, categories, setting);
    if parameter.optional && typed == said(&Setting::None) {
        return parse_setting(parameter, categories, NONE);
    }
    if parameter.open && typed == said(&Setting::Undetermined) {
        return parse_setting(parameter, categories, UNDETERMINED);
    }
    let yuan = typed.strip_prefix(['¥', '￥']);
    let bare = yuan.unwrap_or(typed);
    let bare = if unit.shown.is_empty() || unit.before {
        bare
    } else {
        bare.strip_suffix(unit.shown.as_str()).unwrap_or(bare)
    };
    let sign = if yuan.is_some() { "元" } else { unit.sign };
    let whole = if is_bare(bare) { format!("{bare}{sign}") } else { typed.to_owned() };
    parse_setting(parameter, categories, &whole).map_err(|fault| in_words(lang, parameter, categories, typed, fault))
}

/// The fault with what was typed, and with bounds as the page writes them.
fn in_words(
    lang: Lang,
    parameter: &Parameter,
    categories: &[Category],
    typed: &str,
    mut fault: Box<Diagnostic>,
) -> Box<Diagnostic> {
    let words = |setting: Setting| figures::value(lang, parameter, categories, &setting);
    for (name, arg) in &mut fault.args {
        let said = match (name.as_str(), &parameter.domain) {
            ("value" | "text", _) => typed.to_owned(),
            ("min", Domain::Number { min, .. }) => words(Setting::Number(*min)),
            ("max", Domain::Number { max, .. }) => words(Setting::Number(*max)),
            _ => continue,
        };
        *arg = Arg::Plain(said);
    }
    for suggestion in &mut fault.suggestions {
        if let Ok(setting) = parse_setting(parameter, categories, suggestion) {
            *suggestion = words(setting);
        }
    }
    fault
}

/// Whether a text is a number without a unit, in half or full width.
pub fn is_bare(typed: &str) -> bool {
    let last = typed.trim_end().chars().next_back();
    last.is_some_and(|c| c.is_ascii_digit() || matches!(c, '０'..='９' | '.' | '．'))
}

/// The values moved by some steps, each year by itself and within the bounds. `None` where the parameter is no number.
pub fn stepped(parameter: &Parameter, values: &[Setting], steps: i32) -> Option<Vec<Setting>> {
    let Domain::Number { min, max, usual, step, .. } = &parameter.domain else { return None };
    let distance = *step * Exact::from_integer(i128::from(steps));
    let next = |value: &Setting| match value {
        Setting::Number(value) => Setting::Number((*value + distance).clamp(*min, *max)),
        // From "no cap" the first step down leads to the largest cap offered, the first step up to the smallest value.
        _ => Setting::Number(if steps < 0 && *value == Setting::None { usual.1 } else { usual.0 }),
    };
    Some(values.iter().map(next).collect())
}

/// The value at a position of the slider.
pub fn slid(parameter: &Parameter, at: u32) -> Option<Setting> {
    let Domain::Number { usual, step, .. } = &parameter.domain else { return None };
    let (min, max) = &**usual;
    Some(Setting::Number((*min + *step * Exact::from_integer(i128::from(at))).clamp(*min, *max)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_base::diag::Code;
    use cesuan_base::dim::Text;
    use cesuan_policy::check::Status;

    fn amount() -> Parameter {
        let wan = |amount: i128| Exact::from_integer(amount * MoneyUnit::Wan.fen());
        Parameter {
            id: "cap".to_owned(),
            label: Text::default(),
            note: None,
            dim: Dim::Money,
            draft: vec![Setting::Number(wan(50))],
            dated: false,
            domain: Domain::Number {
                min: wan(0),
                max: wan(1_000),
                usual: Box::new((wan(0), wan(1_000))),
                step: wan(5),
                unit: None,
            },
            status: Status::Stated,
            clause: None,
            optional: true,
            open: false,
            presets: Vec::new(),
        }
    }

    fn wan(amount: i128) -> Setting {
        Setting::Number(Exact::from_integer(amount * MoneyUnit::Wan.fen()))
    }

    #[test]
    fn a_bare_number_takes_the_unit_beside_the_field() {
        let parameter = amount();
        let typed = |lang, text: &str| read(lang, &parameter, &[], text).ok();
        assert_eq!(typed(Lang::Zh, "80"), Some(wan(80)));
        assert_eq!(typed(Lang::Zh, "８０"), Some(wan(80)));
        assert_eq!(typed(Lang::En, "800,000"), Some(wan(80)));
        assert_eq!(typed(Lang::En, "¥800,000"), Some(wan(80)));
        assert_eq!(typed(Lang::Zh, "0.08亿元"), Some(wan(800)));
        assert_eq!(typed(Lang::Zh, "不设上限"), Some(Setting::None));
    }

    #[test]
    fn what_does_not_fit_is_said_in_the_words_of_the_page() {
        let fault = read(Lang::En, &amount(), &[], "20,000,000").expect_err("over the bounds");
        assert_eq!(fault.code, Code::OutOfBounds);
        assert_eq!(fault.suggestions, ["¥10,000,000"]);
        let fault = read(Lang::Zh, &amount(), &[], "50%").expect_err("a rate is no amount");
        assert_eq!(fault.code, Code::BadValue);
    }

    #[test]
    fn steps_stop_at_the_bounds() {
        let parameter = amount();
        assert_eq!(stepped(&parameter, &[wan(50)], -1), Some(vec![wan(45)]));
        assert_eq!(stepped(&parameter, &[wan(990)], 10), Some(vec![wan(1_000)]));
        assert_eq!(stepped(&parameter, &[Setting::None], -1), Some(vec![wan(1_000)]));
        assert_eq!(slid(&parameter, 16), Some(wan(80)));
    }
}
