//! What an expression says, as plain data: names from the rules instead of ids, ready to be put into words.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Arithmetic, Dim, Text};
use cesuan_base::id::ParameterId;
use cesuan_base::money::Exact;
use cesuan_policy::check::{Aggregate, BLANK_YEAR, Expr, ExprKind, Rules};
use cesuan_policy::formula::{CompareOp, Logic};

/// What an expression says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phrase {
    /// Something with a label: a column, a named formula, an option, a measure's line.
    Name(Text),
    /// Options of a list.
    Options(Vec<Text>),
    /// A parameter, or a reading.
    Parameter(ParameterId),
    /// A number in base units.
    Number { dim: Dim, value: Exact },
    /// The policy year.
    Year,
    /// Whether a year is filled in.
    Given(Box<Phrase>),
    /// The opposite.
    Not(Box<Phrase>),
    /// Both, or either.
    Logic(Logic, Box<Phrase>, Box<Phrase>),
    /// A comparison.
    Compare(CompareOp, Box<Phrase>, Box<Phrase>),
    /// Membership.
    In(Box<Phrase>, Box<Phrase>),
    /// An operation.
    Arithmetic(Arithmetic, Box<Phrase>, Box<Phrase>),
    /// Over an enterprise's projects.
    Projects { fold: Aggregate, item: Option<Box<Phrase>>, condition: Option<Box<Phrase>> },
    /// In any earlier year, or in any year at all.
    Years { earlier: bool, inner: Box<Phrase> },
    /// Something only the formula itself says.
    Formula,
}

impl Phrase {
    /// What an expression says.
    pub fn of(rules: &Rules, expr: &Expr) -> Self {
        let of = |expr: &Expr| Box::new(Self::of(rules, expr));
        match &expr.kind {
            ExprKind::Number(value) => Self::Number { dim: expr.dim, value: *value },
            ExprKind::Option(option) => Self::Options(options(rules, expr.dim, &[*option])),
            ExprKind::Set(set) => Self::Options(options(rules, expr.dim, set)),
            ExprKind::Year => Self::Year,
            ExprKind::Field(field) => Self::Name(rules.fields[field.index()].label.clone()),
            ExprKind::Parameter(parameter) => Self::Parameter(*parameter),
            ExprKind::Definition(definition) => Self::Name(rules.definitions[definition.index()].label.clone()),
            ExprKind::Line(measure) => Self::Name(rules.measures[measure.index()].label.clone()),
            ExprKind::OfEnterprise(inner) => Self::of(rules, inner),
            ExprKind::Not(inner) => Self::Not(of(inner)),
            ExprKind::Logic { operator, left, right } => Self::Logic(*operator, of(left), of(right)),
            ExprKind::Compare { left, right, .. } if is_blank_year(right) => Self::Given(of(left)),
            // A person names the thing before its bound.
            ExprKind::Compare { operator, left, right } if matches!(left.kind, ExprKind::Number(_)) => {
                Self::Compare(mirrored(*operator), of(right), of(left))
            }
            ExprKind::Compare { operator, left, right } => Self::Compare(*operator, of(left), of(right)),
            ExprKind::In { item, set } => Self::In(of(item), of(set)),
            ExprKind::Arithmetic { operator, left, right } => Self::Arithmetic(*operator, of(left), of(right)),
            ExprKind::OverProjects { fold, item, condition } => {
                Self::Projects { fold: *fold, item: item.as_deref().map(of), condition: condition.as_deref().map(of) }
            }
            ExprKind::Before(inner) => Self::Years { earlier: true, inner: of(inner) },
            ExprKind::Ever(inner) => Self::Years { earlier: false, inner: of(inner) },
            ExprKind::Flag(_)
            | ExprKind::Negate(_)
            | ExprKind::If { .. }
            | ExprKind::Extreme { .. }
            | ExprKind::Place(_) => Self::Formula,
        }
    }
}

fn is_blank_year(expr: &Expr) -> bool {
    expr.dim == Dim::Year && expr.kind == ExprKind::Number(Exact::from_integer(i128::from(BLANK_YEAR)))
}

fn options(rules: &Rules, dim: Dim, options: &[u16]) -> Vec<Text> {
    let (Dim::Category(category) | Dim::Set(category)) = dim else { return Vec::new() };
    let known = &rules.category(category).options;
    options.iter().filter_map(|option| known.get(usize::from(*option))).map(|option| option.label.clone()).collect()
}

/// The comparison with its sides exchanged.
pub(super) const fn mirrored(operator: CompareOp) -> CompareOp {
    match operator {
        CompareOp::Less => CompareOp::Greater,
        CompareOp::LessOrEqual => CompareOp::GreaterOrEqual,
        CompareOp::Greater => CompareOp::Less,
        CompareOp::GreaterOrEqual => CompareOp::LessOrEqual,
        other => other,
    }
}
