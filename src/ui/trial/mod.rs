//! An enterprise of a person's own making: a form, and what it would get and why.

mod cell;
mod fields;
mod page;
mod record;

pub(crate) use page::TrialForm;
pub(crate) use record::Trial;
