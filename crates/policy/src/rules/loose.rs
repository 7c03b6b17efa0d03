//! Rules files from an archive or a file picker, which may lie in any folder and have any line ends.

use super::source::Folder;

/// The TOML files among some, with `/` in their paths and `\n` at line ends. Files that operating systems add to
/// archives are left out.
pub fn rules_files(files: impl IntoIterator<Item = (String, String)>) -> Vec<(String, String)> {
    files
        .into_iter()
        .map(|(path, text)| (path.replace('\\', "/"), text.replace("\r\n", "\n")))
        .filter(|(path, _)| path.ends_with(".toml") && !path.split('/').any(|part| part.starts_with(['.', '_'])))
        .collect()
}

/// The rules folder among some files: the folder that holds `policy.toml` and `fields.toml`, however deep it lies. `None`
/// if there is none.
pub fn rooted(files: &[(String, String)]) -> Option<Folder> {
    let root = files.iter().find_map(|(path, _)| {
        let root = path.strip_suffix("policy.toml")?;
        files.iter().any(|(other, _)| *other == format!("{root}fields.toml")).then_some(root)
    })?;
    let inside = |(path, text): &(String, String)| Some((path.strip_prefix(root)?.to_owned(), text.clone()));
    Some(Folder { files: files.iter().filter_map(inside).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_found_however_deep() {
        let files = |root: &str| -> Vec<(String, String)> {
            let names = ["policy.toml", "fields.toml", "measures/a.toml", "read.me", ".hidden/policy.toml"];
            let of = |name: &&str| (format!("{root}{name}"), "a\r\nb".to_owned());
            std::iter::once(("__MACOSX/policy.toml".to_owned(), String::new())).chain(names.iter().map(of)).collect()
        };
        for root in ["", "policy/", "a/b\\"] {
            let folder = rooted(&rules_files(files(root))).expect("a rules folder");
            assert_eq!(folder.files.keys().collect::<Vec<_>>(), ["fields.toml", "measures/a.toml", "policy.toml"]);
            assert_eq!(folder.files["measures/a.toml"], "a\nb");
        }
        assert_eq!(rooted(&[("policy.toml".to_owned(), String::new())]), None);
    }
}
