//! A rules folder in a ZIP archive runs on the command line as the folder itself does.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use cesuan_policy::rules::embedded;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn cesuan(policy: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cesuan"));
    command.args(["run", "--sample", "60", "--format", "json", "--lang", "en", "--policy"]).arg(policy);
    command.output().expect("the program runs")
}

/// A place of this test's own.
fn place(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archive");
    fs::create_dir_all(&folder).expect("a folder");
    folder.join(name)
}

fn archive(name: &str, files: impl IntoIterator<Item = (String, String)>) -> PathBuf {
    let path = place(name);
    let mut writer = ZipWriter::new(fs::File::create(&path).expect("a file"));
    for (name, text) in files {
        writer.start_file(name, SimpleFileOptions::default()).expect("an entry");
        writer.write_all(text.as_bytes()).expect("its text");
    }
    writer.finish().expect("an archive");
    path
}

#[test]
fn an_archive_costs_what_its_folder_costs() {
    let folder = embedded("shiyan-2018").expect("the policy is carried");
    let carried = cesuan(Path::new("shiyan-2018"));
    assert!(carried.status.success(), "{}", String::from_utf8_lossy(&carried.stderr));
    let archive = archive("规则.zip", folder.files.into_iter().map(|(path, text)| (format!("十堰/{path}"), text)));
    let packed = cesuan(&archive);
    assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
    assert_eq!(packed.stdout, carried.stdout);
}

#[test]
fn what_is_no_archive_of_rules_is_refused() {
    let other = archive("other.zip", [("notes.toml".to_owned(), "a = 1".to_owned())]);
    let broken = place("broken.zip");
    fs::write(&broken, "no archive").expect("a file");
    for path in [other, broken] {
        let refused = cesuan(&path);
        assert_eq!(refused.status.code(), Some(2));
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(said.contains(path.to_str().expect("UTF-8")), "{said}");
    }
}
