//! Scenarios as the text of a link: short, and safe to read whatever it holds.
//!
//! A digit for the version; then, in base64url without padding, four bytes of a checksum and what [`pack`] makes of the set,
//! deflated. Ids of the draft's parameters are three bytes of a hash, so that a link can be read by any version of the rules that
//! still has them; a seal is as much of it as the rest of the link does not say. What is damaged, not complete or larger than any
//! set is refused before it is taken apart.

mod pack;
mod unpack;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Severity, Warned};
use cesuan_intake::Hash;
use cesuan_policy::check::{Rules, compile};
use cesuan_policy::rules::Folder;

use super::provenance::{LoadedSet, Provenance, of_folder, of_scenario};
use super::reconcile::{SavedSetting, WrittenFor, reconcile};
use super::set::{Scenario, ScenarioSet, Which};

use pack::pack;
use unpack::{Packed, unpack};

/// The version of the format, as a link begins.
const VERSION: char = '1';
/// The most bytes a set takes before it is deflated.
const MOST: usize = 1 << 20;
/// The most characters of a link: browsers and messengers take no longer ones.
const LONGEST: usize = 100_000;
/// How hard to look for what repeats.
const LEVEL: u8 = 9;
/// The bytes of the checksum.
const CHECKSUM: usize = 4;

/// The text of a link to a set; `seals` has one for each scenario, or none at all.
///
/// # Errors
/// When the set is too large for a link.
pub fn write(set: &ScenarioSet, seals: &[Option<Provenance>], drafted: &Rules) -> Result<String, Diagnostics> {
    let packed = pack(set, seals, drafted);
    if packed.len() > MOST {
        return Err(too_large(MOST));
    }
    let deflated = compress_to_vec(&packed, LEVEL);
    let mut bytes = checksum(&packed).to_vec();
    bytes.extend(deflated);
    let text = format!("{VERSION}{}", URL_SAFE_NO_PAD.encode(bytes));
    if text.len() > LONGEST { Err(too_large(LONGEST)) } else { Ok(text) }
}

/// The policy a link is over: what is to be opened before it can be read.
///
/// # Errors
/// When it is damaged, too large, or of another version.
pub fn policy_of(link: &str) -> Result<String, Diagnostics> {
    opened(link).map(|packed| packed.policy)
}

/// Reads a link by a policy as drafted. The warnings say what of it is no longer as it was.
///
/// # Errors
/// When it is damaged, too large, of another version or over another policy.
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
    let mut seals = Vec::new();
    for found in packed.scenarios {
        let mut changes = cesuan_policy::rules::Changes::default();
        found.files.iter().for_each(|(path, text)| changes.set(folder, path, text.as_deref()));
        let mut scenario = Scenario { name: found.name, settings: Vec::new(), rules: changes };
        let written = found.settings.into_iter().filter_map(|setting| match setting.known(drafted) {
            Ok(setting) => Some(SavedSetting { setting, places: None, then: Some(String::new()) }),
            Err(hash) => {
                notes.push(Diagnostic::warning(Code::ParameterGone).with("name", hash));
                None
            }
        });
        let written: Vec<SavedSetting> = written.collect();
        scenario.settings = if scenario.rules.is_empty() {
            by(drafted, written, &mut notes)
        } else {
            match compile(&scenario.rules.applied(folder)) {
                Ok(compiled) => by(&compiled.value.0, written, &mut notes),
                Err(broken) => {
                    let warnings = broken.list.into_iter();
                    warnings.for_each(|fault| notes.push(Diagnostic { severity: Severity::Warning, ..fault }));
                    written.into_iter().map(|written| written.setting).collect()
                }
            }
        };
        // What of a scenario is no longer as it was is told by itself.
        seals.push(packed.seal.as_ref().zip(found.figures).map(|(seal, figures)| Provenance {
            rules: packed.rules.clone(),
            scenario: of_scenario(&scenario),
            figures,
            ..seal.clone()
        }));
        set.scenarios.push(scenario);
    }
    set.selected = if set.scenarios.is_empty() { Which::Draft } else { Which::Scenario(0) };
    notes.or(Some(LoadedSet { set: set.sound(), seals }))
}

/// The settings that hold by some rules. A link does not say what the draft said, only what was set.
fn by(rules: &Rules, written: Vec<SavedSetting>, notes: &mut Diagnostics) -> Vec<super::set::SettingText> {
    reconcile(rules, None, written, WrittenFor::OtherRules, notes)
}

/// What a link holds.
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
    let mut hash = Hash::default();
    bytes.iter().for_each(|byte| hash.number(u64::from(*byte)));
    let [a, b, c, d, ..] = hash.value().to_le_bytes();
    [a, b, c, d]
}

/// What stands for the id of a parameter.
fn short(id: &str) -> [u8; 3] {
    let mut hash = Hash::default();
    hash.text(id);
    let [a, b, c, ..] = hash.value().to_le_bytes();
    [a, b, c]
}
