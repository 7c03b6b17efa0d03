//! Ids of elements that several parts of the page go to.

/// The id of every page's first heading, which takes the focus when a person comes to the page.
pub(crate) const TITLE: &str = "page-title";
