//! Synthetic populations: draws what `sample.toml` describes, exactly and reproducibly.
//!
//! ```text
//! [enterprise.id]        credit_code = { head = "91", mark = "HC", by = "region", division = { north = "110101" }, otherwise = "110100" }
//! [enterprise.region]    weights = { north = 3, south = 1 }   keep = true
//! [enterprise.sales]     quantiles = { "0%" = "2000万元", "50%" = "8500万元", "100%" = "100亿元" }   growth = ["95%", "115%"]
//! [enterprise.staff]     per = ["40万元", "120万元"]   of = "sales"
//! [enterprise.listed]    chance = "3%"   when = { sales = { from = "1亿元" } }   once = true
//! [enterprises.first]    weights = { 0 = 8, 1 = 1, 2 = 1 }    the policy year an enterprise enters in, from 0
//! [enterprises.last]     chance = "5%"                        whether a year is the last of its enterprise
//! [projects.count]       weights = { 0 = 6, 1 = 4 }           the number per enterprise over the policy years
//! [projects.first]       weights = { 0 = 5, 1 = 3, 2 = 2 }    the policy year a project begins in, from 0
//! [projects.span]        weights = { 1 = 5, 2 = 3 }           the number of years a project has rows for
//! [projects.also]        started = { from = "year-2" }         up to the last such year, a project has rows after its span
//! [project.started]      offsets = { "-1" = 1, "0" = 3 }      a year relative to the row's
//! ```
//!
//! A column without a rule holds its default. Several rules for a column are written as `[[enterprise.sales]]`; the
//! first whose `when` holds applies, and if none does, the default. A rule may refer to columns that stand before it;
//! rules of projects may refer to all columns of their enterprise. `chance` is the share of rows that get a value,
//! `round` rounds numbers down to a multiple. `even` spreads the values evenly over their distribution, row after row,
//! instead of drawing them independently, so that a small population has the shares and totals of a large one; with the
//! name of a category, within each of its options. The
//! bounds of a condition on a year may be relative to the row's: `from = "year-2"`.
//!
//! Each year is drawn independently, unless the rule says `keep` (all years have the value of the first), `lasting` (a
//! value other than the default stays), `once` (at most one year has a value) or `growth` (the value is that of the
//! year before times a factor).
//!
//! ```text
//! [usual]      enterprises = 1048  seed = 7   reason = { zh = "...", en = "..." }                      what is drawn unless a person asks for another
//! [mix]        column = "region"   groups = [{ id = "hills", values = ["north*"] }, { id = "rest" }]    the groups whose shares a person may change
//! [growth]     column = "sales"                                                                      the column whose growth a person may change
//! [[target]]   count = "enterprise"   when = { sales = { from = "1亿元" } }   least = "50"           a published figure and how it is measured
//! ```
//!
//! All arithmetic is in integers. Random numbers are computed from seed, column, enterprise, project and year, so the
//! same seed gives the same rows on every machine, and further columns or enterprises do not change the others.

mod adjust;
mod check;
mod column_ref;
mod column_rule;
mod condition;
mod draw;
mod draw_enterprises;
mod draw_projects;
mod identity;
mod measure;
mod mix;
mod parse;
mod rule;
mod spec;
mod spread;
mod stream;
mod target;
mod target_read;
mod value;

pub use adjust::SampleAdjust;
pub use check::check_sample;
pub use draw::draw;
pub use measure::{GroupsOf, first_year_size, measured};
pub use mix::{Mix, MixGroup};
pub use spec::{SampleSpec, UsualSample};
pub use spread::{SampleSpread, SpreadAmount, SpreadFigure, SpreadOf, check_spread};
pub use target::{Aim, Published, Reliability, Target, Unmodelled};
