//! Checks groupings. Each group has a condition; the last one may do without and then takes all remaining enterprises.

use crate::rules::{Both, GroupingDoc};
use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::dim::{Dim, Rows};

use super::checker::Checker;
use super::model::{Group, Grouping};
use super::names::Scope;

impl Checker<'_> {
    pub(super) fn groupings(&mut self) -> Vec<Grouping> {
        let doc = self.doc;
        let mut found: Vec<Grouping> = Vec::new();
        for (index, grouping) in doc.groupings.iter().enumerate() {
            self.plain_name(&grouping.name);
            if let Some(earlier) = doc.groupings[..index].iter().find(|other| other.name.text == grouping.name.text) {
                self.duplicate(&grouping.name, earlier.name.loc);
                continue;
            }
            let groups = self.groups(grouping);
            found.push(Grouping {
                id: grouping.name.text.clone(),
                label: grouping.label.words(),
                note: grouping.note.as_ref().map(Both::words),
                groups,
            });
        }
        found
    }

    fn groups(&mut self, doc: &GroupingDoc) -> Vec<Group> {
        if doc.groups.is_empty() {
            self.fault_at(doc.name.loc, Diagnostic::error(Code::MissingKey).with("key", "groups"));
        }
        let mut groups = Vec::new();
        for (index, group) in doc.groups.iter().enumerate() {
            self.plain_name(&group.name);
            if let Some(earlier) = doc.groups[..index].iter().find(|other| other.name.text == group.name.text) {
                self.duplicate(&group.name, earlier.name.loc);
            }
            if group.condition.is_none() && index + 1 < doc.groups.len() {
                // A group without a condition takes all remaining enterprises, so groups behind it would stay empty.
                self.fault_at(group.name.loc, Diagnostic::error(Code::MissingKey).with("key", "where"));
            }
            let scope = Scope { rows: Rows::Enterprise, owner: None };
            let when = group.condition.as_ref().map(|condition| self.formula(condition, scope, Some(Dim::Flag)));
            // A wrong condition has been reported by `formula`.
            if let Some(when) = when.map_or(Some(None), |when| when.map(Some)) {
                groups.push(Group { id: group.name.text.clone(), label: group.label.words(), when });
            }
        }
        groups
    }
}
