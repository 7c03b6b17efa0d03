//! How an export is written.

use serde::{Deserialize, Serialize};

use cesuan_i18n::Lang;

/// In which language and of which day an export is written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    pub lang: Lang,
    /// The date of writing as `yyyy-mm-dd`; exports that bear no date leave it out.
    pub date: Option<String>,
}

impl Edition {
    pub(super) fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }
}
