//! Adjusts a sample: changes the shares of its groups and its growth.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Warned, nearest};
use cesuan_base::dim::Text;
use cesuan_base::id::FieldId;
use cesuan_policy::check::FieldKind;
use cesuan_policy::rules::{Located, Shape, TomlValue};

use super::column_ref::ColumnRef;
use super::column_rule::{Distribution, Follow, Rule, RuleCase, Source, Weights};
use super::condition::ColumnScope;
use super::mix::{Growth, Mix, MixGroup};
use super::parse::ParseCtx;
use super::spec::SampleSpec;

/// A person's changes to how a sample is drawn. The default changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SampleAdjust {
    /// For each group by id, the percentage of its weight that is taken; 100 if it is not listed.
    pub mix: BTreeMap<String, u16>,
    /// What is added to the yearly growth, in hundredths of a percentage point.
    pub growth: i16,
}

impl SampleAdjust {
    /// The highest percentage of a group's weight.
    pub const MOST_MIX: u16 = 1_000;
    /// The largest change of growth in either direction, in hundredths of a percentage point.
    pub const MOST_GROWTH: i16 = 5_000;
    /// The percentage of a group's weight without a change.
    pub const WHOLE: u16 = 100;

    /// Whether nothing is changed.
    pub fn is_none(&self) -> bool {
        self.growth == 0 && self.mix.values().all(|share| *share == Self::WHOLE)
    }

    fn check(&self) -> Result<(), Diagnostics> {
        let mut faults = Diagnostics::new();
        let bounds = |value: String, least: String, most: String| {
            Diagnostic::error(Code::OutOfBounds).with("value", value).with("min", least).with("max", most)
        };
        for share in self.mix.values().filter(|share| **share > Self::MOST_MIX) {
            faults.push(bounds(format!("{share}%"), "0%".to_owned(), format!("{}%", Self::MOST_MIX)));
        }
        if self.growth.unsigned_abs() > Self::MOST_GROWTH.unsigned_abs() {
            let percent = |hundredths: i16| format!("{}%", hundredths / 100);
            faults.push(bounds(percent(self.growth), percent(-Self::MOST_GROWTH), percent(Self::MOST_GROWTH)));
        }
        faults.or(Some(())).map(|_| ())
    }
}

/// Reads `[mix]`: a column, a label, and groups of its values.
pub(super) fn mix(value: &TomlValue, scope: ColumnScope<'_>, ctx: &mut ParseCtx<'_>) -> Option<Mix> {
    let mut table = ctx.table(value);
    let (column, label, groups) = (table.text("column"), table.both("label"), table.list("groups"));
    table.finish();
    let mut found: Vec<MixGroup> = Vec::new();
    let last = groups.len().saturating_sub(1);
    for (index, group) in groups.iter().enumerate() {
        let mut table = ctx.table(group);
        let (name, label) = (table.text("id"), table.both("label"));
        // A group without values takes all remaining rows, so groups behind it would stay empty.
        let values = if index < last { table.require("values") } else { table.take("values") };
        let values = values.map(|value| match value.shape {
            Shape::List(items) => items.into_iter().filter_map(|item| table.as_text("values", item)).collect(),
            _ => {
                table.wrong("values", value.loc, "shape-list");
                Vec::new()
            }
        });
        table.finish();
        let Some(name) = name else { continue };
        if found.iter().any(|other| other.id == name.text) {
            ctx.duplicate(&name);
        }
        let values = values.map(|values: Vec<Located>| values.into_iter().map(|value| value.text).collect());
        found.push(MixGroup { id: name.text, label: label.words(), values });
    }
    let column = column?;
    let of = scope.resolve(&column, ctx)?;
    let options = match of.kind {
        FieldKind::Text => Vec::new(),
        FieldKind::Category { category, .. } => {
            let group = |option: &str| found.iter().position(|group| group.has(option));
            scope.rules.category(category).options.iter().map(|option| group(&option.id)).collect()
        }
        _ => {
            let fault = Diagnostic::error(Code::WrongShape).with("key", "column");
            ctx.fault(column.loc, fault.with("expected", Arg::Word("value-category".to_owned())));
            return None;
        }
    };
    Some(Mix { label: label.words(), groups: found, of, options })
}

