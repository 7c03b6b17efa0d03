//! Input: CSV files and synthetic samples to validated tables.
//!
//! Every source of cells (a CSV file, a worksheet, the rows of a case) is a [`Grid`] of text; one validator turns grids into a
//! [`Population`](crate::table::Population) or into every fault at once, each at its cell. The sample generator builds the same
//! tables without the detour over text. Both end in one function that puts the rows in canonical order, so a population does
//! not depend on where its rows came from or in which order.

mod canonical;
mod cell;
mod column;
mod credit;
mod csv_grid;
mod faults;
mod fingerprint;
mod grid;
mod header;
mod read;
mod sample;
mod sheet;
mod text;
mod typed;
mod write;

pub use csv_grid::CsvGrid;
pub use fingerprint::fingerprint;
pub use grid::{Grid, MemoryGrid, Record};
pub use read::{MAX_ROWS, NamedBytes, read_grids, read_tables};
pub use sample::{
    Aim, GroupsOf, Mark, Mix, MixGroup, Published, SampleAdjust, SampleSpec, Target, Unmodelled, check_sample, draw,
    measured,
};
pub use write::{Csv, row_texts, write_csv};
