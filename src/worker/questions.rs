//! The questions that go over the wire.
//!
//! A new question is one more name in the list below; its answer travels as bytes, which whoever asked reads as the question's
//! own answer type.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use cesuan_session::{
    AddMeasure, Calibrate, ColumnPolicy, Compare, Complete, CountNotices, Cuts, DrawSample, Enterprise,
    EnterpriseQuery, Export, Fill, Funnel, LinkScenarios, ListPolicies, Marginal, MeasureParts, Moved, OpenPolicy,
    OriginalFiles, PolicyOfScenarios, Question, ReadScenarios, RemoveMeasure, Reply, RunCases, Session, SetScenarios,
    SettingPair, StandardBase, Trial, UnlinkScenarios, Weigh, WriteScenarios,
};

use super::wire::{WireError, to_bytes};

/// A question that the page can put to the worker.
pub trait WireQuestion: Question<Answer: DeserializeOwned + 'static> + Into<Asked> + 'static {}

impl<Q: Question<Answer: DeserializeOwned + 'static> + Into<Asked> + 'static> WireQuestion for Q {}

macro_rules! questions {
    ($($name:ident),+ $(,)?) => {
        /// A question on its way to the worker.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub enum Asked {
            $(
                #[doc = concat!("[`", stringify!($name), "`]")]
                $name($name),
            )+
        }

        $(
            impl From<$name> for Asked {
                fn from(question: $name) -> Self {
                    Asked::$name(question)
                }
            }
        )+

        impl Asked {
            /// The session's reply as bytes.
            ///
            /// # Errors
            /// When the reply cannot be written.
            pub(super) fn answer(self, session: &mut Session) -> Result<Vec<u8>, WireError> {
                match self {
                    $(Asked::$name(question) => to_bytes::<Reply<<$name as Question>::Answer>>(&session.ask(question)),)+
                }
            }
        }
    };
}

questions![
    AddMeasure,
    Calibrate,
    ColumnPolicy,
    Compare,
    Complete,
    CountNotices,
    Cuts,
    DrawSample,
    Enterprise,
    EnterpriseQuery,
    Export,
    Fill,
    Funnel,
    LinkScenarios,
    ListPolicies,
    Marginal,
    MeasureParts,
    Moved,
    OpenPolicy,
    OriginalFiles,
    SettingPair,
    PolicyOfScenarios,
    ReadScenarios,
    RemoveMeasure,
    RunCases,
    SetScenarios,
    StandardBase,
    Trial,
    UnlinkScenarios,
    Weigh,
    WriteScenarios,
];
