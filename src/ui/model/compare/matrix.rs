//! Scenarios side by side as one table: sections of rows, a column for the draft and one for each scenario.

use std::cmp::Reverse;

use crate::ui::model::figures::{AmountView, ChangeView, Direction, amount, change_said};
use cesuan_base::money::{Fen, MoneyUnit};
use cesuan_engine::MeasureStatus;
use cesuan_i18n::diagnostic::render;
use cesuan_i18n::{Lang, figures, text};
use cesuan_policy::check::Setting;
use cesuan_session::{ComparedContest, ComparedMeasure, ComparedParameter, ComparedPayer, Comparison, Outcome};

/// How a person wants to see the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Also the rows in which no column differs.
    pub all: bool,
    /// By what clauses and groups are sorted; as drafted where by nothing.
    pub order: Option<Order>,
}

/// By what rows are sorted: in the baseline's column by the amount, in others by the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The column.
    pub column: usize,
    /// Whether the largest come first.
    pub descending: bool,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixView {
    /// The columns.
    pub heads: Vec<HeadView>,
    /// The rows, by what they are of.
    pub sections: Vec<SectionView>,
    /// The unit of amounts, in words.
    pub unit: String,
    /// What people who hear the page are told.
    pub announced: String,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadView {
    /// The column: 0 is the draft.
    pub column: usize,
    /// What it is called.
    pub name: String,
    /// Whether the others are held against it.
    pub baseline: bool,
    /// Why it has no figures.
    pub faults: Vec<String>,
}

/// Rows of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionView {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// Its rows.
    pub rows: Vec<RowView>,
    /// How many rows in which nothing differs are left out.
    pub left_out: usize,
    /// Whether its rows can be sorted.
    pub sorts: bool,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Its id.
    pub id: String,
    /// What it is of.
    pub label: String,
    /// Where that stands in the draft.
    pub position: Option<String>,
    /// Whether it sums up others.
    pub sum: bool,
    /// Whether it is of what is left, of which less is the worse.
    pub left: bool,
    /// One for each column.
    pub cells: Vec<CellView>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellView {
    /// The column has nothing here.
    Nothing,
    /// An amount.
    Amount {
        /// The amount.
        amount: AmountView,
        /// Whether it is less than nothing where it should not be: a fund that does not suffice.
        short: bool,
        /// Against the baseline; none in its own column.
        change: Option<ChangeView>,
    },
    /// A number of something.
    Count {
        /// The number.
        shown: String,
        /// What more there is to say.
        note: Option<String>,
        /// Against the baseline; none in its own column.
        change: Option<ChangeView>,
    },
    /// A value of a parameter, or words in place of a figure.
    Words {
        /// The words.
        words: String,
        /// Whether they differ from the baseline's.
        changed: bool,
        /// What more there is to say.
        note: Option<String>,
    },
}

/// The table of a comparison. The row of the parameter at `work` stays whatever becomes of it.
pub fn matrix(lang: Lang, unit: MoneyUnit, comparison: &Comparison, seen: Seen, work: Option<&str>) -> MatrixView {
    let table = Table { lang, unit, comparison, seen, work };
    let mut sections = vec![table.totals(), table.parameters(), table.measures(), table.payers(), table.balances()];
    sections.extend((0..comparison.facets.len()).map(|facet| table.facet(facet)));
    sections.push(table.contests());
    sections.retain(|section| !section.rows.is_empty() || section.left_out > 0);
    MatrixView { heads: table.heads(), sections, unit: figures::unit_name(lang, unit), announced: table.announced() }
}

/// What a column is called.
pub fn column_name(lang: Lang, comparison: &Comparison, column: usize) -> String {
    match comparison.columns.get(column) {
        Some(named) if column > 0 => named.name.clone(),
        _ => text(lang, "app-draft", &[]),
    }
}

struct Table<'a> {
    lang: Lang,
    unit: MoneyUnit,
    comparison: &'a Comparison,
    seen: Seen,
    work: Option<&'a str>,
}

