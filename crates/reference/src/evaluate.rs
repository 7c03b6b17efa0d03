//! Evaluates any expression for one row.

use cesuan_base::dim::{Arithmetic, Rows};
use cesuan_base::id::{DefinitionId, FieldId, ParameterId};
use cesuan_base::table::Cells;
use cesuan_policy::check::{Aggregate, Expr, ExprKind, Setting};
use cesuan_policy::formula::Logic;

use super::number::Number;
use super::reference::{DefinitionKey, Row};
use super::unanswered::{Found, Unanswered};
use super::value::{Value, refused};

/// How many values of definitions are kept at a time.
const MOST_VALUES: usize = 1 << 16;

impl<'a> Row<'a> {
    pub(super) fn value(&self, expr: &Expr) -> Found<Value> {
        match &expr.kind {
            ExprKind::Number(value) => Number::of(*value).map(Value::Number),
            ExprKind::Flag(flag) => Ok(Value::Flag(*flag)),
            ExprKind::Option(option) => Ok(Value::Option(*option)),
            ExprKind::Set(set) => Ok(Value::Set(set.clone())),
            ExprKind::Year => Ok(Value::Number(Number::whole(i64::from(self.reference.rules.year(self.year))))),
            ExprKind::Field(field) => self.field(*field),
            ExprKind::Parameter(parameter) => self.parameter(*parameter),
            ExprKind::Definition(id) => self.definition(*id),
            ExprKind::OfEnterprise(inner) => self.enterprise().value(inner),
            ExprKind::Negate(inner) => Ok(match self.value(inner)? {
                Value::Number(number) => Value::Number(number.negated()),
                Value::Absent => Value::Absent,
                other => return Err(refused(&[other])),
            }),
            ExprKind::Not(inner) => Ok(Value::Flag(!self.flag(inner)?)),
            ExprKind::Before(inner) => {
                for earlier in self.earlier_years() {
                    if earlier.flag(inner)? {
                        return Ok(Value::Flag(true));
                    }
                }
                Ok(Value::Flag(false))
            }
            ExprKind::Ever(inner) => {
                for row in self.years(0..self.reference.rules.years.len()) {
                    if row.flag(inner)? {
                        return Ok(Value::Flag(true));
                    }
                }
                Ok(Value::Flag(false))
            }
            ExprKind::Enabled(measure) => {
                Ok(Value::Flag(self.reference.rules.is_enabled(self.reference.settings, *measure)))
            }
            ExprKind::Line(measure) => {
                let lists = self.reference.rules.exclusives.len();
                Ok(Value::Number(Number::whole(self.reference.kept_after(*measure, *self, lists)?.0)))
            }
            ExprKind::Place(quota) => Ok(Value::Flag(self.reference.has_place(quota, *self)?)),
            ExprKind::Arithmetic { operator, left, right } => {
                let (left, right) = match (self.value(left)?, self.value(right)?) {
                    (Value::Number(left), Value::Number(right)) => (left, right),
                    (Value::Absent, Value::Number(_) | Value::Absent) | (Value::Number(_), Value::Absent) => {
                        return Ok(Value::Absent);
                    }
                    (left, right) => return Err(refused(&[left, right])),
                };
                let result = match operator {
                    Arithmetic::Add => left.plus(right),
                    Arithmetic::Subtract => left.plus(right.negated()),
                    Arithmetic::Multiply => left.times(right),
                    Arithmetic::Divide => left.over(right),
                };
                result.map(Value::Number)
            }
            ExprKind::Compare { operator, left, right } => {
                let order = match (self.value(left)?, self.value(right)?) {
                    (Value::Number(a), Value::Number(b)) => a.compare(b)?,
                    (Value::Option(a), Value::Option(b)) => Some(a.cmp(&b)),
                    (Value::Flag(a), Value::Flag(b)) => Some(a.cmp(&b)),
                    (left, right) => return Err(refused(&[left, right])),
                };
                Ok(Value::Flag(order.is_some_and(|order| operator.holds(order))))
            }
            ExprKind::In { item, set } => match (self.value(item)?, self.value(set)?) {
                (Value::Option(option), Value::Set(set)) => Ok(Value::Flag(set.contains(&option))),
                (item, set) => Err(refused(&[item, set])),
            },
            ExprKind::Logic { operator: Logic::And, left, right } => {
                Ok(Value::Flag(self.flag(left)? && self.flag(right)?))
            }
            ExprKind::Logic { operator: Logic::Or, left, right } => {
                Ok(Value::Flag(self.flag(left)? || self.flag(right)?))
            }
            ExprKind::If { condition, then, otherwise } => {
                self.value(if self.flag(condition)? { then } else { otherwise })
            }
            ExprKind::Extreme { largest, items } => self.extreme(*largest, items),
            ExprKind::OverProjects { fold, item, condition } => self.fold(*fold, item.as_deref(), condition.as_deref()),
        }
    }

    /// The value of a definition for this row, computed once: definitions that use one another twice would otherwise be
    /// computed twice as often at each step.
    fn definition(&self, id: DefinitionId) -> Found<Value> {
        let key = self.of_definition(id);
        if let Some(known) = self.reference.definitions.borrow().get(&key) {
            return known.clone();
        }
        let value = self.value(&self.reference.rules.definitions[id.index()].expr);
        let mut known = self.reference.definitions.borrow_mut();
        if known.len() >= MOST_VALUES {
            known.clear();
        }
        known.insert(key, value.clone());
        value
    }

