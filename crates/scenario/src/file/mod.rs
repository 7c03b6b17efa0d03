//! Scenarios as a file to keep and to pass on: TOML that reads well and differs in few lines.
//!
//! ```toml
//! cesuan = 1                                        # the version of the format
//! policy = "shiyan-2018"
//! rules = "5d0c8f6a4b3e2917"                        # the policy's folder, as a fingerprint; may be left out
//! baseline = "…"                                    # the name of a scenario; the draft where it is left out
//!
//! [drafted]                                         # what the draft said of the numbers set below; may be left out
//! "smart_upgrade.cap_per_enterprise" = "50万元"
//!
//! [[scenario]]                                      # up to eight of them
//! name = "…"
//!
//! [scenario.settings]
//! "smart_upgrade.cap_per_enterprise" = "80万元"
//!
//! [scenario.rules]                                  # files of the rules that differ; `false` where one is taken out
//! "measures/smart_upgrade.toml" = '''
//! …
//! '''
//!
//! [scenario.seal]                                   # what its figures were made of; may be left out
//! population = "…"
//! scenario = "…"
//! engine = "0.1.0+1"
//! figures = "…"
//! ```

mod read;
mod write;

pub use read::{policy_of, read};
pub use write::write;

/// The version of the file format.
const VERSION: i64 = 1;
