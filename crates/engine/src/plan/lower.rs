//! Lowers checked rules to a plan.

use std::collections::HashMap;

use cesuan_base::dim::{Arithmetic, Rows};
use cesuan_base::id::{DefinitionId, MeasureId, NodeId};
use cesuan_base::money::Exact;
use cesuan_policy::check::{Amount, Exclusive, Expr, ExprKind, Level, Measure, Once, Pays, Ranking, Repeat, Rules};
use cesuan_policy::formula::{CompareOp, Logic};

use super::{ContestNode, ContestOf, Node, Op, Plan, Rank};

/// The plan of checked rules.
pub fn lower(rules: &Rules) -> Plan {
    let mut lowering = Lowering {
        rules,
        plan: Plan::default(),
        known: HashMap::new(),
        line_nodes: Vec::new(),
        definitions: vec![None; rules.definitions.len()],
    };
    let mut full_lines = Vec::new();
    for (index, measure) in rules.measures.iter().enumerate() {
        let full_line = lowering.measure(MeasureId::at(index), measure);
        lowering.line_nodes.push(full_line.line);
        full_lines.push(full_line);
    }
    for (index, full_line) in full_lines.into_iter().enumerate() {
        lowering.resolve_exclusives(MeasureId::at(index), full_line);
    }
    lowering.quota_contests();
    lowering.plan.finish(rules);
    lowering.plan
}

struct Lowering<'r> {
    rules: &'r Rules,
    plan: Plan,
    known: HashMap<Node, NodeId>,
    /// For each measure lowered so far, the node of its lines before any gives way to an exclusive measure.
    line_nodes: Vec<NodeId>,
    /// For each definition, its node; `None` until it is needed.
    definitions: Vec<Option<NodeId>>,
}

/// The node of a measure's lines before any gives way to an exclusive measure, and the once-only rights the lines use up: for
/// each right, the node that says whether it was used in an earlier year, and the node that says whether it is used this year.
struct FullLine {
    line: NodeId,
    rights: Vec<(NodeId, NodeId)>,
}

