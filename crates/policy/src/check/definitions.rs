//! Checks definitions (named formulas), each before those that use it.

use crate::rules::{DefinitionDoc, Loc, Located};
use cesuan_base::diag::{Code, Diagnostic};
use cesuan_base::dim::{Dim, Rows};
use cesuan_base::id::DefinitionId;

use super::checker::Checker;
use super::model::{Definition, Expr, ExprKind, Quota};
use super::names::{Named, Scope};
use super::pending::{CheckState, PendingDefinition};

/// The two tables by the words the rules use for them.
pub(super) const TABLES: &[(&str, Rows)] = &[("enterprise", Rows::Enterprise), ("project", Rows::Project)];

/// The longest chain of definitions each of which uses the next.
const DEEPEST: usize = 100;

impl<'d> Checker<'d> {
    /// Declares all definitions of the policy and its measures, then checks each once.
    pub(super) fn definitions(&mut self) {
        let doc = self.doc;
        for definition in &doc.definitions {
            self.pending_definition(None, definition, Rows::Enterprise);
        }
        for measure in &doc.measures {
            let rows =
                TABLES.iter().find(|(name, _)| *name == measure.rows.text).map_or(Rows::Enterprise, |(_, rows)| *rows);
            for definition in &measure.definitions {
                self.pending_definition(Some(&measure.name.text), definition, rows);
            }
        }
        for index in 0..self.pending.len() {
            let loc = self.pending[index].doc.name.loc;
            self.definition(index, loc);
        }
    }

    fn pending_definition(&mut self, owner: Option<&'d str>, doc: &'d DefinitionDoc, default: Rows) {
        self.plain_name(&doc.name);
        let rows = match &doc.rows {
            Some(name) => self.one_of(name, "table", TABLES).unwrap_or(default),
            None => default,
        };
        let id = full_id(owner, &doc.name);
        if self.declare_name(&id, Named::Definition(self.pending.len()), &doc.name) {
            self.pending.push(PendingDefinition { doc, owner, rows, state: CheckState::Waiting });
        }
    }

    /// The definition at an index of the pending list. It is checked at its first use; later uses get the result that
    /// was kept. A use of a definition that is still being checked is reported at `used_at` as a circle.
    pub(super) fn definition(&mut self, index: usize, used_at: Loc) -> Option<(DefinitionId, Dim, Rows)> {
        let PendingDefinition { doc, owner, rows, state } = self.pending[index];
        match state {
            CheckState::Done(result) => return result,
            CheckState::Checking => {
                let chain: Vec<&str> = self
                    .pending
                    .iter()
                    .filter(|pending| matches!(pending.state, CheckState::Checking))
                    .map(|pending| pending.doc.name.text.as_str())
                    .collect();
                let fault = Diagnostic::error(Code::CircularDefinition).with("chain", chain.join(" → "));
                self.fault_at(used_at, fault);
                return None;
            }
            CheckState::Waiting => {}
        }
        let depth = self.pending.iter().filter(|pending| matches!(pending.state, CheckState::Checking)).count();
        if depth > DEEPEST {
            self.fault_at(doc.name.loc, Diagnostic::error(Code::FormulaDepth));
            return None;
        }
        self.pending[index].state = CheckState::Checking;
        let expr = self.meaning(doc, Scope { rows, owner });
        let result = expr.map(|expr| {
            let summary = (DefinitionId::at(self.checked.len()), expr.dim, expr.rows);
            self.checked.push(Definition { id: full_id(owner, &doc.name), label: doc.label.words(), expr });
            summary
        });
        self.pending[index].state = CheckState::Done(result);
        result
    }

