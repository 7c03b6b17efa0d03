//! Templates of new measures: rules files with markers (`@label_zh@`) to be filled in.

/// A template of a measure and its cases.
#[derive(Clone, Copy, Debug)]
pub struct MeasureTemplate {
    /// The text of the measure's file.
    pub measure: &'static str,
    /// The text of its cases for a measure with enterprise rows.
    pub enterprise_cases: &'static str,
    /// The text of its cases for a measure with project rows.
    pub project_cases: &'static str,
    /// Readings to add to a policy that has none of this kind; empty if the measure needs none.
    pub readings: &'static str,
}

/// A fixed sum where a flag column is set.
pub const AWARD: MeasureTemplate = MeasureTemplate {
    measure: include_str!("templates/award.toml"),
    enterprise_cases: include_str!("templates/award.enterprise.cases.toml"),
    project_cases: include_str!("templates/award.project.cases.toml"),
    readings: "",
};

/// A share of a money column, from a threshold on and up to a limit.
pub const SHARE: MeasureTemplate = MeasureTemplate {
    measure: include_str!("templates/share.toml"),
    enterprise_cases: include_str!("templates/share.enterprise.cases.toml"),
    project_cases: include_str!("templates/share.project.cases.toml"),
    readings: "",
};

/// Prizes for the first three by a column.
pub const RANKING: MeasureTemplate = MeasureTemplate {
    measure: include_str!("templates/ranking.toml"),
    enterprise_cases: include_str!("templates/ranking.enterprise.cases.toml"),
    project_cases: include_str!("templates/ranking.project.cases.toml"),
    readings: include_str!("templates/ranking.readings.toml"),
};

/// A text with its markers replaced by the values of the same name. Other `@` stay.
pub fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('@') {
        out.push_str(before);
        let value = after.split_once('@').and_then(|(name, end)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, end))
        });
        match value {
            Some((value, end)) => {
                out.push_str(value);
                rest = end;
            }
            None => {
                out.push('@');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Text for use between the quotes of a TOML string, trimmed: quotes and backslashes escaped, control characters
/// replaced by blanks.
pub fn quoted(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.trim().chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_filled_and_nothing_else() {
        assert_eq!(filled("a @x@ b@y@@x@ c@d", &[("x", "1"), ("y", "@x@")]), "a 1 b@x@1 c@d");
    }

    #[test]
    fn quotes_do_not_end_a_text() {
        assert_eq!(quoted(" say \"a\\b\"\n "), "say \\\"a\\\\b\\\"");
    }
}
