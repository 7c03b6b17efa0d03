//! Opening rules files from outside: a whole folder, or single files of it.

use cesuan_policy::rules::{Changes, Folder, rooted, rules_files};

/// Why files cannot be opened as those of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    /// None of them is a rules file.
    Nothing,
    /// They are a whole folder of another policy, whose id this is.
    OtherPolicy(String),
    /// No file of the policy has the name of this file.
    UnknownFile(String),
}

/// The changes with the opened files in them: a whole folder replaces everything, single files replace those of the same name.
/// `policy` is the id the folder must have; `files` are pairs of path and text.
///
/// # Errors
/// An [`ImportRefusal`] where the files are not of this policy.
pub fn imported(
    original: &Folder,
    changes: &Changes,
    policy: &str,
    files: Vec<(String, String)>,
) -> Result<Changes, ImportRefusal> {
    let files = rules_files(files);
    if files.is_empty() {
        return Err(ImportRefusal::Nothing);
    }
    if let Some(folder) = rooted(&files) {
        let id = folder.files.get("policy.toml").and_then(|text| id_of(text)).unwrap_or_default();
        if id != policy {
            return Err(ImportRefusal::OtherPolicy(id));
        }
        return Ok(Changes::between(original, &folder));
    }
    let mut next = changes.clone();
    for (path, text) in files {
        let known = place_of(original, changes, &path).ok_or(ImportRefusal::UnknownFile(path))?;
        next.set(original, &known, Some(&text));
    }
    Ok(next)
}

/// The path in the folder of a file that may have come without its folder.
fn place_of(original: &Folder, changes: &Changes, path: &str) -> Option<String> {
    let known = || original.files.keys().map(String::as_str).chain(changes.paths());
    let name = path.rsplit('/').next().unwrap_or(path);
    known().find(|known| *known == path || known.rsplit('/').next() == Some(name)).map(str::to_owned)
}

/// The id in the text of `policy.toml`, read without checking the rest.
fn id_of(policy: &str) -> Option<String> {
    let line = policy.lines().find(|line| line.split('=').next().is_some_and(|key| key.trim() == "id"))?;
    let (_, value) = line.split_once('=')?;
    value.split(['"', '\'']).nth(1).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cesuan_policy::rules::embedded;

    fn original() -> Folder {
        embedded("shiyan-2018").expect("the policy is carried")
    }

    fn files(folder: &Folder, root: &str) -> Vec<(String, String)> {
        folder.files.iter().map(|(path, text)| (format!("{root}{path}"), text.clone())).collect()
    }

    #[test]
    fn a_whole_folder_takes_the_place_of_everything() {
        let original = original();
        let mut changed = original.clone();
        changed.files.insert("measures/new.toml".to_owned(), "x".to_owned());
        changed.files.remove("sample.toml");
        let mut before = Changes::default();
        before.set(&original, "fields.toml", Some("y"));
        for root in ["", "shiyan-2018/", "a/b\\"] {
            let mut all = files(&changed, root);
            all.push(("__MACOSX/policy.toml".to_owned(), String::new()));
            let changes = imported(&original, &before, "shiyan-2018", all).expect("it is this policy's");
            assert_eq!(changes, Changes::between(&original, &changed));
        }
    }

    #[test]
    fn line_ends_of_another_system_are_no_change() {
        let original = original();
        let all = files(&original, "").into_iter().map(|(path, text)| (path, text.replace('\n', "\r\n"))).collect();
        let changes = imported(&original, &Changes::default(), "shiyan-2018", all).expect("it is this policy's");
        assert!(changes.is_empty());
    }

    #[test]
    fn single_files_find_their_place() {
        let original = original();
        let one = vec![("smart_upgrade.toml".to_owned(), "z".to_owned())];
        let changes = imported(&original, &Changes::default(), "shiyan-2018", one).expect("a known name");
        assert_eq!(changes.paths().collect::<Vec<_>>(), ["measures/smart_upgrade.toml"]);
    }

    #[test]
    fn what_is_not_the_policys_is_refused() {
        let original = original();
        let none = Changes::default();
        let open = |files| imported(&original, &none, "shiyan-2018", files).expect_err("foreign");
        let other = embedded("jingzhou-2020").expect("the policy is carried");
        assert_eq!(open(files(&other, "x/")), ImportRefusal::OtherPolicy("jingzhou-2020".to_owned()));
        assert_eq!(open(vec![("a.txt".to_owned(), String::new())]), ImportRefusal::Nothing);
        assert_eq!(open(vec![("b.toml".to_owned(), String::new())]), ImportRefusal::UnknownFile("b.toml".to_owned()));
    }
}
