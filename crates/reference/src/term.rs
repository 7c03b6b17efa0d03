//! Terms: an expression with what it was worth for a row, and what it was made of.

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

/// The definitions that were told, by row; `None` where each is told at every use.
type Told = Option<FxHashSet<DefinitionKey>>;

/// A part of a derivation: what it is, what it is worth, what it was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// What kind of value it has.
    pub dim: Dim,
    /// What it is worth; nothing where a division by zero or an absent parameter left it without value.
    pub worth: Option<Worth>,
    /// What it was made of, in the order written; for sums over projects, one for each project of the year.
    pub parts: Vec<Term>,
}

/// What a term is.
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
        /// Its id.
        id: String,
        /// Whether it counts. Its part is then what it adds, otherwise the condition it does not meet.
        counts: bool,
    },
    /// An arithmetic operation.
    Arithmetic(Arithmetic),
    /// A comparison.
    Compare(CompareOp),
    /// And, or.
    Logic(Logic),
    /// The opposite, of a number or of a flag.
    Opposite,
    /// Membership of a list.
    In,
    /// A choice between two: the condition, and the branch it led to.
    If,
    /// The larger or smaller of several.
    Extreme {
        /// Which of the two.
        largest: bool,
    },
    /// Something over the enterprise's projects.
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

/// What a term is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Worth {
    /// A number in the base unit of its dimension.
    Number(Exact),
    /// Yes or no.
    Flag(bool),
    /// An option of a category.
    Option(u16),
    /// Options of a category.
    Set(Vec<u16>),
}

impl Term {
    /// The number it is worth.
    pub fn number(&self) -> Option<Exact> {
        match self.worth {
            Some(Worth::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a flag that holds.
    pub fn holds(&self) -> bool {
        self.worth == Some(Worth::Flag(true))
    }

    /// Whether it is a year of the row that was not given.
    fn is_blank_year(&self) -> bool {
        matches!(self.kind, TermKind::Field(_)) && self.dim == Dim::Year && self.number() == Some(Exact::default())
    }

    /// The year that was not given, in a number reckoned from one. Years of single projects in a sum are their own affair.
    pub fn blank_year(&self) -> Option<&Term> {
        match self.kind {
            TermKind::OverProjects | TermKind::OverYears { .. } | TermKind::Place(_) => None,
            _ if self.is_blank_year() => Some(self),
            _ => self.parts.iter().find_map(Term::blank_year),
        }
    }

    /// Whether it asks no more than whether a year was given.
    pub fn asks_whether_given(&self) -> bool {
        let same = matches!(self.kind, TermKind::Compare(CompareOp::Equal | CompareOp::NotEqual));
        let blank = |part: &Term| part.kind == TermKind::Literal && part.number() == Some(Exact::default());
        same && self.parts.get(1).is_some_and(|right| right.dim == Dim::Year && blank(right))
    }

    /// The first part, or the term itself, that is what is looked for.
    pub fn find(&self, wanted: &impl Fn(&Term) -> bool) -> Option<&Term> {
        if wanted(self) { Some(self) } else { self.parts.iter().find_map(|part| part.find(wanted)) }
    }

    /// Whether it, or a part of it, is what is looked for.
    pub fn mentions(&self, wanted: &impl Fn(&Term) -> bool) -> bool {
        self.find(wanted).is_some()
    }

    /// Whether a comparison has the row's number on its right: `0 <= year - start_year`.
    pub fn is_turned(&self) -> bool {
        let rests = |at: usize| self.parts.get(at).is_some_and(Term::rests_on_row);
        matches!(self.kind, TermKind::Compare(_)) && !rests(0) && rests(1)
    }

    /// The two sides of a comparison, the row's first.
    pub fn sides(&self) -> Option<(&Term, &Term)> {
        let (left, right) = (self.parts.first()?, self.parts.get(1)?);
        Some(if self.is_turned() { (right, left) } else { (left, right) })
    }

    /// Whether anything of the row is in it; what rests on parameters alone is the same for everybody.
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
    /// An expression with what it was made of.
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
