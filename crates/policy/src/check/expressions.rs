//! Checks parsed expressions: resolves their names and gives each part a dimension and the rows it has values for.
//!
//! A part that is wrong is reported once and gives `None`. Expressions around it give `None` without a report of their
//! own, so that one mistake makes one message; parts beside it are still checked.

use crate::formula::{self, CompareOp, ParsedExpr, parse};
use crate::rules::{Loc, Located};
use cesuan_base::diag::{Arg, Code, Diagnostic, Note, Span, nearest};
use cesuan_base::dim::{Arithmetic, Dim, Rows, combine};
use cesuan_base::id::{MeasureId, ParameterId};
use cesuan_base::money::decimal_text;

use super::checker::Checker;
use super::model::{Category, Expr, ExprKind, FieldKind};
use super::names::{Named, Scope};

impl Checker<'_> {
    /// Checks a formula that always has a value. With `expected`, its value must have that dimension; if that is a
    /// category, the formula may name one of its options by id.
    pub(super) fn formula(&mut self, text: &Located, scope: Scope<'_>, expected: Option<Dim>) -> Option<Expr> {
        self.formula_with(text, scope, expected, Absence::Never)
    }

    /// Checks a formula whose value may be `none` in as many places as `absence` says.
    pub(super) fn formula_with(
        &mut self,
        text: &Located,
        scope: Scope<'_>,
        expected: Option<Dim>,
        absence: Absence,
    ) -> Option<Expr> {
        let sources = &self.doc.sources;
        let place = |span: Span| sources.place(Loc { file: text.loc.file, span: span.shifted(text.loc.span.start) });
        let (tree, faults) = parse(&text.text, &place);
        self.faults.extend(faults);
        let mut formula = FormulaChecker { checker: self, base: text.loc, optional: Vec::new() };
        let expr = formula.expr(&tree, scope, expected)?;
        match expected {
            Some(dim) if dim != expr.dim => {
                formula.wrong_dimension(&tree, dim, expr.dim);
                None
            }
            _ => formula.absent_at_most(absence, &tree, expr),
        }
    }

    /// In which rows an expression may be `none`.
    pub(super) fn absence(&self, expr: &Expr) -> Absence {
        let largest = |items: &mut dyn Iterator<Item = &Expr>| {
            items.map(|item| self.absence(item)).max().unwrap_or(Absence::Never)
        };
        match &expr.kind {
            ExprKind::Parameter(id) if self.parameters[id.index()].optional => Absence::Everywhere,
            ExprKind::Arithmetic { .. } | ExprKind::Negate(_) | ExprKind::Extreme { largest: true, .. } => {
                largest(&mut expr.children())
            }
            // The smaller of `none` and an amount is the amount.
            ExprKind::Extreme { largest: false, items } => {
                items.iter().map(|item| self.absence(item)).min().unwrap_or(Absence::Never)
            }
            ExprKind::If { condition, then, otherwise } => match largest(&mut [&**then, &**otherwise].into_iter()) {
                Absence::Everywhere if condition.rows != Rows::Constant => Absence::ByRow,
                absence => absence,
            },
            _ => Absence::Never,
        }
    }
}

/// In which rows a value may be `none`, which only optional parameters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Absence {
    /// In none.
    Never,
    /// In all rows of a year or in none.
    Everywhere,
    /// In some rows and not in others.
    ByRow,
}

/// Checks the expressions of one formula, whose place in its file is `base`.
pub(super) struct FormulaChecker<'c, 'd> {
    pub(super) checker: &'c mut Checker<'d>,
    base: Loc,
    /// The optional parameters named so far, and where.
    optional: Vec<(ParameterId, Span)>,
}

impl FormulaChecker<'_, '_> {
    fn loc(&self, span: Span) -> Loc {
        Loc { file: self.base.file, span: span.shifted(self.base.span.start) }
    }

    pub(super) fn fault(&mut self, span: Span, fault: Diagnostic) {
        let loc = self.loc(span);
        self.checker.fault_at(loc, fault);
    }

