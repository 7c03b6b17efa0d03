//! Resolves the names in formulas.

use std::collections::{BTreeMap, BTreeSet};

use crate::rules::Loc;
use cesuan_base::dim::Rows;
use cesuan_base::id::{FieldId, ParameterId};

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A column of an input table.
    Field(FieldId),
    /// A parameter or a reading.
    Parameter(ParameterId),
    /// A definition, by its index in the list of pending definitions.
    Definition(usize),
    /// Something whose declaration is wrong. The fault has been reported, so uses of the name are passed over.
    Broken,
}

/// Where a formula stands: `rows` is the table it has values for, `owner` the measure or payer whose file it is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    pub(super) rows: Rows,
    pub(super) owner: Option<&'a str>,
}

/// Every declared name with the place of its declaration.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Parameters and definitions by full id: `benchmark_rate`, `smart_upgrade.smart`.
    global: BTreeMap<String, (Named, Loc)>,
    /// Columns by table and id.
    fields: BTreeMap<(Rows, String), (FieldId, Loc)>,
    /// Columns whose declaration is wrong.
    broken_fields: BTreeSet<(Rows, String)>,
}

impl Names {
    /// Declares a parameter or definition.
    ///
    /// # Errors
    /// The place of the earlier declaration, if the name is taken.
    pub(super) fn declare(&mut self, id: &str, named: Named, loc: Loc) -> Result<(), Loc> {
        if let Some((_, earlier)) = self.global.get(id) {
            return Err(*earlier);
        }
        self.global.insert(id.to_owned(), (named, loc));
        Ok(())
    }

    /// Declares a parameter or definition that is wrong, unless the name is taken.
    pub(super) fn declare_broken(&mut self, id: &str, loc: Loc) {
        self.global.entry(id.to_owned()).or_insert((Named::Broken, loc));
    }

    /// Declares a column.
    ///
    /// # Errors
    /// The place of the earlier declaration, if the table has such a column already.
    pub(super) fn declare_field(&mut self, rows: Rows, id: &str, field: FieldId, loc: Loc) -> Result<(), Loc> {
        let key = (rows, id.to_owned());
        if let Some((_, earlier)) = self.fields.get(&key) {
            return Err(*earlier);
        }
        self.fields.insert(key, (field, loc));
        Ok(())
    }

    /// Remembers a column whose declaration is wrong.
    pub(super) fn break_field(&mut self, rows: Rows, id: &str) {
        self.broken_fields.insert((rows, id.to_owned()));
    }

    /// Looks a name up: first among those of the scope's owner, then among the policy's, then among the columns of the
    /// scope's table.
    pub(super) fn find(&self, scope: Scope<'_>, name: &str) -> Option<(Named, Loc)> {
        let own = scope.owner.and_then(|owner| self.global.get(&format!("{owner}.{name}")));
        own.or_else(|| self.global.get(name))
            .copied()
            .or_else(|| self.field(scope.rows, name).map(|(field, loc)| (Named::Field(field), loc)))
            .or_else(|| {
                let broken = self.broken_fields.contains(&(scope.rows, name.to_owned()));
                broken.then(|| (Named::Broken, Loc::default()))
            })
    }

    /// A column by its table and id.
    pub(super) fn field(&self, rows: Rows, name: &str) -> Option<(FieldId, Loc)> {
        self.fields.get(&(rows, name.to_owned())).copied()
    }

    /// Every name that could be written in a scope; for suggestions.
    pub(super) fn visible<'a>(&'a self, scope: Scope<'a>) -> impl Iterator<Item = &'a str> {
        let own = self.global.keys().map(move |id| match (scope.owner, id.split_once('.')) {
            (Some(owner), Some((prefix, name))) if prefix == owner => name,
            _ => id.as_str(),
        });
        let columns = self.fields.keys().filter(move |(rows, _)| *rows == scope.rows).map(|(_, id)| id.as_str());
        own.chain(columns).chain(["year"])
    }
}
