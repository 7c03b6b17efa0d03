//! Lists the rules folders for `rules::embedded`: the folders of `rules/` with their TOML files, and nothing else that is kept there.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let rules =
        Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../rules").canonicalize()?;
    println!("cargo::rerun-if-changed={}", rules.display());
    let mut list = "[\n".to_owned();
    for folder in entries(&rules)?.into_iter().filter(|path| path.is_dir()) {
        list += &format!("({:?}, &[\n", name(&rules, &folder));
        for file in files(&folder)? {
            list += &format!("({:?}, include_str!({:?})),\n", name(&folder, &file), file);
        }
        list += "]),\n";
    }
    list += "]\n";
    fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("folders.rs"), list)
}

/// The TOML files of a folder and of the folders in it, ascending.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            found.push(path);
        }
    }
    Ok(found)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// The path from a folder, with slashes on every system.
fn name(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).expect("the path is in the folder");
    inner.to_string_lossy().replace('\\', "/")
}
