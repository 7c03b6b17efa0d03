//! Draws many samples of a policy's usual size, costs each with the draft's settings, and writes how far the figures go into
//! the rules folder: `spread.toml`.
//!
//! ```sh
//! cargo run --release -p cesuan-bench --bin spread -- rules/shiyan-2018
//! ```

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use cesuan_bench::spread::spread;
use cesuan_policy::rules::Folder;

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("usage: spread FOLDER");
        return ExitCode::FAILURE;
    };
    match written(Path::new(&folder)) {
        Ok(median_seed) => {
            println!("spread.toml is written. The seed for [usual] of sample.toml is {median_seed}.");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the file, and gives the seed whose first figure is the median.
fn written(path: &Path) -> Result<u64, String> {
    let folder = read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let spread = spread(&folder).map_err(|faults| format!("{:#?}", faults.list))?;
    let file = path.join("spread.toml");
    std::fs::write(&file, spread.text).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(spread.median_seed)
}

/// The files of a folder and of its `measures`.
fn read(path: &Path) -> std::io::Result<Folder> {
    let mut files = BTreeMap::new();
    for (under, prefix) in [(path.to_owned(), ""), (path.join("measures"), "measures/")] {
        for entry in std::fs::read_dir(under)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            // How far the figures went before does not matter.
            if name.ends_with(".toml") && name != "spread.toml" {
                files.insert(name, std::fs::read_to_string(entry.path())?);
            }
        }
    }
    Ok(Folder { files })
}
