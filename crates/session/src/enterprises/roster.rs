//! Names, categories and groups of the enterprises of a population.

use std::sync::Arc;

use crate::policy_view::category_fields;
use cesuan_base::id::FieldId;
use cesuan_base::table::{Cells, Population};
use cesuan_policy::check::{Grouping, Rules};
use cesuan_reference::Reference;

/// The group of an enterprise that fits none.
pub(crate) const NONE: u16 = u16::MAX;

/// Names and groups of enterprises, each by its last row.
pub(crate) struct Roster {
    population: Arc<Population>,
    name: Option<FieldId>,
    facets: Vec<Facet>,
    /// The year and the row of each enterprise's last row of the policy years, or of the years after them where it has none there.
    last: Vec<(u16, u32)>,
}

enum Facet {
    /// A category column.
    Category(FieldId),
    /// A grouping, and each enterprise's group once that was asked for.
    Grouping(usize, Option<Vec<u16>>),
}

impl Roster {
    pub(crate) fn of(rules: &Rules, population: Arc<Population>) -> Self {
        let mut last = vec![(0, 0); population.enterprises.len()];
        let slices = || (0..).zip(&population.slices);
        let policy_years = rules.years.len();
        for (year, slice) in slices().skip(policy_years).chain(slices().take(policy_years)) {
            for (row, enterprise) in (0..).zip(slice.enterprise.iter()) {
                last[*enterprise as usize] = (year, row);
            }
        }
        let facets = category_fields(rules)
            .map(|(id, _)| Facet::Category(id))
            .chain((0..rules.groupings.len()).map(|index| Facet::Grouping(index, None)))
            .collect();
        Self { name: rules.name_field(), facets, last, population }
    }

    /// The number of enterprises.
    pub(crate) fn len(&self) -> u32 {
        u32::try_from(self.last.len()).unwrap_or(u32::MAX)
    }

    /// An enterprise's id.
    pub(crate) fn id(&self, enterprise: u32) -> &str {
        &self.population.enterprises[enterprise as usize]
    }

    /// An enterprise's name in its last row.
    pub(crate) fn name(&self, enterprise: u32) -> &str {
        let (year, row) = self.last[enterprise as usize];
        match self.name.map(|field| self.population.cells(field, usize::from(year))) {
            Some(Cells::Words(words)) => words.at(row as usize),
            _ => "",
        }
    }

    /// What an enterprise is called: its name, or its id where it has none.
    pub(super) fn shown(&self, enterprise: u32) -> &str {
        match self.name(enterprise) {
            "" => self.id(enterprise),
            name => name,
        }
    }

    /// Evaluates every enterprise's group of a facet once, so that [`Roster::group`] need not evaluate the rules again.
    pub(crate) fn know(&mut self, rules: &Rules, facet: usize) {
        let Some(Facet::Grouping(grouping, None)) = self.facets.get(facet) else { return };
        let grouping = *grouping;
        let groups = self.groups_of(rules, &rules.groupings[grouping], 0..self.len());
        self.facets[facet] = Facet::Grouping(grouping, Some(groups));
    }

    /// The group of an enterprise; [`NONE`] where it fits none.
    pub(crate) fn group(&self, rules: &Rules, facet: usize, enterprise: u32) -> u16 {
        let (year, row) = self.last[enterprise as usize];
        match &self.facets[facet] {
            Facet::Category(field) => match self.population.cells(*field, usize::from(year)) {
                Cells::Options(options) => options.at(row as usize),
                _ => NONE,
            },
            Facet::Grouping(_, Some(groups)) => groups[enterprise as usize],
            Facet::Grouping(index, None) => {
                self.groups_of(rules, &rules.groupings[*index], enterprise..enterprise + 1)[0]
            }
        }
    }

    /// An enterprise's group of each facet.
    pub(crate) fn groups(&self, rules: &Rules, enterprise: u32) -> Vec<Option<u16>> {
        let group = |facet| Some(self.group(rules, facet, enterprise)).filter(|group| *group != NONE);
        (0..self.facets.len()).map(group).collect()
    }

    /// The number of facets.
    pub(crate) fn facets(&self) -> usize {
        self.facets.len()
    }

    fn groups_of(&self, rules: &Rules, grouping: &Grouping, enterprises: std::ops::Range<u32>) -> Vec<u16> {
        let settings = rules.draft();
        let reference = Reference::new(rules, &self.population, &settings);
        let group = |enterprise: u32| {
            let (year, row) = self.last[enterprise as usize];
            let found = reference.group(grouping, usize::from(year), row as usize);
            found.and_then(|group| u16::try_from(group).ok()).unwrap_or(NONE)
        };
        enterprises.map(group).collect()
    }
}