    /// Checks the formula of a definition, or its quota.
    fn meaning(&mut self, doc: &DefinitionDoc, scope: Scope<'_>) -> Option<Expr> {
        if let Some(formula) = &doc.formula {
            return self.formula(formula, scope, None);
        }
        let quota = doc.quota.as_ref()?;
        let among = self.formula(&quota.among, scope, Some(Dim::Flag));
        let by = self.amount_like(&quota.by, scope);
        let per = self.formula(&quota.per, scope, None);
        if let Some(per) = &per
            && !matches!(per.dim, Dim::Category(_))
        {
            let category = Dim::Category(cesuan_base::id::CategoryId(0));
            let fault = Diagnostic::error(Code::WrongDimension).with("expected", category).with("found", per.dim);
            self.fault_at(quota.per.loc, fault);
            return None;
        }
        let places = self.formula(&quota.places, scope, Some(Dim::Count));
        let quota = Quota { among: among?, by: by?, per: per?, places: places? };
        Some(Expr { kind: ExprKind::Place(Box::new(quota)), dim: Dim::Flag, rows: scope.rows })
    }

    /// Checks a formula whose value may be any kind of number.
    pub(super) fn amount_like(&mut self, text: &Located, scope: Scope<'_>) -> Option<Expr> {
        let expr = self.formula(text, scope, None)?;
        if expr.dim.is_number() {
            return Some(expr);
        }
        let fault = Diagnostic::error(Code::WrongDimension).with("expected", Dim::Money).with("found", expr.dim);
        self.fault_at(text.loc, fault);
        None
    }

    /// The checked definitions that belong to a measure.
    pub(super) fn definitions_of(&self, owner: &str) -> Vec<DefinitionId> {
        let own = |pending: &&PendingDefinition<'_>| pending.owner == Some(owner);
        self.pending
            .iter()
            .filter(own)
            .filter_map(|pending| match pending.state {
                CheckState::Done(Some((id, _, _))) => Some(id),
                _ => None,
            })
            .collect()
    }

    /// The full name of the column, parameter or definition an expression consists of, and where it is declared. `None`
    /// for any other expression.
    pub(super) fn declaration(&self, expr: &Expr) -> Option<(String, Loc)> {
        match &expr.kind {
            ExprKind::Parameter(id) => Some((self.parameters[id.index()].id.clone(), self.parameter_locs[id.index()])),
            ExprKind::Field(id) => {
                let field = &self.fields[id.index()];
                self.names.field(field.rows, &field.id).map(|(_, loc)| (field.id.clone(), loc))
            }
            ExprKind::Definition(id) => {
                let name = &self.checked[id.index()].id;
                let found = self.pending.iter().find(|pending| full_id(pending.owner, &pending.doc.name) == *name);
                found.map(|pending| (name.clone(), pending.doc.name.loc))
            }
            ExprKind::OfEnterprise(inner) => self.declaration(inner),
            _ => None,
        }
    }
}

fn full_id(owner: Option<&str>, name: &Located) -> String {
    owner.map_or_else(|| name.text.clone(), |owner| format!("{owner}.{}", name.text))
}

#[cfg(test)]
mod tests {
    use crate::check::compile;
    use crate::rules::embedded;

    /// Checking each definition at every use would take 2^60 steps here.
    #[test]
    fn a_definition_that_is_used_twice_is_checked_once() {
        const LEVELS: usize = 60;
        let mut folder = embedded("shiyan-2018").expect("an embedded folder");
        let before = compile(&folder).expect("the folder compiles").value.0;
        let label = "label = { zh = \"层\", en = \"Level\" }";
        let policy = folder.files.get_mut("policy.toml").expect("the policy's file");
        policy.push_str(&format!("\n[define.level_0]\n{label}\nformula = \"benchmark_rate > 0%\"\n"));
        for level in 1..LEVELS {
            let used = format!("level_{}", level - 1);
            policy.push_str(&format!("\n[define.level_{level}]\n{label}\nformula = \"{used} and {used}\"\n"));
        }
        let measure = folder.files.get_mut("measures/academician_station.toml").expect("the measure's file");
        *measure = measure.replacen("where = \"", &format!("where = \"level_{} and ", LEVELS - 1), 1);
        let after = compile(&folder).expect("the folder compiles").value.0;
        assert_eq!(after.definitions.len(), before.definitions.len() + LEVELS);
        let rate = after.parameter("benchmark_rate").expect("the parameter");
        let id = after.measure("academician_station").expect("the measure");
        assert!(!before.measures[id.index()].parameters.contains(&rate));
        assert!(after.measures[id.index()].parameters.contains(&rate));
    }
}
