//! What differs between scenarios: parameters, readings, rules files.

use cesuan_i18n::comparison_table::{Cell, Row, Subject};
use cesuan_i18n::figures;
use cesuan_office::{BookCell, BookSheet, CellStyle};
use cesuan_session::ComparedParameter;

use super::Writer;

impl Writer<'_> {
    pub(super) fn parameters(&self) -> BookSheet {
        let first = [("papers-clause", 16), ("papers-parameter", 40), ("papers-setting-id", 46)];
        let mut sheet = self.sheet("papers-parameters", &first, &[], 22);
        for row in &self.table.parameters {
            match row.subject {
                Subject::Parameter(compared) if compared.differs => sheet.rows.push(self.parameter(compared, row)),
                _ => {}
            }
        }
        for row in &self.table.files {
            let Subject::File(file) = row.subject else { continue };
            let first =
                [BookCell::default(), BookCell::text(self.of("papers-file-of-rules")), BookCell::text(&*file.path)];
            sheet.rows.push([first.to_vec(), self.cells(row)].concat());
        }
        sheet.frozen_columns = 2;
        sheet
    }

    fn parameter(&self, compared: &ComparedParameter, row: &Row<'_>) -> Vec<BookCell> {
        let (parameter, categories) = compared.alone();
        let years = &self.table.comparison.years;
        let mut cells = vec![
            BookCell::text(compared.parameter.clause.as_deref().unwrap_or_default()),
            self.label(&compared.parameter.label),
            BookCell::text(&*compared.parameter.id),
        ];
        cells.extend(row.cells.iter().map(|values| {
            let cell = match values {
                Cell::Values(values) => {
                    BookCell::text(figures::setting(self.words.0, &parameter, &categories, years, values))
                }
                other => self.cell(other),
            };
            // What is not as drafted stands out, also where there is no colour.
            if Some(values) == row.cells.first() { cell } else { cell.looks(CellStyle::Warning) }
        }));
        cells
    }
}
