//! The addresses of the page.

use yew_router::prelude::*;

/// An address.
#[derive(Clone, Debug, PartialEq, Eq, Routable)]
pub(crate) enum Route {
    /// The draft with its figures.
    #[at("/")]
    Draft,
    /// The enterprises.
    #[at("/enterprises")]
    Enterprises,
    /// One enterprise.
    #[at("/enterprises/:id")]
    Enterprise {
        /// Its id.
        id: String,
    },
    /// A person's own list.
    #[at("/list")]
    Lists,
    /// One enterprise of a person's own making.
    #[at("/try")]
    Trial,
    /// Scenarios side by side.
    #[at("/compare")]
    Compare,
    /// The report on them, to be printed.
    #[at("/report")]
    Report,
    /// Scenarios that somebody passed on.
    #[at("/s/:link")]
    Shared {
        /// What the link holds of them.
        link: String,
    },
    /// The open questions side by side.
    #[at("/readings")]
    Readings,
    /// The standards left to other documents.
    #[at("/standards")]
    Standards,
    /// The sample and what it is held against.
    #[at("/sample")]
    Sample,
    /// The rules as text.
    #[at("/rules")]
    Rules,
    /// How fast the engine is on this machine; in no navigation.
    #[at("/bench")]
    Bench,
    /// Anything else.
    #[not_found]
    #[at("/lost")]
    Lost,
}

impl Route {
    /// The pages of the navigation, in their order.
    pub(crate) const TABS: &[Route] = &[
        Route::Draft,
        Route::Compare,
        Route::Lists,
        Route::Enterprises,
        Route::Trial,
        Route::Readings,
        Route::Standards,
        Route::Sample,
        Route::Rules,
    ];

    /// The page of the navigation this one belongs to.
    pub(crate) fn tab(&self) -> Route {
        match self {
            Route::Enterprise { .. } => Route::Enterprises,
            Route::Report | Route::Shared { .. } => Route::Compare,
            other => other.clone(),
        }
    }

    /// The id of the page's name: short, for the navigation, its heading and the window's title.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Route::Draft => "app-page-draft",
            Route::Enterprises | Route::Enterprise { .. } => "app-page-enterprises",
            Route::Compare | Route::Shared { .. } => "app-page-compare",
            Route::Report => "report-title",
            Route::Lists => "app-page-lists",
            Route::Trial => "app-page-trial",
            Route::Readings => "app-page-readings",
            Route::Standards => "app-page-standards",
            Route::Sample => "app-page-sample",
            Route::Rules => "app-page-rules",
            Route::Bench => "app-page-bench",
            Route::Lost => "app-lost-title",
        }
    }
}
