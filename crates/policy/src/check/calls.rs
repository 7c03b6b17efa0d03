//! Checks function calls in formulas: folds over projects, functions over years, `min` and `max`, `given`.

use crate::formula::{CompareOp, Logic, ParsedExpr};
use cesuan_base::diag::{Arg, Code, Diagnostic, Span, nearest};
use cesuan_base::dim::{Dim, Rows};
use cesuan_base::money::Exact;

use super::expressions::{Absence, FormulaChecker};
use super::model::{Aggregate, BLANK_YEAR, Expr, ExprKind, FieldKind, UNKNOWN_MONEY};
use super::names::Scope;

/// The names of all functions a formula may call.
pub const FUNCTIONS: [&str; 10] = ["min", "max", "sum", "count", "any", "all", "before", "earliest", "ever", "given"];

impl FormulaChecker<'_, '_> {
    pub(super) fn call(
        &mut self,
        tree: &ParsedExpr,
        name: &str,
        name_span: Span,
        args: &[ParsedExpr],
        condition: Option<&ParsedExpr>,
        scope: Scope<'_>,
    ) -> Option<Expr> {
        let fold = match name {
            "min" | "max" => {
                if let Some(condition) = condition {
                    let fault = Diagnostic::error(Code::FormulaSyntax)
                        .with("found", "where")
                        .with("expected", Arg::Word("shape-closing-parenthesis".to_owned()));
                    self.fault(condition.span, fault);
                }
                return self.extreme(tree, name, args, scope);
            }
            "before" | "earliest" | "ever" => return self.over_years(tree, name, args, scope),
            "given" => return self.given(tree, args, scope),
            "sum" => Aggregate::Sum,
            "count" => Aggregate::Count,
            "any" => Aggregate::Any,
            "all" => Aggregate::All,
            _ => {
                let fault =
                    Diagnostic::error(Code::UnknownFunction).with("name", name).suggest(nearest(name, FUNCTIONS));
                self.fault(name_span, fault);
                return None;
            }
        };
        if scope.rows != Rows::Enterprise {
            let fault = Diagnostic::error(Code::WrongRows)
                .with("name", name)
                .with("rows", Arg::Word("rows-enterprise".to_owned()));
            self.fault(name_span, fault);
            return None;
        }
        let wanted = usize::from(fold != Aggregate::Count);
        if args.len() != wanted {
            self.arity(tree.span, name, &wanted.to_string(), &args.len().to_string());
            return None;
        }
        let inner = Scope { rows: Rows::Project, ..scope };
        let item = match (fold, args.first()) {
            (Aggregate::Any | Aggregate::All, Some(arg)) => Some(self.of_dim(arg, inner, Dim::Flag)),
            (_, Some(arg)) => Some(self.summand(arg, inner)),
            (_, None) => None,
        };
        let condition = condition.map(|condition| self.of_dim(condition, inner, Dim::Flag));
        let item = match item {
            Some(item) => Some(Box::new(item?)),
            None => None,
        };
        let condition = match condition {
            Some(condition) => Some(Box::new(condition?)),
            None => None,
        };
        let dim = match (&item, fold) {
            (_, Aggregate::Any | Aggregate::All) => Dim::Flag,
            (Some(item), Aggregate::Sum) => item.dim,
            _ => Dim::Count,
        };
        Some(Expr { kind: ExprKind::OverProjects { fold, item, condition }, dim, rows: Rows::Enterprise })
    }

