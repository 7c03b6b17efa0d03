//! Input: reads files, or draws synthetic samples, and makes validated populations of them.
//!
//! Every source of cells (a sheet of a file, the rows of a case) is a [`Grid`] of text. Cells are validated in one
//! place, which gives a [`Population`](cesuan_base::table::Population) or every fault, each with its cell.
//! [`TablesReader`] detects which sheet is which table and where its header stands, and reads the sheets in steps. The
//! sample generator builds the same tables without going through text. Both put their rows in canonical order, so a
//! population does not depend on where its rows came from or in which order.
#![warn(clippy::float_arithmetic)]

mod assemble;
mod cell;
mod cell_value;
mod column;
mod constant;
mod credit;
mod csv_split;
mod faults;
mod fingerprint;
mod grid;
mod header;
mod import_steps;
mod layout;
mod leave_out;
mod limits;
mod read;
mod sample;
mod sniff;
mod table_reader;
mod text;
mod unit_slips;
mod unjudged;
mod view;
mod write;

pub use csv_split::TextGrid;
pub use fingerprint::fingerprint;
pub use grid::{Grid, MemoryGrid, Record};
pub use import_steps::{ImportOutcome, TablesReader};
pub use layout::{ColumnChoice, ColumnLayout, ErrorRows, Layout, SheetLayout, SheetRole};
pub use limits::MAX_ROWS;
pub use read::{NamedBytes, read_grids, read_sheets, read_tables};
pub use sample::{
    Aim, GroupsOf, Mix, MixGroup, Published, Reliability, SampleAdjust, SampleSpec, SampleSpread, SpreadAmount,
    SpreadFigure, SpreadOf, Target, Unmodelled, UsualSample, check_sample, check_spread, draw, first_year_size,
    measured,
};
pub use table_reader::EXAMPLES;
pub use view::{CodeCount, ImportProgress, KEPT_PER_CODE, LeftOut, RowCounts, SheetColumnView, SheetView, TablesView};
pub use write::{Csv, row_texts, write_csv};
