//! Terms: expressions with their values for a row, and the parts they were computed from.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use cesuan_base::dim::{Arithmetic, Dim};
use cesuan_base::id::{DefinitionId, FieldId, MeasureId, ParameterId};
use cesuan_base::money::Exact;
use cesuan_policy::check::{Expr, ExprKind};
use cesuan_policy::formula::{CompareOp, Logic};

use super::contest::Contest;
use super::reference::{DefinitionKey, Row};
use super::size::{MOST_TERMS, size};
use super::value::Value;

/// A part of a derivation: an expression with its value for a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    pub kind: TermKind,
    /// The dimension of the value.
    pub dim: Dim,
    /// The value; `None` after a division by zero, or if a parameter has no value.
    pub worth: Option<Worth>,
    /// The parts it was computed from, in the order of the formula; for a fold over projects, one part per project of the year.
    pub parts: Vec<Term>,
}

/// The kind of expression a term stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TermKind {
    /// A number, flag or option written in the formula.
    Literal,
    /// The policy year.
    Year,
    /// A column of the input.
    Field(FieldId),
    /// A parameter or reading.
    Parameter(ParameterId),
    /// A named formula. Its part is that formula; in very large derivations, only where the name first stands.
    Definition(DefinitionId),
    /// A project of the enterprise.
    Project {
        id: String,
        /// Whether the project is counted. If so, the term's part is what it adds; if not, the condition it does not meet.
        counts: bool,
    },
    /// An arithmetic operation.
    Arithmetic(Arithmetic),
    /// A comparison.
    Compare(CompareOp),
    /// `and` or `or`.
    Logic(Logic),
    /// `-a` or `not a`.
    Opposite,
    /// Membership of a list.
    In,
    /// `if a then b else c`. The parts are the condition and the branch that was taken.
    If,
    /// The largest or smallest of several numbers.
    Extreme { largest: bool },
    /// A sum, a count, any or all, over the enterprise's projects.
    OverProjects,
    /// Whether it was so in an earlier year, or in any.
    OverYears {
        /// The indices of the policy years looked at in which the recipient has no row: there it was not so.
        missing: Vec<usize>,
    },
    /// A measure's line.
    Line(MeasureId),
    /// Whether a measure is switched on.
    Enabled(MeasureId),
    /// Whether the row has one of its group's places; its parts are who competes, by what, in which group, and for how many.
    Place(Box<Contest>),
}

/// The value of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worth {
    /// A number in the base unit of its dimension.
    Number(Exact),
    /// A flag.
    Flag(bool),
    /// An option of a category, by index.
    Option(u16),
    /// A set of options of a category, by index.
    Set(Vec<u16>),
}

