//! Which file of a crate uses which other, read from its `use` declarations and from every path in its code.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemUse, Macro, UseTree, Visibility};

use crate::support::sources::{Crate, Module, paths_in};

/// By file, the files of the same crate that it uses.
pub(crate) type Uses = BTreeMap<String, BTreeSet<String>>;

/// A `use` declaration, one for each leaf of its braces.
struct Import {
    /// The name it has here; none for `*`.
    name: Option<String>,
    path: Vec<String>,
    /// Whether it only hands the name on: `pub use`.
    handed_on: bool,
}

/// A module with the names that can be found in it.
struct Scope<'a> {
    module: &'a Module,
    parent: Option<usize>,
    children: HashMap<&'a str, usize>,
    items: BTreeSet<String>,
    imports: Vec<Import>,
    /// The modules of the crate from which it takes every name: `use super::*`.
    all_of: Vec<usize>,
    /// Paths in code, other than those of its imports.
    paths: BTreeSet<Vec<String>>,
}

/// What a path leads to.
#[derive(Clone, Copy, PartialEq)]
enum Target {
    Module(usize),
    /// Something that the file of this module defines.
    Item(usize),
    /// A name of another crate, of the language, or of a local variable.
    Elsewhere,
}

/// The longest chain of imports that hand a name on.
const DEEPEST: usize = 16;

struct Resolver<'a> {
    scopes: Vec<Scope<'a>>,
}

/// The uses between the files of a crate. Handing a name on (`pub use`) is no use: whoever takes it from there uses the file
/// that defines it.
pub(crate) fn uses(of: &Crate) -> Uses {
    let resolver = Resolver::new(of);
    let mut uses = Uses::new();
    for (index, scope) in resolver.scopes.iter().enumerate() {
        let used = uses.entry(scope.module.file.clone()).or_default();
        let imported = scope.imports.iter().filter(|import| !import.handed_on).map(|import| &import.path);
        for path in imported.chain(&scope.paths) {
            if let Target::Item(at) = resolver.resolve(index, path, false, 0) {
                used.insert(resolver.scopes[at].module.file.clone());
            }
        }
        used.remove(&scope.module.file);
    }
    uses
}

/// Every path of a crate that leads out of it, with the file it stands in; names that `use` declares are written out.
pub(crate) fn outward_paths(of: &Crate) -> BTreeSet<(String, String)> {
    let resolver = Resolver::new(of);
    let mut found = BTreeSet::new();
    for (index, scope) in resolver.scopes.iter().enumerate() {
        for path in scope.imports.iter().map(|import| &import.path).chain(&scope.paths) {
            if resolver.resolve(index, path, false, 0) == Target::Elsewhere {
                let import = scope.imports.iter().find(|import| import.name.as_ref() == path.first());
                let whole = match import {
                    Some(import) if import.path != *path => [import.path.as_slice(), &path[1..]].concat(),
                    _ => path.clone(),
                };
                found.insert((scope.module.file.clone(), whole.join("::")));
            }
        }
    }
    found
}

impl<'a> Resolver<'a> {
    fn new(of: &'a Crate) -> Self {
        let at: HashMap<&[String], usize> =
            of.modules.iter().enumerate().map(|(index, module)| (module.path.as_slice(), index)).collect();
        let mut scopes: Vec<Scope<'a>> = of.modules.iter().map(|module| Scope::of(module, &at)).collect();
        for (index, module) in of.modules.iter().enumerate() {
            if let Some(parent) = scopes[index].parent {
                let name = module.path.last().expect("only the root has no parent");
                scopes[parent].children.insert(name, index);
            }
        }
        let mut resolver = Self { scopes };
        for index in 0..resolver.scopes.len() {
            let all = resolver.scopes[index].imports.iter().filter(|import| import.name.is_none());
            let modules = all.filter_map(|import| match resolver.resolve(index, &import.path, true, 0) {
                Target::Module(module) if module != index => Some(module),
                _ => None,
            });
            resolver.scopes[index].all_of = modules.collect();
        }
        resolver
    }

