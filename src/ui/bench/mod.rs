//! The page that measures how fast the engine is in this browser.

mod page;
mod stopwatch;

pub(crate) use page::BenchPage;