impl Term {
    /// The value, if it is a number.
    pub fn number(&self) -> Option<Exact> {
        match self.worth {
            Some(Worth::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// Whether the value is a flag that holds.
    pub fn holds(&self) -> bool {
        self.worth == Some(Worth::Flag(true))
    }

    /// Whether the term is a column of years that is blank in the row.
    fn is_blank_year(&self) -> bool {
        matches!(self.kind, TermKind::Field(_)) && self.dim == Dim::Year && self.number() == Some(Exact::default())
    }

    /// The first blank year that the value was computed from. Folds over projects and over years are not searched.
    pub fn blank_year(&self) -> Option<&Term> {
        match self.kind {
            TermKind::OverProjects | TermKind::OverYears { .. } | TermKind::Place(_) => None,
            _ if self.is_blank_year() => Some(self),
            _ => self.parts.iter().find_map(Term::blank_year),
        }
    }

    /// Whether the term only compares a year with blank.
    pub fn asks_whether_given(&self) -> bool {
        let same = matches!(self.kind, TermKind::Compare(CompareOp::Equal | CompareOp::NotEqual));
        let blank = |part: &Term| part.kind == TermKind::Literal && part.number() == Some(Exact::default());
        same && self.parts.get(1).is_some_and(|right| right.dim == Dim::Year && blank(right))
    }

    /// The first term for which `wanted` is true, of this one and all its parts.
    pub fn find(&self, wanted: &impl Fn(&Term) -> bool) -> Option<&Term> {
        if wanted(self) { Some(self) } else { self.parts.iter().find_map(|part| part.find(wanted)) }
    }

    /// Whether `wanted` is true for this term or any of its parts.
    pub fn mentions(&self, wanted: &impl Fn(&Term) -> bool) -> bool {
        self.find(wanted).is_some()
    }

    /// Whether the term is a comparison with the row's number on its right, such as `0 <= year - start_year`.
    pub fn is_turned(&self) -> bool {
        let rests = |at: usize| self.parts.get(at).is_some_and(Term::rests_on_row);
        matches!(self.kind, TermKind::Compare(_)) && !rests(0) && rests(1)
    }

    /// The two sides of a comparison, the row's side first.
    pub fn sides(&self) -> Option<(&Term, &Term)> {
        let (left, right) = (self.parts.first()?, self.parts.get(1)?);
        Some(if self.is_turned() { (right, left) } else { (left, right) })
    }

    /// Whether the value depends on the row, not on parameters alone.
    pub fn rests_on_row(&self) -> bool {
        match &self.kind {
            TermKind::Field(_)
            | TermKind::Project { .. }
            | TermKind::OverProjects
            | TermKind::OverYears { .. }
            | TermKind::Line(_)
            | TermKind::Place(_) => true,
            // Its formula stands elsewhere.
            TermKind::Definition(_) if self.parts.is_empty() => true,
            _ => self.parts.iter().any(Term::rests_on_row),
        }
    }
}

impl Row<'_> {
    /// The term of an expression for this row.
    pub(super) fn term(&self, expr: &Expr) -> Term {
        let large = size(expr, &self.reference.sizes) > MOST_TERMS;
        self.part(expr, &mut large.then(FxHashSet::default))
    }

    /// A part of a term. Where the whole is large, `told` are the definitions that have a part already.
    fn part(&self, expr: &Expr, told: &mut Told) -> Term {
        let worth = self.value(expr).ok().and_then(worth);
        let term = |kind, parts| Term { kind, dim: expr.dim, worth: worth.clone(), parts };
        let mut each = |exprs: &[&Expr]| exprs.iter().map(|part| self.part(part, told)).collect::<Vec<_>>();
        match &expr.kind {
            ExprKind::Number(_) | ExprKind::Flag(_) | ExprKind::Option(_) | ExprKind::Set(_) => {
                term(TermKind::Literal, Vec::new())
            }
            ExprKind::Year => term(TermKind::Year, Vec::new()),
            ExprKind::Field(field) => term(TermKind::Field(*field), Vec::new()),
            ExprKind::Parameter(parameter) => term(TermKind::Parameter(*parameter), Vec::new()),
            ExprKind::Definition(id) => {
                let inner = &self.reference.rules.definitions[id.index()].expr;
                let first = told.as_mut().is_none_or(|told| told.insert(self.of_definition(*id)));
                term(TermKind::Definition(*id), if first { vec![self.part(inner, told)] } else { Vec::new() })
            }
            ExprKind::OfEnterprise(inner) => self.enterprise().part(inner, told),
            ExprKind::Negate(inner) | ExprKind::Not(inner) => term(TermKind::Opposite, each(&[inner])),
            ExprKind::Arithmetic { operator, left, right } => {
                term(TermKind::Arithmetic(*operator), each(&[left, right]))
            }
            ExprKind::Compare { operator, left, right } => term(TermKind::Compare(*operator), each(&[left, right])),
            ExprKind::Logic { operator, left, right } => term(TermKind::Logic(*operator), each(&[left, right])),
            ExprKind::In { item, set } => term(TermKind::In, each(&[item, set])),
            ExprKind::If { condition, then, otherwise } => {
                let taken = if self.flag(condition).unwrap_or(false) { then } else { otherwise };
                term(TermKind::If, each(&[condition, taken]))
            }
            ExprKind::Extreme { largest, items } => {
                term(TermKind::Extreme { largest: *largest }, each(&items.iter().collect::<Vec<_>>()))
            }
            ExprKind::OverProjects { item, condition, .. } => {
                let parts = self.projects().map(|project| project.as_part(item.as_deref(), condition.as_deref(), told));
                term(TermKind::OverProjects, parts.collect())
            }
            ExprKind::Before(inner) => {
                let missing = self.years_without_row(self.year.min(self.reference.rules.years.len()));
                term(TermKind::OverYears { missing }, each(&[inner]))
            }
            ExprKind::Ever(inner) => {
                let missing = self.years_without_row(self.reference.rules.years.len());
                term(TermKind::OverYears { missing }, each(&[inner]))
            }
            ExprKind::Enabled(measure) => term(TermKind::Enabled(*measure), Vec::new()),
            ExprKind::Line(measure) => term(TermKind::Line(*measure), Vec::new()),
            ExprKind::Place(quota) => {
                let contest = self.reference.contest_for_places(quota, *self).unwrap_or_default();
                let parts = each(&[&quota.among, &quota.by, &quota.per, &quota.places]);
                term(TermKind::Place(Box::new(contest)), parts)
            }
        }
    }

    /// The first years, as many as `end`, in which the recipient has no row.
    fn years_without_row(&self, end: usize) -> Vec<usize> {
        (0..end).filter(|year| !self.has_row_in(*year)).collect()
    }

    /// A project as a part of a sum.
    fn as_part(&self, item: Option<&Expr>, condition: Option<&Expr>, told: &mut Told) -> Term {
        let population = self.reference.population;
        let project = population.slices[self.year].project[self.index] as usize;
        let counts = condition.is_none_or(|condition| self.flag(condition).unwrap_or(false));
        let shown = if counts { item } else { condition };
        let parts: Vec<Term> = shown.map(|shown| self.part(shown, told)).into_iter().collect();
        let (dim, worth) = parts.first().map_or((Dim::Flag, None), |part| (part.dim, part.worth.clone()));
        let kind = TermKind::Project { id: population.projects[project].to_string(), counts };
        Term { kind, dim, worth, parts }
    }
}

pub(super) fn worth(value: Value) -> Option<Worth> {
    match value {
        Value::Number(number) => number.exact().map(Worth::Number),
        Value::Flag(flag) => Some(Worth::Flag(flag)),
        Value::Option(option) => Some(Worth::Option(option)),
        Value::Set(set) => Some(Worth::Set(set)),
        Value::Absent => None,
    }
}
