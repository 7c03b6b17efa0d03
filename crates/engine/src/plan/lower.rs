//! Lowers checked rules to a plan.

use std::collections::HashMap;

use cesuan_base::dim::{Arithmetic, Rows};
use cesuan_base::id::{DefinitionId, MeasureId, NodeId};
use cesuan_base::money::Exact;
use cesuan_policy::check::{
    Aggregate, Amount, Ceiling, Expr, ExprKind, Level, Measure, Once, Pays, Ranking, Repeat, Rules, Share,
};
use cesuan_policy::formula::{CompareOp, Logic};

use super::{ContestNode, ContestOf, Node, Op, Plan, PlannedCeiling, Rank};

/// The plan of checked rules.
pub fn lower(rules: &Rules) -> Plan {
    let measures = rules.measures.len();
    let mut lowering = Lowering {
        rules,
        plan: Plan::default(),
        known: HashMap::new(),
        claims: (0..measures).map(|_| None).collect(),
        kept: vec![vec![None; rules.exclusives.len() + 1]; measures],
        definitions: vec![None; rules.definitions.len()],
    };
    for (index, measure) in rules.measures.iter().enumerate() {
        let id = MeasureId::at(index);
        let line = lowering.kept(id, rules.exclusives.len());
        lowering.plan.lines.push(line);
        let claim = lowering.claim(id);
        lowering.plan.eligible.push(claim.eligible);
        lowering.plan.contests.extend(claim.wins.map(|wins| ContestNode { of: ContestOf::Measure(id), wins }));
        let base = measure.base.as_ref().map(|base| lowering.expr(base));
        lowering.plan.bases.push(base);
        let share = |share: &Share| share.share.as_ref().map(|share| lowering.expr(share));
        let shares = measure.shares.iter().map(share).collect();
        lowering.plan.shares.push(shares);
        let until = measure.until.as_ref().map(|until| lowering.expr(until));
        lowering.plan.until.push(until);
    }
    for index in 0..measures {
        lowering.use_up(MeasureId::at(index));
    }
    lowering.quota_contests();
    for limit in &rules.limits {
        let ceiling = |ceiling: &Ceiling| PlannedCeiling {
            amount: lowering.expr(&ceiling.amount),
            when: ceiling.when.as_ref().map(|when| lowering.expr(when)),
        };
        let ceilings = limit.at_most.iter().map(ceiling).collect();
        lowering.plan.limits.push(ceilings);
    }
    for notice in &rules.notices {
        let when = lowering.expr(&notice.when);
        lowering.plan.notices.push(when);
    }
    lowering.plan.finish(rules);
    lowering.plan
}

struct Lowering<'r> {
    rules: &'r Rules,
    plan: Plan,
    known: HashMap<Node, NodeId>,
    /// For each measure, what it grants before any line gives way to another, once it was needed.
    claims: Vec<Option<Claim>>,
    /// For each measure, its lines after so many lists of exclusive measures, once they were needed.
    kept: Vec<Vec<Option<NodeId>>>,
    /// For each definition, its node once it was needed.
    definitions: Vec<Option<NodeId>>,
}

/// What a measure grants before any line gives way to another.
#[derive(Clone, Debug)]
struct Claim {
    line: NodeId,
    /// The flag of the rows that meet the measure's condition.
    eligible: NodeId,
    /// The flag of the rows that win, where the measure ranks.
    wins: Option<NodeId>,
    rights: Vec<Right>,
}

/// A right of the recipient that a line uses up for later years.
#[derive(Clone, Copy, Debug)]
struct Right {
    /// The node that says whether it was used in an earlier year. What it looks at is filled in last.
    used: NodeId,
    /// The node that says whether the line of the year uses it, if it is kept.
    uses: NodeId,
}

