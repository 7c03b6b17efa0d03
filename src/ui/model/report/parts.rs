//! What the figures rest on: assumptions, readings, method, data, seals.

use crate::ui::model::compare::matrix::{MatrixHead, MatrixSection};
use cesuan_i18n::{figures, text};
use cesuan_policy::check::Status;
use cesuan_session::{ComparedParameter, PopulationSource};

use super::columns::common;
use super::{PlainTable, ReportInput};

pub(super) struct Parts<'a> {
    pub(super) input: ReportInput<'a>,
}

impl Parts<'_> {
    /// Date, population and the like.
    pub(super) fn facts(&self) -> Vec<(String, String)> {
        let ReportInput { comparison, date, .. } = self.input;
        let names = (0..comparison.columns.len()).map(|column| self.input.name(column));
        let years = comparison.years.iter().map(ToString::to_string);
        [
            Some(("report-date", date.to_owned())),
            Some(("report-years", self.input.listed(years))),
            Some(("report-columns", self.input.listed(names))),
            Some(("report-baseline", self.input.name(comparison.baseline))),
            self.population().map(|population| ("report-population", population)),
        ]
        .into_iter()
        .flatten()
        .map(|(id, value)| (self.input.say(id), value))
        .collect()
    }

    /// The population in a few words.
    fn population(&self) -> Option<String> {
        let population = self.input.population?;
        let count = ("count", figures::count(self.input.lang, population.enterprises).into());
        Some(match &population.source {
            PopulationSource::Synthetic { seed } => {
                text(self.input.lang, "report-synthetic", &[count, ("seed", seed.to_string().into())])
            }
            PopulationSource::Own { .. } => text(self.input.lang, "report-own", &[count]),
        })
    }

    /// The numbers that differ, or the readings, of all parameters.
    pub(super) fn parameters(&self, section: &MatrixSection, readings: bool) -> MatrixSection {
        let parameters = &self.input.comparison.parameters;
        let wanted = |id: &str| {
            let found = parameters.iter().find(|compared| compared.parameter.id == id);
            found.is_some_and(|compared| compared.parameter.is_reading() == readings && (readings || compared.differs))
        };
        let rows = section.rows.iter().filter(|row| wanted(&row.id)).cloned().collect();
        let title = self.input.say(if readings { "report-readings-table" } else { "report-changed-table" });
        MatrixSection { title, rows, left_out: 0, sorts: false, ..section.clone() }
    }

    /// Takes the readings that all scenarios have in common out of the rest.
    pub(super) fn agreed(&self, heads: &[MatrixHead], readings: &mut [MatrixSection]) -> PlainTable {
        let mut agreed = Vec::new();
        for section in readings {
            section.rows.retain(|row| match common(heads, row) {
                None => true,
                Some(said) => {
                    agreed.push(vec![row.label.clone(), row.position.clone().unwrap_or_default(), said.to_owned()]);
                    false
                }
            });
        }
        self.table(&["report-item", "report-clause", "report-reading"], agreed.into_iter())
    }

    /// The numbers of the draft that come from elsewhere, or from nowhere yet.
    fn of_status(&self, status: Status) -> impl Iterator<Item = &ComparedParameter> {
        let of = move |compared: &&ComparedParameter| {
            compared.drafted && compared.parameter.status == status && !compared.parameter.is_reading()
        };
        self.input.comparison.parameters.iter().filter(of)
    }

    fn label(&self, compared: &ComparedParameter) -> String {
        self.input.lang.of(&compared.parameter.label).to_owned()
    }

    /// Numbers somebody assumed.
    pub(super) fn assumed(&self) -> PlainTable {
        let row = |compared: &ComparedParameter| {
            let (parameter, categories) = compared.alone();
            let years = &self.input.comparison.years;
            let value = figures::setting(self.input.lang, &parameter, &categories, years, &parameter.draft);
            let note = parameter.note.as_ref().map(|note| self.input.lang.of(note).to_owned());
            vec![self.label(compared), value, note.unwrap_or_default()]
        };
        self.table(&["report-item", "report-taken", "report-note"], self.of_status(Status::Assumed).map(row))
    }

    /// Numbers left to other documents.
    pub(super) fn open(&self) -> PlainTable {
        let row = |compared: &ComparedParameter| {
            vec![self.label(compared), compared.parameter.clause.clone().unwrap_or_default()]
        };
        self.table(&["report-item", "report-clause"], self.of_status(Status::Undetermined).map(row))
    }

    /// Files of the rules that differ.
    pub(super) fn files(&self) -> PlainTable {
        let files = self.input.comparison.files.iter().map(|file| {
            let columns = file.columns.iter().enumerate().filter(|(_, differs)| **differs);
            let names = self.input.listed(columns.map(|(column, _)| self.input.name(column)));
            vec![file.path.clone(), names]
        });
        self.table(&["report-file", "report-changed-by"], files)
    }

    fn table(&self, heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> PlainTable {
        PlainTable { heads: heads.iter().map(|id| self.input.say(id)).collect(), rows: rows.collect() }
    }

    /// How the figures come about.
    pub(super) fn method(&self) -> Vec<String> {
        let ids = [
            "report-method-rows",
            "report-method-exact",
            "report-method-fund",
            "report-method-relief",
            "report-method-open",
        ];
        ids.iter().map(|id| self.input.say(id)).collect()
    }

    /// Where the data are from, and where they went.
    pub(super) fn data(&self) -> Vec<String> {
        let mut said = vec![self.input.say("report-data-local")];
        let Some(population) = self.input.population else { return said };
        let count = |number: u64| figures::count(self.input.lang, number);
        let rows = [
            ("enterprises", count(population.enterprises).into()),
            ("rows", count(population.enterprise_rows).into()),
            ("projects", count(population.project_rows).into()),
        ];
        match &population.source {
            PopulationSource::Synthetic { seed } => {
                let args = rows.into_iter().chain([("seed", seed.to_string().into())]).collect::<Vec<_>>();
                said.push(text(self.input.lang, "report-data-synthetic", &args));
            }
            PopulationSource::Own { files } => {
                let files = self.input.listed(files.iter().cloned());
                let args = rows.into_iter().chain([("files", files.into())]).collect::<Vec<_>>();
                said.push(text(self.input.lang, "report-data-own", &args));
            }
        }
        let left = population.left_out.total();
        if left > 0 {
            said.push(text(self.input.lang, "report-data-left", &[("count", count(left).into())]));
        }
        said
    }

    /// What the seals are for, and what all columns have in common.
    pub(super) fn sealed(&self) -> Vec<String> {
        let seal = self.input.comparison.columns.first().map(|column| &column.seal);
        let common = seal.map(|seal| {
            let args = [
                ("rules", seal.rules.clone().into()),
                ("population", seal.population.clone().into()),
                ("engine", seal.engine.clone().into()),
            ];
            text(self.input.lang, "report-sealed-common", &args)
        });
        [self.input.say("report-sealed")].into_iter().chain(common).collect()
    }

    /// The seal of each column.
    pub(super) fn seals(&self) -> PlainTable {
        let columns = self.input.comparison.columns.iter().enumerate();
        let rows = columns.map(|(column, compared)| {
            let seal = &compared.seal;
            vec![self.input.name(column), seal.scenario.clone(), seal.figures.clone()]
        });
        self.table(&["report-scenario", "report-seal-scenario", "report-seal-figures"], rows)
    }
}
