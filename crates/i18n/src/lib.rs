//! Every word a person reads, in Chinese and English, outside the rules files.
//!
//! The sentences are Fluent messages in `*.zh.ftl` and `*.en.ftl`; a test holds both languages to the same ids and the same
//! arguments. Here are the sentences by id; [`diagnostic`] says what is wrong, [`figures`] writes
//! amounts and values, and [`explain`] says why an enterprise gets what it gets.
#![warn(clippy::float_arithmetic)]

pub mod comparison_table;
mod detail;
pub mod diagnostic;
pub mod explain;
pub mod figures;
pub mod notices;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::langid;

use cesuan_base::dim::Text;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, the first one first.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// The tag for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The text of this language.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Lang::Zh => &text.zh,
            Lang::En => &text.en,
        }
    }

    const fn catalogues(self) -> &'static [&'static str] {
        match self {
            Lang::Zh => &[
                include_str!("app.zh.ftl"),
                include_str!("charts.zh.ftl"),
                include_str!("cli.zh.ftl"),
                include_str!("comparison.zh.ftl"),
                include_str!("diag.zh.ftl"),
                include_str!("enterprises.zh.ftl"),
                include_str!("explain.zh.ftl"),
                include_str!("figures.zh.ftl"),
                include_str!("lists.zh.ftl"),
                include_str!("papers.zh.ftl"),
                include_str!("readings.zh.ftl"),
                include_str!("report.zh.ftl"),
                include_str!("rules.zh.ftl"),
                include_str!("scenarios.zh.ftl"),
                include_str!("sample.zh.ftl"),
            ],
            Lang::En => &[
                include_str!("app.en.ftl"),
                include_str!("charts.en.ftl"),
                include_str!("cli.en.ftl"),
                include_str!("comparison.en.ftl"),
                include_str!("diag.en.ftl"),
                include_str!("enterprises.en.ftl"),
                include_str!("explain.en.ftl"),
                include_str!("figures.en.ftl"),
                include_str!("lists.en.ftl"),
                include_str!("papers.en.ftl"),
                include_str!("readings.en.ftl"),
                include_str!("report.en.ftl"),
                include_str!("rules.en.ftl"),
                include_str!("scenarios.en.ftl"),
                include_str!("sample.en.ftl"),
            ],
        }
    }
}

thread_local! {
    static ZH: FluentBundle<FluentResource> = bundle(Lang::Zh);
    static EN: FluentBundle<FluentResource> = bundle(Lang::En);
}

fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let locale = match lang {
        Lang::Zh => langid!("zh-CN"),
        Lang::En => langid!("en"),
    };
    let mut bundle = FluentBundle::new(vec![locale]);
    bundle.set_use_isolating(false);
    for catalogue in lang.catalogues() {
        // A test reads every catalogue; what cannot be read here would show as its id.
        let resource = FluentResource::try_new((*catalogue).to_owned()).unwrap_or_else(|(partial, _)| partial);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The sentence with this id; `args` fill its placeholders. An id without a sentence shows as itself.
pub fn text(lang: Lang, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    formatted(lang, id, None, args).unwrap_or_else(|| id.to_owned())
}

/// A further sentence of an id, such as `.help`, where it has one.
pub fn attribute(lang: Lang, id: &str, name: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
    formatted(lang, id, Some(name), args)
}

fn formatted(lang: Lang, id: &str, attribute: Option<&str>, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let format = |bundle: &FluentBundle<FluentResource>| {
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let args: FluentArgs<'_> = args.iter().cloned().collect();
        Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    };
    match lang {
        Lang::Zh => ZH.with(format),
        Lang::En => EN.with(format),
    }
}

/// Whether a sentence with this id is there.
pub fn has(lang: Lang, id: &str) -> bool {
    let look = |bundle: &FluentBundle<FluentResource>| bundle.has_message(id);
    match lang {
        Lang::Zh => ZH.with(look),
        Lang::En => EN.with(look),
    }
}
