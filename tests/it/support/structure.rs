//! What a measure's lines depend on, read off the rules: other enterprises, or the order of ids.

use cesuan_policy::check::{Amount, Ceiling, Expr, ExprKind, Rules, Setting, Ties};

use super::{Policy, Values};

impl Policy {
    /// For each measure, whether a line of one enterprise may depend on another enterprise: a ranking, a limited number of
    /// places, or another such line.
    pub(crate) fn competing(&self, values: &Values) -> Vec<bool> {
        self.spread(values, |amount| matches!(amount, Amount::Ranking(_)))
    }

    /// For each measure, whether the order of ids may decide a line: places are given by id where all else is equal, and so
    /// are prizes under one of the answers about ties and the odd fen of a prize that is shared.
    pub(crate) fn decided_by_id(&self, values: &Values) -> Vec<bool> {
        self.spread(values, |amount| match amount {
            Amount::Ranking(ranking) => self.rules.answer(values, ranking.ties, Ties::OPTIONS) != Ties::Higher,
            _ => false,
        })
    }

    /// For each measure, whether it or a measure it depends on is of a kind or gives places.
    fn spread(&self, values: &Values, is: impl Fn(&Amount) -> bool) -> Vec<bool> {
        let rules = &self.rules;
        let mut marked: Vec<bool> = rules.measures.iter().map(|measure| is(&measure.amount)).collect();
        loop {
            let before = marked.clone();
            for (index, measure) in rules.measures.iter().enumerate() {
                let depends = measure.expressions().any(|expr| reaches(expr, rules, &before));
                marked[index] = before[index] || depends;
            }
            for exclusive in &rules.exclusives {
                let in_force = values[exclusive.reading.index()].contains(&Setting::Option(exclusive.answer));
                if in_force && exclusive.measures.iter().any(|measure| marked[measure.index()]) {
                    exclusive.measures.iter().for_each(|measure| marked[measure.index()] = true);
                }
            }
            for limit in &rules.limits {
                let in_force = limit.at_most.iter().any(|ceiling| may_bind(ceiling, rules, values));
                if in_force && limit.measures.iter().any(|measure| marked[measure.index()]) {
                    limit.measures.iter().for_each(|measure| marked[measure.index()] = true);
                }
            }
            if marked == before {
                return marked;
            }
        }
    }
}

/// Whether a ceiling may cut lines. The drafts set no limit, so one does where a parameter of it was changed.
fn may_bind(ceiling: &Ceiling, rules: &Rules, values: &Values) -> bool {
    std::iter::once(&ceiling.amount).chain(&ceiling.when).any(|expr| changed(expr, rules, values))
}

fn changed(expr: &Expr, rules: &Rules, values: &Values) -> bool {
    let here = match &expr.kind {
        ExprKind::Parameter(id) => values[id.index()] != rules.parameters[id.index()].draft,
        _ => false,
    };
    here || expr.children().any(|child| changed(child, rules, values))
}

/// Whether an expression gives places, or uses a line of a marked measure.
fn reaches(expr: &Expr, rules: &Rules, marked: &[bool]) -> bool {
    let here = match &expr.kind {
        ExprKind::Place(_) => true,
        ExprKind::Line(measure) => marked[measure.index()],
        ExprKind::Definition(definition) => reaches(&rules.definitions[definition.index()].expr, rules, marked),
        _ => false,
    };
    here || expr.children().any(|child| reaches(child, rules, marked))
}
