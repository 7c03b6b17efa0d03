//! What a column has in a row.

use cesuan_base::money::Fen;
use cesuan_engine::Base;
use cesuan_policy::check::Setting;

/// What a column has in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The column has no figures: its rules or its settings cannot be costed.
    NotCosted,
    /// The column's rules have no such subject.
    Absent,
    /// The subject has no such quantity: a payer without an envelope has no balance.
    Blank,
    /// The measure's standard is open. `Base` is what it would apply to.
    Open(Base),
    /// The measure is struck out.
    Off,
    /// An amount.
    Money(Fen),
    /// An amount less that of another, shown with its sign.
    Difference(Fen),
    /// A number of things.
    Count(u64),
    /// The values of a parameter, one for each policy year.
    Values(&'a [Setting]),
    /// Whether a rules file differs from the draft's.
    Differs(bool),
}

impl Cell<'_> {
    /// Whether the column has nothing to show here.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Cell::NotCosted | Cell::Absent | Cell::Blank)
    }

    /// The amount of a cell of money; an open standard and a measure struck out come to nothing.
    pub const fn amount(&self) -> Option<Fen> {
        match self {
            Cell::Money(amount) | Cell::Difference(amount) => Some(*amount),
            Cell::Open(_) | Cell::Off => Some(Fen::ZERO),
            _ => None,
        }
    }

    /// The number of a cell that counts.
    pub const fn number(&self) -> Option<u64> {
        match self {
            Cell::Count(number) => Some(*number),
            _ => None,
        }
    }
}
