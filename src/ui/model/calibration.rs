//! The models of the sample's page: published figures beside the population's, and the changes of the sample a person types.

use num_traits::{Signed, Zero};

use cesuan_base::dim::Dim;
use cesuan_base::money::{Exact, Fen, MoneyUnit, decimal_text, group_thousands, parse_exact, round_half_up};
use cesuan_i18n::{Lang, figures, text};
use cesuan_intake::{Aim, Published, Reliability, SampleAdjust, Unmodelled};
use cesuan_policy::formula::half_width;
use cesuan_session::{CalibrationView, TargetView};

/// Published figures beside the population's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalibrationModel {
    /// Whether the population is a person's own list.
    pub own: bool,
    /// A sentence on which population is measured.
    pub whose: String,
    pub rows: Vec<CalibrationRow>,
    /// The published figures that no column holds.
    pub unmodelled: Vec<UnmodelledRow>,
    /// The label of what the groups divide (say sectors), and the id and label of each group.
    pub mix: Option<(String, Vec<(String, String)>)>,
    /// The label of what may grow faster or slower.
    pub growth: Option<String>,
}

/// The subject and source of a published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedModel {
    pub id: String,
    /// The subject of the figure.
    pub label: String,
    /// The degree of reliability, as the name of a style class.
    pub mark: &'static str,
    /// The degree of reliability in words.
    pub mark_word: String,
    /// Who published it.
    pub source: String,
    /// The address of the source.
    pub link: Option<String>,
    /// A remark on how to read it.
    pub note: Option<String>,
}

/// A published figure beside the population's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalibrationRow {
    pub said: PublishedModel,
    /// The published figure in words.
    pub published: String,
    /// The population's figure in words.
    pub measured: String,
    /// A sentence on the number of enterprises to which the population's figure is scaled, where it is scaled.
    pub scaled: Option<String>,
    /// The deviation; `None` where nothing was measured.
    pub deviation: Option<DeviationModel>,
}

/// The deviation of a population from a published figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviationModel {
    pub words: String,
    /// `within`, `more` or `less`.
    pub class: &'static str,
    /// The length of the bar in thousandths; full from a deviation of one half on.
    pub part: u16,
}

/// A published figure that no column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmodelledRow {
    pub said: PublishedModel,
    /// The published figure in words.
    pub value: String,
    /// Why the sample does not have it.
    pub why: String,
}

/// The model of what the engine measured.
pub fn calibration(lang: Lang, view: &CalibrationView) -> CalibrationModel {
    let id = if view.own { "sample-whose-own" } else { "sample-whose-drawn" };
    CalibrationModel {
        own: view.own,
        whose: text(lang, id, &[("count", figures::count(lang, view.enterprises).into())]),
        rows: view.targets.iter().map(|target| row(lang, target, view.enterprises)).collect(),
        unmodelled: view.unmodelled.iter().map(|figure| unmodelled(lang, figure)).collect(),
        mix: view.mix.as_ref().map(|mix| {
            let groups = mix.groups.iter().map(|group| (group.id.clone(), lang.of(&group.label).to_owned()));
            (lang.of(&mix.label).to_owned(), groups.collect())
        }),
        growth: view.growth.as_ref().map(|growth| lang.of(growth).to_owned()),
    }
}

