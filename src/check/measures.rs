//! Measures, payers, and the outline with its sentences.

use std::collections::BTreeSet;

use crate::diag::{Arg, Code, Diagnostic, Span, nearest};
use crate::dim::{Dim, Rows};
use crate::id::{MeasureId, ParameterId, PayerId};
use crate::rules::{Both, Loc, Located, MeasureDoc, PayerDoc};

use super::Checker;
use super::definitions::TABLES;
use super::model::{
    Clause, Domain, Envelope, Expr, ExprKind, Measure, MeasureKind, Payer, Period, Piece, Shortfall, Template,
};
use super::names::{Named, Scope};

impl Checker<'_> {
    /// Checks every measure.
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
        let payer = self.find_payer(&doc.payer);
        let scope = Scope { rows: rows?, owner: Some(owner) };
        let recipient = TABLES.iter().find(|(_, rows)| *rows == scope.rows).map_or("enterprise", |(name, _)| *name);
        let once = match &doc.once {
            Some(name) => self.one_of(name, "once", &[(recipient, true)]).unwrap_or(false),
            None => false,
        };
        let condition = self.formula(&doc.condition, scope, Some(Dim::Flag));
        let amount = self.formula(&doc.amount, scope, Some(Dim::Money));
        self.optional_allowed = true;
        let cap = doc.cap.as_ref().map(|cap| self.formula(cap, scope, Some(Dim::Money)));
        self.optional_allowed = false;
        let cap = match cap {
            Some(cap) => Some(cap?),
            None => None,
        };
        let (condition, amount) = (condition?, amount?);
        let mut parameters = BTreeSet::new();
        for expr in [Some(&condition), Some(&amount), cap.as_ref()].into_iter().flatten() {
            self.parameters_of(expr, &mut parameters);
        }
        Some(Measure {
            id: doc.name.text.clone(),
            label: doc.label.words(),
            clause,
            text,
            rows: scope.rows,
            kind: kind?,
            payer: payer?,
            condition,
            amount,
            cap,
            once,
            definitions: self.definitions_of(owner),
            parameters: parameters.into_iter().collect(),
        })
    }

    fn find_payer(&mut self, name: &Located) -> Option<PayerId> {
        let doc = self.doc;
        let found = doc.payers.iter().position(|payer| payer.name.text == name.text);
        if found.is_none() {
            self.unknown(name, "payer", doc.payers.iter().map(|payer| payer.name.text.as_str()));
        }
        found.map(PayerId::at)
    }

    /// Every parameter an expression needs, through definitions too.
    fn parameters_of(&self, expr: &Expr, found: &mut BTreeSet<ParameterId>) {
        match &expr.kind {
            ExprKind::Parameter(id) => {
                found.insert(*id);
            }
            ExprKind::Definition(id) => self.parameters_of(&self.checked[id.index()].expr, found),
            _ => expr.children().for_each(|child| self.parameters_of(child, found)),
        }
    }

    /// Checks every payer.
    pub(super) fn payers(&mut self) -> Vec<Payer> {
        let doc = self.doc;
        doc.payers
            .iter()
            .map(|payer| {
                self.plain_name(&payer.name);
                let envelope = self.envelope(payer);
                Payer { id: payer.name.text.clone(), label: payer.label.words(), forgone: payer.forgone, envelope }
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
        Some(Envelope { amount, period, shortfall })
    }

    fn own_parameter(&mut self, name: &Located, owner: &str) -> Option<ParameterId> {
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

    /// A reading each of whose answers the engine understands.
    fn known_reading<T>(&mut self, name: &Located, owner: &str, known: &[(&str, T)]) -> Option<ParameterId> {
        let id = self.own_parameter(name, owner)?;
        let Domain::Choice { category } = self.parameters[id.index()].domain else {
            let fault = Diagnostic::error(Code::WrongShape)
                .with("key", name.text.as_str())
                .with("expected", Arg::Word("shape-reading".to_owned()));
            self.fault_at(name.loc, fault);
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

    /// Checks the outline and hangs the measures on it.
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
            });
        }
        clauses
    }

    /// A sentence in both languages; each must hold the same parameters.
    fn template(&mut self, text: &Both, owner: Option<&str>) -> Template {
        let zh = self.pieces(&text.zh, owner);
        let en = self.pieces(&text.en, owner);
        for (here, there, loc) in [(&zh, &en, text.en.loc), (&en, &zh, text.zh.loc)] {
            for piece in here {
                if let Piece::Parameter(id) = piece
                    && !there.contains(piece)
                {
                    let name = self.parameters[id.index()].id.clone();
                    self.fault_at(loc, Diagnostic::error(Code::PlaceholderMissing).with("name", name));
                }
            }
        }
        Template { zh, en }
    }

    fn pieces(&mut self, text: &Located, owner: Option<&str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = text.text.as_str();
        let at = |rest: &str, length: usize| {
            let start = text.loc.span.start + text.text.len() - rest.len();
            Loc { span: Span::new(start, start + length), ..text.loc }
        };
        while let Some(open) = rest.find('{') {
            if open > 0 {
                pieces.push(Piece::Words(rest[..open].to_owned()));
            }
            rest = &rest[open..];
            let Some(close) = rest.find('}') else {
                self.fault_at(at(rest, rest.len()), Diagnostic::error(Code::PlaceholderSyntax).with("text", rest));
                return pieces;
            };
            let name = &rest[1..close];
            let scope = Scope { rows: Rows::Constant, owner };
            match self.names.find(scope, name) {
                Some((Named::Parameter(id), _)) => pieces.push(Piece::Parameter(id)),
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
            pieces.push(Piece::Words(rest.to_owned()));
        }
        pieces
    }
}
