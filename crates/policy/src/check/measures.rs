//! Checks measures, payers, exclusive measures and the clauses of the outline.

use std::collections::BTreeSet;

use crate::rules::{Both, ExclusiveDoc, Loc, Located, MeasureDoc, PayerDoc, PriorityDoc, RankingDoc, ShareDoc};
use cesuan_base::diag::{Arg, Code, Diagnostic, Span, nearest};
use cesuan_base::dim::{Dim, Rows};
use cesuan_base::id::{DefinitionId, MeasureId, ParameterId, PayerId};

use super::checker::Checker;
use super::definitions::TABLES;
use super::expressions::Absence;
use super::model::{
    Amount, Clause, ClausePiece, ClauseStatus, ClauseText, Domain, Envelope, Exclusive, Expr, ExprKind, FieldKind,
    Government, Ledger, Level, Measure, MeasureKind, Once, Payer, Pays, Period, Priority, Ranking, Repeat, Share,
    Shortfall, Ties,
};
use super::names::{Named, Scope};

impl Checker<'_> {
    /// Checks every measure; those that are wrong are reported and left out.
    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let doc = self.doc;
        doc.measures.iter().filter_map(|measure| self.measure(measure)).collect()
    }

    fn measure(&mut self, doc: &MeasureDoc) -> Option<Measure> {
        let owner = doc.name.text.as_str();
        self.plain_name(&doc.name);
        let clause = self.position(&doc.clause);
        let text = self.template(&doc.text, Some(owner));
        let rows = self.one_of(&doc.rows, "table", TABLES);
        let kind = self.one_of(&doc.kind, "measure-kind", MeasureKind::OPTIONS);
        let shares = self.shares(&doc.shares, doc);
        let scope = Scope { rows: rows?, owner: Some(owner) };
        let recipient = TABLES.iter().find(|(_, rows)| *rows == scope.rows).map_or("enterprise", |(name, _)| *name);
        let once = match &doc.once {
            Some(name) if doc.levels.is_empty() => self.one_of(name, "once", &[(recipient, Once::Recipient)]),
            Some(name) => self.one_of(name, "once", &[("level", Once::Level), (recipient, Once::Recipient)]),
            None => Some(Once::No),
        };
        let condition = self.formula(&doc.condition, scope, Some(Dim::Flag));
        let amount = self.amount(doc, scope);
        let cap = doc.cap.as_ref().map(|cap| self.formula_with(cap, scope, Some(Dim::Money), Absence::ByRow));
        let base = doc.base.as_ref().map(|base| self.amount_like(base, scope));
        let constant = Scope { rows: Rows::Constant, ..scope };
        let once_if = doc.once_if.as_ref().map(|once_if| self.formula(once_if, constant, Some(Dim::Flag)));
        let until = doc.until.as_ref().map(|until| self.formula(until, scope, Some(Dim::Year)));
        let (cap, base, once_if, until) = (given(cap)?, given(base)?, given(once_if)?, given(until)?);
        if once == Some(Once::Level) {
            self.warn_of_sizes(doc, amount.as_ref());
        }
        let mut measure = Measure {
            id: doc.name.text.clone(),
            label: doc.label.words(),
            clause,
            text,
            rows: scope.rows,
            kind: kind?,
            shares: shares?,
            payer_assumed: doc.payer_assumed,
            provisional: doc.provisional.as_ref().map(Both::words),
            switch: self.switch_of(owner)?,
            continues: doc.continues,
            until,
            condition: condition?,
            amount: amount?,
            cap,
            once: once?,
            once_if,
            base,
            fixed: doc.fixed,
            definitions: self.definitions_of(owner),
            parameters: Vec::new(),
        };
        let mut parameters = BTreeSet::new();
        let mut opened = BTreeSet::new();
        measure.expressions().for_each(|expr| self.parameters_of(expr, &mut opened, &mut parameters));
        if let Amount::Ranking(ranking) = &measure.amount {
            parameters.extend([ranking.ties, ranking.repeat]);
        }
        parameters.insert(measure.switch);
        measure.parameters = parameters.into_iter().collect();
        Some(measure)
    }

    /// Checks the payers of a measure and their shares.
    fn shares(&mut self, docs: &[ShareDoc], measure: &MeasureDoc) -> Option<Vec<Share>> {
        let rows = TABLES.iter().find(|(name, _)| *name == measure.rows.text).map_or(Rows::Constant, |(_, rows)| *rows);
        let scope = Scope { rows, owner: Some(measure.name.text.as_str()) };
        let mut shares = Vec::new();
        for (index, doc) in docs.iter().enumerate() {
            let payer = self.find_payer(&doc.payer);
            if let Some(earlier) = docs[..index].iter().find(|other| other.payer.text == doc.payer.text) {
                self.duplicate(&doc.payer, earlier.payer.loc);
            }
            let share = doc.share.as_ref().map(|share| self.formula(share, scope, Some(Dim::Rate)));
            shares.push(payer.zip(given(share)).map(|(payer, share)| Share { payer, share }));
        }
        shares.into_iter().collect()
    }

    /// The parameter that switches a measure.
    fn switch_of(&self, measure: &str) -> Option<ParameterId> {
        let index = self.doc.measures.iter().position(|known| known.name.text == measure)?;
        self.switches.get(index).copied()
    }

    /// Warns of levels by a size, each of which is paid once: a level that was passed over is paid in a later year.
    fn warn_of_sizes(&mut self, doc: &MeasureDoc, amount: Option<&Amount>) {
        let Some(Amount::Levels { pays: Pays::Highest | Pays::Largest, levels }) = amount else { return };
        for (level, doc) in levels.iter().zip(&doc.levels) {
            if self.compares_size(&level.when) {
                let fault = Diagnostic::warning(Code::OnceLevelOfSize).with("name", level.id.as_str());
                self.fault_at(doc.when.loc, fault);
            }
        }
    }

    /// Whether an expression compares a column of money or counts.
    fn compares_size(&self, expr: &Expr) -> bool {
        let is_size = |side: &Expr| match &side.kind {
            ExprKind::Field(_) => matches!(side.dim, Dim::Money | Dim::Count),
            _ => false,
        };
        match &expr.kind {
            ExprKind::Compare { left, right, .. } if is_size(left) || is_size(right) => true,
            ExprKind::Definition(id) => self.compares_size(&self.checked[id.index()].expr),
            _ => expr.children().any(|child| self.compares_size(child)),
        }
    }

    /// Checks how much a measure grants: by a formula, by levels, or by rank.
    fn amount(&mut self, doc: &MeasureDoc, scope: Scope<'_>) -> Option<Amount> {
        if let Some(ranking) = &doc.ranking {
            return self.ranking(ranking, scope).map(Amount::Ranking);
        }
        if doc.levels.is_empty() {
            return self.formula(doc.amount.as_ref()?, scope, Some(Dim::Money)).map(Amount::Formula);
        }
        let pays = match &doc.pays {
            Some(name) => self.one_of(name, "pays", Pays::OPTIONS),
            None => {
                self.fault_at(doc.name.loc, Diagnostic::error(Code::MissingKey).with("key", "pays"));
                None
            }
        };
        let levels: Vec<Option<Level>> = doc
            .levels
            .iter()
            .map(|level| {
                self.plain_name(&level.name);
                let when = self.formula(&level.when, scope, Some(Dim::Flag));
                let prize = self.formula(&level.prize, scope, Some(Dim::Money));
                Some(Level { id: level.name.text.clone(), when: when?, prize: prize? })
            })
            .collect();
        Some(Amount::Levels { pays: pays?, levels: levels.into_iter().collect::<Option<_>>()? })
    }

    fn ranking(&mut self, doc: &RankingDoc, scope: Scope<'_>) -> Option<Ranking> {
        let by = self.amount_like(&doc.by, scope);
        let constant = Scope { rows: Rows::Constant, ..scope };
        let prizes: Vec<Option<Expr>> =
            doc.prizes.iter().map(|prize| self.formula(prize, constant, Some(Dim::Money))).collect();
        let owner = scope.owner.unwrap_or_default();
        let ties = self.known_reading(&doc.ties, owner, Ties::OPTIONS);
        let repeat = self.known_reading(&doc.repeat, owner, Repeat::OPTIONS);
        let prizes = prizes.into_iter().collect::<Option<_>>()?;
        Some(Ranking { by: by?, prizes, ties: ties?, repeat: repeat? })
    }

    /// The measure whose `.line` a formula may use, with the table of its lines.
    pub(super) fn measure_with_rows(&self, id: &str) -> Option<(MeasureId, Rows)> {
        let measure = self.any_measure(id)?;
        let rows = TABLES.iter().find(|(name, _)| *name == self.doc.measures[measure.index()].rows.text)?.1;
        Some((measure, rows))
    }

    /// A measure of the document by its id.
    pub(super) fn any_measure(&self, id: &str) -> Option<MeasureId> {
        self.doc.measures.iter().position(|measure| measure.name.text == id).map(MeasureId::at)
    }

    /// Checks the lists of measures of which a recipient keeps the largest line.
    pub(super) fn exclusives(&mut self, measures: &[Measure]) -> Vec<Exclusive> {
        let doc = self.doc;
        doc.exclusives.iter().filter_map(|exclusive| self.exclusive(exclusive, measures)).collect()
    }

    fn exclusive(&mut self, doc: &ExclusiveDoc, measures: &[Measure]) -> Option<Exclusive> {
        let mut ids = Vec::new();
        for name in &doc.measures {
            match measures.iter().position(|measure| measure.id == name.text) {
                Some(index) => ids.push(MeasureId::at(index)),
                None if self.doc.measures.iter().any(|measure| measure.name.text == name.text) => {}
                None => self.unknown(name, "measure", measures.iter().map(|measure| measure.id.as_str())),
            }
        }
        ids.sort_unstable();
        ids.dedup();
        let by_project = ids.iter().all(|id| measures[id.index()].rows == Rows::Project);
        let rows = if by_project { Rows::Project } else { Rows::Enterprise };
        let reading = self.own_parameter(&doc.reading, "")?;
        let Domain::Choice { category } = self.parameters[reading.index()].domain else {
            self.fault_at(doc.reading.loc, wrong_reading(&doc.reading));
            return None;
        };
        let answer = self.option(category, &doc.answer.text);
        if answer.is_none() {
            let fault = self.unknown_option(category, &doc.answer.text);
            self.fault_at(doc.answer.loc, fault);
        }
        Some(Exclusive { measures: ids, rows, reading, answer: answer? })
    }

    pub(super) fn find_payer(&mut self, name: &Located) -> Option<PayerId> {
        let doc = self.doc;
        let found = doc.payers.iter().position(|payer| payer.name.text == name.text);
        if found.is_none() {
            self.unknown(name, "payer", doc.payers.iter().map(|payer| payer.name.text.as_str()));
        }
        found.map(PayerId::at)
    }

    /// Adds every parameter an expression depends on, through definitions too. A definition in `opened` is not searched again.
    fn parameters_of(&self, expr: &Expr, opened: &mut BTreeSet<DefinitionId>, found: &mut BTreeSet<ParameterId>) {
        match &expr.kind {
            ExprKind::Parameter(id) => {
                found.insert(*id);
            }
            ExprKind::Definition(id) => {
                if opened.insert(*id) {
                    self.parameters_of(&self.checked[id.index()].expr, opened, found);
                }
            }
            _ => expr.children().for_each(|child| self.parameters_of(child, opened, found)),
        }
    }

    /// Checks every payer with its envelope.
    pub(super) fn payers(&mut self) -> Vec<Payer> {
        let doc = self.doc;
        doc.payers
            .iter()
            .map(|payer| {
                self.plain_name(&payer.name);
                let envelope = self.envelope(payer);
                let ledger = payer.ledger.as_ref().and_then(|name| self.one_of(name, "ledger", Ledger::OPTIONS));
                let level = payer.level.as_ref().and_then(|name| self.one_of(name, "government", Government::OPTIONS));
                Payer {
                    id: payer.name.text.clone(),
                    label: payer.label.words(),
                    note: payer.note.as_ref().map(Both::words),
                    ledger: ledger.unwrap_or(if payer.forgone { Ledger::Enterprise } else { Ledger::General }),
                    level: level.unwrap_or(if payer.forgone { Government::Other } else { Government::City }),
                    forgone: payer.forgone,
                    envelope,
                }
            })
            .collect()
    }

    fn envelope(&mut self, payer: &PayerDoc) -> Option<Envelope> {
        let doc = payer.envelope.as_ref()?;
        let owner = payer.name.text.as_str();
        let amount = self.own_parameter(&doc.amount, owner)?;
        let dim = self.parameters[amount.index()].dim;
        if dim != Dim::Money {
            let fault = Diagnostic::error(Code::WrongDimension).with("expected", Dim::Money).with("found", dim);
            self.fault_at(doc.amount.loc, fault);
        }
        let period = doc.period.as_ref().and_then(|name| self.known_reading(name, owner, Period::OPTIONS));
        let shortfall = doc.shortfall.as_ref().and_then(|name| self.known_reading(name, owner, Shortfall::OPTIONS));
        if self.parameters[amount.index()].dated {
            self.fault_at(doc.amount.loc, Diagnostic::error(Code::NotDated).with("name", doc.amount.text.as_str()));
        }
        let priority = doc.priority.as_ref().and_then(|priority| self.priority(priority));
        Some(Envelope { amount, period, shortfall, priority })
    }

    fn priority(&mut self, doc: &PriorityDoc) -> Option<Priority> {
        let found = self.names.field(Rows::Enterprise, &doc.by.text);
        let Some((field, category)) = found.and_then(|(field, _)| match self.fields[field.index()].kind {
            FieldKind::Category { category, .. } => Some((field, category)),
            _ => None,
        }) else {
            let known: Vec<String> = self.fields.iter().map(|field| field.id.clone()).collect();
            self.unknown(&doc.by, "field", known.iter().map(String::as_str));
            return None;
        };
        let options = self.categories[category.index()].options.len();
        let mut place = vec![options; options];
        for (rank, name) in doc.order.iter().enumerate() {
            match self.option(category, &name.text) {
                Some(option) => place[usize::from(option)] = rank,
                None => {
                    let fault = self.unknown_option(category, &name.text);
                    self.fault_at(name.loc, fault);
                }
            }
        }
        let mut first = vec![false; options];
        for name in &doc.first {
            match self.option(category, &name.text) {
                Some(option) => first[usize::from(option)] = true,
                None => {
                    let fault = self.unknown_option(category, &name.text);
                    self.fault_at(name.loc, fault);
                }
            }
        }
        Some(Priority { field, place, first })
    }

    pub(super) fn own_parameter(&mut self, name: &Located, owner: &str) -> Option<ParameterId> {
        let scope = Scope { rows: Rows::Constant, owner: Some(owner) };
        match self.names.find(scope, &name.text) {
            Some((Named::Parameter(id), _)) => {
                self.used_parameters.insert(id);
                return Some(id);
            }
            Some((Named::Broken, _)) => return None,
            _ => {}
        }
        let known: Vec<String> = self.names.visible(scope).map(str::to_owned).collect();
        self.unknown(name, "parameter", known.iter().map(String::as_str));
        None
    }

    /// A reading by its name. Every answer it declares must be one of `known`, the answers the engine implements.
    pub(super) fn known_reading<T>(&mut self, name: &Located, owner: &str, known: &[(&str, T)]) -> Option<ParameterId> {
        let id = self.own_parameter(name, owner)?;
        let Domain::Choice { category } = self.parameters[id.index()].domain else {
            self.fault_at(name.loc, wrong_reading(name));
            return None;
        };
        let strange = self.categories[category.index()]
            .options
            .iter()
            .map(|option| option.id.clone())
            .find(|id| known.iter().all(|(known, _)| known != id));
        if let Some(strange) = strange {
            let located = Located { text: strange, loc: self.parameter_locs[id.index()] };
            self.unknown(&located, "envelope-option", known.iter().map(|(id, _)| *id));
            return None;
        }
        Some(id)
    }

    /// Checks the clauses of the outline and lists the measures of each.
    pub(super) fn clauses(&mut self, measures: &[Measure]) -> Vec<Clause> {
        let doc = self.doc;
        let mut clauses: Vec<Clause> = Vec::new();
        for clause in &doc.clauses {
            if let Some(first) = doc.clauses.iter().find(|other| other.position.text == clause.position.text)
                && first.position.loc != clause.position.loc
            {
                self.duplicate(&clause.position, first.position.loc);
            }
            let text = clause.text.as_ref().map(|text| self.template(text, None)).unwrap_or_default();
            let here = measures.iter().enumerate().filter(|(_, measure)| measure.clause == clause.position.text);
            clauses.push(Clause {
                position: clause.position.text.clone(),
                level: u8::try_from(clause.level).unwrap_or(1),
                title: clause.title.words(),
                text,
                measures: here.map(|(index, _)| MeasureId::at(index)).collect(),
                status: clause
                    .status
                    .as_ref()
                    .and_then(|name| self.one_of(name, "clause-status", ClauseStatus::OPTIONS)),
                needs: clause.needs.as_ref().map(Both::words),
            });
        }
        clauses
    }

    /// Parses a clause's text in both languages. Both must mention the same parameters.
    fn template(&mut self, text: &Both, owner: Option<&str>) -> ClauseText {
        let before = self.faults.errors();
        let zh = self.pieces(&text.zh, owner);
        let en = self.pieces(&text.en, owner);
        if self.faults.errors() > before {
            // A misspelt placeholder would be reported a second time as missing.
            return ClauseText { zh, en };
        }
        for (here, there, loc) in [(&zh, &en, text.en.loc), (&en, &zh, text.zh.loc)] {
            for piece in here {
                if let ClausePiece::Parameter(id) = piece
                    && !there.contains(piece)
                {
                    let id = &self.parameters[id.index()].id;
                    let own = owner.and_then(|owner| id.strip_prefix(owner)?.strip_prefix('.'));
                    let name = own.unwrap_or(id).to_owned();
                    self.fault_at(loc, Diagnostic::error(Code::PlaceholderMissing).with("name", name));
                }
            }
        }
        ClauseText { zh, en }
    }

    fn pieces(&mut self, text: &Located, owner: Option<&str>) -> Vec<ClausePiece> {
        let mut pieces = Vec::new();
        let mut rest = text.text.as_str();
        let at = |rest: &str, length: usize| {
            let start = text.loc.span.start + text.text.len() - rest.len();
            Loc { span: Span::new(start, start + length), ..text.loc }
        };
        while let Some(open) = rest.find('{') {
            if open > 0 {
                pieces.push(ClausePiece::Words(rest[..open].to_owned()));
            }
            rest = &rest[open..];
            // A second `{` before the next `}` means that this placeholder is not closed.
            let Some(close) = rest[1..].find(['{', '}']).map(|at| at + 1).filter(|at| rest[*at..].starts_with('}'))
            else {
                self.fault_at(at(rest, rest.len()), Diagnostic::error(Code::PlaceholderSyntax).with("text", rest));
                return pieces;
            };
            let name = &rest[1..close];
            let scope = Scope { rows: Rows::Constant, owner };
            match self.names.find(scope, name) {
                Some((Named::Parameter(id), _)) => pieces.push(ClausePiece::Parameter(id)),
                Some((Named::Broken, _)) => {}
                _ => {
                    let known: Vec<String> = self
                        .parameters
                        .iter()
                        .map(|p| owner.and_then(|o| p.id.strip_prefix(&format!("{o}."))).unwrap_or(&p.id).to_owned())
                        .collect();
                    let fault = Diagnostic::error(Code::UnknownId)
                        .with("name", name)
                        .with("kind", Arg::Word("kind-parameter".to_owned()))
                        .suggest(nearest(name, known.iter().map(String::as_str)));
                    self.fault_at(at(rest, close + 1), fault);
                }
            }
            rest = &rest[close + 1..];
        }
        if !rest.is_empty() {
            pieces.push(ClausePiece::Words(rest.to_owned()));
        }
        pieces
    }
}

/// A part that may be left out: `None` where it is given and wrong.
fn given<T>(part: Option<Option<T>>) -> Option<Option<T>> {
    match part {
        Some(part) => part.map(Some),
        None => Some(None),
    }
}

/// The fault of a name that belongs to no reading.
fn wrong_reading(name: &Located) -> Diagnostic {
    let fault = Diagnostic::error(Code::WrongShape).with("key", name.text.as_str());
    fault.with("expected", Arg::Word("shape-reading".to_owned()))
}
