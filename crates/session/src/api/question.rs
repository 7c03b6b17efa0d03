//! A question with the type of its answer, and the three ways an answer can turn out.

use serde::{Deserialize, Serialize};

use cesuan_base::diag::{Code, Diagnostic, Diagnostics};

/// Something a session is asked: a question about what it holds, or a change of what it holds.
///
/// The fields of the implementing type are the arguments. What has no answer because the thing asked about does not exist is a
/// value of `Answer`, such as `None`.
pub trait Question {
    /// The answer to a question, or the outcome of a change.
    type Answer;
}

/// What a session answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply<T> {
    /// The answer.
    Ready(T),
    /// The answer needs a population, and there is none yet.
    NotYet,
    /// The question makes no sense to the session, or the change was not made: the reasons. Everything stands as it was.
    Refused(Diagnostics),
}

impl<T> Reply<T> {
    /// The reply to a question that needs no population.
    pub fn of(result: Result<T, Diagnostics>) -> Self {
        match result {
            Ok(answer) => Reply::Ready(answer),
            Err(reasons) => Reply::Refused(reasons),
        }
    }

    /// The reply to a question that needs a population; `None` is [`Reply::NotYet`].
    pub fn once_populated(result: Result<Option<T>, Diagnostics>) -> Self {
        match result {
            Ok(Some(answer)) => Reply::Ready(answer),
            Ok(None) => Reply::NotYet,
            Err(reasons) => Reply::Refused(reasons),
        }
    }

    /// The answer, where there is one.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Reply::Ready(answer) => Some(answer),
            Reply::NotYet | Reply::Refused(_) => None,
        }
    }

    /// The reasons of a refusal.
    pub fn refused(&self) -> Option<&Diagnostics> {
        match self {
            Reply::Refused(reasons) => Some(reasons),
            Reply::Ready(_) | Reply::NotYet => None,
        }
    }

    /// The answer, for a caller that has nothing to wait for.
    ///
    /// # Errors
    /// The reasons of a refusal; [`Code::NoPolicy`] where a population is missing.
    pub fn now(self) -> Result<T, Diagnostics> {
        match self {
            Reply::Ready(answer) => Ok(answer),
            Reply::NotYet => Err(Diagnostic::error(Code::NoPolicy).into()),
            Reply::Refused(reasons) => Err(reasons),
        }
    }
}
