//! Phrases: the content of an expression with the labels of the rules in place of ids, ready to be put into words.

use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Arithmetic, Dim, Text};
use cesuan_base::id::ParameterId;
use cesuan_base::money::Exact;
use cesuan_policy::check::{Aggregate, BLANK_YEAR, Expr, ExprKind, Rules, UNKNOWN_MONEY};
use cesuan_policy::formula::{CompareOp, Logic};

/// The content of an expression, without wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Phrase {
    /// The label of a column, a definition or a measure's line.
    Name(Text),
    /// The labels of options.
    Options(Vec<Text>),
    /// A parameter or a reading.
    Parameter(ParameterId),
    /// A number in the base unit of its dimension.
    Number {
        dim: Dim,
        value: Exact,
    },
    Year,
    /// Whether a year column is filled in.
    Given(Box<Phrase>),
    Not(Box<Phrase>),
    Logic(Logic, Box<Phrase>, Box<Phrase>),
    Compare(CompareOp, Box<Phrase>, Box<Phrase>),
    /// Whether an option is one of a list.
    In(Box<Phrase>, Box<Phrase>),
    Arithmetic(Arithmetic, Box<Phrase>, Box<Phrase>),
    /// An aggregate over an enterprise's projects.
    Projects {
        fold: Aggregate,
        item: Option<Box<Phrase>>,
        condition: Option<Box<Phrase>>,
    },
    /// Whether something holds in any earlier year or, without `earlier`, in any year.
    Years {
        earlier: bool,
        inner: Box<Phrase>,
    },
    /// An expression that can only be shown as its formula.
    Formula,
}

impl Phrase {
    /// The phrase of an expression.
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
            ExprKind::Compare { left, right, .. } if is_blank(right) => Self::Given(of(left)),
            // The comparison is turned round so that the number stands after what it bounds.
            ExprKind::Compare { operator, left, right } if matches!(left.kind, ExprKind::Number(_)) => {
                Self::Compare(operator.mirrored(), of(right), of(left))
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
            | ExprKind::Enabled(_)
            | ExprKind::Negate(_)
            | ExprKind::If { .. }
            | ExprKind::Extreme { .. }
            | ExprKind::Place(_) => Self::Formula,
        }
    }
}

/// Whether it is the number kept for a blank cell.
fn is_blank(expr: &Expr) -> bool {
    let blank = match expr.dim {
        Dim::Year => BLANK_YEAR,
        Dim::Money => UNKNOWN_MONEY,
        _ => return false,
    };
    expr.kind == ExprKind::Number(Exact::from_integer(i128::from(blank)))
}

fn options(rules: &Rules, dim: Dim, options: &[u16]) -> Vec<Text> {
    let (Dim::Category(category) | Dim::Set(category)) = dim else { return Vec::new() };
    let known = &rules.category(category).options;
    options.iter().filter_map(|option| known.get(usize::from(*option))).map(|option| option.label.clone()).collect()
}
