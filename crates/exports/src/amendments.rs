//! What a scenario changes of the draft, sentence by sentence: as drafted, as amended, and what it costs.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use cesuan_engine::{Amounts, LineFigures, MeasureStatus};
use cesuan_i18n::{Lang, figures};
use cesuan_policy::check::{ClausePiece, ClauseText, Setting};
use cesuan_scenario::set::{SettingText, Vocabulary, values};
use cesuan_session::{Comparison, MeasureView, PolicyView};

/// A sentence of the draft that a scenario changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The position of the clause in the draft.
    pub position: String,
    /// The heading of the clause, or the label of the measure or parameter.
    pub title: String,
    /// The sentence as drafted; empty where the scenario adds it.
    pub drafted: Vec<Stretch>,
    /// The sentence as amended; empty where the scenario takes it out.
    pub amended: Vec<Stretch>,
    /// What the measure costs more than as drafted; `None` where the sentence is not a measure's.
    pub effect: Option<FiscalEffect>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub text: String,
    /// Whether the text as drafted and the text as amended differ here.
    pub changed: bool,
}

/// The amounts of a measure less those as drafted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiscalEffect {
    /// Whether it is income forgone.
    pub forgone: bool,
    /// Whether the measure's standard is open as drafted or as amended: the amounts are then unknown.
    pub open: bool,
    /// One entry for each policy year.
    pub years: Vec<Amounts>,
    /// Over all years.
    pub total: Amounts,
}

/// The draft, and what a scenario makes of it.
#[derive(Clone, Copy, Debug)]
pub struct Amended<'a> {
    pub drafted: &'a PolicyView,
    /// The policy by the scenario's own rules; the policy as drafted where the scenario changes no rules.
    pub amended: &'a PolicyView,
    pub settings: &'a [SettingText],
    pub lang: Lang,
}

/// Every sentence that differs, in the order of the outline. `column` is the scenario's column of the comparison, from which the
/// fiscal effects come.
pub fn amendments(of: Amended<'_>, comparison: &Comparison, column: usize) -> Vec<Amendment> {
    let mut rows = Vec::new();
    for position in &of.positions() {
        of.clause(position, &mut rows);
        for id in of.measures_at(position) {
            of.measure(position, &id, comparison, column, &mut rows);
        }
        of.apart(position, &mut rows);
    }
    rows
}

/// The parts of a sentence: words, and the values of parameters with the parameter's id.
type Parts = Vec<(String, Option<String>)>;

impl Amended<'_> {
    /// The positions of the draft's outline, then those only the amended outline has.
    fn positions(&self) -> Vec<String> {
        let both = self.drafted.clauses.iter().chain(&self.amended.clauses);
        let mut seen = BTreeSet::new();
        both.map(|clause| clause.position.clone()).filter(|position| seen.insert(position.clone())).collect()
    }

    fn measures_at(&self, position: &str) -> Vec<String> {
        let both = self.drafted.measures.iter().chain(&self.amended.measures);
        let mut seen = BTreeSet::new();
        let here = both.filter(|measure| measure.clause == position).map(|measure| measure.id.clone());
        here.filter(|id| seen.insert(id.clone())).collect()
    }

    fn clause(&self, position: &str, rows: &mut Vec<Amendment>) {
        let find = |policy: &PolicyView| policy.clauses.iter().find(|clause| clause.position == position).cloned();
        let (drafted, amended) = (find(self.drafted), find(self.amended));
        let Some(title) = amended.as_ref().or(drafted.as_ref()).map(|clause| clause.title.clone()) else { return };
        let before = drafted.map(|clause| self.before(&clause.text)).unwrap_or_default();
        let after = amended.map(|clause| self.after(&clause.text)).unwrap_or_default();
        self.put(position, self.lang.of(&title), (before, after), None, rows);
    }

    fn measure(&self, position: &str, id: &str, comparison: &Comparison, column: usize, rows: &mut Vec<Amendment>) {
        let find = |policy: &PolicyView| -> Option<MeasureView> {
            policy.measures.iter().find(|measure| measure.id == id && measure.clause == position).cloned()
        };
        let (drafted, amended) = (find(self.drafted), find(self.amended));
        let Some(label) = amended.as_ref().or(drafted.as_ref()).map(|measure| measure.label.clone()) else { return };
        let before = drafted.map(|measure| self.before(&measure.text)).unwrap_or_default();
        let after = amended.map(|measure| self.after(&measure.text)).unwrap_or_default();
        self.put(position, self.lang.of(&label), (before, after), effect(comparison, column, id), rows);
    }

    /// The parameters of this position that no sentence mentions.
    fn apart(&self, position: &str, rows: &mut Vec<Amendment>) {
        let mentioned = self.amended.mentioned();
        for (index, parameter) in self.amended.parameters.iter().enumerate() {
            if parameter.clause.as_deref() != Some(position) || mentioned.contains(&index) {
                continue;
            }
            let before = self.drafted.parameters.iter().position(|known| known.id == parameter.id);
            let part = |text: String| vec![(text, Some(parameter.id.clone()))];
            let before = before.map(|index| part(self.value_before(index))).unwrap_or_default();
            let after = part(self.value_after(index));
            self.put(position, self.lang.of(&parameter.label), (before, after), None, rows);
        }
    }

    fn put(
        &self,
        position: &str,
        title: &str,
        (before, after): (Parts, Parts),
        effect: Option<FiscalEffect>,
        rows: &mut Vec<Amendment>,
    ) {
        if before == after {
            return;
        }
        let (drafted, amended) = marked(&before, &after);
        rows.push(Amendment { position: position.to_owned(), title: title.to_owned(), drafted, amended, effect });
    }

    fn before(&self, template: &ClauseText) -> Parts {
        self.sentence(template, self.drafted, |index| self.value_before(index))
    }

    fn after(&self, template: &ClauseText) -> Parts {
        self.sentence(template, self.amended, |index| self.value_after(index))
    }

    fn sentence(&self, template: &ClauseText, policy: &PolicyView, value: impl Fn(usize) -> String) -> Parts {
        let pieces = match self.lang {
            Lang::Zh => &template.zh,
            Lang::En => &template.en,
        };
        let part = |piece: &ClausePiece| match piece {
            ClausePiece::Words(words) => (words.clone(), None),
            ClausePiece::Parameter(id) => (value(id.index()), Some(policy.parameters[id.index()].id.clone())),
        };
        pieces.iter().map(part).collect()
    }

    fn value_before(&self, index: usize) -> String {
        self.words(self.drafted, index, &self.drafted.parameters[index].draft)
    }

    fn value_after(&self, index: usize) -> String {
        let PolicyView { parameters, categories, years, .. } = self.amended;
        let values = values(Vocabulary { parameters, categories, years }, &parameters[index], self.settings);
        self.words(self.amended, index, &values)
    }

    fn words(&self, policy: &PolicyView, index: usize, values: &[Setting]) -> String {
        figures::setting(self.lang, &policy.parameters[index], &policy.categories, &policy.years, values)
    }
}

