//! Scenarios as a link: short text that can be read safely whatever it contains.
//!
//! A link is one digit for the version followed by base64url (without padding) of four checksum bytes and the deflated
//! bytes that [`pack`] makes of the set. Ids of parameters are shortened to three bytes of a hash, so that every
//! version of the rules with these parameters can read them. Of the provenance only the parts that the rest of the link
//! does not imply are included. Links that are damaged, incomplete or too large are refused before they are unpacked.

mod pack;
mod short_id;
mod unpack;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Severity, Warned};
use cesuan_base::hash::WordHash;
use cesuan_policy::check::{Rules, compile};
use cesuan_policy::rules::Folder;

use super::provenance::{LoadedSet, Provenance, of_folder, of_scenario};
use super::reconcile::{SavedSetting, WrittenFor, reconcile};
use super::set::{Scenario, ScenarioSet, Which};

use pack::pack;
use unpack::{Packed, unpack};

/// The version of the format, the first character of a link.
const VERSION: char = '1';
/// The most bytes of a packed set before it is deflated.
const MOST: usize = 1 << 20;
/// The most characters of a link; browsers and messengers reject longer ones.
const LONGEST: usize = 100_000;
/// The compression level, from 0 to 10.
const LEVEL: u8 = 9;
/// The bytes of the checksum.
const CHECKSUM: usize = 4;

/// The link to a set. `provenances` has one entry per scenario, or none at all.
///
/// # Errors
/// If the set is too large for a link.
pub fn write(set: &ScenarioSet, provenances: &[Option<Provenance>], drafted: &Rules) -> Result<String, Diagnostics> {
    let packed = pack(set, provenances, drafted);
    if packed.len() > MOST {
        return Err(too_large(MOST));
    }
    let deflated = compress_to_vec(&packed, LEVEL);
    let mut bytes = checksum(&packed).to_vec();
    bytes.extend(deflated);
    let text = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(bytes));
    if text.len() > LONGEST { Err(too_large(LONGEST)) } else { Ok(text) }
}

/// The id of the policy a link belongs to, which must be open before the link can be read.
///
/// # Errors
/// If the link is damaged, too large, or of another version.
pub fn policy_of(link: &str) -> Result<String, Diagnostics> {
    opened(link).map(|packed| packed.policy)
}

/// Reads a link over a policy as drafted. Warnings report what has changed since the link was made.
///
/// # Errors
/// If the link is damaged, too large, of another version, or of another policy.
pub fn read(link: &str, drafted: &Rules, folder: &Folder) -> Result<Warned<LoadedSet>, Diagnostics> {
    let packed = opened(link)?;
    if packed.policy != drafted.id {
        let fault = Diagnostic::error(Code::ScenarioPolicy).with("found", packed.policy);
        return Err(fault.with("expected", drafted.id.as_str()).into());
    }
    let print = of_folder(folder);
    let mut notes = Diagnostics::new();
    if packed.rules != print {
        notes.push(Diagnostic::warning(Code::OtherRules));
    }
    let mut set = ScenarioSet { baseline: Which::of_column(packed.baseline), ..ScenarioSet::new(&drafted.id, &print) };
    let mut provenances = Vec::new();
    for found in packed.scenarios {
        let mut changes = cesuan_policy::rules::Changes::default();
        found.files.iter().for_each(|(path, text)| changes.set(folder, path, text.as_deref()));
        let mut scenario = Scenario { name: found.name, settings: Vec::new(), rules: changes };
        let saved = found.settings.into_iter().filter_map(|setting| match setting.known(drafted) {
            Ok(setting) => Some(SavedSetting { setting, places: None, drafted_then: Some(String::new()) }),
            Err(hash) => {
                notes.push(Diagnostic::warning(Code::ParameterGone).with("name", hash));
                None
            }
        });
        let saved: Vec<SavedSetting> = saved.collect();
        scenario.settings = if scenario.rules.is_empty() {
            still_valid(drafted, saved, &mut notes)
        } else {
            match compile(&scenario.rules.applied(folder)) {
                Ok(compiled) => still_valid(&compiled.value.0, saved, &mut notes),
                Err(broken) => {
                    let warnings = broken.list.into_iter();
                    warnings.for_each(|fault| notes.push(Diagnostic { severity: Severity::Warning, ..fault }));
                    saved.into_iter().map(|saved| saved.setting).collect()
                }
            }
        };
        // The fingerprint of the scenario is that of the scenario as read; if it has changed, warnings have said so.
        provenances.push(packed.provenance.as_ref().zip(found.figures).map(|(provenance, figures)| Provenance {
            rules: packed.rules.clone(),
            scenario: of_scenario(&scenario),
            figures,
            ..provenance.clone()
        }));
        set.scenarios.push(scenario);
    }
    set.selected = if set.scenarios.is_empty() { Which::Draft } else { Which::Scenario(0) };
    notes.or(Some(LoadedSet { set: set.repaired(), provenances }))
}

/// The settings that still hold under some rules. A link does not record what the draft said, only what was set.
fn still_valid(rules: &Rules, saved: Vec<SavedSetting>, notes: &mut Diagnostics) -> Vec<super::set::SettingText> {
    reconcile(rules, None, saved, WrittenFor::OtherRules, notes)
}

/// Checks and unpacks a link.
fn opened(link: &str) -> Result<Packed, Diagnostics> {
    let damaged = || Diagnostics::from(Diagnostic::error(Code::LinkDamaged));
    let link = link.trim();
    let mut signs = link.chars();
    match signs.next() {
        Some(VERSION) => {}
        Some(version) if version.is_ascii_digit() => {
            let fault = Diagnostic::error(Code::ScenarioVersion).with("found", version.to_string());
            return Err(fault.with("known", VERSION.to_string()).into());
        }
        _ => return Err(damaged()),
    }
    if link.len() > LONGEST {
        return Err(too_large(LONGEST));
    }
    let bytes = URL_SAFE_NO_PAD.decode(signs.as_str()).map_err(|_| damaged())?;
    let (sum, deflated) = bytes.split_at_checked(CHECKSUM).ok_or_else(damaged)?;
    let packed = decompress_to_vec_with_limit(deflated, MOST).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => too_large(MOST),
        _ => damaged(),
    })?;
    if checksum(&packed) != *sum {
        return Err(damaged());
    }
    unpack(&packed).ok_or_else(damaged)
}

fn too_large(limit: usize) -> Diagnostics {
    Diagnostic::error(Code::LinkTooLarge).with("limit", limit.to_string()).into()
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let mut hash = WordHash::default();
    bytes.iter().for_each(|byte| hash.number(u64::from(*byte)));
    let [a, b, c, d, ..] = hash.value().to_le_bytes();
    [a, b, c, d]
}