    /// What a path leads to. A module and a function may have one name: `as_module` asks for the module.
    fn resolve(&self, from: usize, path: &[String], as_module: bool, depth: usize) -> Target {
        // Two modules that take every name from each other lead in circles.
        if depth > DEEPEST {
            return Target::Elsewhere;
        }
        let mut target = Target::Module(from);
        for (place, name) in path.iter().enumerate() {
            let Target::Module(at) = target else { return target };
            let as_module = as_module || place + 1 < path.len();
            target = match name.as_str() {
                "crate" => Target::Module(0),
                "self" => target,
                "super" => Target::Module(self.scopes[at].parent.expect("the root has no `super`")),
                name => match self.lookup(at, name, as_module, depth) {
                    Some(target) => target,
                    None if place == 0 => Target::Elsewhere,
                    // What a macro defines has no name that the parser sees.
                    None => Target::Item(at),
                },
            };
        }
        target
    }

    /// What a name means in a module.
    fn lookup(&self, at: usize, name: &str, as_module: bool, depth: usize) -> Option<Target> {
        if depth > DEEPEST {
            return None;
        }
        let scope = &self.scopes[at];
        let child = scope.children.get(name).map(|child| Target::Module(*child));
        if as_module && child.is_some() {
            return child;
        }
        if scope.items.contains(name) {
            return Some(Target::Item(at));
        }
        if let Some(import) = scope.imports.iter().find(|import| import.name.as_deref() == Some(name)) {
            // `use name;` in a module without a submodule of this name means another crate.
            let other_crate = child.is_none() && import.path.first().is_some_and(|first| first == name);
            return Some(if other_crate {
                Target::Elsewhere
            } else {
                self.resolve(at, &import.path, as_module, depth + 1)
            });
        }
        child.or_else(|| scope.all_of.iter().find_map(|module| self.lookup(*module, name, as_module, depth + 1)))
    }
}

impl<'a> Scope<'a> {
    fn of(module: &'a Module, at: &HashMap<&[String], usize>) -> Self {
        let parent = module.path.split_last().map(|(_, parent)| at[parent]);
        let mut scope = Self {
            module,
            parent,
            children: HashMap::new(),
            items: module.items.iter().filter_map(name_of).collect(),
            imports: Vec::new(),
            all_of: Vec::new(),
            paths: BTreeSet::new(),
        };
        module.items.iter().for_each(|item| scope.visit_item(item));
        scope
    }

    fn import(&mut self, tree: &UseTree, mut path: Vec<String>, handed_on: bool) {
        match tree {
            UseTree::Path(inner) => {
                path.push(inner.ident.to_string());
                self.import(&inner.tree, path, handed_on);
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, path.clone(), handed_on)),
            UseTree::Glob(_) => self.imports.push(Import { name: None, path, handed_on }),
            UseTree::Name(leaf) => {
                let name = leaf.ident.to_string();
                if name != "self" {
                    path.push(name);
                }
                self.imports.push(Import { name: path.last().cloned(), path, handed_on });
            }
            UseTree::Rename(leaf) => {
                if leaf.ident != "self" {
                    path.push(leaf.ident.to_string());
                }
                self.imports.push(Import { name: Some(leaf.rename.to_string()), path, handed_on });
            }
        }
    }
}

impl<'ast> Visit<'ast> for Scope<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let handed_on = !matches!(item.vis, Visibility::Inherited);
        self.import(&item.tree, Vec::new(), handed_on);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.paths.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.paths.extend(paths_in(call.tokens.clone()));
    }

    // Who may see an item, and what it derives, is no use of anything.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

/// The name an item defines in its module.
fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The groups of files that use each other, directly or through others of the group.
pub(crate) fn circles(uses: &Uses) -> Vec<Vec<&str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        uses.keys().map(|file| (file.as_str(), reached(uses, file))).collect();
    let mut groups: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (file, others) in &reached {
        let group: Vec<&str> = others.iter().copied().filter(|other| reached[other].contains(file)).collect();
        if !group.is_empty() {
            groups.insert(group);
        }
    }
    groups.into_iter().collect()
}

/// The files a file uses, directly or through others; itself only if a way leads back.
fn reached<'a>(uses: &'a Uses, file: &str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<&str> = uses[file].iter().map(String::as_str).collect();
    while let Some(next) = waiting.pop() {
        if seen.insert(next) {
            waiting.extend(uses[next].iter().map(String::as_str));
        }
    }
    seen
}
