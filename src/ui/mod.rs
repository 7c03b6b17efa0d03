//! The page: view models as plain data, and the components that draw them.
//!
//! [`model`] computes everything a person reads on the page from the session's views, without a browser; everything else of
//! this module needs one.

pub mod model;

#[cfg(feature = "browser")]
mod app;
#[cfg(feature = "browser")]
mod aside;
#[cfg(feature = "browser")]
mod aside_notice;
#[cfg(feature = "browser")]
mod bench;
#[cfg(feature = "browser")]
mod bridge;
#[cfg(feature = "browser")]
mod chart;
#[cfg(feature = "browser")]
mod compare;
#[cfg(feature = "browser")]
mod context;
#[cfg(feature = "browser")]
mod dom;
#[cfg(feature = "browser")]
mod download;
#[cfg(feature = "browser")]
mod draft;
#[cfg(feature = "browser")]
mod editor;
#[cfg(feature = "browser")]
mod enterprises;
#[cfg(feature = "browser")]
mod failure;
#[cfg(feature = "browser")]
mod jump_link;
#[cfg(feature = "browser")]
mod keys;
#[cfg(any(test, feature = "browser"))]
mod last_reply;
#[cfg(feature = "browser")]
mod lists;
#[cfg(feature = "browser")]
mod office;
#[cfg(feature = "browser")]
mod pages;
#[cfg(feature = "browser")]
mod panel;
#[cfg(feature = "browser")]
mod parts;
#[cfg(any(test, feature = "browser"))]
mod queue;
#[cfg(feature = "browser")]
mod readings;
#[cfg(feature = "browser")]
mod report;
#[cfg(feature = "browser")]
mod route;
#[cfg(feature = "browser")]
mod rules;
#[cfg(feature = "browser")]
mod sample;
#[cfg(feature = "browser")]
mod scenarios;
#[cfg(feature = "browser")]
mod script_loader;
#[cfg(feature = "browser")]
mod shared;
#[cfg(feature = "browser")]
mod shell;
#[cfg(feature = "browser")]
mod standards;
#[cfg(feature = "browser")]
mod state;
#[cfg(feature = "browser")]
mod storage;
#[cfg(any(test, feature = "browser"))]
mod store;
#[cfg(feature = "browser")]
mod trial;

#[cfg(feature = "browser")]
pub use app::start;
#[cfg(feature = "browser")]
pub use context::redraws;