/// Reads `[growth]`: a growing column and its label.
pub(super) fn growth(
    value: &TomlValue,
    drawn: &[(FieldId, Rule)],
    scope: ColumnScope<'_>,
    ctx: &mut ParseCtx<'_>,
) -> Option<Growth> {
    let mut table = ctx.table(value);
    let (column, label) = (table.text("column"), table.both("label"));
    table.finish();
    let column = column?;
    let of = scope.resolve(&column, ctx)?;
    let mut cases = drawn.iter().filter(|(field, _)| *field == of.field).flat_map(|(_, rule)| &rule.cases);
    if !cases.any(|case| matches!(case.follow, Follow::Growth(_))) {
        ctx.fault(column.loc, Diagnostic::error(Code::MissingKey).with("key", "growth"));
        return None;
    }
    Some(Growth { label: label.words(), of })
}

impl SampleSpec {
    /// The groups whose shares a person may change.
    pub fn mix(&self) -> Option<&Mix> {
        self.mix.as_ref()
    }

    /// The label of the column whose growth a person may change.
    pub fn growing(&self) -> Option<&Text> {
        self.growth.as_ref().map(|growth| &growth.label)
    }

    /// The description with a person's changes. A group that does not exist is reported as a warning and ignored, since
    /// the rules may have changed.
    ///
    /// # Errors
    /// If a change is out of bounds, or leaves nothing to draw.
    pub fn adjusted(&self, adjust: &SampleAdjust) -> Result<Warned<Self>, Diagnostics> {
        adjust.check()?;
        let mut spec = self.clone();
        let mut faults = Diagnostics::new();
        let known = self.mix.iter().flat_map(|mix| &mix.groups).map(|group| group.id.as_str());
        for name in adjust.mix.keys().filter(|name| known.clone().all(|id| id != name.as_str())) {
            let fault = Diagnostic::warning(Code::UnknownId).with("name", name.as_str());
            let fault = fault.with("kind", Arg::Word("kind-mix-group".to_owned()));
            faults.push(fault.suggest(nearest(name, known.clone())));
        }
        if let Some(mix) = &self.mix {
            let shares: Vec<u16> = mix
                .groups
                .iter()
                .map(|group| adjust.mix.get(&group.id).copied().unwrap_or(SampleAdjust::WHOLE))
                .collect();
            // Equal shares of all groups change nothing.
            if shares.iter().any(|share| *share != shares[0]) || shares.first() == Some(&0) {
                let cases = cases_of(&mut spec, mix.of);
                if cases.map(|case| mixed(case, mix, &shares)).any(|possible| !possible) {
                    faults.push(Diagnostic::error(Code::NothingToDraw));
                }
            }
        }
        if let Some(growth) = self.growth.as_ref().filter(|_| adjust.growth != 0) {
            cases_of(&mut spec, growth.of).for_each(|case| grown(case, adjust.growth));
        }
        faults.or(Some(spec))
    }
}

fn cases_of(spec: &mut SampleSpec, of: ColumnRef) -> impl Iterator<Item = &mut RuleCase> {
    spec.enterprise.iter_mut().filter(move |(field, _)| *field == of.field).flat_map(|(_, rule)| &mut rule.cases)
}

/// Multiplies the weights of a case by the shares of their groups. Gives `false` if nothing is left to draw.
fn mixed(case: &mut RuleCase, mix: &Mix, shares: &[u16]) -> bool {
    let share = |group: Option<usize>| u64::from(group.map_or(SampleAdjust::WHOLE, |group| shares[group]));
    let (weights, shares): (&mut Weights, Vec<u64>) = match &mut case.source {
        Source::Words { weights, words } => (weights, words.iter().map(|word| share(mix.of_word(word))).collect()),
        Source::Weights { weights, values } => {
            (weights, values.iter().map(|option| share(mix.of_option(*option))).collect())
        }
        _ => return true,
    };
    let products: Option<Vec<u64>> =
        weights.each().zip(&shares).map(|(weight, share)| weight.checked_mul(*share)).collect();
    let Some(changed) = products.and_then(Weights::new) else { return false };
    *weights = changed;
    true
}

/// Changes the yearly growth factor, which stays at least zero.
fn grown(case: &mut RuleCase, hundredths: i16) {
    if let Follow::Growth(Distribution(points)) = &mut case.follow {
        let more = (i64::from(hundredths) << 32) / 10_000;
        points.iter_mut().for_each(|(_, factor)| *factor = (*factor + more).max(0));
    }
}
