//! The quantities a comparison has rows of.

use cesuan_engine::Amounts;
use cesuan_session::Outcome;

use super::Cell;

/// A quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowQuantity {
    // Of a scenario as a whole.
    SpendingDemand,
    SpendingPaid,
    ReliefDemand,
    ReliefPaid,
    /// Spending asked for, less the baseline's.
    SpendingDemandMore,
    /// Spending paid, less the baseline's.
    SpendingPaidMore,

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
    /// By how much what is asked for exceeds envelopes.
    Gap,
    /// What is asked for, less that of the baseline.
    DemandMore,

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

impl RowQuantity {
    /// The key figures of a scenario, in the order of the JSON.
    pub(super) const TOTALS: [RowQuantity; 13] = [
        RowQuantity::SpendingDemand,
        RowQuantity::SpendingPaid,
        RowQuantity::ReliefDemand,
        RowQuantity::ReliefPaid,
        RowQuantity::SpendingDemandMore,
        RowQuantity::SpendingPaidMore,
        RowQuantity::Recipients,
        RowQuantity::Gained,
        RowQuantity::GainedBy,
        RowQuantity::Entered,
        RowQuantity::Lost,
        RowQuantity::LostBy,
        RowQuantity::Left,
    ];

    /// Where the quantity stands in the JSON; `None` where it does not: it follows from others.
    pub const fn json(self) -> Option<JsonKey> {
        let (object, key) = match self {
            RowQuantity::SpendingDemand => (Some("spending"), "demand"),
            RowQuantity::SpendingPaid => (Some("spending"), "paid"),
            RowQuantity::ReliefDemand => (Some("relief"), "demand"),
            RowQuantity::ReliefPaid => (Some("relief"), "paid"),
            RowQuantity::SpendingDemandMore => (Some("more"), "demand"),
            RowQuantity::SpendingPaidMore => (Some("more"), "paid"),
            RowQuantity::Recipients => (None, "recipients"),
            RowQuantity::Gained => (Some("gained"), "enterprises"),
            RowQuantity::GainedBy => (Some("gained"), "amount"),
            RowQuantity::Entered => (Some("gained"), "received_nothing"),
            RowQuantity::Lost => (Some("lost"), "enterprises"),
            RowQuantity::LostBy => (Some("lost"), "amount"),
            RowQuantity::Left => (Some("lost"), "receive_nothing"),
            RowQuantity::Lines => (None, "lines"),
            RowQuantity::Demand => (None, "demand"),
            RowQuantity::Paid => (None, "paid"),
            RowQuantity::Relief => (None, "relief"),
            RowQuantity::Balance => (None, "balance"),
            RowQuantity::Winners => (None, "winners"),
            RowQuantity::WinnersIn => (None, "entered"),
            RowQuantity::WinnersOut => (None, "left"),
            RowQuantity::Envelope
            | RowQuantity::Received
            | RowQuantity::More
            | RowQuantity::Gap
            | RowQuantity::DemandMore
            | RowQuantity::Value
            | RowQuantity::Change => return None,
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
            RowQuantity::Recipients => "comparison-recipients",
            RowQuantity::Gained => "comparison-gained",
            RowQuantity::GainedBy => "comparison-gained-by",
            RowQuantity::Entered => "comparison-entered",
            RowQuantity::Lost => "comparison-lost",
            RowQuantity::LostBy => "comparison-lost-by",
            RowQuantity::Left => "comparison-left",
            RowQuantity::Envelope => "comparison-envelope",
            RowQuantity::Demand => "comparison-demand",
            RowQuantity::Paid => "comparison-paid",
            RowQuantity::Balance => "comparison-balance",
            RowQuantity::Gap => "comparison-gap",
            RowQuantity::DemandMore => "comparison-demand-more",
            RowQuantity::More => "comparison-paid-more",
            RowQuantity::SpendingDemand
            | RowQuantity::SpendingPaid
            | RowQuantity::SpendingDemandMore
            | RowQuantity::SpendingPaidMore
            | RowQuantity::ReliefDemand
            | RowQuantity::ReliefPaid
            | RowQuantity::Lines
            | RowQuantity::Relief
            | RowQuantity::Received
            | RowQuantity::Winners
            | RowQuantity::WinnersIn
            | RowQuantity::WinnersOut
            | RowQuantity::Value
            | RowQuantity::Change => return None,
        })
    }

    /// The key figure of a scenario in a year or over all years; `None` where there is none by year.
    pub(super) fn total(self, outcome: &Outcome, year: Option<usize>) -> Option<Cell<'static>> {
        let amounts = |years: &[Amounts], total: Amounts| match year {
            Some(year) => years.get(year).copied().unwrap_or_default(),
            None => total,
        };
        let spending = amounts(&outcome.spending, outcome.spending_total);
        let more = amounts(&outcome.more, outcome.more_total);
        let relief = amounts(&outcome.relief, outcome.relief_total);
        let moves = outcome.moves;
        let over_all_years = |cell| year.is_none().then_some(cell);
        match self {
            RowQuantity::SpendingDemand => Some(Cell::Money(spending.demand)),
            RowQuantity::SpendingPaid => Some(Cell::Money(spending.paid)),
            RowQuantity::ReliefDemand => Some(Cell::Money(relief.demand)),
            RowQuantity::ReliefPaid => Some(Cell::Money(relief.paid)),
            RowQuantity::SpendingDemandMore => Some(Cell::Difference(more.demand)),
            RowQuantity::SpendingPaidMore => Some(Cell::Difference(more.paid)),
            RowQuantity::Recipients => over_all_years(Cell::Count(outcome.recipients)),
            RowQuantity::Gained => over_all_years(Cell::Count(moves.gained)),
            RowQuantity::GainedBy => over_all_years(Cell::Money(moves.gained_by)),
            RowQuantity::Entered => over_all_years(Cell::Count(moves.entered)),
            RowQuantity::Lost => over_all_years(Cell::Count(moves.lost)),
            RowQuantity::LostBy => over_all_years(Cell::Money(moves.lost_by)),
            RowQuantity::Left => over_all_years(Cell::Count(moves.left)),
            _ => None,
        }
    }
}
