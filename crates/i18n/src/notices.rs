//! What is counted beside the results, as sentences.

use cesuan_session::{NoticeView, PolicyView};

use crate::{Lang, text};

/// A notice as a sentence.
pub fn sentence(lang: Lang, policy: &PolicyView, notice: &NoticeView) -> String {
    match notice {
        NoticeView::Rows { label, count, example, .. } => {
            let args = [
                ("what", lang.of(label).into()),
                ("count", count.to_string().into()),
                ("example", example.as_str().into()),
            ];
            text(lang, "notice-rows", &args)
        }
        NoticeView::YearsWithoutRows { measure, count } => {
            let label = lang.of(&policy.measures[measure.index()].label);
            text(lang, "notice-years-without-rows", &[("measure", label.into()), ("count", count.to_string().into())])
        }
        NoticeView::FewEnterprises { measure, enterprises, percent, recipients } => {
            let args = [
                ("measure", lang.of(&policy.measures[measure.index()].label).into()),
                ("enterprises", enterprises.to_string().into()),
                ("percent", percent.to_string().into()),
                ("recipients", recipients.to_string().into()),
            ];
            text(lang, "notice-few-enterprises", &args)
        }
        NoticeView::WithoutEffect { label, .. } => {
            text(lang, "notice-without-effect", &[("name", lang.of(label).into())])
        }
    }
}
