//! Why: the derivation of a row's line as a tree of plain data.
//!
//! The tree holds what was looked at and what it was worth, in the terms of the rules; the words for it are made elsewhere.

use crate::check::{Amount, Expr, ExprKind, Once, Setting};
use crate::dim::{Arithmetic, Dim, Rows};
use crate::formula::{Comparison, Logic};
use crate::id::{DefinitionId, FieldId, MeasureId, ParameterId};
use crate::money::{Exact, Fen};

use super::row::{Row, Value};
use super::{Found, Reference};

/// How a row came to its line, or to none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    /// The measure.
    pub measure: MeasureId,
    /// The index of the policy year.
    pub year: usize,
    /// The id of the project, where the row is a project's.
    pub project: Option<String>,
    /// Whether the row is eligible.
    pub condition: Term,
    /// How much, where it is eligible: the formula, the prizes of the levels, or the number it is ranked by.
    pub amounts: Vec<Term>,
    /// The cap, where there is one.
    pub cap: Option<Term>,
    /// The earlier year in which the right was used up.
    pub used_in: Option<usize>,
    /// The measure whose line was kept instead.
    pub gave_way_to: Option<MeasureId>,
    /// What the row asks for in the end.
    pub demand: Fen,
}

/// A part of a derivation: what it is, what it is worth, what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// What kind of value it has.
    pub dim: Dim,
    /// What it is worth; nothing where a division by zero or an absent parameter left it without value.
    pub worth: Option<Worth>,
    /// What it was made of, in the order written; for sums over projects, one for each project that counts.
    pub parts: Vec<Term>,
}

/// What a term is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermKind {
    /// A number, flag or option written in the formula.
    Literal,
    /// The policy year.
    Year,
    /// A column of the input.
    Field(FieldId),
    /// A parameter or reading.
    Parameter(ParameterId),
    /// A named formula.
    Definition(DefinitionId),
    /// A project of the enterprise, by its id.
    Project(String),
    /// An arithmetic operation.
    Arithmetic(Arithmetic),
    /// A comparison.
    Compare(Comparison),
    /// And, or.
    Logic(Logic),
    /// The opposite, of a number or of a flag.
    Opposite,
    /// Membership of a list.
    In,
    /// A choice between two.
    If,
    /// The larger or smaller of several.
    Extreme {
        /// Which of the two.
        largest: bool,
    },
    /// Something over the enterprise's projects.
    OverProjects,
    /// Whether it was so in an earlier year, or in any.
    OverYears,
    /// A measure's line.
    Line(MeasureId),
    /// Whether the row has one of its group's places.
    Place,
}

/// What a term is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Reference<'_> {
    /// How an enterprise came to its lines: one derivation for each measure and row of it, in the order of results. `year` is
    /// an index of the policy years; without one, all of them.
    ///
    /// # Errors
    /// Where a line cannot be given an amount.
    pub fn explain(&self, enterprise: &str, year: Option<usize>) -> Found<Vec<Derivation>> {
        let mut derivations = Vec::new();
        for (index, measure) in self.rules.measures.iter().enumerate() {
            let undetermined = |id: &ParameterId| self.settings[id.index()].contains(&Setting::Undetermined);
            if measure.parameters.iter().any(undetermined) {
                continue;
            }
            for own in (0..self.rules.years.len()).filter(|own| year.is_none_or(|year| year == *own)) {
                for row in self.rows_of(measure.rows, own).filter(|row| self.belongs(*row, enterprise)) {
                    derivations.push(self.derive(MeasureId::at(index), row)?);
                }
            }
        }
        Ok(derivations)
    }

    fn belongs(&self, row: Row<'_>, enterprise: &str) -> bool {
        let slice = &self.population.slices[row.year];
        let own = if row.rows == Rows::Project { slice.parent[row.index] as usize } else { row.index };
        &*self.population.enterprises[slice.enterprise[own] as usize] == enterprise
    }

    fn derive(&self, id: MeasureId, row: Row<'_>) -> Found<Derivation> {
        let measure = &self.rules.measures[id.index()];
        let claim = self.claims(id, row.year)?[row.index].demand;
        let condition = row.term(&measure.condition);
        let eligible = condition.worth == Some(Worth::Flag(true));
        let amounts: Vec<Term> = match &measure.amount {
            _ if !eligible => Vec::new(),
            Amount::Formula(amount) => vec![row.term(amount)],
            Amount::Levels { levels, .. } => {
                let reached = levels.iter().filter(|level| row.flag(&level.when).unwrap_or(false));
                reached.map(|level| row.term(&level.prize)).collect()
            }
            Amount::Ranking(ranking) => vec![row.term(&ranking.by)],
        };
        let gave_way_to = self.gave_way_to(id, row)?;
        let used_in = match measure.once {
            Once::Recipient if eligible => self.used_in(id, 0, row)?,
            _ => None,
        };
        let slice = &self.population.slices[row.year];
        let project = (row.rows == Rows::Project)
            .then(|| self.population.projects[slice.project[row.index] as usize].to_string());
        Ok(Derivation {
            measure: id,
            year: row.year,
            project,
            condition,
            amounts,
            cap: measure.cap.as_ref().filter(|_| eligible).map(|cap| row.term(cap)),
            used_in,
            demand: if gave_way_to.is_some() { Fen::ZERO } else { claim },
            gave_way_to,
        })
    }
}