impl Lowering<'_> {
    fn measure(&mut self, id: MeasureId, measure: &Measure) -> FullLine {
        let rows = measure.rows;
        let condition = self.expr(&measure.condition);
        self.plan.eligible.push(condition);
        let base = measure.base.as_ref().map(|base| self.expr(base));
        self.plan.bases.push(base);
        let mut rights = Vec::new();
        let mut condition = condition;
        if measure.once == Once::Recipient {
            let used = self.right(rows);
            condition = self.and_not(condition, used, rows);
            rights.push((used, condition));
        }
        let amount = match &measure.amount {
            Amount::Formula(amount) => self.expr(amount),
            Amount::Levels { pays, levels } => {
                let each = measure.once == Once::Level;
                self.levels(condition, *pays, levels, each, rows, &mut rights)
            }
            Amount::Ranking(ranking) => {
                let (entrants, prize) = self.ranking(condition, ranking, rows, &mut rights);
                let wins = rights.last().map(|(_, won)| *won);
                self.plan.contests.extend(wins.map(|wins| ContestNode { of: ContestOf::Measure(id), wins }));
                condition = entrants;
                prize
            }
        };
        let cap = measure.cap.as_ref().map(|cap| self.expr(cap));
        let line = self.node(Op::Line { condition, amount, cap }, rows);
        FullLine { line, rights }
    }

    /// Lists the definitions that give out limited places, if a measure needs them.
    fn quota_contests(&mut self) {
        for (index, node) in self.definitions.iter().enumerate() {
            let Some(wins) = *node else { continue };
            if let ExprKind::Place(_) = self.rules.definitions[index].expr.kind {
                self.plan.contests.push(ContestNode { of: ContestOf::Definition(DefinitionId::at(index)), wins });
            }
        }
    }

    /// The node of what the levels pay. With `once`, a level pays a recipient only in one year.
    fn levels(
        &mut self,
        condition: NodeId,
        pays: Pays,
        levels: &[Level],
        once: bool,
        rows: Rows,
        rights: &mut Vec<(NodeId, NodeId)>,
    ) -> NodeId {
        let mut total = None;
        let mut higher: Option<NodeId> = None;
        for level in levels {
            let reached = self.expr(&level.when);
            let mut open = self.logic(Logic::And, condition, reached, rows);
            let used = once.then(|| self.right(rows));
            if let Some(used) = used {
                open = self.and_not(open, used, rows);
            }
            let paid = match (pays, higher) {
                (Pays::Highest, Some(higher)) => self.and_not(open, higher, rows),
                _ => open,
            };
            higher = Some(higher.map_or(open, |higher| self.logic(Logic::Or, higher, open, rows)));
            rights.extend(used.map(|used| (used, paid)));
            let prize = self.expr(&level.prize);
            let nothing = self.node(Op::Number(Exact::from_integer(0)), Rows::Constant);
            let prize = self.node(Op::If(paid, prize, nothing), rows);
            total = Some(match total {
                Some(total) => self.node(Op::Arithmetic(Arithmetic::Add, total, prize), rows),
                None => prize,
            });
        }
        total.unwrap_or_else(|| self.node(Op::Number(Exact::from_integer(0)), Rows::Constant))
    }

    /// The node of the flag of a ranking's entrants, and the node of the prizes.
    fn ranking(
        &mut self,
        condition: NodeId,
        ranking: &Ranking,
        rows: Rows,
        rights: &mut Vec<(NodeId, NodeId)>,
    ) -> (NodeId, NodeId) {
        let used = self.right(rows);
        let anew = self.is(
            ranking.repeat,
            Repeat::OPTIONS.iter().position(|(_, repeat)| *repeat == Repeat::Yearly),
            Repeat::OPTIONS,
        );
        let first = self.node(Op::Not(used), rows);
        let may = self.node(Op::If(anew, anew, first), rows);
        let among = self.logic(Logic::And, condition, may, rows);
        let by = self.expr(&ranking.by);
        let prizes = ranking.prizes.iter().map(|prize| self.expr(prize)).collect();
        let rank = Rank { among, by, prizes, ties: ranking.ties };
        let won = self.node(Op::RankWon(rank.clone()), rows);
        rights.push((used, won));
        (among, self.node(Op::RankPrize(rank), rows))
    }

    /// The node that says whether a reading has an answer, given by its index in `known`.
    fn is<T>(&mut self, reading: cesuan_base::id::ParameterId, answer: Option<usize>, known: &[(&str, T)]) -> NodeId {
        let id = answer.map_or("", |index| known[index].0);
        let option = match &self.rules.parameters[reading.index()].domain {
            cesuan_policy::check::Domain::Choice { category } => {
                self.rules.category(*category).options.iter().position(|option| option.id == id)
            }
            _ => None,
        };
        // `u16::MAX` stands for an answer the reading does not offer: no value equals it.
        let option = option.and_then(|option| u16::try_from(option).ok()).unwrap_or(u16::MAX);
        self.answers(reading, option)
    }

    /// The node that says whether a reading's value is this option.
    fn answers(&mut self, reading: cesuan_base::id::ParameterId, option: u16) -> NodeId {
        let given = self.node(Op::Parameter(reading), Rows::Constant);
        let option = self.node(Op::Option(option), Rows::Constant);
        self.node(Op::Compare(CompareOp::Equal, given, option), Rows::Constant)
    }

    /// A node that says whether a once-only right was used in an earlier year. Its input is set by `resolve_exclusives`, when
    /// the node that says whether the right is used is known; until then it is its own input.
    fn right(&mut self, rows: Rows) -> NodeId {
        let id = NodeId::at(self.plan.nodes.len());
        self.plan.nodes.push(Node { op: Op::EarlierYear(id), rows });
        id
    }

    /// Adds the node of a measure's lines after some gave way to exclusive measures, and sets the inputs of the once-only
    /// rights: lines that gave way use up none.
    fn resolve_exclusives(&mut self, measure: MeasureId, full_line: FullLine) {
        let rows = self.rules.measures[measure.index()].rows;
        let exclusive = self.rules.exclusives.iter().find(|exclusive| exclusive.measures.contains(&measure));
        let dropped = exclusive.map(|exclusive| self.dropped(measure, exclusive, rows));
        let line = match dropped {
            Some(dropped) => self.node(Op::Kept { line: full_line.line, dropped }, rows),
            None => full_line.line,
        };
        self.plan.lines.push(line);
        for (asks, uses) in full_line.rights {
            let uses = match dropped {
                Some(dropped) => self.and_not(uses, dropped, rows),
                None => uses,
            };
            self.plan.nodes[asks.index()].op = Op::EarlierYear(uses);
        }
    }

    /// The node that says whether a measure's line gives way to one of the measures it is exclusive with.
    fn dropped(&mut self, measure: MeasureId, exclusive: &Exclusive, rows: Rows) -> NodeId {
        let lines: Box<[NodeId]> = exclusive.measures.iter().map(|other| self.line_nodes[other.index()]).collect();
        let own = exclusive.measures.iter().position(|other| *other == measure).unwrap_or(0);
        let dropped = self.node(Op::Dropped { lines, own }, rows);
        let applies = self.answers(exclusive.reading, exclusive.answer);
        // If the reading has another answer, no line gives way: `applies` is then false in every row.
        self.node(Op::If(applies, dropped, applies), rows)
    }

    fn logic(&mut self, operator: Logic, left: NodeId, right: NodeId, rows: Rows) -> NodeId {
        self.node(Op::Logic(operator, left, right), rows)
    }

    fn and_not(&mut self, left: NodeId, right: NodeId, rows: Rows) -> NodeId {
        let not = self.node(Op::Not(right), rows);
        self.logic(Logic::And, left, not, rows)
    }

    /// The node of an operation: an existing one if there is one, otherwise a new one.
    fn node(&mut self, op: Op, rows: Rows) -> NodeId {
        let node = Node { op, rows };
        if let Some(id) = self.known.get(&node) {
            return *id;
        }
        let id = NodeId::at(self.plan.nodes.len());
        self.plan.nodes.push(node.clone());
        self.known.insert(node, id);
        id
    }

    fn expr(&mut self, expr: &Expr) -> NodeId {
        let op = match &expr.kind {
            ExprKind::Number(value) => Op::Number(*value),
            ExprKind::Flag(flag) => Op::Flag(*flag),
            ExprKind::Option(option) => Op::Option(*option),
            ExprKind::Set(set) => Op::Set(set.clone()),
            ExprKind::Year => Op::Year,
            ExprKind::Field(field) => Op::Field(*field),
            ExprKind::Parameter(parameter) => Op::Parameter(*parameter),
            ExprKind::Definition(definition) => {
                let index = definition.index();
                let node = self.definitions[index].unwrap_or_else(|| self.expr(&self.rules.definitions[index].expr));
                self.definitions[index] = Some(node);
                return node;
            }
            ExprKind::OfEnterprise(inner) => Op::OfEnterprise(self.expr(inner)),
            ExprKind::Negate(inner) => Op::Negate(self.expr(inner)),
            ExprKind::Not(inner) => Op::Not(self.expr(inner)),
            ExprKind::Before(inner) => Op::EarlierYear(self.expr(inner)),
            ExprKind::Ever(inner) => Op::AnyYear(self.expr(inner)),
            ExprKind::Line(measure) => return self.line_nodes[measure.index()],
            ExprKind::Place(quota) => Op::QuotaPlace {
                among: self.expr(&quota.among),
                by: self.expr(&quota.by),
                per: self.expr(&quota.per),
                places: self.expr(&quota.places),
            },
            ExprKind::Arithmetic { operator, left, right } => {
                Op::Arithmetic(*operator, self.expr(left), self.expr(right))
            }
            ExprKind::Compare { operator, left, right } => match &left.kind {
                ExprKind::Arithmetic { operator: Arithmetic::Divide, left: dividend, right: divisor } => {
                    Op::CompareRatio {
                        operator: *operator,
                        ratio: self.expr(left),
                        dividend: self.expr(dividend),
                        divisor: self.expr(divisor),
                        bound: self.expr(right),
                    }
                }
                _ => Op::Compare(*operator, self.expr(left), self.expr(right)),
            },
            ExprKind::In { item, set } => Op::In(self.expr(item), self.expr(set)),
            ExprKind::Logic { operator, left, right } => Op::Logic(*operator, self.expr(left), self.expr(right)),
            ExprKind::If { condition, then, otherwise } => {
                Op::If(self.expr(condition), self.expr(then), self.expr(otherwise))
            }
            ExprKind::Extreme { largest, items } => return self.extreme(*largest, items),
            ExprKind::OverProjects { fold, item, condition } => Op::Aggregate {
                fold: *fold,
                item: item.as_ref().map(|item| self.expr(item)),
                condition: condition.as_ref().map(|condition| self.expr(condition)),
            },
        };
        self.node(op, expr.rows)
    }

    fn extreme(&mut self, largest: bool, items: &[Expr]) -> NodeId {
        let mut best = self.expr(&items[0]);
        let mut rows = items[0].rows;
        for item in &items[1..] {
            let right = self.expr(item);
            rows = rows.max(item.rows);
            best = self.node(Op::Extreme { largest, left: best, right }, rows);
        }
        best
    }
}
