//! What holds for every text somebody may type as a formula or a value: it is read, or refused with places inside the text.

use cesuan_base::diag::{Place, Span};
use cesuan_policy::check::compile;
use cesuan_policy::formula::{parse, parse_quantity};
use cesuan_policy::rules::embedded;
use proptest::prelude::*;

/// Texts that were once read wrongly, or come near to what is hard.
const CORPUS: &[&str] = &[
    "",
    "(",
    "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1",
    "a if b else",
    "1万元万元",
    "1e999999999",
    "99999999999999999999999999999999999999999999",
    "a.b.c.",
    "not not not",
    "a in [",
    "a in [,]",
    "１２．５％",
    "x == 'y",
    "−1",
    "0.0000000000000000000000000000000000001%",
    "a\u{0}b",
    "\u{feff}a",
    "和和和",
];

fn use_it(text: &str) {
    let place = |span: Span| {
        assert!(span.start <= span.end && span.end <= text.len(), "{span:?} is not inside {text:?}");
        Place::File { file: String::new() }
    };
    let _ = parse(text, &place);
    let _ = parse_quantity(text);
}

#[test]
fn what_was_hard_once() {
    CORPUS.iter().for_each(|text| use_it(text));
    use_it(&"(".repeat(100_000));
    use_it(&"not ".repeat(100_000));
    use_it(&"- ".repeat(100_000));
    use_it(&"1 + ".repeat(100_000));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,80}") {
        use_it(&text);
    }

    #[test]
    fn arbitrary_words_never_panic(words in prop::collection::vec(
        "(if|then|else|and|or|not|in|sum|any|count|min|max|a|b\\.c|[0-9]{1,3}|[0-9]\\.[0-9]|万元|元|%|年|\\(|\\)|\\[|\\]|,|\\+|-|\\*|/|<=|>=|==|!=|<|>|且|或|非| )",
        0..40,
    )) {
        use_it(&words.concat());
        use_it(&words.join(" "));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_measure_with_anything_put_into_it_never_panics(at in 0..2_000_usize, put in "\\PC{0,12}", cut in 0..8_usize) {
        let mut folder = embedded("jingzhou-2020").expect("carried");
        let names: Vec<String> = folder.files.keys().filter(|name| name.starts_with("measures/")).cloned().collect();
        let name = &names[at % names.len()];
        let text: Vec<char> = folder.files[name].chars().collect();
        let at = at % text.len();
        let changed: String =
            text[..at].iter().copied().chain(put.chars()).chain(text[(at + cut).min(text.len())..].iter().copied()).collect();
        folder.files.insert(name.clone(), changed);
        let _ = compile(&folder);
    }
}
