//! What a scenario changes of the draft, sentence by sentence: as drafted, as amended, and what it costs.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use cesuan_base::money::Fen;
use cesuan_engine::{Amounts, LineFigures, MeasureStatus};
use cesuan_i18n::exports::text;
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
    /// The computed sentence of the draft; empty where the scenario adds it.
    pub drafted: Vec<Stretch>,
    /// The computed sentence as amended; empty where the scenario takes it out or strikes it.
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
    /// Whether an envelope only reports what it lacks, now or as drafted: what is due is then compared, not what is paid.
    pub only_due: bool,
    /// The change of what falls due after the policy years.
    pub commitments: Fen,
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
type Parts = Vec<Part>;
type Part = (String, Option<String>);

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
        let struck =
            |measure: &MeasureView| self.amended_values(measure.switch.index()).contains(&Setting::Switch(false));
        let amended = amended.filter(|measure| !struck(measure));
        let after = amended.map(|measure| self.after(&measure.text)).unwrap_or_default();
        self.put(position, self.lang.of(&label), (before, after), effect(comparison, column, id), rows);
    }

    /// The parameters of this position that no sentence mentions.
    fn apart(&self, position: &str, rows: &mut Vec<Amendment>) {
        let mentioned = self.amended.mentioned();
        for (index, parameter) in self.amended.parameters.iter().enumerate() {
            let elsewhere = parameter.clause.as_deref() != Some(position) || mentioned.contains(&index);
            if elsewhere || parameter.is_switch() {
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
        let mut parts: Parts = pieces.iter().map(part).collect();
        let no_limit = text(self.lang, "papers-value-no-limit", &[]);
        for at in 1..parts.len() {
            if parts[at].0 == no_limit && parts[at].1.is_some() {
                self.without_limit(&mut parts, at);
            }
        }
        parts
    }

    /// Has a sentence say that there is no limit, where it would say “not more than no limit”.
    fn without_limit(&self, parts: &mut Parts, at: usize) {
        let before = text(self.lang, "papers-limit-before", &[]);
        if let Some(rest) = parts[at - 1].0.strip_suffix(before.as_str()) {
            parts[at - 1].0 = rest.to_owned();
            parts[at].0 = text(self.lang, "papers-limit-dropped", &[]);
        }
    }

    fn value_before(&self, index: usize) -> String {
        self.words(self.drafted, index, &self.drafted.parameters[index].draft)
    }

    fn value_after(&self, index: usize) -> String {
        self.words(self.amended, index, &self.amended_values(index))
    }

    fn amended_values(&self, index: usize) -> Vec<Setting> {
        let PolicyView { parameters, categories, years, .. } = self.amended;
        values(Vocabulary { parameters, categories, years }, &parameters[index], self.settings)
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
    let committed = |column: usize| {
        let figures = measure.columns.get(column).and_then(Option::as_ref);
        figures.and_then(|figures| figures.commitments.as_ref()).map_or(Fen::ZERO, |known| known.total.demand)
    };
    let payers = || comparison.payers.iter().filter(|payer| measure.payers.contains(&payer.id));
    Some(FiscalEffect {
        forgone: measure.forgone,
        only_due: payers().any(|payer| payer.only_reports[0] || payer.only_reports[column]),
        commitments: committed(column).less(committed(0)),
        open: is_open(0) || is_open(column),
        years,
        total: of(None)?,
    })
}

/// Both texts with what differs marked. Where they have the same values in the same order and words differ only in how they end,
/// the values and the ends that differ are marked; otherwise everything from the first character that differs to the last.
fn marked(before: &Parts, after: &Parts) -> (Vec<Stretch>, Vec<Stretch>) {
    let goes_on = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
    let same_words = before.len() == after.len()
        && before.iter().zip(after).all(|(a, b)| a.1 == b.1 && (a.1.is_some() || goes_on(&a.0, &b.0)));
    if same_words {
        let stretches = |(own, other): (&Part, &Part)| {
            let same = if own.1.is_some() && own.0 != other.0 { 0 } else { own.0.len().min(other.0.len()) };
            let (head, end) = own.0.split_at(same);
            [(head, false), (end, true)].map(|(text, changed)| Stretch { text: text.to_owned(), changed })
        };
        let side = |own: &Parts, other: &Parts| {
            let mut marked: Vec<Stretch> = Vec::new();
            for stretch in own.iter().zip(other).flat_map(stretches).filter(|stretch| !stretch.text.is_empty()) {
                match marked.last_mut() {
                    Some(last) if last.changed && stretch.changed => last.text.push_str(&stretch.text),
                    _ => marked.push(stretch),
                }
            }
            marked
        };
        return (side(before, after), side(after, before));
    }
    let whole = |parts: &Parts| parts.iter().flat_map(|(text, _)| text.chars()).collect::<Vec<char>>();
    if before.is_empty() || after.is_empty() {
        let side = |parts: &Parts| {
            let text: String = whole(parts).into_iter().collect();
            if text.is_empty() { Vec::new() } else { vec![Stretch { text, changed: true }] }
        };
        return (side(before), side(after));
    }
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
        // A limit that is dropped takes its words with it.
        let cap = |words: &str, value: &str| vec![(words.to_owned(), None), (value.to_owned(), Some("cap".to_owned()))];
        let (before, after) = marked(&cap("draws at most ", "10"), &cap("draws ", "any amount"));
        assert_eq!((shown(&before), shown(&after)), ("draws [at most 10]".to_owned(), "draws [any amount]".to_owned()));
        let (before, after) = marked(&words("struck"), &Vec::new());
        assert_eq!((shown(&before), after.len()), ("[struck]".to_owned(), 0));
    }
}