    /// Checks `before(a)`, `ever(a)` and `earliest(a)`, which is short for `a and not before(a)`.
    fn over_years(&mut self, tree: &ParsedExpr, name: &str, args: &[ParsedExpr], scope: Scope<'_>) -> Option<Expr> {
        let [arg] = args else {
            self.arity(tree.span, name, "1", &args.len().to_string());
            return None;
        };
        let inner = self.of_dim(arg, scope, Dim::Flag)?;
        let rows = scope.rows;
        let flag = |kind| Expr { kind, dim: Dim::Flag, rows };
        Some(match name {
            "before" => flag(ExprKind::Before(Box::new(inner))),
            "ever" => flag(ExprKind::Ever(Box::new(inner))),
            _ => {
                let before = flag(ExprKind::Before(Box::new(inner.clone())));
                let right = Box::new(flag(ExprKind::Not(Box::new(before))));
                flag(ExprKind::Logic { operator: Logic::And, left: Box::new(inner), right })
            }
        })
    }

    /// Checks `given(a)`: whether the cell of a column is filled in. The column holds years, or amounts that are unknown
    /// where a cell is blank.
    fn given(&mut self, tree: &ParsedExpr, args: &[ParsedExpr], scope: Scope<'_>) -> Option<Expr> {
        let [arg] = args else {
            self.arity(tree.span, "given", "1", &args.len().to_string());
            return None;
        };
        let before = std::mem::replace(&mut self.checker.unknown_allowed, true);
        let inner = self.expr(arg, scope, Some(Dim::Year));
        self.checker.unknown_allowed = before;
        let inner = inner?;
        let is_unknown = |kind: &ExprKind| match kind {
            ExprKind::Field(id) => {
                matches!(self.checker.fields[id.index()].kind, FieldKind::Money { unknown: true, .. })
            }
            ExprKind::OfEnterprise(_) => inner.dim == Dim::Money,
            _ => false,
        };
        let number = match inner.dim {
            Dim::Year => BLANK_YEAR,
            Dim::Money if is_unknown(&inner.kind) => UNKNOWN_MONEY,
            found => {
                self.wrong_dimension(arg, Dim::Year, found);
                return None;
            }
        };
        let kind = ExprKind::Number(Exact::from_integer(i128::from(number)));
        let blank = Expr { kind, dim: inner.dim, rows: Rows::Constant };
        let rows = inner.rows;
        let kind = ExprKind::Compare { operator: CompareOp::NotEqual, left: Box::new(inner), right: Box::new(blank) };
        Some(Expr { kind, dim: Dim::Flag, rows })
    }

    /// Checks the argument of `sum`, which must be money, a rate or a count.
    fn summand(&mut self, tree: &ParsedExpr, scope: Scope<'_>) -> Option<Expr> {
        let expr = self.expr(tree, scope, None)?;
        if matches!(expr.dim, Dim::Money | Dim::Rate | Dim::Count) {
            return self.always(tree, expr);
        }
        self.wrong_dimension(tree, Dim::Money, expr.dim);
        None
    }

    fn extreme(&mut self, tree: &ParsedExpr, name: &str, args: &[ParsedExpr], scope: Scope<'_>) -> Option<Expr> {
        if args.len() < 2 {
            self.arity(tree.span, name, "2+", &args.len().to_string());
            return None;
        }
        let checked: Vec<Option<Expr>> = args.iter().map(|arg| self.expr(arg, scope, None)).collect();
        let mut items: Vec<Expr> = Vec::new();
        for (arg, item) in args.iter().zip(checked) {
            items.push(self.absent_at_most(Absence::Everywhere, arg, item?)?);
        }
        for (arg, item) in args.iter().zip(&items).skip(1) {
            if item.dim != items[0].dim || !item.dim.is_number() {
                self.mismatch(tree, name, (&args[0], &items[0]), (arg, item));
                return None;
            }
        }
        let rows = items.iter().map(|item| item.rows).max().unwrap_or(Rows::Constant);
        let dim = items[0].dim;
        Some(Expr { kind: ExprKind::Extreme { largest: name == "max", items }, dim, rows })
    }

    fn arity(&mut self, span: Span, name: &str, expected: &str, found: &str) {
        let fault = Diagnostic::error(Code::WrongArity).with("name", name).with("expected", expected);
        self.fault(span, fault.with("found", found));
    }
}
