//! The sources of the application and of the crates below it, parsed.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, Item, Meta};

/// A module: a source file, or an inline `mod name { .. }` of one.
pub(crate) struct Module {
    /// The names from the crate's root to here; empty for the root.
    pub(crate) path: Vec<String>,
    /// The file from the project's root, with `/`.
    pub(crate) file: String,
    /// Without submodules and without what is compiled for tests only.
    pub(crate) items: Vec<Item>,
}

/// A library crate of the workspace.
pub(crate) struct Crate {
    /// Its folder from the project's root: `src`, `crates/base/src`.
    pub(crate) folder: String,
    /// The root first; a module stands before its submodules.
    pub(crate) modules: Vec<Module>,
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The crates below the application, by the name of their folder.
pub(crate) fn lower_crates() -> Vec<Crate> {
    let mut names: Vec<String> = fs::read_dir(root().join("crates"))
        .expect("crates/ is readable")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names.iter().map(|name| Crate::read(&format!("crates/{name}/src"))).collect()
}

/// The application and every crate below it.
pub(crate) fn all_crates() -> Vec<Crate> {
    let mut crates = lower_crates();
    crates.push(Crate::read("src"));
    crates
}

impl Crate {
    fn read(folder: &str) -> Self {
        let mut modules = Vec::new();
        let lib = format!("{folder}/lib.rs");
        let items = parse(&lib);
        add(&mut modules, Vec::new(), &lib, folder.to_owned(), items);
        Self { folder: folder.to_owned(), modules }
    }
}

/// Adds a module and, after it, its submodules, whose files are in `folder`.
fn add(modules: &mut Vec<Module>, path: Vec<String>, file: &str, folder: String, items: Vec<Item>) {
    let (mut own, mut below) = (Vec::new(), Vec::new());
    for item in items.into_iter().filter(|item| !attributes(item).iter().any(is_for_tests)) {
        match item {
            Item::Mod(module) => below.push(module),
            item => own.push(item),
        }
    }
    modules.push(Module { path: path.clone(), file: file.to_owned(), items: own });
    for module in below {
        let name = module.ident.to_string();
        assert!(
            !module.attrs.iter().any(|attribute| attribute.path().is_ident("path")),
            "{file}: `#[path]` on `mod {name}`: a module is found by its name"
        );
        let folder = format!("{folder}/{name}");
        let path = [path.as_slice(), std::slice::from_ref(&name)].concat();
        match module.content {
            Some((_, items)) => add(modules, path, file, folder, items),
            None => {
                let beside = format!("{folder}.rs");
                let file = if root().join(&beside).exists() { beside } else { format!("{folder}/mod.rs") };
                let items = parse(&file);
                add(modules, path, &file, folder, items);
            }
        }
    }
}

fn parse(file: &str) -> Vec<Item> {
    let text = fs::read_to_string(root().join(Path::new(file))).unwrap_or_else(|fault| panic!("{file}: {fault}"));
    syn::parse_file(&text).unwrap_or_else(|fault| panic!("{file}: {fault}")).items
}

/// Whether the attribute is `#[test]` or a `#[cfg(..)]` that asks for `test`.
fn is_for_tests(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        Meta::NameValue(_) => false,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The paths `a::b::c` and lone names in the tokens of a macro call, which the parser leaves unread.
/// Fields and methods (`.name`) are left out.
pub(crate) fn paths_in(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut path: Vec<String> = Vec::new();
    // The signs since the last name.
    let mut between = String::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                let joined = between == "::" && !path.is_empty();
                if !joined {
                    found.extend((!path.is_empty()).then(|| std::mem::take(&mut path)));
                }
                let is_member = between.ends_with('.') && !between.ends_with("..");
                if joined || !is_member {
                    path.push(ident.to_string());
                }
                between.clear();
            }
            TokenTree::Punct(sign) => between.push(sign.as_char()),
            TokenTree::Group(group) => {
                found.extend(paths_in(group.stream()));
                found.extend((!path.is_empty()).then(|| std::mem::take(&mut path)));
                between.clear();
            }
            TokenTree::Literal(_) => {
                found.extend((!path.is_empty()).then(|| std::mem::take(&mut path)));
                between.clear();
            }
        }
    }
    found.extend((!path.is_empty()).then_some(path));
    found
}