    /// An expression that must not be `none` in more rows than `absence` says; otherwise it is reported.
    pub(super) fn absent_at_most(&mut self, absence: Absence, tree: &ParsedExpr, expr: Expr) -> Option<Expr> {
        if self.checker.absence(&expr) <= absence {
            return Some(expr);
        }
        let within = |span: &Span| tree.span.start <= span.start && span.end <= tree.span.end;
        let named = self.optional.iter().find(|(_, span)| within(span)).copied();
        if let Some((id, span)) = named {
            let name = self.checker.parameters[id.index()].id.clone();
            self.fault(span, Diagnostic::error(Code::OptionalInFormula).with("name", name));
        }
        None
    }

    /// An expression that always has a value.
    pub(super) fn always(&mut self, tree: &ParsedExpr, expr: Expr) -> Option<Expr> {
        self.absent_at_most(Absence::Never, tree, expr)
    }

    pub(super) fn expr(&mut self, tree: &ParsedExpr, scope: Scope<'_>, expected: Option<Dim>) -> Option<Expr> {
        use formula::ParsedKind as Tree;
        let constant = |kind, dim| Some(Expr { kind, dim, rows: Rows::Constant });
        match &tree.kind {
            Tree::Broken => None,
            Tree::Number { value, dim } => constant(ExprKind::Number(*value), *dim),
            Tree::Flag(flag) => constant(ExprKind::Flag(*flag), Dim::Flag),
            Tree::Name(name) => self.name(tree, name, scope, expected),
            Tree::List(items) => self.list(tree, items, expected),
            Tree::Negate(inner) => {
                let inner_expr = self.expr(inner, scope, None)?;
                if !matches!(inner_expr.dim, Dim::Money | Dim::Rate | Dim::Count) {
                    self.wrong_dimension(inner, Dim::Money, inner_expr.dim);
                    return None;
                }
                let inner_expr = self.absent_at_most(Absence::Everywhere, inner, inner_expr)?;
                Some(Expr { dim: inner_expr.dim, rows: inner_expr.rows, kind: ExprKind::Negate(Box::new(inner_expr)) })
            }
            Tree::Not(inner) => {
                let inner = self.of_dim(inner, scope, Dim::Flag)?;
                Some(Expr { dim: Dim::Flag, rows: inner.rows, kind: ExprKind::Not(Box::new(inner)) })
            }
            Tree::Arithmetic { operator, left, right } => self.arithmetic(tree, *operator, left, right, scope),
            Tree::Compare { operator, left, right } => self.comparison(tree, *operator, left, right, scope),
            Tree::In { item, set } => self.membership(item, set, scope),
            Tree::Logic { operator, left, right } => {
                let (left, right) = (self.of_dim(left, scope, Dim::Flag), self.of_dim(right, scope, Dim::Flag));
                let (left, right) = (Box::new(left?), Box::new(right?));
                let rows = left.rows.max(right.rows);
                Some(Expr { kind: ExprKind::Logic { operator: *operator, left, right }, dim: Dim::Flag, rows })
            }
            Tree::If { condition, then, otherwise } => self.conditional(condition, then, otherwise, scope, expected),
            Tree::Call { name, name_span, args, condition } => {
                self.call(tree, name, *name_span, args, condition.as_deref(), scope)
            }
        }
    }

    /// Checks an expression whose value must have the dimension `dim`.
    pub(super) fn of_dim(&mut self, tree: &ParsedExpr, scope: Scope<'_>, dim: Dim) -> Option<Expr> {
        let expr = self.expr(tree, scope, Some(dim))?;
        if expr.dim == dim {
            return self.always(tree, expr);
        }
        self.wrong_dimension(tree, dim, expr.dim);
        None
    }

