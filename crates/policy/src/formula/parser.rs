//! Parses tokens into an expression tree. Parsing goes on after a fault, so that one pass reports them all.

use cesuan_base::diag::{Arg, Code, Diagnostic, Diagnostics, Place, Span};
use cesuan_base::dim::Arithmetic;

use super::lexer::{Token, TokenKind, placed, tokens};
use super::{CompareOp, Logic, ParsedExpr, ParsedKind};

/// The deepest nesting of expressions.
const DEEPEST: usize = 64;
/// The most operands that chains such as `a + b + c` may have in one formula, counted beyond the first of each: every
/// one of them makes the tree a level deeper.
const LONGEST: usize = 200;

/// Words that cannot be names.
const KEYWORDS: &[&str] = &["if", "then", "else", "and", "or", "not", "in", "where", "yes", "no"];

/// Parses a formula. `place` turns bytes of `text` into a place of the file that holds the formula.
///
/// The tree has a [`ParsedKind::Broken`] for each part that could not be parsed; a diagnostic reports it.
pub fn parse(text: &str, place: &dyn Fn(Span) -> Place) -> (ParsedExpr, Diagnostics) {
    let (tokens, faults) = tokens(text);
    if faults.iter().any(|(_, fault)| fault.code == Code::FormulaCharacter) {
        // Without the unknown character the rest of the formula would mean something else, so it is not parsed.
        let span = Span::new(0, text.len());
        return (ParsedExpr { kind: ParsedKind::Broken, span }, placed(faults, place));
    }
    let mut parser = Parser { tokens, at: 0, depth: 0, chained: 0, broken_off: false, faults };
    let expr = parser.expression();
    if parser.peek().kind != TokenKind::End {
        parser.unexpected("shape-end");
    }
    let mut faults = parser.faults;
    faults.sort_by_key(|(span, _)| span.start);
    (expr, placed(faults, place))
}

/// Chinese words people write for keywords, with the keyword meant.
const WORDS: &[(&str, &str)] = &[
    ("且", "and"),
    ("并且", "and"),
    ("而且", "and"),
    ("和", "and"),
    ("或", "or"),
    ("或者", "or"),
    ("非", "not"),
    ("不是", "not"),
    ("属于", "in"),
];

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    chained: usize,
    /// Whether parsing was given up because the formula is too deep. What is then missing was merely not parsed, and is
    /// not reported.
    broken_off: bool,
    faults: Vec<(Span, Diagnostic)>,
}

