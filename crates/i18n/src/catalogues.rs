//! The Fluent catalogues and their bundles.

use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::langid;

use super::lang::Lang;

/// The texts of catalogues: one of each topic in a language.
type Texts = &'static [&'static str];

/// Sentences in both languages. A program carries only the sets that it names. Each language is parsed when it is first asked for.
pub(super) struct Sentences {
    texts: fn(Lang) -> Texts,
    zh: OnceCell<FluentBundle<FluentResource>>,
    en: OnceCell<FluentBundle<FluentResource>>,
}

thread_local! {
    /// The sentences that more than one face needs.
    pub(super) static SHARED: Sentences = const { Sentences::new(shared) };
    /// The sentences of the command line.
    pub(super) static CLI: Sentences = const { Sentences::new(cli) };
    /// The sentences of exported files.
    pub(super) static EXPORTS: Sentences = const { Sentences::new(exports) };
    /// The sentences of statements of who pays.
    pub(super) static STATEMENT: Sentences = const { Sentences::new(statement) };
}

impl Sentences {
    const fn new(texts: fn(Lang) -> Texts) -> Self {
        Self { texts, zh: OnceCell::new(), en: OnceCell::new() }
    }

    /// The sentence with this id, or a further sentence of it; `None` where it is not among these.
    pub(super) fn text(
        &self,
        lang: Lang,
        id: &str,
        attribute: Option<&str>,
        args: &[(&str, FluentValue<'_>)],
    ) -> Option<String> {
        let bundle = self.bundle(lang);
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }

    /// Whether a sentence with this id is among these.
    pub(super) fn has(&self, lang: Lang, id: &str) -> bool {
        self.bundle(lang).has_message(id)
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        let (slot, locale) = match lang {
            Lang::Zh => (&self.zh, langid!("zh-CN")),
            Lang::En => (&self.en, langid!("en")),
        };
        slot.get_or_init(|| {
            let mut bundle = FluentBundle::new(vec![locale]);
            bundle.set_use_isolating(false);
            for text in (self.texts)(lang) {
                // A test reads every catalogue; what cannot be read here would show as its id.
                let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(partial, _)| partial);
                bundle.add_resource_overriding(resource);
            }
            bundle
        })
    }
}

const fn shared(lang: Lang) -> Texts {
    match lang {
        Lang::Zh => &[
            include_str!("app.zh.ftl"),
            include_str!("bench.zh.ftl"),
            include_str!("charts.zh.ftl"),
            include_str!("comparison.zh.ftl"),
            include_str!("diag.zh.ftl"),
            include_str!("enterprises.zh.ftl"),
            include_str!("explain.zh.ftl"),
            include_str!("figures.zh.ftl"),
            include_str!("lists.zh.ftl"),
            include_str!("readings.zh.ftl"),
            include_str!("report.zh.ftl"),
            include_str!("rules.zh.ftl"),
            include_str!("sample.zh.ftl"),
            include_str!("scenarios.zh.ftl"),
        ],
        Lang::En => &[
            include_str!("app.en.ftl"),
            include_str!("bench.en.ftl"),
            include_str!("charts.en.ftl"),
            include_str!("comparison.en.ftl"),
            include_str!("diag.en.ftl"),
            include_str!("enterprises.en.ftl"),
            include_str!("explain.en.ftl"),
            include_str!("figures.en.ftl"),
            include_str!("lists.en.ftl"),
            include_str!("readings.en.ftl"),
            include_str!("report.en.ftl"),
            include_str!("rules.en.ftl"),
            include_str!("sample.en.ftl"),
            include_str!("scenarios.en.ftl"),
        ],
    }
}

const fn cli(lang: Lang) -> Texts {
    match lang {
        Lang::Zh => &[include_str!("cli.zh.ftl")],
        Lang::En => &[include_str!("cli.en.ftl")],
    }
}

const fn exports(lang: Lang) -> Texts {
    match lang {
        Lang::Zh => &[include_str!("papers.zh.ftl")],
        Lang::En => &[include_str!("papers.en.ftl")],
    }
}

const fn statement(lang: Lang) -> Texts {
    match lang {
        Lang::Zh => &[include_str!("statement.zh.ftl")],
        Lang::En => &[include_str!("statement.en.ftl")],
    }
}
