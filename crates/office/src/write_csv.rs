//! Writes a sheet of a workbook as CSV.

use super::book::{BookSheet, BookValue};

/// CSV as spreadsheets expect it: UTF-8 with a byte order mark, and CR LF at line ends. Text that a spreadsheet would
/// run as a formula is preceded by an apostrophe.
pub fn csv(sheet: &BookSheet) -> Vec<u8> {
    let mut out = "\u{feff}".to_owned();
    for row in &sheet.rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            match &cell.value {
                BookValue::Blank => {}
                BookValue::Text(text) => push(&mut out, text),
                BookValue::Integer(number) => out.push_str(&number.to_string()),
                BookValue::Money(number)
                | BookValue::Difference(number)
                | BookValue::Number(number)
                | BookValue::Percent(number) => out.push_str(number),
            }
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

fn push(out: &mut String, text: &str) {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = runs || text.contains([',', '"', '\r', '\n']);
    if !quoted {
        out.push_str(text);
        return;
    }
    out.push('"');
    if runs {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BookCell;

    #[test]
    fn text_never_runs_as_a_formula() {
        let cells = ["=1+1", "+86", "-", "@SUM(A1)", "\tx", "a=b", "a,\"b\""].map(BookCell::text);
        let mut row = cells.to_vec();
        row.push(BookCell::of(BookValue::Number("-3.5".to_owned())));
        let sheet = BookSheet { rows: vec![row], ..BookSheet::default() };
        let text = String::from_utf8(csv(&sheet)).expect("UTF-8");
        let expected = "\u{feff}\"'=1+1\",\"'+86\",\"'-\",\"'@SUM(A1)\",\"'\tx\",a=b,\"a,\"\"b\"\"\",-3.5\r\n";
        assert_eq!(text, expected);
    }
}