impl Lowering<'_> {
    /// What a measure grants before any line gives way to another.
    fn claim(&mut self, id: MeasureId) -> Claim {
        if let Some(claim) = &self.claims[id.index()] {
            return claim.clone();
        }
        let rules = self.rules;
        let measure = &rules.measures[id.index()];
        let rows = measure.rows;
        let eligible = self.expr(&measure.condition);
        let mut condition = eligible;
        let mut rights = Vec::new();
        let amount = match &measure.amount {
            Amount::Formula(amount) => {
                if measure.once == Once::Recipient {
                    let used = self.right(rows);
                    condition = self.unless_used(condition, used, measure);
                    rights.push(Right { used, uses: condition });
                }
                self.expr(amount)
            }
            Amount::Levels { pays, levels } => {
                if measure.once == Once::Recipient {
                    let used = self.right(rows);
                    condition = self.unless_used(condition, used, measure);
                    rights.push(Right { used, uses: condition });
                }
                self.levels(condition, *pays, levels, measure, &mut rights)
            }
            Amount::Ranking(ranking) => {
                let used = self.right(rows);
                condition = self.entrants(condition, used, ranking, measure);
                let line = self.ranking(condition, ranking, measure);
                // Who wins is who has a line.
                let zero = self.node(Op::Number(Exact::from_integer(0)), Rows::Constant);
                let uses = self.node(Op::Compare(CompareOp::Greater, line, zero), rows);
                let claim = Claim { line, eligible, wins: Some(uses), rights: vec![Right { used, uses }] };
                self.claims[id.index()] = Some(claim.clone());
                return claim;
            }
        };
        let line = self.line(measure, condition, amount);
        let claim = Claim { line, eligible, wins: None, rights };
        self.claims[id.index()] = Some(claim.clone());
        claim
    }

    /// The lines of a measure from who has one and how much it comes to before the cap.
    fn line(&mut self, measure: &Measure, condition: NodeId, amount: NodeId) -> NodeId {
        let (switch, rows) = (measure.switch, measure.rows);
        let (amount, cap) = match &measure.cap {
            Some(cap) if matches!(cap.kind, ExprKind::If { .. }) => (self.capped(amount, cap, rows), None),
            Some(cap) => (amount, Some(self.expr(cap))),
            None => (amount, None),
        };
        self.node(Op::Line { switch, condition, amount, cap }, rows)
    }

    /// An amount, limited by a cap. A cap that is `none` in some rows is one in each branch.
    fn capped(&mut self, amount: NodeId, cap: &Expr, rows: Rows) -> NodeId {
        if let ExprKind::If { condition, then, otherwise } = &cap.kind {
            let condition = self.expr(condition);
            let (then, otherwise) = (self.capped(amount, then, rows), self.capped(amount, otherwise, rows));
            return self.node(Op::If(condition, then, otherwise), rows);
        }
        let cap = self.expr(cap);
        self.node(Op::Extreme { largest: false, left: amount, right: cap }, rows)
    }

    /// A measure's lines after the first `lists` lists of exclusive measures.
    fn kept(&mut self, id: MeasureId, lists: usize) -> NodeId {
        if let Some(known) = self.kept[id.index()][lists] {
            return known;
        }
        let line = match lists.checked_sub(1) {
            None => self.claim(id).line,
            Some(last) => {
                let line = self.kept(id, last);
                match self.dropped(id, last) {
                    Some(dropped) => self.node(Op::Kept { line, dropped }, self.rules.measures[id.index()].rows),
                    None => line,
                }
            }
        };
        self.kept[id.index()][lists] = Some(line);
        line
    }

    /// Whether a measure's lines give way under a list of exclusive measures; `None` where it is not in the list.
    fn dropped(&mut self, id: MeasureId, list: usize) -> Option<NodeId> {
        let rules = self.rules;
        let exclusive = &rules.exclusives[list];
        let own = exclusive.measures.iter().position(|other| *other == id)?;
        let mut lines = Vec::new();
        for other in &exclusive.measures {
            let line = self.kept(*other, list);
            let summed = exclusive.rows == Rows::Enterprise && rules.measures[other.index()].rows == Rows::Project;
            let sum = Op::Aggregate { fold: Aggregate::Sum, item: Some(line), condition: None };
            lines.push(if summed { self.node(sum, Rows::Enterprise) } else { line });
        }
        let dropped = self.node(Op::Dropped { lines: lines.into(), own }, exclusive.rows);
        let applies = self.answers(exclusive.reading, exclusive.answer);
        // Where the reading has another answer, no line looks at the others.
        let dropped = self.node(Op::If(applies, dropped, applies), exclusive.rows);
        let rows = rules.measures[id.index()].rows;
        Some(if rows == exclusive.rows { dropped } else { self.node(Op::OfEnterprise(dropped), rows) })
    }

    /// Fills in what uses up the rights of a measure: lines that are kept.
    fn use_up(&mut self, id: MeasureId) {
        let rows = self.rules.measures[id.index()].rows;
        let dropped: Vec<NodeId> = (0..self.rules.exclusives.len()).filter_map(|list| self.dropped(id, list)).collect();
        for Right { used, uses } in self.claim(id).rights {
            let uses = dropped.iter().fold(uses, |uses, dropped| self.and_not(uses, *dropped, rows));
            self.plan.nodes[used.index()].op = Op::EarlierYear(uses);
        }
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
        measure: &Measure,
        rights: &mut Vec<Right>,
    ) -> NodeId {
        let rows = measure.rows;
        let mut open = Vec::new();
        for level in levels {
            let reached = self.expr(&level.when);
            let reached = self.logic(Logic::And, condition, reached, rows);
            let used = (measure.once == Once::Level).then(|| self.right(rows));
            let reached = used.map_or(reached, |used| self.unless_used(reached, used, measure));
            let prize = self.expr(&level.prize);
            open.push((reached, used, prize));
        }
        let nothing = self.node(Op::Number(Exact::from_integer(0)), Rows::Constant);
        let mut total = None;
        for (index, (reached, used, prize)) in open.iter().copied().enumerate() {
            let mut paid = reached;
            for (other, (other_reached, _, other_prize)) in open.iter().copied().enumerate() {
                let better = match pays {
                    Pays::Highest if other < index => other_reached,
                    Pays::Largest if other != index => {
                        let operator = if other < index { CompareOp::GreaterOrEqual } else { CompareOp::Greater };
                        let prize_rows = levels[other].prize.rows.max(levels[index].prize.rows);
                        let larger = self.node(Op::Compare(operator, other_prize, prize), prize_rows);
                        self.logic(Logic::And, other_reached, larger, rows)
                    }
                    _ => continue,
                };
                paid = self.and_not(paid, better, rows);
            }
            rights.extend(used.map(|used| Right { used, uses: paid }));
            let prize = self.node(Op::If(paid, prize, nothing), rows);
            total = Some(match total {
                Some(total) => self.node(Op::Arithmetic(Arithmetic::Add, total, prize), rows),
                None => prize,
            });
        }
        total.unwrap_or(nothing)
    }

    /// Who takes part in a ranking: not who won it before, where it may be won once only.
    fn entrants(&mut self, condition: NodeId, used: NodeId, ranking: &Ranking, measure: &Measure) -> NodeId {
        let yearly = Repeat::OPTIONS.iter().position(|(_, repeat)| *repeat == Repeat::Yearly);
        let anew = self.is(ranking.repeat, yearly, Repeat::OPTIONS);
        let first = self.node(Op::Not(used), measure.rows);
        let may = self.node(Op::If(anew, anew, first), measure.rows);
        let among = self.logic(Logic::And, condition, may, measure.rows);
        if measure.once == Once::Recipient { self.unless_used(among, used, measure) } else { among }
    }

    /// The lines of a ranking.
    fn ranking(&mut self, among: NodeId, ranking: &Ranking, measure: &Measure) -> NodeId {
        let by = self.expr(&ranking.by);
        let prizes = ranking.prizes.iter().map(|prize| self.expr(prize)).collect();
        let rank = Rank { among, by, prizes, ties: ranking.ties };
        let prize = self.node(Op::RankPrize(rank), measure.rows);
        self.line(measure, among, prize)
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

    /// A condition, but not where a right was used before and the measure holds to it.
    fn unless_used(&mut self, condition: NodeId, used: NodeId, measure: &Measure) -> NodeId {
        let used = match &measure.once_if {
            Some(once_if) => {
                let holds = self.expr(once_if);
                self.logic(Logic::And, holds, used, measure.rows)
            }
            None => used,
        };
        self.and_not(condition, used, measure.rows)
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
            ExprKind::Enabled(measure) => Op::Enabled(self.rules.measures[measure.index()].switch),
            ExprKind::Line(measure) => return self.kept(*measure, self.rules.exclusives.len()),
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