impl Parser {
    fn peek(&self) -> &Token {
        // The last token is `End`, and `at` never passes it.
        &self.tokens[self.at]
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        if self.at + 1 < self.tokens.len() {
            self.at += 1;
        }
        token
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(&self.peek().kind, TokenKind::Name(name) if name == word)
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek().kind, TokenKind::Sign(found) if found == sign)
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        if found {
            self.next();
        }
        found
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = self.is_sign(sign);
        if found {
            self.next();
        }
        found
    }

    /// Reports that the current token cannot stand here.
    fn unexpected(&mut self, expected: &str) {
        if self.broken_off {
            return;
        }
        let token = self.peek().clone();
        let found = match &token.kind {
            TokenKind::Number(..) => Arg::Word("shape-number".to_owned()),
            TokenKind::Name(name) => Arg::Plain(name.clone()),
            TokenKind::Sign(sign) => Arg::Plain((*sign).to_owned()),
            TokenKind::End => Arg::Word("shape-end".to_owned()),
        };
        let fault = Diagnostic::error(Code::FormulaSyntax)
            .with("found", found)
            .with("expected", Arg::Word(expected.to_owned()));
        let fault = match &token.kind {
            TokenKind::Name(name) => {
                let meant = WORDS.iter().find(|(written, _)| written == name);
                fault.suggest(meant.map(|(_, word)| (*word).to_owned()).into_iter().collect())
            }
            _ => fault,
        };
        // One fault per place; further ones would only follow from it.
        if self.faults.iter().all(|(span, _)| span.start != token.span.start) {
            self.faults.push((token.span, fault));
        }
    }

    fn expect_sign(&mut self, sign: &'static str) {
        if !self.take_sign(sign) {
            self.unexpected(match sign {
                ")" => "shape-closing-parenthesis",
                _ => "shape-closing-bracket",
            });
        }
    }

    fn expression(&mut self) -> ParsedExpr {
        self.depth += 1;
        let expr = if self.depth > DEEPEST { self.too_deep() } else { self.conditional() };
        self.depth -= 1;
        expr
    }

    /// Parses a further operand of a chain and counts it.
    fn chained(&mut self, operand: impl FnOnce(&mut Self) -> ParsedExpr) -> ParsedExpr {
        self.chained += 1;
        if self.chained > LONGEST { self.too_deep() } else { operand(self) }
    }

    fn too_deep(&mut self) -> ParsedExpr {
        let span = self.peek().span;
        self.faults.push((span, Diagnostic::error(Code::FormulaDepth)));
        self.at = self.tokens.len() - 1;
        self.broken_off = true;
        ParsedExpr { kind: ParsedKind::Broken, span }
    }

    fn conditional(&mut self) -> ParsedExpr {
        let start = self.peek().span;
        if !self.take_word("if") {
            return self.logic(Logic::Or);
        }
        let condition = self.expression();
        if !self.take_word("then") {
            self.unexpected("shape-then");
        }
        let then = self.expression();
        if !self.take_word("else") {
            self.unexpected("shape-else");
        }
        let otherwise = self.expression();
        let span = start.to(otherwise.span);
        let kind =
            ParsedKind::If { condition: Box::new(condition), then: Box::new(then), otherwise: Box::new(otherwise) };
        ParsedExpr { kind, span }
    }

    fn logic(&mut self, operator: Logic) -> ParsedExpr {
        let operand = |parser: &mut Self| match operator {
            Logic::Or => parser.logic(Logic::And),
            Logic::And => parser.negation(),
        };
        let mut left = operand(self);
        while self.take_word(operator.word()) {
            let right = self.chained(operand);
            let span = left.span.to(right.span);
            left =
                ParsedExpr { kind: ParsedKind::Logic { operator, left: Box::new(left), right: Box::new(right) }, span };
        }
        left
    }

    fn negation(&mut self) -> ParsedExpr {
        let start = self.peek().span;
        if !self.take_word("not") {
            return self.comparison();
        }
        self.depth += 1;
        let inner = if self.depth > DEEPEST { self.too_deep() } else { self.negation() };
        self.depth -= 1;
        let span = start.to(inner.span);
        ParsedExpr { kind: ParsedKind::Not(Box::new(inner)), span }
    }

    fn comparison(&mut self) -> ParsedExpr {
        let first = self.sum();
        if self.take_word("in") {
            let set = self.sum();
            let span = first.span.to(set.span);
            return ParsedExpr { kind: ParsedKind::In { item: Box::new(first), set: Box::new(set) }, span };
        }
        let mut chain: Option<ParsedExpr> = None;
        let mut left = first;
        while let Some(operator) = self.comparison_sign() {
            let right = self.chained(Self::sum);
            let span = left.span.to(right.span);
            let kind = ParsedKind::Compare { operator, left: Box::new(left), right: Box::new(right.clone()) };
            let link = ParsedExpr { kind, span };
            chain = Some(match chain {
                None => link,
                Some(before) => ParsedExpr {
                    span: before.span.to(span),
                    kind: ParsedKind::Logic { operator: Logic::And, left: Box::new(before), right: Box::new(link) },
                },
            });
            left = right;
        }
        chain.unwrap_or(left)
    }

    fn comparison_sign(&mut self) -> Option<CompareOp> {
        let TokenKind::Sign(sign) = self.peek().kind else { return None };
        let operator = match sign {
            "<" => CompareOp::Less,
            "<=" => CompareOp::LessOrEqual,
            ">" => CompareOp::Greater,
            ">=" => CompareOp::GreaterOrEqual,
            "==" => CompareOp::Equal,
            "!=" => CompareOp::NotEqual,
            _ => return None,
        };
        self.next();
        Some(operator)
    }

    fn sum(&mut self) -> ParsedExpr {
        self.arithmetic(&[Arithmetic::Add, Arithmetic::Subtract], Self::product)
    }

    fn product(&mut self) -> ParsedExpr {
        self.arithmetic(&[Arithmetic::Multiply, Arithmetic::Divide], Self::unary)
    }

    fn arithmetic(&mut self, operators: &[Arithmetic], operand: fn(&mut Self) -> ParsedExpr) -> ParsedExpr {
        let mut left = operand(self);
        while let Some(operator) = operators.iter().copied().find(|operator| self.is_sign(operator.sign())) {
            self.next();
            let right = self.chained(operand);
            let span = left.span.to(right.span);
            left = ParsedExpr {
                kind: ParsedKind::Arithmetic { operator, left: Box::new(left), right: Box::new(right) },
                span,
            };
        }
        left
    }

    fn unary(&mut self) -> ParsedExpr {
        let start = self.peek().span;
        if !self.take_sign("-") {
            return self.primary();
        }
        self.depth += 1;
        let inner = if self.depth > DEEPEST { self.too_deep() } else { self.unary() };
        self.depth -= 1;
        let span = start.to(inner.span);
        ParsedExpr { kind: ParsedKind::Negate(Box::new(inner)), span }
    }

    fn primary(&mut self) -> ParsedExpr {
        let token = self.peek().clone();
        let kind = match token.kind {
            TokenKind::Number(value, dim) => {
                self.next();
                // The lexer gives the dimension `Text` to a number it could not read and has reported.
                if dim == cesuan_base::dim::Dim::Text { ParsedKind::Broken } else { ParsedKind::Number { value, dim } }
            }
            TokenKind::Name(name) if !KEYWORDS.contains(&name.as_str()) => {
                self.next();
                if self.is_sign("(") {
                    return self.call(name, token.span);
                }
                ParsedKind::Name(name)
            }
            TokenKind::Name(word) if word == "yes" || word == "no" => {
                self.next();
                ParsedKind::Flag(word == "yes")
            }
            TokenKind::Sign("(") => {
                self.next();
                let inner = self.expression();
                self.expect_sign(")");
                return inner;
            }
            TokenKind::Sign("[") => {
                self.next();
                let items = self.items("]");
                let end = self.peek().span;
                self.expect_sign("]");
                return ParsedExpr { kind: ParsedKind::List(items), span: token.span.to(end) };
            }
            _ => {
                self.unexpected("shape-value");
                ParsedKind::Broken
            }
        };
        ParsedExpr { kind, span: token.span }
    }

    fn call(&mut self, name: String, name_span: Span) -> ParsedExpr {
        self.next();
        let args = self.items(")");
        let condition = self.take_word("where").then(|| Box::new(self.expression()));
        let end = self.peek().span;
        self.expect_sign(")");
        ParsedExpr { kind: ParsedKind::Call { name, name_span, args, condition }, span: name_span.to(end) }
    }

    fn items(&mut self, closing: &str) -> Vec<ParsedExpr> {
        let mut items = Vec::new();
        if self.is_sign(closing) {
            return items;
        }
        loop {
            items.push(self.expression());
            if !self.take_sign(",") {
                return items;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(span: Span) -> Place {
        Place::Source {
            file: String::new(),
            line: 1,
            column: span.start + 1,
            width: span.end - span.start,
            excerpt: String::new(),
        }
    }

    /// The tree as text with parentheses around every operation.
    fn shown(expr: &ParsedExpr) -> String {
        match &expr.kind {
            ParsedKind::Number { value, .. } => value.to_string(),
            ParsedKind::Flag(flag) => flag.to_string(),
            ParsedKind::Name(name) => name.clone(),
            ParsedKind::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
            ParsedKind::Negate(inner) => format!("(- {})", shown(inner)),
            ParsedKind::Not(inner) => format!("(not {})", shown(inner)),
            ParsedKind::Arithmetic { operator, left, right } => {
                format!("({} {} {})", shown(left), operator.sign(), shown(right))
            }
            ParsedKind::Compare { operator, left, right } => {
                format!("({} {} {})", shown(left), operator.sign(), shown(right))
            }
            ParsedKind::In { item, set } => format!("({} in {})", shown(item), shown(set)),
            ParsedKind::Logic { operator, left, right } => {
                format!("({} {} {})", shown(left), operator.word(), shown(right))
            }
            ParsedKind::If { condition, then, otherwise } => {
                format!("(if {} {} {})", shown(condition), shown(then), shown(otherwise))
            }
            ParsedKind::Call { name, args, condition, .. } => {
                let args: Vec<_> = args.iter().map(shown).collect();
                let condition = condition.as_ref().map_or(String::new(), |c| format!(" where {}", shown(c)));
                format!("{name}({}{condition})", args.join(" "))
            }
            ParsedKind::Broken => "?".to_owned(),
        }
    }

    fn read(text: &str) -> String {
        let (expr, faults) = parse(text, &place);
        assert!(faults.is_empty(), "{text}: {faults:?}");
        shown(&expr)
    }

    fn faults(text: &str) -> Vec<Code> {
        parse(text, &place).1.list.iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn operators_bind_as_in_arithmetic() {
        assert_eq!(read("a + b * c - d"), "((a + (b * c)) - d)");
        assert_eq!(read("a and b or not c and d"), "((a and b) or ((not c) and d))");
        assert_eq!(read("-a * b"), "((- a) * b)");
        assert_eq!(read("(a + b) × c ≥ 2"), "(((a + b) * c) >= 2)");
    }

    #[test]
    fn a_chain_of_comparisons_is_their_conjunction() {
        assert_eq!(read("0 <= year - start < n"), "((0 <= (year - start)) and ((year - start) < n))");
    }

    #[test]
    fn calls_take_a_condition() {
        assert_eq!(read("sum(a + b where c and not d)"), "sum((a + b) where (c and (not d)))");
        assert_eq!(read("min(a, b, c)"), "min(a b c)");
        assert_eq!(read("if a in [x, y] then p.q else 0元"), "(if (a in [x y]) p.q 0)");
    }

    #[test]
    fn every_fault_is_reported_at_once() {
        assert_eq!(faults("a + "), [Code::FormulaSyntax]);
        assert_eq!(faults("5美元 + 3磅"), [Code::UnknownUnit, Code::UnknownUnit]);
        assert_eq!(faults("a = b ? c"), [Code::FormulaCharacter, Code::FormulaCharacter]);
        assert_eq!(faults(""), [Code::FormulaSyntax]);
        assert_eq!(faults(&"(".repeat(10_000)), [Code::FormulaDepth]);
        assert_eq!(faults(&"-".repeat(10_000)), [Code::FormulaDepth]);
    }
}
