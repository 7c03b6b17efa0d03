//! The quantities a comparison has rows of.

use cesuan_base::money::Fen;
use cesuan_engine::Amounts;
use cesuan_session::Outcome;

use super::Cell;

/// A quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    // Of a scenario as a whole.
    SpendingDemand,
    SpendingPaid,
    ReliefDemand,
    ReliefPaid,
    /// Spending asked for, less the baseline's.
    SpendingDemandMore,
    /// Spending paid, less the baseline's.
    SpendingPaidMore,
    /// Income forgone, less the baseline's.
    ReliefMore,

    // Of a scenario, a measure or a group.
    /// Distinct enterprises that receive anything.
    Recipients,
    /// Enterprises that receive more than in the baseline.
    Gained,
    /// What they receive more.
    GainedBy,
    /// Of them, those that received nothing in the baseline.
    Entered,
    /// Enterprises that receive less than in the baseline.
    Lost,
    /// What they receive less.
    LostBy,
    /// Of them, those that receive nothing now.
    Left,

    // Of a measure, a payer or a group.
    Lines,
    Envelope,
    Demand,
    Paid,
    Relief,
    /// What is paid and what is forgone, together.
    Received,
    /// What is paid, or received, less that of the baseline.
    More,
    /// The envelope less what is asked for.
    Balance,

    // Of a contest.
    Winners,
    /// Winners that do not win in the baseline.
    WinnersIn,
    /// Winners of the baseline that do not win here.
    WinnersOut,

    // Of a parameter.
    Value,
    // Of a rules file.
    Change,
}

/// Where a quantity stands in the JSON of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonKey {
    /// The object it is in, where that is not the subject's own.
    pub object: Option<&'static str>,
    /// Its key there.
    pub key: &'static str,
}

impl Quantity {
    /// The key figures of a scenario, in the order of the JSON.
    pub(super) const TOTALS: [Quantity; 14] = [
        Quantity::SpendingDemand,
        Quantity::SpendingPaid,
        Quantity::ReliefDemand,
        Quantity::ReliefPaid,
        Quantity::SpendingDemandMore,
        Quantity::SpendingPaidMore,
        Quantity::ReliefMore,
        Quantity::Recipients,
        Quantity::Gained,
        Quantity::GainedBy,
        Quantity::Entered,
        Quantity::Lost,
        Quantity::LostBy,
        Quantity::Left,
    ];

    /// Where the quantity stands in the JSON; `None` where it does not: it follows from others.
    pub const fn json(self) -> Option<JsonKey> {
        let (object, key) = match self {
            Quantity::SpendingDemand => (Some("spending"), "demand"),
            Quantity::SpendingPaid => (Some("spending"), "paid"),
            Quantity::ReliefDemand => (Some("relief"), "demand"),
            Quantity::ReliefPaid => (Some("relief"), "paid"),
            Quantity::SpendingDemandMore => (Some("more"), "demand"),
            Quantity::SpendingPaidMore => (Some("more"), "paid"),
            Quantity::Recipients => (None, "recipients"),
            Quantity::Gained => (Some("gained"), "enterprises"),
            Quantity::GainedBy => (Some("gained"), "amount"),
            Quantity::Entered => (Some("gained"), "received_nothing"),
            Quantity::Lost => (Some("lost"), "enterprises"),
            Quantity::LostBy => (Some("lost"), "amount"),
            Quantity::Left => (Some("lost"), "receive_nothing"),
            Quantity::Lines => (None, "lines"),
            Quantity::Demand => (None, "demand"),
            Quantity::Paid => (None, "paid"),
            Quantity::Relief => (None, "relief"),
            Quantity::Balance => (None, "balance"),
            Quantity::Winners => (None, "winners"),
            Quantity::WinnersIn => (None, "entered"),
            Quantity::WinnersOut => (None, "left"),
            Quantity::ReliefMore
            | Quantity::Envelope
            | Quantity::Received
            | Quantity::More
            | Quantity::Value
            | Quantity::Change => return None,
        };
        Some(JsonKey { object, key })
    }