fn effect(comparison: &Comparison, column: usize, id: &str) -> Option<FiscalEffect> {
    let measure = comparison.measures.iter().find(|measure| measure.id == id)?;
    let lines = |column: usize, year: Option<usize>| {
        let figures = measure.columns.get(column)?.as_ref();
        let lines = figures.map(|figures| year.map_or(Some(figures.total), |year| figures.years.get(year).copied()));
        Some(lines.flatten().unwrap_or_default())
    };
    let less = |now: LineFigures, before: LineFigures| Amounts {
        demand: now.demand.less(before.demand),
        paid: now.paid.less(before.paid),
    };
    let of = |year: Option<usize>| Some(less(lines(column, year)?, lines(0, year)?));
    let years = (0..comparison.years.len()).map(|year| of(Some(year))).collect::<Option<Vec<_>>>()?;
    let is_open = |column: usize| {
        let figures = measure.columns.get(column).and_then(Option::as_ref);
        figures.is_some_and(|figures| figures.status == MeasureStatus::Undetermined)
    };
    Some(FiscalEffect { forgone: measure.forgone, open: is_open(0) || is_open(column), years, total: of(None)? })
}

/// Both texts with what differs marked. Where only values of parameters differ these are marked, otherwise everything from the first
/// character that differs to the last.
fn marked(before: &Parts, after: &Parts) -> (Vec<Stretch>, Vec<Stretch>) {
    let same_words = before.len() == after.len()
        && before.iter().zip(after).all(|(a, b)| a.1 == b.1 && (a.1.is_some() || a.0 == b.0));
    if same_words {
        let side = |own: &Parts, other: &Parts| {
            let stretch =
                |(own, other): (&(String, _), &(String, _))| Stretch { text: own.0.clone(), changed: own.0 != other.0 };
            own.iter().zip(other).map(stretch).collect()
        };
        return (side(before, after), side(after, before));
    }
    let whole = |parts: &Parts| parts.iter().flat_map(|(text, _)| text.chars()).collect::<Vec<char>>();
    let (before, after) = (whole(before), whole(after));
    let head = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let rest = before.len().min(after.len()) - head;
    let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let side = |chars: &[char]| {
        let cuts = [(0..head, false), (head..chars.len() - tail, true), (chars.len() - tail..chars.len(), false)];
        let stretches = cuts.map(|(range, changed)| Stretch { text: chars[range].iter().collect(), changed });
        stretches.into_iter().filter(|stretch| !stretch.text.is_empty()).collect()
    };
    (side(&before), side(&after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Parts {
        vec![(text.to_owned(), None)]
    }

    fn shown(stretches: &[Stretch]) -> String {
        stretches.iter().map(|part| if part.changed { format!("[{}]", part.text) } else { part.text.clone() }).collect()
    }

    #[test]
    fn what_differs_is_marked_on_both_sides() {
        let (before, after) = marked(&words("aaxa"), &words("aaya"));
        assert_eq!((shown(&before), shown(&after)), ("aa[x]a".to_owned(), "aa[y]a".to_owned()));
        let (before, after) = marked(&words("aa"), &words("aaa"));
        assert_eq!((shown(&before), shown(&after)), ("aa".to_owned(), "aa[a]".to_owned()));
        let (before, after) = marked(&Vec::new(), &words("new"));
        assert_eq!((before.len(), shown(&after)), (0, "[new]".to_owned()));
        let value = |text: &str| vec![("up to ".to_owned(), None), (text.to_owned(), Some("cap".to_owned()))];
        let (before, after) = marked(&value("10"), &value("100"));
        assert_eq!((shown(&before), shown(&after)), ("up to [10]".to_owned(), "up to [100]".to_owned()));
    }
}
