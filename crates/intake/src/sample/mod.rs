//! Synthetic populations: what `sample.toml` describes, drawn exactly.
//!
//! ```text
//! [enterprise.id]        credit_code = { head = "91", mark = "HC", by = "region", division = { north = "110101" }, otherwise = "110100" }
//! [enterprise.region]    weights = { north = 3, south = 1 }   keep = true
//! [enterprise.sales]     quantiles = { "0%" = "2000万元", "50%" = "8500万元", "100%" = "100亿元" }   growth = ["95%", "115%"]
//! [enterprise.staff]     per = ["40万元", "120万元"]   of = "sales"
//! [enterprise.listed]    chance = "3%"   when = { sales = { from = "1亿元" } }   once = true
//! [projects.count]       weights = { 0 = 6, 1 = 4 }           how many an enterprise has over the policy years
//! [projects.first]       weights = { 0 = 5, 1 = 3, 2 = 2 }    in which policy year one begins, counted from the first
//! [projects.span]        weights = { 1 = 5, 2 = 3 }           how many years of rows it has
//! [project.started]      offsets = { "-1" = 1, "0" = 3 }      a year, counted from the row's
//! ```
//!
//! A column without a rule holds its default. `[[enterprise.sales]]`, several times, gives rules of which the first whose `when`
//! holds is taken; where none does, the default. Rules see columns that stand before them, and those of projects see all of
//! their enterprise's. `chance` leaves the default in all other rows; `round` cuts numbers to whole multiples.
//!
//! Years are drawn each for itself, unless the rule says `keep` (the value of the first year), `lasting` (a value other than
//! the default stays once it is there), `once` (there is one in a single year at most) or `growth` (the year before times a
//! factor).
//!
//! ```text
//! [mix]        column = "region"   groups = [{ id = "hills", values = ["north*"] }, { id = "rest" }]    whose weights a person may change
//! [growth]     column = "sales"                                                                      what a person may let grow faster
//! [[target]]   count = "enterprise"   when = { sales = { from = "1亿元" } }   least = "50"           a published figure, and how it is measured
//! ```
//!
//! Everything is integer arithmetic on draws numbered by (seed, column, enterprise, project, year): the same seed gives the same
//! rows on every machine, a further column leaves the others as they were, and so do further enterprises.

mod adjust;
mod check;
mod condition;
mod draw;
mod identity;
mod measure;
mod parse;
mod rule;
mod spec;
mod stream;
mod target;
mod target_read;
mod value;

pub use adjust::{Mix, MixGroup, SampleAdjust};
pub use check::check_sample;
pub use draw::draw;
pub use measure::{GroupsOf, measured};
pub use spec::SampleSpec;
pub use target::{Aim, Published, Reliability, Target, Unmodelled};
