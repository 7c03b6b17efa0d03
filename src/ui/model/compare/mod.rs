//! What the page says of scenarios side by side.

pub mod matrix;
pub mod movers;