    fn name(&mut self, tree: &ParsedExpr, name: &str, scope: Scope<'_>, expected: Option<Dim>) -> Option<Expr> {
        if let Some(Dim::Category(category)) = expected
            && let Some(option) = self.checker.option(category, name)
        {
            return Some(Expr { kind: ExprKind::Option(option), dim: Dim::Category(category), rows: Rows::Constant });
        }
        if name == "year" && scope.rows != Rows::Constant {
            return Some(Expr { kind: ExprKind::Year, dim: Dim::Year, rows: Rows::Constant });
        }
        if scope.rows == Rows::Project
            && let Some(rest) = name.strip_prefix("enterprise.")
        {
            let inner = self.name(tree, rest, Scope { rows: Rows::Enterprise, ..scope }, None)?;
            if inner.rows == Rows::Constant {
                return Some(inner);
            }
            return Some(Expr { dim: inner.dim, rows: Rows::Project, kind: ExprKind::OfEnterprise(Box::new(inner)) });
        }
        if let Some(measure) = name.strip_suffix(".enabled").and_then(|id| self.checker.any_measure(id)) {
            return Some(Expr { kind: ExprKind::Enabled(measure), dim: Dim::Flag, rows: Rows::Constant });
        }
        if let Some(measure) = name.strip_suffix(".line").and_then(|id| self.checker.measure_with_rows(id)) {
            return self.line(tree, name, measure, scope);
        }
        let Some((named, _)) = self.checker.names.find(scope, name) else {
            self.unknown_name(tree, name, scope, expected);
            return None;
        };
        match named {
            Named::Field(id) => {
                let field = &self.checker.fields[id.index()];
                let (dim, rows) = (field.kind.dim(), field.rows);
                if dim == Dim::Text {
                    self.fault(
                        tree.span,
                        Diagnostic::error(Code::WrongDimension).with("expected", Dim::Money).with("found", dim),
                    );
                    return None;
                }
                if matches!(field.kind, FieldKind::Money { unknown: true, .. }) && !self.checker.unknown_allowed {
                    let fault = Diagnostic::error(Code::UnknownInFormula).with("name", field.id.as_str());
                    self.fault(tree.span, fault);
                    return None;
                }
                self.checker.used_fields.insert(id);
                Some(Expr { kind: ExprKind::Field(id), dim, rows })
            }
            Named::Parameter(id) => self.parameter(tree, id),
            Named::Broken => None,
            Named::Definition(index) => {
                let (id, dim, rows) = self.checker.definition(index, self.base)?;
                if rows != Rows::Constant && rows != scope.rows {
                    self.wrong_rows(tree, name, rows);
                    return None;
                }
                Some(Expr { kind: ExprKind::Definition(id), dim, rows })
            }
        }
    }

    /// Checks `measure.line`: what the measure grants the same row, before rationing.
    fn line(&mut self, tree: &ParsedExpr, name: &str, (id, rows): (MeasureId, Rows), scope: Scope<'_>) -> Option<Expr> {
        if rows != scope.rows {
            self.wrong_rows(tree, name, rows);
            return None;
        }
        Some(Expr { kind: ExprKind::Line(id), dim: Dim::Money, rows })
    }

    fn parameter(&mut self, tree: &ParsedExpr, id: ParameterId) -> Option<Expr> {
        self.checker.used_parameters.insert(id);
        let parameter = &self.checker.parameters[id.index()];
        let dim = parameter.dim;
        if parameter.optional {
            self.optional.push((id, tree.span));
        }
        Some(Expr { kind: ExprKind::Parameter(id), dim, rows: Rows::Constant })
    }

    fn list(&mut self, tree: &ParsedExpr, items: &[ParsedExpr], expected: Option<Dim>) -> Option<Expr> {
        let Some(Dim::Set(category)) = expected else {
            self.fault(
                tree.span,
                Diagnostic::error(Code::FormulaSyntax)
                    .with("found", Arg::Word("shape-list".to_owned()))
                    .with("expected", Arg::Word("shape-value".to_owned())),
            );
            return None;
        };
        let mut set = Vec::new();
        let mut whole = true;
        for item in items {
            let formula::ParsedKind::Name(name) = &item.kind else {
                self.wrong_shape(item);
                whole = false;
                continue;
            };
            match self.checker.option(category, name) {
                Some(option) => set.push(option),
                None => {
                    let fault = self.checker.unknown_option(category, name);
                    self.fault(item.span, fault);
                    whole = false;
                }
            }
        }
        set.sort_unstable();
        set.dedup();
        whole.then_some(Expr { kind: ExprKind::Set(set), dim: Dim::Set(category), rows: Rows::Constant })
    }

    fn wrong_shape(&mut self, item: &ParsedExpr) {
        let fault = Diagnostic::error(Code::FormulaSyntax)
            .with("found", Arg::Word("shape-value".to_owned()))
            .with("expected", Arg::Word("value-option".to_owned()));
        self.fault(item.span, fault);
    }