impl Table<'_> {
    fn say(&self, id: &str) -> String {
        text(self.lang, id, &[])
    }

    fn columns(&self) -> std::ops::Range<usize> {
        0..self.comparison.columns.len()
    }

    fn outcome(&self, column: usize) -> Option<&Outcome> {
        self.comparison.columns[column].outcome.as_ref()
    }

    fn heads(&self) -> Vec<HeadView> {
        let head = |column: usize| HeadView {
            column,
            name: column_name(self.lang, self.comparison, column),
            baseline: column == self.comparison.baseline,
            faults: self.faults(column),
        };
        self.columns().map(head).collect()
    }

    fn faults(&self, column: usize) -> Vec<String> {
        let faults = &self.comparison.columns[column].faults.list;
        faults.iter().map(|fault| render(self.lang, fault).headline).collect()
    }

    fn announced(&self) -> String {
        let said = self.columns().filter(|column| *column != self.comparison.baseline).filter_map(|column| {
            let outcome = self.outcome(column)?;
            let now = outcome.spending_total.paid;
            let before = self.outcome(self.comparison.baseline)?.spending_total.paid;
            let name = column_name(self.lang, self.comparison, column);
            let args = [("name", name.into()), ("change", self.change(now, before).spoken.into())];
            Some(text(self.lang, "compare-announce", &args))
        });
        said.collect::<Vec<_>>().join("")
    }

    fn change(&self, now: Fen, before: Fen) -> ChangeView {
        change_said(self.lang, self.unit, now, before, ["compare-same", "compare-up", "compare-down"])
    }

    /// A difference of counts.
    fn count_change(&self, now: u64, before: u64) -> ChangeView {
        let size = figures::count(self.lang, now.abs_diff(before));
        let (direction, sign, id) = match now.cmp(&before) {
            std::cmp::Ordering::Equal => (Direction::Same, "", "compare-same"),
            std::cmp::Ordering::Greater => (Direction::Up, "+", "compare-up"),
            std::cmp::Ordering::Less => (Direction::Down, "\u{2212}", "compare-down"),
        };
        ChangeView {
            direction,
            shown: format!("{sign}{size}"),
            share: None,
            spoken: text(self.lang, id, &[("amount", size.into())]),
        }
    }

    /// Amounts of every column.
    fn amounts(&self, of: impl Fn(usize) -> Option<Fen>) -> Vec<CellView> {
        let before = of(self.comparison.baseline);
        let cell = |column: usize| match of(column) {
            None => CellView::Nothing,
            Some(now) => CellView::Amount {
                amount: amount(self.lang, self.unit, now),
                short: false,
                change: before.filter(|_| column != self.comparison.baseline).map(|before| self.change(now, before)),
            },
        };
        self.columns().map(cell).collect()
    }

    /// Counts of every column, each with something to say of it.
    fn counts(&self, of: impl Fn(usize) -> Option<(u64, Option<String>)>, against: bool) -> Vec<CellView> {
        let before = of(self.comparison.baseline);
        let cell = |column: usize| match of(column) {
            None => CellView::Nothing,
            Some((now, note)) => CellView::Count {
                shown: figures::count(self.lang, now),
                note,
                change: before
                    .as_ref()
                    .filter(|_| against && column != self.comparison.baseline)
                    .map(|(before, _)| self.count_change(now, *before)),
            },
        };
        self.columns().map(cell).collect()
    }

    fn row(&self, id: impl Into<String>, label: String, cells: Vec<CellView>) -> RowView {
        RowView { id: id.into(), label, position: None, sum: false, left: false, cells }
    }

    /// A section of rows, each with whether its columns differ; those that do not are left out where a person does not want them.
    fn section(&self, id: &str, title: String, rows: Vec<(bool, RowView)>) -> SectionView {
        let all = rows.len();
        let rows: Vec<RowView> =
            rows.into_iter().filter(|(differs, _)| *differs || self.seen.all).map(|(_, row)| row).collect();
        SectionView { id: id.to_owned(), title, left_out: all - rows.len(), rows, sorts: false }
    }

    /// Sorts rows by the amounts they were made of.
    fn sorted<T>(&self, mut items: Vec<T>, of: impl Fn(&T, usize) -> Fen) -> Vec<T> {
        if let Some(Order { column, descending }) =
            self.seen.order.filter(|order| self.columns().contains(&order.column))
        {
            let key = |item: &T| {
                let own = of(item, column);
                if column == self.comparison.baseline { own } else { own.less(of(item, self.comparison.baseline)) }
            };
            if descending {
                items.sort_by_key(|item| Reverse(key(item)));
            } else {
                items.sort_by_key(key);
            }
        }
        items
    }

    fn totals(&self) -> SectionView {
        let spending = |column: usize| self.outcome(column).map(|outcome| outcome.spending_total);
        let total = self.amounts(|column| spending(column).map(|amounts| amounts.paid));
        let mut rows = vec![RowView { sum: true, ..self.row("spending", self.say("app-total"), total) }];
        let rationed = |column: usize| spending(column).is_some_and(|amounts| amounts.demand != amounts.paid);
        if self.columns().any(rationed) {
            let demand = self.amounts(|column| spending(column).map(|amounts| amounts.demand));
            rows.push(self.row("demand", self.say("app-total-demand"), demand));
        }
        for (at, year) in self.comparison.years.iter().enumerate() {
            let of = |column: usize| self.outcome(column)?.spending.get(at).map(|amounts| amounts.paid);
            rows.push(self.row(
                format!("spending-{year}"),
                self.in_year(*year, &self.say("app-total")),
                self.amounts(of),
            ));
        }
        let relief = |column: usize| self.outcome(column).map(|outcome| outcome.relief_total.paid);
        if self.columns().any(|column| relief(column).is_some_and(|relief| relief != Fen::ZERO)) {
            rows.push(self.row("relief", self.say("app-relief"), self.amounts(relief)));
        }
        let recipients = |column: usize| Some((self.outcome(column)?.recipients, None));
        rows.push(self.row("recipients", self.say("compare-recipients"), self.counts(recipients, true)));
        let moved = |of: fn(&Outcome) -> (u64, Fen, u64), [plain, new_too]: [&'static str; 2]| {
            self.counts(
                move |column: usize| {
                    let (count, by, new) = of(self.outcome(column)?);
                    let by = figures::money_with_unit(self.lang, by, self.unit);
                    let amount = ("amount", by.into());
                    let note = match (count, new) {
                        (0, _) => None,
                        (_, 0) => Some(text(self.lang, plain, &[amount])),
                        _ => {
                            Some(text(self.lang, new_too, &[amount, ("count", figures::count(self.lang, new).into())]))
                        }
                    };
                    Some((count, note))
                },
                false,
            )
        };
        let gained = |outcome: &Outcome| (outcome.moves.gained, outcome.moves.gained_by, outcome.moves.entered);
        let lost = |outcome: &Outcome| (outcome.moves.lost, outcome.moves.lost_by, outcome.moves.left);
        rows.push(self.row(
            "gained",
            self.say("compare-gained"),
            moved(gained, ["compare-gained-by", "compare-gained-new"]),
        ));
        rows.push(self.row("lost", self.say("compare-lost"), moved(lost, ["compare-lost-by", "compare-lost-out"])));
        self.section("totals", self.say("compare-totals"), rows.into_iter().map(|row| (true, row)).collect())
    }

    fn in_year(&self, year: i32, what: &str) -> String {
        text(self.lang, "compare-in-year", &[("year", year.to_string().into()), ("what", what.into())])
    }

    fn parameters(&self) -> SectionView {
        let rows =
            self.comparison.parameters.iter().map(|compared| {
                (compared.differs || self.work == Some(&*compared.parameter.id), self.parameter(compared))
            });
        self.section("parameters", self.say("compare-parameters"), rows.collect())
    }

    fn parameter(&self, compared: &ComparedParameter) -> RowView {
        let (parameter, categories) = compared.alone();
        let words = |values: &Vec<Setting>| {
            figures::setting(self.lang, &parameter, &categories, &self.comparison.years, values)
        };
        let before = compared.columns[self.comparison.baseline].as_ref();
        let cell = |column: usize| match compared.columns[column].as_ref() {
            None => CellView::Nothing,
            Some(values) => CellView::Words {
                words: words(values),
                changed: before.is_none_or(|before| before != values),
                note: self
                    .outcome(column)
                    .filter(|outcome| outcome.idle.contains(&parameter.id))
                    .map(|_| self.say("compare-idle")),
            },
        };
        RowView {
            position: compared.parameter.clause.clone(),
            ..self.row(
                parameter.id.clone(),
                self.lang.of(&parameter.label).to_owned(),
                self.columns().map(cell).collect(),
            )
        }
    }

    fn measures(&self) -> SectionView {
        let costs = |measure: &ComparedMeasure, column: usize| {
            measure.columns[column].as_ref().map_or(Fen::ZERO, |figures| figures.total.paid)
        };
        let sorted = self.sorted(self.comparison.measures.iter().collect(), |measure, column| costs(measure, column));
        let rows = sorted.into_iter().map(|measure| {
            let mut cells = self.amounts(|column| measure.columns[column].as_ref().map(|figures| figures.total.paid));
            for (cell, figures) in cells.iter_mut().zip(&measure.columns) {
                let open = |figures: &cesuan_engine::MeasureFigures| figures.status == MeasureStatus::Undetermined;
                if figures.as_ref().is_some_and(open) {
                    *cell = CellView::Words { words: self.say("app-cost-undetermined"), changed: false, note: None };
                }
            }
            let label = self.lang.of(&measure.label).to_owned();
            let label =
                if measure.forgone { text(self.lang, "compare-forgone", &[("label", label.into())]) } else { label };
            let row = RowView { position: Some(measure.clause.clone()), ..self.row(measure.id.clone(), label, cells) };
            (measure.differs, row)
        });
        SectionView { sorts: true, ..self.section("measures", self.say("compare-measures"), rows.collect()) }
    }

    fn payers(&self) -> SectionView {
        let rows = self.comparison.payers.iter().map(|payer| {
            let cells = self.amounts(|column| payer.columns[column].as_ref().map(|cell| cell.figures.paid));
            (payer.differs, self.row(payer.id.clone(), self.lang.of(&payer.label).to_owned(), cells))
        });
        self.section("payers", self.say("compare-payers"), rows.collect())
    }

    /// What the envelopes leave.
    fn balances(&self) -> SectionView {
        let mut rows = Vec::new();
        for payer in &self.comparison.payers {
            let label = self.lang.of(&payer.label);
            for (at, year) in self.comparison.years.iter().enumerate() {
                let of = |column: usize| payer.columns[column].as_ref()?.balances.get(at).copied().flatten();
                rows.extend(self.balance(payer, format!("{}-{year}", payer.id), self.in_year(*year, label), of));
            }
            let of = |column: usize| payer.columns[column].as_ref()?.balance;
            let total = self.balance(payer, format!("{}-balance", payer.id), label.to_owned(), of);
            rows.extend(total.map(|(_, row)| (true, RowView { sum: true, ..row })));
        }
        self.section("balances", self.say("compare-balances"), rows)
    }

    fn balance(
        &self,
        payer: &ComparedPayer,
        id: String,
        label: String,
        of: impl Fn(usize) -> Option<Fen>,
    ) -> Option<(bool, RowView)> {
        if self.columns().all(|column| of(column).is_none()) {
            return None;
        }
        let mut cells = self.amounts(&of);
        for (column, cell) in cells.iter_mut().enumerate() {
            if let CellView::Amount { short, .. } = cell {
                *short = of(column).is_some_and(|balance| balance < Fen::ZERO);
            }
        }
        Some((payer.differs, RowView { left: true, ..self.row(id, label, cells) }))
    }

    fn facet(&self, facet: usize) -> SectionView {
        let compared = &self.comparison.facets[facet];
        let received =
            |group: &cesuan_session::ComparedGroup, column: usize| group.columns[column].map(|cell| cell.received.paid);
        let groups =
            self.sorted(compared.groups.iter().collect(), |group, column| received(group, column).unwrap_or(Fen::ZERO));
        let rows = groups.into_iter().map(|group| {
            let label = group
                .label
                .as_ref()
                .map_or_else(|| self.say("compare-no-group"), |label| self.lang.of(label).to_owned());
            let id = group.group.map_or_else(|| "none".to_owned(), |group| group.to_string());
            let amounts: Vec<Option<Fen>> = self.columns().map(|column| received(group, column)).collect();
            let differs = amounts.iter().flatten().any(|fen| amounts.iter().flatten().any(|other| other != fen));
            (differs, self.row(format!("{}-{id}", compared.id), label, self.amounts(|column| amounts[column])))
        });
        let title = text(self.lang, "compare-by", &[("what", self.lang.of(&compared.label).into())]);
        SectionView { sorts: true, ..self.section(&format!("facet-{}", compared.id), title, rows.collect()) }
    }

    fn contests(&self) -> SectionView {
        let mut rows = Vec::new();
        for contest in &self.comparison.contests {
            for (at, year) in self.comparison.years.iter().enumerate() {
                rows.push(self.contest(contest, at, *year));
            }
        }
        self.section("contests", self.say("compare-contests"), rows)
    }

    fn contest(&self, contest: &ComparedContest, at: usize, year: i32) -> (bool, RowView) {
        let cells = &contest.years[at];
        let of = |column: usize| {
            let cell = cells[column].as_ref()?;
            let moved = cell.entered + cell.left > 0;
            let flips =
                cell.flips.iter().map(|flip| format!("{}{}", if flip.enters { "+" } else { "\u{2212}" }, flip.title()));
            let more = (cell.entered + cell.left).saturating_sub(cell.flips.len() as u64);
            let mut flips: Vec<String> = flips.collect();
            if more > 0 {
                flips.push(text(self.lang, "compare-more-flips", &[("count", figures::count(self.lang, more).into())]));
            }
            Some((cell.winners, moved.then(|| flips.join(&text(self.lang, "figures-separator", &[])))))
        };
        let differs = cells.iter().flatten().any(|cell| cell.entered + cell.left > 0);
        let label = self.in_year(year, self.lang.of(&contest.label));
        (differs, self.row(format!("{}-{year}", contest.id), label, self.counts(of, true)))
    }
}
