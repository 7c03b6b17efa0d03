//! What differs between scenarios: parameters, readings, files of the rules.

use cesuan_i18n::figures;
use cesuan_office::{BookCell, BookSheet, CellStyle};
use cesuan_policy::check::Setting;
use cesuan_session::ComparedParameter;

use super::Board;

impl Board<'_> {
    pub(super) fn parameters(&self) -> BookSheet {
        let first = [("papers-clause", 16), ("papers-parameter", 40), ("papers-setting-id", 46)];
        let mut sheet = self.sheet("papers-parameters", &first, &[], 22);
        for compared in self.comparison.differing() {
            let mut row = vec![
                BookCell::text(compared.parameter.clause.as_deref().unwrap_or_default()),
                self.label(&compared.parameter.label),
                BookCell::text(&*compared.parameter.id),
            ];
            let drafted = compared.columns.first();
            row.extend(compared.columns.iter().map(|values| {
                let cell = values.as_ref().map_or_else(|| self.absent(), |values| self.value(compared, values));
                // What is not as drafted stands out, also where there is no colour.
                if Some(values) == drafted { cell } else { cell.looks(CellStyle::Warning) }
            }));
            sheet.rows.push(row);
        }
        for file in &self.comparison.files {
            let mut row =
                vec![BookCell::default(), BookCell::text(self.of("papers-file-of-rules")), BookCell::text(&*file.path)];
            row.extend(file.columns.iter().map(|differs| {
                let id = if *differs { "papers-file-changed" } else { "papers-file-as-drafted" };
                let cell = BookCell::text(self.of(id));
                if *differs { cell.looks(CellStyle::Warning) } else { cell }
            }));
            sheet.rows.push(row);
        }
        sheet.frozen_columns = 2;
        sheet
    }

    /// A column whose rules do not have it.
    pub(super) fn absent(&self) -> BookCell {
        BookCell::text(self.of("papers-absent"))
    }

    fn value(&self, compared: &ComparedParameter, values: &[Setting]) -> BookCell {
        let (parameter, categories) = compared.alone();
        let years = &self.comparison.years;
        BookCell::text(figures::setting(self.words.0, &parameter, &categories, years, values))
    }
}
