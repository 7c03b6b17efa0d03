//! The sum of every enterprise's lines in one run.

use crate::api::Received;
use cesuan_base::id::MeasureId;
use cesuan_base::table::Population;
use cesuan_engine::{Engine, LinePart};
use cesuan_policy::check::Rules;

/// What each enterprise receives in one run, by the index of the enterprise.
#[derive(PartialEq, Eq)]
pub(crate) struct Holdings {
    received: Vec<Received>,
    /// For each enterprise, a bit for each measure, set where it has a line of it.
    measures: Vec<u64>,
    /// The number of words the bits of an enterprise take.
    words: usize,
}

impl Holdings {
    /// Adds up the lines of an engine that has run, by the enterprises of `population` and the measures of `rules`. The engine may
    /// have run by other rules: a measure that only those have counts in the sums, and has no bit.
    pub(crate) fn of(rules: &Rules, population: &Population, engine_rules: &Rules, engine: &Engine) -> Self {
        let measures: Vec<Option<MeasureId>> =
            engine_rules.measures.iter().map(|measure| rules.measure(&measure.id)).collect();
        let words = rules.measures.len().div_ceil(64).max(1);
        let count = population.enterprises.len();
        let mut holdings = Self { received: vec![Received::default(); count], measures: vec![0; count * words], words };
        let places = places(&engine.population().enterprises, &population.enterprises);
        engine.each_part(|LinePart { measure, enterprise, payer, demand, paid, .. }| {
            let place = match &places {
                None => Some(enterprise as usize),
                Some(places) => places[enterprise as usize],
            };
            let Some(enterprise) = place else { return };
            let received = &mut holdings.received[enterprise];
            if engine_rules.payers[payer.index()].forgone {
                received.relief.0 += paid.0;
            } else {
                received.demand.0 += demand.0;
                received.paid.0 += paid.0;
            }
            if let Some(measure) = measures[measure.index()].map(MeasureId::index) {
                holdings.measures[enterprise * words + measure / 64] |= 1 << (measure % 64);
            }
        });
        holdings
    }

    /// The number of enterprises.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.received.len()).unwrap_or(u32::MAX)
    }

    /// What an enterprise receives.
    pub(crate) fn received(&self, enterprise: u32) -> Received {
        self.received[enterprise as usize]
    }

    /// Whether an enterprise has a line of one of the measures marked.
    pub(super) fn has_any(&self, enterprise: u32, marked: &[u64]) -> bool {
        self.bits(enterprise).iter().zip(marked).any(|(own, marked)| own & marked != 0)
    }

    /// The measures an enterprise has lines of.
    pub(super) fn measures(&self, enterprise: u32) -> Vec<MeasureId> {
        let bits = self.bits(enterprise);
        let has = |measure: &usize| bits[measure / 64] >> (measure % 64) & 1 == 1;
        (0..bits.len() * 64).filter(has).map(MeasureId::at).collect()
    }

    /// Measures as the bits that [`Holdings::has_any`] takes.
    pub(super) fn marks(&self, measures: &[MeasureId]) -> Vec<u64> {
        let mut marked = vec![0; self.words];
        for measure in measures {
            if let Some(word) = marked.get_mut(measure.index() / 64) {
                *word |= 1 << (measure.index() % 64);
            }
        }
        marked
    }

    fn bits(&self, enterprise: u32) -> &[u64] {
        let first = enterprise as usize * self.words;
        &self.measures[first..first + self.words]
    }
}

/// The index of each id among others, both in ascending order; `None` where the two lists are the same.
pub(crate) fn places(ids: &[Box<str>], among: &[Box<str>]) -> Option<Vec<Option<usize>>> {
    if std::ptr::eq(ids, among) || ids == among {
        return None;
    }
    let mut finger = Finger { ids: among, at: 0 };
    Some(ids.iter().map(|id| finger.find(id)).collect())
}

/// A search in sorted ids that only moves forward.
struct Finger<'a> {
    ids: &'a [Box<str>],
    at: usize,
}

impl Finger<'_> {
    /// The index of an id at or behind the last one found, searched for in steps that double.
    fn find(&mut self, id: &str) -> Option<usize> {
        let rest = &self.ids[self.at.min(self.ids.len())..];
        let mut reach = 1;
        while reach < rest.len() && *rest[reach - 1] < *id {
            reach *= 2;
        }
        let found = rest[..reach.min(rest.len())].binary_search_by(|known| (**known).cmp(id)).ok()?;
        self.at += found;
        Some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finger_finds_every_id_in_their_order() {
        let ids: Vec<Box<str>> = (100..200).map(|id: i32| id.to_string().into()).collect();
        let mut finger = Finger { ids: &ids, at: 0 };
        for wanted in [100, 101, 104, 150, 199] {
            assert_eq!(finger.find(&wanted.to_string()), Some(wanted - 100));
        }
        let mut finger = Finger { ids: &ids, at: 0 };
        assert_eq!(finger.find("1505"), None);
        assert_eq!(finger.find("151"), Some(51));
    }
}