    /// The key of a definition's value for this row.
    pub(super) fn of_definition(&self, id: DefinitionId) -> DefinitionKey {
        (id, self.rows, self.year, self.index)
    }

    pub(super) fn number(&self, expr: &Expr) -> Found<Number> {
        match self.value(expr)? {
            Value::Number(number) => Ok(number),
            other => Err(refused(&[other])),
        }
    }

    pub(super) fn flag(&self, expr: &Expr) -> Found<bool> {
        match self.value(expr)? {
            Value::Flag(flag) => Ok(flag),
            other => Err(refused(&[other])),
        }
    }

    /// The rows of the same recipient in earlier policy years.
    pub(super) fn earlier_years(&self) -> impl Iterator<Item = Row<'a>> {
        self.years(0..self.year.min(self.reference.rules.years.len()))
    }

    /// Whether the same recipient has a row in another year.
    pub(super) fn has_row_in(&self, year: usize) -> bool {
        self.in_year(year).is_some()
    }

    /// The rows of the same recipient in some policy years.
    fn years(&self, years: std::ops::Range<usize>) -> impl Iterator<Item = Row<'a>> {
        let row = *self;
        years.filter_map(move |year| row.in_year(year))
    }

    /// The row of the same recipient in another policy year. A project keeps its enterprise over the years.
    fn in_year(&self, year: usize) -> Option<Row<'a>> {
        let slices = &self.reference.population.slices;
        let (own, other) = (&slices[self.year], &slices[year]);
        if self.rows != Rows::Project {
            let index = other.enterprise.binary_search(&own.enterprise[self.index]).ok()?;
            return Some(Row { year, index, ..*self });
        }
        let enterprise = own.enterprise[own.parent[self.index] as usize];
        let parent = other.enterprise.binary_search(&enterprise).ok()?;
        let mut projects = other.first_project[parent] as usize..other.first_project[parent + 1] as usize;
        let index = projects.find(|index| other.project[*index] == own.project[self.index])?;
        Some(Row { year, index, ..*self })
    }

    pub(super) fn enterprise(&self) -> Row<'a> {
        let slice = &self.reference.population.slices[self.year];
        Row { rows: Rows::Enterprise, index: slice.parent[self.index] as usize, ..*self }
    }

    pub(super) fn projects(&self) -> impl Iterator<Item = Row<'a>> {
        let row = *self;
        let first = &row.reference.population.slices[row.year].first_project;
        let own = first[row.index] as usize..first[row.index + 1] as usize;
        own.map(move |index| Row { rows: Rows::Project, index, ..row })
    }

    fn field(&self, field: FieldId) -> Found<Value> {
        match self.reference.population.cells(field, self.year) {
            Cells::Numbers(cells) => Ok(Value::Number(Number::whole(cells.at(self.index)))),
            Cells::Options(cells) => Ok(Value::Option(cells.at(self.index))),
            Cells::Flags(cells) => Ok(Value::Flag(cells.at(self.index))),
            Cells::Words(_) => Err(Unanswered::Internal),
        }
    }

    fn parameter(&self, parameter: ParameterId) -> Found<Value> {
        let last = self.reference.rules.years.len() - 1;
        match &self.reference.settings[parameter.index()][self.year.min(last)] {
            Setting::Number(value) => Number::of(*value).map(Value::Number),
            Setting::Option(option) => Ok(Value::Option(*option)),
            Setting::Set(set) => Ok(Value::Set(set.clone())),
            Setting::Switch(on) => Ok(Value::Flag(*on)),
            Setting::None | Setting::Undetermined => Ok(Value::Absent),
        }
    }

    /// `none` is no limit: the smallest passes it over, the largest is `none` itself.
    fn extreme(&self, largest: bool, items: &[Expr]) -> Found<Value> {
        let mut best: Option<Number> = None;
        for item in items {
            let number = match self.value(item)? {
                Value::Number(number) => number,
                Value::Absent if largest => return Ok(Value::Absent),
                Value::Absent => continue,
                other => return Err(refused(&[other])),
            };
            best = Some(match best {
                None => number,
                Some(best) if largest => best.larger(number)?,
                Some(best) => best.smaller(number)?,
            });
        }
        Ok(best.map_or(Value::Absent, Value::Number))
    }

    fn fold(&self, fold: Aggregate, item: Option<&Expr>, condition: Option<&Expr>) -> Found<Value> {
        let mut sum = Number::whole(0);
        let (mut any, mut all) = (false, true);
        for project in self.projects() {
            if let Some(condition) = condition
                && !project.flag(condition)?
            {
                continue;
            }
            match (fold, item) {
                (Aggregate::Sum, Some(item)) => sum = sum.plus(project.number(item)?)?,
                (Aggregate::Any | Aggregate::All, Some(item)) => {
                    let flag = project.flag(item)?;
                    any |= flag;
                    all &= flag;
                }
                _ => sum = sum.plus(Number::whole(1))?,
            }
        }
        Ok(match fold {
            Aggregate::Any => Value::Flag(any),
            Aggregate::All => Value::Flag(all),
            Aggregate::Sum | Aggregate::Count => Value::Number(sum),
        })
    }
}
