//! Parts that pages share: the bar on top, the navigation, the frame of a page, filters, files.

mod details;
mod facets;
mod files;
mod fold;
mod header;
mod ids;
mod policy;
mod several;
mod sheet;
mod summary;
mod tabs;

pub(crate) use details::Details;
pub(crate) use facets::facets;
pub(crate) use files::{Picker, listed, picker, use_drop};
pub(crate) use fold::{Fold, use_fold};
pub(crate) use header::Header;
pub(crate) use ids::TITLE;
pub(crate) use several::Several;
pub(crate) use sheet::sheet;
pub(crate) use summary::Summary;
pub(crate) use tabs::Tabs;