    fn arithmetic(
        &mut self,
        tree: &ParsedExpr,
        operator: Arithmetic,
        left_tree: &ParsedExpr,
        right_tree: &ParsedExpr,
        scope: Scope<'_>,
    ) -> Option<Expr> {
        let (left, right) = (self.expr(left_tree, scope, None), self.expr(right_tree, scope, None));
        let (left, right) = (left?, right?);
        let Some(dim) = combine(operator, left.dim, right.dim) else {
            self.mismatch(tree, operator.sign(), (left_tree, &left), (right_tree, &right));
            return None;
        };
        let left = self.absent_at_most(Absence::Everywhere, left_tree, left);
        let right = self.absent_at_most(Absence::Everywhere, right_tree, right);
        let (left, right) = (left?, right?);
        let rows = left.rows.max(right.rows);
        Some(Expr { kind: ExprKind::Arithmetic { operator, left: Box::new(left), right: Box::new(right) }, dim, rows })
    }

    fn comparison(
        &mut self,
        tree: &ParsedExpr,
        operator: CompareOp,
        left_tree: &ParsedExpr,
        right_tree: &ParsedExpr,
        scope: Scope<'_>,
    ) -> Option<Expr> {
        // An option's id is understood only beside a value of its category, so the side that is not an option is
        // checked first.
        let left_first = !self.may_be_option(left_tree, scope);
        let (first, second) = if left_first { (left_tree, right_tree) } else { (right_tree, left_tree) };
        let first_expr = self.expr(first, scope, None);
        let expected = first_expr.as_ref().map(|expr| expr.dim).filter(|dim| matches!(dim, Dim::Category(_)));
        if first_expr.is_none() && self.may_be_option(second, scope) {
            return None;
        }
        let second_expr = self.expr(second, scope, expected);
        let (first_expr, second_expr) = (first_expr?, second_expr?);
        let (left, right) = if left_first { (first_expr, second_expr) } else { (second_expr, first_expr) };
        let ordered = left.dim.is_number();
        let comparable = ordered || (matches!(left.dim, Dim::Category(_) | Dim::Flag) && !operator.orders());
        if left.dim != right.dim || !comparable {
            self.mismatch(tree, operator.sign(), (left_tree, &left), (right_tree, &right));
            return None;
        }
        let (left, right) = (self.always(left_tree, left), self.always(right_tree, right));
        let (left, right) = (left?, right?);
        let rows = left.rows.max(right.rows);
        let kind = ExprKind::Compare { operator, left: Box::new(left), right: Box::new(right) };
        Some(Expr { kind, dim: Dim::Flag, rows })
    }

    /// Whether an expression is a name that is declared nowhere but is an option of some category.
    fn may_be_option(&self, tree: &ParsedExpr, scope: Scope<'_>) -> bool {
        let formula::ParsedKind::Name(name) = &tree.kind else { return false };
        let known = |category: &Category| category.options.iter().any(|option| option.id == *name);
        self.checker.names.find(scope, name).is_none() && self.checker.categories.iter().any(known)
    }

    fn membership(&mut self, item_tree: &ParsedExpr, set_tree: &ParsedExpr, scope: Scope<'_>) -> Option<Expr> {
        let item = self.expr(item_tree, scope, None);
        let expected = match item.as_ref().map(|item| item.dim) {
            Some(Dim::Category(category)) => Some(Dim::Set(category)),
            _ => None,
        };
        if item.is_none() && matches!(set_tree.kind, formula::ParsedKind::List(_)) {
            return None;
        }
        let set = self.expr(set_tree, scope, expected);
        let (item, set) = (item?, set?);
        match (item.dim, set.dim) {
            (Dim::Category(a), Dim::Set(b)) if a == b => {}
            _ => {
                let tree = ParsedExpr { kind: formula::ParsedKind::Broken, span: item_tree.span.to(set_tree.span) };
                self.mismatch(&tree, "in", (item_tree, &item), (set_tree, &set));
                return None;
            }
        }
        let rows = item.rows.max(set.rows);
        Some(Expr { kind: ExprKind::In { item: Box::new(item), set: Box::new(set) }, dim: Dim::Flag, rows })
    }

