//! Every word a person reads: both languages say the same, every code has a sentence, and no sentence stands elsewhere.
//!
//! The diagnostics themselves are shown one by one in `tests/it/snapshots/diagnostics`, each in both languages as the command
//! line prints it.

mod catalogue;
mod examples;
mod sources;
mod used;

use std::collections::BTreeSet;

use cesuan_base::diag::{Code, Diagnostics};
use cesuan_base::dim::Dim;
use cesuan_base::id::CategoryId;
use cesuan_i18n::diagnostic::{plain, render};
use cesuan_i18n::{Lang, has};
use cesuan_policy::rules::{Sources, parse_file};

use crate::broken_rules::slips::ELSEWHERE;
use crate::refusals;
use catalogue::{Catalogue, is_han};
use sources::{literals, rust_files};

/// The signs people write in cells and formulas, which the program reads but never shows: units, and words for yes and no.
const READ_NOT_SHOWN: &[&str] = &[
    "元", "万元", "亿元", "万", "亿", "年", "年度", "单位", "是", "否", "有", "无", "且", "并且", "而且", "和", "或",
    "或者", "非", "不是", "属于", "月", "日", "企业", "项目", "必填", "选填", "示例",
];

/// How the ids of words begin that stand as arguments in sentences.
const WORDS: &[&str] = &["shape-", "value-", "kind-", "rows-", "note-", "csv-", "case-", "book-", "slip-"];

#[test]
fn every_catalogue_can_be_read() {
    for lang in Lang::ALL {
        let catalogue = Catalogue::read(lang);
        assert!(catalogue.faults.is_empty(), "{:#?}", catalogue.faults);
    }
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_placeholders() {
    let (zh, en) = (Catalogue::read(Lang::Zh).placeholders(), Catalogue::read(Lang::En).placeholders());
    for (one, other, lang) in [(&zh, &en, "en"), (&en, &zh, "zh")] {
        let missing: Vec<_> = one.keys().filter(|id| !other.contains_key(*id)).collect();
        assert!(missing.is_empty(), "not in {lang}: {missing:?}");
    }
    for (id, names) in &zh {
        assert_eq!(names, &en[id], "placeholders of {id}");
    }
}

#[test]
fn every_code_has_a_sentence_with_no_other_placeholders_than_its_arguments() {
    let documented = sources::documented_arguments();
    for lang in Lang::ALL {
        let placeholders = Catalogue::read(lang).placeholders();
        for code in Code::ALL {
            let id = code.id();
            assert!(has(lang, id), "{code:?} has no sentence in {lang:?}");
            for attribute in ["", ".otherwise", ".help", ".unnamed"] {
                let Some(names) = placeholders.get(&format!("{id}{attribute}")) else { continue };
                let strange: Vec<_> = names.difference(&documented[id]).collect();
                assert!(strange.is_empty(), "{id}{attribute} mentions {strange:?}, of which `diag` knows nothing");
            }
            if let Some(names) = placeholders.get(&format!("{id}.suggest")) {
                let known = |name: &String| name == "suggestions" || documented[id].contains(name);
                assert!(names.contains("suggestions") && names.iter().all(known), "{id}.suggest mentions {names:?}");
            }
        }
    }
}

#[test]
fn every_word_used_as_an_argument_is_there() {
    let mut used: BTreeSet<String> = BTreeSet::new();
    for file in rust_files() {
        let named =
            |literal: &&str| WORDS.iter().any(|word| literal.starts_with(word)) && !literal.contains(['{', ' ']);
        used.extend(literals(&file.text).iter().map(|(_, text)| text.as_str()).filter(named).map(str::to_owned));
        used.extend(file.kinds().into_iter().map(|kind| format!("kind-{kind}")));
    }
    assert!(used.contains("kind-clause") && used.contains("shape-table"), "the sources are read wrongly: {used:?}");
    let category = CategoryId(0);
    let dims = [
        Dim::Money,
        Dim::Rate,
        Dim::Count,
        Dim::Year,
        Dim::Flag,
        Dim::Category(category),
        Dim::Set(category),
        Dim::Text,
    ];
    used.extend(dims.iter().flat_map(|dim| [format!("word-{}", dim.word()), format!("value-{}", dim.word())]));
    for lang in Lang::ALL {
        let missing: Vec<_> = used.iter().filter(|id| !has(lang, id)).collect();
        assert!(missing.is_empty(), "no words in {lang:?} for {missing:?}");
    }
}

#[test]
fn chinese_sentences_have_chinese_punctuation() {
    for (id, text) in Catalogue::read(Lang::Zh).texts() {
        let chars: Vec<char> = text.chars().collect();
        for (at, sign) in chars.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| chars[at]);
            let after = chars[at + 1..].iter().copied().find(|c| *c != ' ');
            let beside = before.is_some_and(is_han) || after.is_some_and(is_han);
            assert!(!(beside && matches!(sign, ',' | ';' | ':' | '?' | '!')), "{id}: `{sign}` in {text}");
            assert!(!matches!(sign, '“' | '”' | '‘' | '’'), "{id}: names stand in 「」: {text}");
        }
    }
}

