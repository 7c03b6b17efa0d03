//! Formulas in words: names as the rules label them, operators as people write them, and of what readings decide only what is
//! chosen.

use num_traits::Zero;

use cesuan_base::dim::{Arithmetic, Dim};
use cesuan_base::id::DefinitionId;
use cesuan_i18n::figures;
use cesuan_policy::check::{Aggregate, Amount, Expr, ExprKind, Measure, Pays, Rules, Setting};
use cesuan_policy::formula::{CompareOp, Logic};

use super::words::Words;

/// Writes the formulas of some rules in words.
#[derive(Clone, Copy)]
pub(super) struct Formulas<'r> {
    pub(super) rules: &'r Rules,
    pub(super) words: Words,
    /// The values of each parameter in each policy year.
    pub(super) values: &'r [Vec<Setting>],
}

impl Formulas<'_> {
    /// The formula of a measure's amount, and the measure's own definitions it is made with.
    pub(super) fn full(&self, measure: &Measure) -> String {
        let mut own = Vec::new();
        measure.amounts().into_iter().for_each(|amount| self.own(measure, amount, &mut own));
        let part = |id: &DefinitionId| {
            let definition = &self.rules.definitions[id.index()];
            format!("{} = {}", self.words.0.of(&definition.label), self.of(&definition.expr))
        };
        let whole = match &measure.amount {
            // An amount that is a formula of its own and nothing else is that formula.
            Amount::Formula(Expr { kind: ExprKind::Definition(id), .. }) if own.first() == Some(id) => {
                own.remove(0);
                Some(self.of(&self.rules.definitions[id.index()].expr))
            }
            // A number alone is a fixed sum.
            Amount::Formula(amount) if matches!(self.chosen(amount).kind, ExprKind::Parameter(_)) => {
                Some(self.words.with("papers-formula-fixed", &[("amount", self.of(amount).into())]))
            }
            _ => None,
        };
        let amount = whole.unwrap_or_else(|| self.amount(measure));
        if own.is_empty() {
            return amount;
        }
        let parts = self.joined(own.iter().map(part), "explain-also");
        self.words.with("papers-formula-where", &[("formula", amount.into()), ("parts", parts.into())])
    }

    /// Collects the measure's own definitions that an expression is made with, each once.
    fn own(&self, measure: &Measure, expr: &Expr, found: &mut Vec<DefinitionId>) {
        if let ExprKind::Definition(id) = expr.kind
            && measure.definitions.contains(&id)
            && !found.contains(&id)
        {
            found.push(id);
            self.own(measure, &self.rules.definitions[id.index()].expr, found);
        }
        self.parts(expr).into_iter().for_each(|part| self.own(measure, part, found));
    }

    /// The parts of an expression that its number is made of: without conditions, and without the branches that readings leave out.
    pub(super) fn parts<'e>(&self, expr: &'e Expr) -> Vec<&'e Expr> {
        match &expr.kind {
            ExprKind::If { condition, then, otherwise } => match self.decided(condition) {
                Some(true) => vec![then],
                Some(false) => vec![otherwise],
                None => vec![then, otherwise],
            },
            ExprKind::OverProjects { item, .. } => item.iter().map(|item| &**item).collect(),
            ExprKind::Compare { .. } | ExprKind::Logic { .. } | ExprKind::Not(_) | ExprKind::In { .. } => Vec::new(),
            _ => expr.children().collect(),
        }
    }

    /// The branch of an expression that the readings chosen leave.
    pub(super) fn chosen<'e>(&self, expr: &'e Expr) -> &'e Expr {
        match &expr.kind {
            ExprKind::If { condition, then, otherwise } => match self.decided(condition) {
                Some(true) => self.chosen(then),
                Some(false) => self.chosen(otherwise),
                None => expr,
            },
            _ => expr,
        }
    }

    /// Whether a condition holds; `None` where the readings chosen do not decide it.
    fn decided(&self, expr: &Expr) -> Option<bool> {
        match &expr.kind {
            ExprKind::Flag(flag) => Some(*flag),
            ExprKind::Enabled(id) => Some(self.rules.is_enabled(self.values, *id)),
            ExprKind::Not(inner) => self.decided(inner).map(|holds| !holds),
            ExprKind::Logic { operator, left, right } => {
                let decides = *operator == Logic::Or;
                match (self.decided(left), self.decided(right)) {
                    (Some(holds), _) | (_, Some(holds)) if holds == decides => Some(decides),
                    (Some(_), Some(_)) => Some(!decides),
                    _ => None,
                }
            }
            ExprKind::Compare { operator: operator @ (CompareOp::Equal | CompareOp::NotEqual), left, right } => {
                let (ExprKind::Parameter(id), ExprKind::Option(option)) = (&left.kind, &right.kind) else {
                    return None;
                };
                let chosen = self.values[id.index()].first()? == &Setting::Option(*option);
                let reading = self.rules.parameters[id.index()].is_reading();
                reading.then_some(chosen == (*operator == CompareOp::Equal))
            }
            _ => None,
        }
    }

    /// The formula of a measure's amount.
    fn amount(&self, measure: &Measure) -> String {
        match &measure.amount {
            Amount::Formula(amount) => self.of(amount),
            Amount::Levels { pays, levels } => {
                let level = |level: &cesuan_policy::check::Level| {
                    let args = [("when", self.of(&level.when).into()), ("prize", self.of(&level.prize).into())];
                    self.words.with("papers-formula-level", &args)
                };
                let id = match pays {
                    Pays::Highest => "papers-formula-highest",
                    Pays::Largest => "papers-formula-largest",
                    Pays::All => "papers-formula-all",
                };
                let levels = self.joined(levels.iter().map(level), "explain-also");
                self.words.with(id, &[("levels", levels.into())])
            }
            Amount::Ranking(ranking) => {
                let prizes = self.joined(ranking.prizes.iter().map(|prize| self.of(prize)), "explain-item");
                self.words
                    .with("papers-formula-rank", &[("by", self.of(&ranking.by).into()), ("prizes", prizes.into())])
            }
        }
    }

    /// An expression in words.
    pub(super) fn of(&self, expr: &Expr) -> String {
        let (rules, lang) = (self.rules, self.words.0);
        match &self.chosen(expr).kind {
            ExprKind::Number(number) => figures::number(lang, expr.dim, *number),
            ExprKind::Flag(flag) => self.words.of(if *flag { "explain-yes" } else { "explain-no" }),
            ExprKind::Option(option) => self.options(expr.dim, &[*option]),
            ExprKind::Set(options) => self.options(expr.dim, options),
            ExprKind::Year => self.words.of("explain-year"),
            ExprKind::Field(id) => lang.of(&rules.fields[id.index()].label).to_owned(),
            ExprKind::Parameter(id) => lang.of(&rules.parameters[id.index()].label).to_owned(),
            ExprKind::Definition(id) => lang.of(&rules.definitions[id.index()].label).to_owned(),
            ExprKind::Enabled(id) | ExprKind::Line(id) => lang.of(&rules.measures[id.index()].label).to_owned(),
            ExprKind::OfEnterprise(inner) => self.of(inner),
            ExprKind::Negate(inner) => format!("−{}", self.within(inner, 3)),
            ExprKind::Not(inner) => self.words.with("papers-formula-not", &[("what", self.of(inner).into())]),
            ExprKind::Arithmetic { operator, left, right } => {
                let (sign, strength) = match operator {
                    Arithmetic::Add => ("+", 1),
                    Arithmetic::Subtract => ("−", 1),
                    Arithmetic::Multiply => ("×", 2),
                    Arithmetic::Divide => ("÷", 2),
                };
                // What is taken away or divided by stands apart from its own kind too.
                let apart = matches!(operator, Arithmetic::Subtract | Arithmetic::Divide);
                let right = self.within(right, strength + u8::from(apart));
                format!("{} {sign} {right}", self.within(left, strength))
            }
            ExprKind::Compare { operator, left, right } => {
                let sign = match operator {
                    CompareOp::Less => "<",
                    CompareOp::LessOrEqual => "≤",
                    CompareOp::Greater => ">",
                    CompareOp::GreaterOrEqual => "≥",
                    CompareOp::Equal => "=",
                    CompareOp::NotEqual => "≠",
                };
                format!("{} {sign} {}", self.of(left), self.of(right))
            }
            ExprKind::In { item, set } => {
                let args = [("left", self.of(item).into()), ("right", self.of(set).into())];
                self.words.with("explain-is-in", &args)
            }
            ExprKind::Logic { left, right, .. } if self.decided(left).is_some() => self.of(right),
            ExprKind::Logic { left, right, .. } if self.decided(right).is_some() => self.of(left),
            ExprKind::Logic { operator, left, right } => {
                // What binds less than "and" stands between brackets beside it.
                let (id, strength) = if *operator == Logic::And { ("explain-and", 1) } else { ("explain-or", 0) };
                format!("{}{}{}", self.within(left, strength), self.words.of(id), self.within(right, strength))
            }
            ExprKind::If { condition, then, otherwise } => {
                // What is said of the opposite is said the other way round.
                let (condition, then, otherwise) = match &condition.kind {
                    ExprKind::Not(inner) => (inner, otherwise, then),
                    _ => (condition, then, otherwise),
                };
                let (of_condition, of_then) = (self.of(condition), self.of(then));
                if is_nothing(self.chosen(otherwise)) {
                    // A name alone does not say that it has to hold.
                    let named = matches!(condition.kind, ExprKind::Definition(_) | ExprKind::Field(_));
                    let id = if named { "papers-formula-only-of" } else { "papers-formula-only-if" };
                    let args = [("condition", of_condition.into()), ("then", self.within(then, 1).into())];
                    return self.words.with(id, &args);
                }
                let otherwise = self.of(otherwise).into();
                let args = [("condition", of_condition.into()), ("then", of_then.into()), ("otherwise", otherwise)];
                self.words.with("papers-formula-if", &args)
            }
            ExprKind::Extreme { largest, items } => {
                // The larger of something and nothing is that something, never less than nothing.
                let nothing = items.iter().position(is_nothing).filter(|_| *largest && items.len() == 2);
                if let Some(item) = nothing.and_then(|nothing| items.get(1 - nothing)) {
                    return self.words.with("papers-formula-not-negative", &[("item", self.within(item, 2).into())]);
                }
                let id = if *largest { "papers-formula-larger" } else { "papers-formula-smaller" };
                let items = self.joined(items.iter().map(|item| self.within(item, 2)), "papers-formula-with");
                self.words.with(id, &[("items", items.into())])
            }
            ExprKind::OverProjects { fold, item, .. } => match (fold, item) {
                (Aggregate::Sum, Some(item)) => {
                    self.words.with("papers-formula-sum", &[("item", self.of(item).into())])
                }
                (_, Some(item)) => self.words.with("papers-formula-any", &[("item", self.of(item).into())]),
                (_, None) => self.words.of("papers-formula-count"),
            },
            ExprKind::Before(inner) | ExprKind::Ever(inner) => {
                let id = if matches!(expr.kind, ExprKind::Before(_)) {
                    "papers-formula-before"
                } else {
                    "papers-formula-ever"
                };
                self.words.with(id, &[("what", self.within(inner, u8::MAX).into())])
            }
            ExprKind::Place(_) => self.words.of("papers-formula-place"),
        }
    }

    /// An operand, in brackets where it binds less strongly than its operator.
    fn within(&self, expr: &Expr, strength: u8) -> String {
        let own = match &self.chosen(expr).kind {
            ExprKind::Arithmetic { operator: Arithmetic::Add | Arithmetic::Subtract, .. } => 1,
            ExprKind::Arithmetic { .. } => 2,
            ExprKind::If { .. } | ExprKind::Logic { operator: Logic::Or, .. } => 0,
            ExprKind::Logic { .. } => 1,
            _ => u8::MAX,
        };
        let text = self.of(expr);
        if own < strength { self.words.with("papers-formula-within", &[("inner", text.into())]) } else { text }
    }

    fn options(&self, dim: Dim, options: &[u16]) -> String {
        let (Dim::Category(category) | Dim::Set(category)) = dim else { return String::new() };
        let known = &self.rules.category(category).options;
        let labels = options.iter().filter_map(|option| known.get(usize::from(*option)));
        self.joined(labels.map(|option| self.words.0.of(&option.label).to_owned()), "list-separator")
    }

    fn joined(&self, parts: impl Iterator<Item = String>, separator: &str) -> String {
        parts.collect::<Vec<_>>().join(&self.words.of(separator))
    }
}

/// Whether an expression is the number zero.
fn is_nothing(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Number(number) if number.is_zero())
}