impl Row<'_> {
    /// An expression with what it was made of.
    fn term(&self, expr: &Expr) -> Term {
        let worth = self.value(expr).ok().and_then(worth);
        let term = |kind, parts| Term { kind, dim: expr.dim, worth: worth.clone(), parts };
        let each = |exprs: &[&Expr]| exprs.iter().map(|part| self.term(part)).collect::<Vec<_>>();
        match &expr.kind {
            ExprKind::Number(_) | ExprKind::Flag(_) | ExprKind::Option(_) | ExprKind::Set(_) => {
                term(TermKind::Literal, Vec::new())
            }
            ExprKind::Year => term(TermKind::Year, Vec::new()),
            ExprKind::Field(field) => term(TermKind::Field(*field), Vec::new()),
            ExprKind::Parameter(parameter) => term(TermKind::Parameter(*parameter), Vec::new()),
            ExprKind::Definition(id) => {
                let inner = &self.reference.rules.definitions[id.index()].expr;
                term(TermKind::Definition(*id), vec![self.term(inner)])
            }
            ExprKind::OfEnterprise(inner) => self.enterprise().term(inner),
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
                let counted = self.projects().filter(|project| {
                    condition.as_ref().is_none_or(|condition| project.flag(condition).unwrap_or(false))
                });
                let parts = counted.map(|project| project.as_part(item.as_deref())).collect();
                term(TermKind::OverProjects, parts)
            }
            ExprKind::Before(inner) | ExprKind::Ever(inner) => term(TermKind::OverYears, each(&[inner])),
            ExprKind::Line(measure) => term(TermKind::Line(*measure), Vec::new()),
            ExprKind::Place(quota) => term(TermKind::Place, each(&[&quota.among, &quota.by, &quota.places])),
        }
    }

    /// A project as a part of a sum.
    fn as_part(&self, item: Option<&Expr>) -> Term {
        let population = self.reference.population;
        let project = population.slices[self.year].project[self.index] as usize;
        let parts: Vec<Term> = item.map(|item| self.term(item)).into_iter().collect();
        let (dim, worth) = parts.first().map_or((Dim::Flag, None), |part| (part.dim, part.worth.clone()));
        Term { kind: TermKind::Project(population.projects[project].to_string()), dim, worth, parts }
    }
}

fn worth(value: Value) -> Option<Worth> {
    match value {
        Value::Number(number) => number.exact().map(Worth::Number),
        Value::Flag(flag) => Some(Worth::Flag(flag)),
        Value::Option(option) => Some(Worth::Option(option)),
        Value::Set(set) => Some(Worth::Set(set)),
        Value::Absent => None,
    }
}
