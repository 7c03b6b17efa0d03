//! Answers the question for the list of enterprises.

use crate::api::{EnterprisePage, EnterpriseQuery, Reply};
use crate::session::{Query, Session};

impl Query for EnterpriseQuery {
    fn answer(self, session: &mut Session) -> Reply<EnterprisePage> {
        Reply::once_populated(session.enterprise_page(self))
    }
}
