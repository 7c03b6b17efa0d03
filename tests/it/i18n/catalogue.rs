//! The catalogues as a test sees them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use cesuan_i18n::Lang;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};

/// Every message of a language, with its attributes as `id.attribute`.
pub(crate) struct Catalogue {
    resources: Vec<Resource<String>>,
    /// What is no Fluent, or stands there twice.
    pub(crate) faults: Vec<String>,
}

/// Whether a character is a Chinese one.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

impl Catalogue {
    pub(crate) fn read(lang: Lang) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/i18n/src");
        let ending = match lang {
            Lang::Zh => ".zh.ftl",
            Lang::En => ".en.ftl",
        };
        let mut names: Vec<_> =
            std::fs::read_dir(folder).expect("crates/i18n/src").map(|entry| entry.expect("entry").path()).collect();
        names.sort();
        let mut catalogue = Self { resources: Vec::new(), faults: Vec::new() };
        let mut seen = BTreeSet::new();
        for path in names.iter().filter(|path| path.to_string_lossy().ends_with(ending)) {
            let text = std::fs::read_to_string(path).expect("a catalogue");
            let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(resource, errors)| {
                catalogue.faults.extend(errors.iter().map(|error| format!("{}: {error}", path.display())));
                resource
            });
            for entry in &resource.body {
                if let Entry::Message(message) = entry
                    && !seen.insert(message.id.name.clone())
                {
                    catalogue.faults.push(format!("{}: {} stands twice", path.display(), message.id.name));
                }
            }
            catalogue.resources.push(resource);
        }
        catalogue
    }

    fn patterns(&self) -> Vec<(String, &Pattern<String>)> {
        let mut patterns = Vec::new();
        for entry in self.resources.iter().flat_map(|resource| &resource.body) {
            let Entry::Message(message) = entry else { continue };
            let id = &message.id.name;
            patterns.extend(message.value.as_ref().map(|value| (id.clone(), value)));
            patterns.extend(message.attributes.iter().map(|one| (format!("{id}.{}", one.id.name), &one.value)));
        }
        patterns
    }

    /// The placeholders of every sentence.
    pub(crate) fn placeholders(&self) -> BTreeMap<String, BTreeSet<String>> {
        let names = |pattern| {
            let mut names = BTreeSet::new();
            collect(pattern, &mut names, &mut String::new());
            names
        };
        self.patterns().into_iter().map(|(id, pattern)| (id, names(pattern))).collect()
    }

    /// The words of every sentence, with a placeholder as `…`.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        let words = |pattern| {
            let mut words = String::new();
            collect(pattern, &mut BTreeSet::new(), &mut words);
            words
        };
        self.patterns().into_iter().map(|(id, pattern)| (id, words(pattern))).collect()
    }
}

fn collect(pattern: &Pattern<String>, names: &mut BTreeSet<String>, words: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => inline_names(inline, names, words),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                inline_names(selector, names, &mut String::new());
                for variant in variants {
                    collect(&variant.value, names, words);
                }
            }
        }
    }
}

fn inline_names(inline: &InlineExpression<String>, names: &mut BTreeSet<String>, words: &mut String) {
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.clone());
            words.push('…');
        }
        InlineExpression::StringLiteral { value } => words.push_str(value),
        _ => words.push('…'),
    }
}