#[test]
fn sentences_of_diagnostics_end_as_sentences() {
    for (lang, end) in [(Lang::Zh, ['。', '？']), (Lang::En, ['.', '?'])] {
        let texts = Catalogue::read(lang).texts();
        for code in Code::ALL {
            for (id, text) in texts.iter().filter(|(id, _)| id.split('.').next() == Some(code.id())) {
                assert!(text.ends_with(end), "{id}: {text}");
            }
        }
    }
}

#[test]
fn no_sentence_stands_outside_the_catalogues() {
    let mut found = Vec::new();
    for file in rust_files() {
        for (line, text) in literals(&file.text) {
            let mut words = text.split(|c| !is_han(c)).filter(|word| !word.is_empty());
            if !words.all(|word| READ_NOT_SHOWN.contains(&word)) {
                found.push(format!("{}:{line}: {text}", file.name));
            }
        }
    }
    assert!(found.is_empty(), "move these into crates/i18n:\n{}", found.join("\n"));
}

#[test]
fn slips_in_a_rules_file_are_explained_in_chinese() {
    const SLIPS: &[&str] = &[
        "a = ",
        "a = \"b",
        "a = “b”",
        "a = 'b",
        "a = 中文",
        "a \"b\"",
        "a：1",
        "a == 1",
        "= 1",
        "甲 = 1",
        "a = 01",
        "a = true1",
        "a = 200万元",
        "a = 2018-13-01",
        "a = 1,",
        "a = [1, 2",
        "a = [1 2]",
        "a = { b = 1",
        "a = { b = 1 c = 2 }",
        "a = { b = 1，c = 2 }",
        "a = { b = 1,, }",
        "a = \"\\d\"",
        "a = \"\"\"b",
        "[a\nb = 1",
        "[[a]\nb = 1",
        "[a]]",
        "[a]\n[a]",
        "a = 1\na = 2",
        "a = 1\r b = 2",
    ];
    for slip in SLIPS {
        let mut sources = Sources::default();
        let file = sources.add("policy.toml", slip);
        let mut faults = Diagnostics::new();
        parse_file(&sources, file, &mut faults);
        assert!(!faults.is_empty(), "{slip} is no slip");
        for fault in &faults.list {
            let headline = render(Lang::Zh, fault).headline;
            let english = headline
                .split(|c: char| !c.is_ascii_alphabetic())
                .any(|word| word.len() > 1 && !["TOML", "true", "false"].contains(&word));
            assert!(!english, "{slip}: {headline}");
        }
    }
}

/// The other codes are shown where they are raised: by slips in rules files, and by input that the command line refuses.
#[test]
fn every_diagnostic_shown_nowhere_else_reads_well() {
    let refused = refusals::codes();
    let rest: Vec<Code> = ELSEWHERE.iter().copied().filter(|code| !refused.contains(code)).collect();
    let examples = examples::all();
    let given: BTreeSet<Code> = examples.iter().map(|example| example.code).collect();
    assert_eq!(given, rest.iter().copied().collect(), "examples.rs holds these codes and no others");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/diagnostics");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for code in &rest {
        let mut shown = String::new();
        for example in examples.iter().filter(|example| example.code == *code) {
            for lang in Lang::ALL {
                let text = plain(lang, &render(lang, example));
                assert!(!text.contains("{$"), "an argument is missing: {text}");
                shown.push_str(&text);
                shown.push_str("\n\n");
            }
        }
        settings.bind(|| insta::assert_snapshot!(code.id(), shown.trim_end()));
    }
}
