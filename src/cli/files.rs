//! Files and folders of the machine.

use std::fs;
use std::io;
use std::path::Path;

use cesuan_base::diag::{Code, Diagnostic, Diagnostics, Place, nearest};
use cesuan_exports::Edition;
use cesuan_intake::Layout;
use cesuan_office::{Output, RawSheet, open};
use cesuan_policy::rules::{Folder, embedded, embedded_ids, rooted, rules_files};
use cesuan_session::{Export, Session};

use super::refusal::refuse;
use super::terminal::Terminal;

/// The files of a rules folder that are text: a directory's, an archive's, or a carried policy's by its id.
///
/// # Errors
/// When there is neither, and for each file that cannot be read.
pub(super) fn folder(path: &Path) -> Result<Folder, Diagnostics> {
    if path.is_file() {
        return archive(path);
    }
    if !path.is_dir() {
        let name = path.to_string_lossy();
        return embedded(&name).ok_or_else(|| {
            let fault = Diagnostic::error(Code::UnknownPolicy).with("name", name.as_ref());
            refuse(fault.suggest(nearest(&name, embedded_ids())))
        });
    }
    let mut folder = Folder::default();
    let mut faults = Diagnostics::new();
    collect(path, path, &mut folder, &mut faults);
    if faults.errors() == 0 { Ok(folder) } else { Err(faults) }
}

/// The rules folder in a ZIP archive.
fn archive(path: &Path) -> Result<Folder, Diagnostics> {
    let open = || -> io::Result<Vec<(String, String)>> {
        let mut archive = zip::ZipArchive::new(fs::File::open(path)?)?;
        let mut files = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index)?;
            let name = file.name()?.into_owned();
            if file.is_file() && name.ends_with(".toml") {
                files.push((name, io::read_to_string(&mut file)?));
            }
        }
        Ok(files)
    };
    let files = open().map_err(|error| refuse(unreadable(Code::CannotOpen, path, &error)))?;
    rooted(&rules_files(files)).ok_or_else(|| {
        let place = Place::File { file: path.display().to_string() };
        refuse(Diagnostic::error(Code::MissingFile).at(place).with("file", "policy.toml"))
    })
}

fn collect(root: &Path, dir: &Path, folder: &mut Folder, faults: &mut Diagnostics) {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => return faults.push(unreadable(Code::UnreadableFile, dir, &error)),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, folder, faults);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            match fs::read_to_string(&path) {
                Ok(text) => {
                    let inside = path.strip_prefix(root).unwrap_or(&path);
                    folder.files.insert(inside.to_string_lossy().replace('\\', "/"), text);
                }
                Err(error) => faults.push(unreadable(Code::UnreadableFile, &path, &error)),
            }
        }
    }
}

/// The sheets of a table's file.
///
/// # Errors
/// When it cannot be read, or holds no table.
pub(super) fn sheets(path: &Path) -> Result<Vec<RawSheet>, Diagnostics> {
    let bytes = fs::read(path).map_err(|error| refuse(unreadable(Code::CannotOpen, path, &error)))?;
    open(&path.display().to_string(), bytes)
}

/// The text of a file.
///
/// # Errors
/// When it cannot be read.
pub(super) fn text(path: &Path) -> Result<String, Diagnostics> {
    fs::read_to_string(path).map_err(|error| refuse(unreadable(Code::CannotOpen, path, &error)))
}

/// A layout as JSON.
///
/// # Errors
/// When it cannot be read, or is none.
pub(super) fn layout(path: &Path) -> Result<Layout, Diagnostics> {
    let text = text(path)?;
    serde_json::from_str(&text).map_err(|error| refuse(unreadable(Code::CannotOpen, path, &error.into())))
}

/// An export of what a session holds.
///
/// # Errors
/// When the session does not have what it is made of.
pub(super) fn exported(session: &mut Session, export: Export, edition: &Edition) -> Result<Output, Diagnostics> {
    cesuan_exports::write(&session.ask(export).now()?, edition)
}

/// Writes a workbook or a document.
///
/// # Errors
/// When it cannot be written.
pub(super) fn output(path: &Path, output: &Output) -> Result<(), Diagnostics> {
    write(path, &output.file()?)
}

/// Writes a file.
///
/// # Errors
/// When it cannot be written.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Diagnostics> {
    fs::write(path, bytes).map_err(|error| refuse(unreadable(Code::CannotWrite, path, &error)))
}

/// Writes files into a folder and says so.
///
/// # Errors
/// When one of them cannot be written.
pub(super) fn write_all(folder: &Path, files: Vec<(&str, Vec<u8>)>, terminal: &Terminal) -> Result<(), Diagnostics> {
    make_folder(folder)?;
    for (name, bytes) in files {
        let path = folder.join(name);
        write(&path, &bytes)?;
        terminal.print(&(terminal.text("cli-written", &[("file", path.display().to_string().into())]) + "\n"));
    }
    Ok(())
}

/// Makes a folder where there is none.
///
/// # Errors
/// When it cannot be made.
fn make_folder(path: &Path) -> Result<(), Diagnostics> {
    fs::create_dir_all(path).map_err(|error| refuse(unreadable(Code::CannotWrite, path, &error)))
}

fn unreadable(code: Code, path: &Path, error: &io::Error) -> Diagnostic {
    let file = path.display().to_string();
    Diagnostic::error(code).at(Place::File { file: file.clone() }).with("file", file).with("detail", error.to_string())
}
