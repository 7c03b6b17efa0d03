//! What the page says of scenarios side by side.

pub mod charts;
pub mod matrix;
pub mod movers;