    fn conditional(
        &mut self,
        condition: &ParsedExpr,
        then_tree: &ParsedExpr,
        otherwise_tree: &ParsedExpr,
        scope: Scope<'_>,
        expected: Option<Dim>,
    ) -> Option<Expr> {
        let condition = self.of_dim(condition, scope, Dim::Flag);
        let then = self.expr(then_tree, scope, expected);
        let hint = expected.or_else(|| then.as_ref().map(|then| then.dim));
        let otherwise = self.expr(otherwise_tree, scope, hint);
        let (condition, then, otherwise) = (condition?, then?, otherwise?);
        if then.dim != otherwise.dim {
            let tree = ParsedExpr { kind: formula::ParsedKind::Broken, span: then_tree.span.to(otherwise_tree.span) };
            self.mismatch(&tree, "else", (then_tree, &then), (otherwise_tree, &otherwise));
            return None;
        }
        let rows = condition.rows.max(then.rows).max(otherwise.rows);
        let dim = then.dim;
        let kind =
            ExprKind::If { condition: Box::new(condition), then: Box::new(then), otherwise: Box::new(otherwise) };
        Some(Expr { kind, dim, rows })
    }

    pub(super) fn wrong_dimension(&mut self, tree: &ParsedExpr, expected: Dim, found: Dim) {
        let fault = Diagnostic::error(Code::WrongDimension).with("expected", expected).with("found", found);
        let fault = fault.suggest(with_unit(tree, expected));
        self.fault(tree.span, fault);
    }

    pub(super) fn wrong_rows(&mut self, tree: &ParsedExpr, name: &str, rows: Rows) {
        let suggestion = match rows {
            Rows::Enterprise => vec![format!("enterprise.{name}")],
            _ => vec![format!("sum({name})"), format!("any({name})")],
        };
        let word = if rows == Rows::Enterprise { "rows-enterprise" } else { "rows-project" };
        let fault = Diagnostic::error(Code::WrongRows)
            .with("name", name)
            .with("rows", Arg::Word(word.to_owned()))
            .suggest(suggestion);
        self.fault(tree.span, fault);
    }

    fn unknown_name(&mut self, tree: &ParsedExpr, name: &str, scope: Scope<'_>, expected: Option<Dim>) {
        let other = match scope.rows {
            Rows::Enterprise => Rows::Project,
            _ => Rows::Enterprise,
        };
        if self.checker.names.field(other, name).is_some() {
            self.wrong_rows(tree, name, other);
            return;
        }
        let fault = match expected {
            Some(Dim::Category(category)) => self.checker.unknown_option(category, name),
            _ => {
                let near = nearest(name, self.checker.names.visible(scope));
                Diagnostic::error(Code::UnknownName).with("name", name).suggest(near)
            }
        };
        self.fault(tree.span, fault);
    }

    /// Reports two operands whose dimensions do not go together, with the dimension and the declaration of each and the
    /// units that may have been forgotten.
    pub(super) fn mismatch(
        &mut self,
        tree: &ParsedExpr,
        operator: &str,
        left: (&ParsedExpr, &Expr),
        right: (&ParsedExpr, &Expr),
    ) {
        let mut fault = Diagnostic::error(Code::DimensionMismatch)
            .with("operator", operator)
            .with("left", left.1.dim)
            .with("right", right.1.dim);
        let mut suggestions = with_unit(left.0, right.1.dim);
        suggestions.extend(with_unit(right.0, left.1.dim));
        for (side, expr) in [left, right] {
            fault.notes.push(Note {
                place: self.checker.doc.sources.place(self.loc(side.span)),
                message: "note-has-dimension".to_owned(),
                args: vec![("dim".to_owned(), expr.dim.into())],
            });
            if let Some((name, loc)) = self.checker.declaration(expr) {
                let note = Note {
                    place: self.checker.doc.sources.place(loc),
                    message: "note-declared-here".to_owned(),
                    args: vec![("name".to_owned(), name.into()), ("dim".to_owned(), expr.dim.into())],
                };
                if !fault.notes.contains(&note) {
                    fault.notes.push(note);
                }
            }
        }
        self.fault(tree.span, fault.suggest(suggestions));
    }
}

/// Suggestions for a number without a unit where `dim` is expected: the number with each unit of that dimension.
fn with_unit(tree: &ParsedExpr, dim: Dim) -> Vec<String> {
    let formula::ParsedKind::Number { value, dim: Dim::Count } = tree.kind else { return Vec::new() };
    let digits = decimal_text(value);
    match dim {
        Dim::Money => vec![format!("{digits}万元"), format!("{digits}元")],
        Dim::Rate => vec![format!("{digits}%")],
        Dim::Year => vec![format!("{digits}年")],
        _ => Vec::new(),
    }
}
