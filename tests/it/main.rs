//! All integration tests, in one binary that is linked once.
//!
//! Each module holds the tests of one part and can be run alone: `cargo test --test it explain::`.

mod archive;
mod broken_rules;
mod calibration;
mod charts;
mod compare;
mod definition_chains;
mod diagnostics;
mod differential;
mod editing;
mod effects;
mod engine;
mod enterprises;
mod explain;
mod formula;
mod fund;
mod hits;
mod i18n;
mod impact;
mod intake;
mod matrix;
mod metamorphic;
mod page;
mod papers;
mod papers_meeting;
mod readme;
mod refusals;
mod report;
mod rules;
mod rules_readme;
mod rules_view;
mod sample_seeds;
mod scenario_files;
mod scenarios;
mod shortfall;
mod small_policies;
mod support;
mod tidy;
mod trial;