fn row(lang: Lang, target: &TargetView, enterprises: u64) -> CalibrationRow {
    let TargetView { said, dim, aim, base, measured } = target;
    let shown = |number: Exact| number_words(lang, *dim, number);
    let ends = |id: &str, ends: &[(&'static str, Exact)]| {
        let args: Vec<_> = ends.iter().map(|(name, number)| (*name, shown(*number).into())).collect();
        text(lang, id, &args)
    };
    let published = match *aim {
        Aim::About(number) => shown(number),
        Aim::Least(least) => ends("sample-least", &[("least", least)]),
        Aim::Most(most) => ends("sample-most", &[("most", most)]),
        Aim::Between(least, most) => ends("sample-between", &[("least", least), ("most", most)]),
    };
    let scaled = base
        .filter(|base| *base != enterprises)
        .map(|base| text(lang, "sample-scaled", &[("count", figures::count(lang, base).into())]));
    CalibrationRow {
        said: said_view(lang, said),
        published,
        measured: measured.map_or_else(|| text(lang, "figures-no-share", &[]), shown),
        scaled,
        deviation: measured.map(|measured| deviation(lang, *dim, *aim, measured)),
    }
}

fn unmodelled(lang: Lang, figure: &Unmodelled) -> UnmodelledRow {
    UnmodelledRow {
        said: said_view(lang, &figure.said),
        value: lang.of(&figure.value).to_owned(),
        why: lang.of(&figure.why).to_owned(),
    }
}

fn said_view(lang: Lang, said: &Published) -> PublishedModel {
    PublishedModel {
        id: said.id.clone(),
        label: lang.of(&said.label).to_owned(),
        mark: said.mark.word(),
        mark_word: mark_word(lang, said.mark),
        source: lang.of(&said.source).to_owned(),
        link: said.link.clone(),
        note: said.note.as_ref().map(|note| lang.of(note).to_owned()),
    }
}

/// The word for a degree of reliability.
pub fn mark_word(lang: Lang, mark: Reliability) -> String {
    text(lang, &format!("sample-mark-{}", mark.word()), &[])
}

/// The deviation of a number from the nearest one that meets the aim: in percentage points for shares, else as a share of that
/// nearest number.
fn deviation(lang: Lang, dim: Dim, aim: Aim, measured: Exact) -> DeviationModel {
    let nearest = aim.nearest(measured);
    let apart = measured - nearest;
    let share = if nearest.is_zero() { None } else { Some(apart / nearest) };
    let thousandths = share.map_or(1_000, |share| round_half_up(share.numer().abs() * 2_000, *share.denom()));
    let close = share.is_some_and(|share| share.abs() <= Exact::new(1, 20));
    let (words, within) = match (apart.is_zero(), share) {
        (true, _) => (text(lang, "sample-within", &[]), true),
        (false, _) if dim == Dim::Rate => {
            let points = signed_tenths(apart * Exact::from_integer(100));
            (text(lang, "sample-points", &[("points", points.into())]), close)
        }
        (false, Some(share)) => (format!("{}%", signed_tenths(share * Exact::from_integer(100))), close),
        (false, None) => (text(lang, "figures-no-share", &[]), false),
    };
    let class = match (within, apart.is_positive()) {
        (true, _) => "within",
        (false, true) => "more",
        (false, false) => "less",
    };
    DeviationModel { words, class, part: u16::try_from(thousandths.min(1_000)).unwrap_or(1_000) }
}

/// A number with its sign, rounded to one decimal.
fn signed_tenths(number: Exact) -> String {
    let tenths = round_half_up(*number.numer() * 10, *number.denom());
    let sign = if tenths < 0 { "\u{2212}" } else { "+" };
    let tenths = tenths.unsigned_abs();
    format!("{sign}{}.{}", group_thousands(&(tenths / 10).to_string()), tenths % 10)
}

/// A number in words, or that it is too large to be shown.
fn number_words(lang: Lang, dim: Dim, number: Exact) -> String {
    shown_number(lang, dim, number).unwrap_or_else(|| text(lang, "sample-too-large", &[]))
}

/// A number in words; amounts in the largest unit in which they are at least one. `None` where an amount is no [`Fen`] or the
/// number cannot be rounded within 128 bits.
fn shown_number(lang: Lang, dim: Dim, number: Exact) -> Option<String> {
    let rounded = |scale: i128| Some(round_half_up(number.numer().checked_mul(scale)?, *number.denom()));
    Some(match dim {
        Dim::Money => {
            let fen = Fen(i64::try_from(rounded(1)?).ok()?);
            let fits = |unit: &&MoneyUnit| i128::from(fen.0).abs() >= unit.fen();
            let unit = MoneyUnit::ALL.iter().rev().find(fits).copied().unwrap_or(MoneyUnit::Yuan);
            figures::money_with_unit(lang, fen, unit)
        }
        Dim::Rate => {
            let percent = Exact::new(rounded(10_000)?, 100);
            format!("{}%", decimal_text(percent).replace('-', "\u{2212}"))
        }
        _ if number.is_integer() => group_thousands(&number.to_integer().to_string()),
        _ => {
            let tenths = rounded(10)?;
            format!("{}.{}", group_thousands(&(tenths / 10).to_string()), (tenths % 10).abs())
        }
    })
}

/// The texts a person typed to change the sample.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdjustTyped {
    /// Pairs of a group's id and its share in percent.
    pub mix: Vec<(String, String)>,
    /// The percentage points added to the growth.
    pub growth: String,
}

impl AdjustTyped {
    /// The texts for these changes and these groups (id and label).
    pub fn of(adjust: &SampleAdjust, groups: &[(String, String)]) -> Self {
        let share = |id: &String| adjust.mix.get(id).copied().unwrap_or(SampleAdjust::WHOLE).to_string();
        Self {
            mix: groups.iter().map(|(id, _)| (id.clone(), share(id))).collect(),
            growth: decimal_text(Exact::new(adjust.growth.into(), 100)),
        }
    }

    /// The changes; `None` where a text cannot be read or no group has a share left.
    pub fn read(&self) -> Option<SampleAdjust> {
        let mut adjust = SampleAdjust { growth: read_growth(&self.growth)?, ..SampleAdjust::default() };
        for (id, typed) in &self.mix {
            let share = read_share(typed)?;
            if share != SampleAdjust::WHOLE {
                adjust.mix.insert(id.clone(), share);
            }
        }
        let nothing = !self.mix.is_empty() && self.mix.iter().all(|(id, _)| adjust.mix.get(id) == Some(&0));
        (!nothing).then_some(adjust)
    }
}

/// Reads a share in whole percent; `None` where it is no number or too large.
pub fn read_share(typed: &str) -> Option<u16> {
    let share: u16 = plain(typed).parse().ok()?;
    (share <= SampleAdjust::MOST_MIX).then_some(share)
}

/// Reads percentage points with at most two decimals, as hundredths; an empty text is zero, `None` is out of range or no number.
pub fn read_growth(typed: &str) -> Option<i16> {
    let typed = plain(typed);
    let number = if typed.is_empty() { Exact::zero() } else { parse_exact(&typed)? };
    let hundredths = number * Exact::from_integer(100);
    let hundredths = i16::try_from(hundredths.is_integer().then(|| hundredths.to_integer())?).ok()?;
    (hundredths.unsigned_abs() <= SampleAdjust::MOST_GROWTH.unsigned_abs()).then_some(hundredths)
}

fn plain(typed: &str) -> String {
    let typed: String = typed.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    typed.trim_end_matches('%').trim_start_matches('+').replace('\u{2212}', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_too_large_to_be_shown_is_said_to_be() {
        let too_large = text(Lang::En, "sample-too-large", &[]);
        let shown = |dim, number: i128| number_words(Lang::En, dim, Exact::from_integer(number));
        assert_ne!(shown(Dim::Money, i64::MAX.into()), too_large);
        assert_eq!(shown(Dim::Money, i128::from(i64::MAX) + 1), too_large);
        assert_eq!(shown(Dim::Rate, i128::MAX / 1_000), too_large);
    }
}
