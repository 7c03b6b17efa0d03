//! The report for the meeting, to be printed.

mod page;
mod tables;

pub(crate) use page::ReportPage;