    /// Its name among the ids of a page: that of its words; blank where it has none.
    pub fn id(self) -> &'static str {
        self.words().and_then(|id| id.strip_prefix("comparison-")).unwrap_or_default()
    }

    /// The id of what a row of the quantity is called; `None` where no face has such a row: it is a cell beside others.
    pub(super) const fn words(self) -> Option<&'static str> {
        Some(match self {
            Quantity::SpendingDemand => "comparison-spending-demand",
            Quantity::SpendingPaid => "comparison-spending-paid",
            Quantity::SpendingPaidMore => "comparison-spending-more",
            Quantity::ReliefDemand => "comparison-relief-demand",
            Quantity::ReliefPaid => "comparison-relief-paid",
            Quantity::ReliefMore => "comparison-relief-more",
            Quantity::Recipients => "comparison-recipients",
            Quantity::Gained => "comparison-gained",
            Quantity::GainedBy => "comparison-gained-by",
            Quantity::Entered => "comparison-entered",
            Quantity::Lost => "comparison-lost",
            Quantity::LostBy => "comparison-lost-by",
            Quantity::Left => "comparison-left",
            Quantity::Envelope => "comparison-envelope",
            Quantity::Demand => "comparison-demand",
            Quantity::Paid => "comparison-paid",
            Quantity::Balance => "comparison-balance",
            Quantity::SpendingDemandMore
            | Quantity::Lines
            | Quantity::Relief
            | Quantity::Received
            | Quantity::More
            | Quantity::Winners
            | Quantity::WinnersIn
            | Quantity::WinnersOut
            | Quantity::Value
            | Quantity::Change => return None,
        })
    }

    /// The key figure of a scenario in a year or over all years; `None` where there is none by year. Income forgone is held
    /// against that of the baseline.
    pub(super) fn total(
        self,
        outcome: &Outcome,
        baseline: Option<&Outcome>,
        year: Option<usize>,
    ) -> Option<Cell<'static>> {
        let amounts = |years: &[Amounts], total: Amounts| match year {
            Some(year) => years.get(year).copied().unwrap_or_default(),
            None => total,
        };
        let spending = amounts(&outcome.spending, outcome.spending_total);
        let more = amounts(&outcome.more, outcome.more_total);
        let relief = amounts(&outcome.relief, outcome.relief_total);
        let forgone_before = baseline.map_or(Fen::ZERO, |it| amounts(&it.relief, it.relief_total).paid);
        let moves = outcome.moves;
        let over_all_years = |cell| year.is_none().then_some(cell);
        match self {
            Quantity::SpendingDemand => Some(Cell::Money(spending.demand)),
            Quantity::SpendingPaid => Some(Cell::Money(spending.paid)),
            Quantity::ReliefDemand => Some(Cell::Money(relief.demand)),
            Quantity::ReliefPaid => Some(Cell::Money(relief.paid)),
            Quantity::SpendingDemandMore => Some(Cell::Difference(more.demand)),
            Quantity::SpendingPaidMore => Some(Cell::Difference(more.paid)),
            Quantity::ReliefMore => Some(Cell::Difference(relief.paid.less(forgone_before))),
            Quantity::Recipients => over_all_years(Cell::Count(outcome.recipients)),
            Quantity::Gained => over_all_years(Cell::Count(moves.gained)),
            Quantity::GainedBy => over_all_years(Cell::Money(moves.gained_by)),
            Quantity::Entered => over_all_years(Cell::Count(moves.entered)),
            Quantity::Lost => over_all_years(Cell::Count(moves.lost)),
            Quantity::LostBy => over_all_years(Cell::Money(moves.lost_by)),
            Quantity::Left => over_all_years(Cell::Count(moves.left)),
            _ => None,
        }
    }
}
