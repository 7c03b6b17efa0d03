//! Answers the questions for the data that exports are made of.

use std::collections::BTreeMap;

use crate::api::{
    AmendmentsData, Compare, ComparisonData, CountNotices, EstimatesData, Export, ExportData, FaultsData,
    HolderColumns, LineColumns, MovedColumns, PopulationData, PopulationView, Reply, ResultsData, SharedPart,
};
use crate::session::{Query, Session};
use cesuan_base::diag::{Code, Diagnostic, Diagnostics};
use cesuan_base::dim::Rows;
use cesuan_base::id::FieldId;
use cesuan_base::table::{Cells, Population, TextsBuilder};
use cesuan_engine::{Line, LinePart};
use cesuan_policy::check::{FieldKind, Rules};

/// The most faults of each code that are listed.
const LISTED: usize = 20_000;

impl Query for Export {
    fn answer(self, session: &mut Session) -> Reply<ExportData> {
        Reply::of(match self {
            Export::Template => session.folder().cloned().map(ExportData::Template).ok_or_else(nothing),
            Export::Population => population(session).map(ExportData::Population),
            Export::Results => results(session).map(|data| ExportData::Results(Box::new(data))),
            Export::Faults => faults(session).map(ExportData::Faults),
            Export::Amendments { column } => {
                amendments(session, column).map(|data| ExportData::Amendments(Box::new(data)))
            }
            Export::Estimates { column } => {
                estimates(session, column).map(|data| ExportData::Estimates(Box::new(data)))
            }
            Export::Comparison => comparison(session).map(|data| ExportData::Comparison(Box::new(data))),
        })
    }
}

/// The diagnostic for a missing population: there is nothing to export.
fn nothing() -> Diagnostics {
    Diagnostic::error(Code::NoPolicy).into()
}

fn population_view(session: &Session) -> Result<PopulationView, Diagnostics> {
    session.population_view().ok_or_else(nothing)
}

fn population(session: &mut Session) -> Result<PopulationData, Diagnostics> {
    let provenance = session.provenance();
    let run = session.run().ok_or_else(nothing)?;
    Ok(PopulationData { folder: run.policy.folder.clone(), population: run.rows.population.clone(), provenance })
}

fn results(session: &mut Session) -> Result<ResultsData, Diagnostics> {
    let figures = session.figures().ok_or_else(nothing)?.scenario;
    let notices = session.ask(CountNotices).now()?.notices;
    let provenance = session.provenance().ok_or_else(nothing)?;
    let (rules, people) = session.rules().zip(session.population()).ok_or_else(nothing)?;
    Ok(ResultsData {
        policy: session.policy_view().ok_or_else(nothing)?,
        population: population_view(session)?,
        figures,
        notices,
        settings: session.settings(),
        provenance,
        lines: lines(rules, people, session.lines(), shared_parts(rules, session)),
    })
}

fn faults(session: &Session) -> Result<FaultsData, Diagnostics> {
    let reading = session.all_faults(LISTED).ok_or_else(nothing)?;
    let sheets = session.shared_sheets().ok_or_else(nothing)?;
    let roles = reading.view.sheets.iter().map(|view| view.role).collect();
    Ok(FaultsData { sheets, roles, faults: reading.faults })
}

fn amendments(session: &mut Session, column: usize) -> Result<AmendmentsData, Diagnostics> {
    let comparison = session.ask(Compare::default()).now()?;
    let population = population_view(session)?;
    let own = session.column(column)?;
    Ok(AmendmentsData {
        comparison,
        column,
        drafted: own.drafted_view(),
        amended: own.view(),
        settings: own.settings.to_vec(),
        population,
    })
}

fn estimates(session: &mut Session, column: usize) -> Result<EstimatesData, Diagnostics> {
    let comparison = session.ask(Compare::default()).now()?;
    let population = population_view(session)?;
    let own = session.column(column)?;
    Ok(EstimatesData {
        comparison,
        column,
        folder: own.folder.clone(),
        settings: own.settings.to_vec(),
        figures: own.figures.clone(),
        population,
    })
}

fn comparison(session: &mut Session) -> Result<ComparisonData, Diagnostics> {
    let comparison = session.ask(Compare::default()).now()?;
    let population = population_view(session)?;
    let drafted = session.column(0)?.drafted_view();
    let others = (0..comparison.columns.len()).filter(|column| *column != comparison.baseline);
    let moved = others.map(|column| MovedColumns::new(column, session.everyone_moved(column).into_iter()));
    Ok(ComparisonData { moved: moved.collect(), comparison, title: drafted.title, facets: drafted.facets, population })
}

/// The parts of the lines that several payers share, in the order of the lines; a line's parts follow the order of its payers.
fn shared_parts(rules: &Rules, session: &Session) -> Vec<LinePart> {
    let mut parts = Vec::new();
    if let Some(run) = session.run() {
        run.engine.each_part(|part| {
            if rules.measures[part.measure.index()].payers().count() > 1 {
                parts.push(part);
            }
        });
    }
    parts
}

/// The columns of lines, with the rows of the enterprise table they belong to.
fn lines<'a>(
    rules: &Rules,
    population: &Population,
    lines: impl Iterator<Item = Line<'a>>,
    parts: Vec<LinePart>,
) -> LineColumns {
    let mut parts = parts.into_iter();
    let categories: Vec<FieldId> = rules
        .fields_of(Rows::Enterprise)
        .filter_map(|(id, field)| matches!(field.kind, FieldKind::Category { .. }).then_some(id))
        .collect();
    let name_field = rules.name_field();
    let mut holders = HolderColumns { options: vec![Vec::new(); categories.len()], ..HolderColumns::default() };
    let (mut ids, mut names, mut projects) =
        (TextsBuilder::default(), TextsBuilder::default(), TextsBuilder::default());
    let mut known: BTreeMap<(usize, u32), u32> = BTreeMap::new();
    let mut columns = LineColumns::default();
    for line in lines {
        let Some(enterprise) = population.enterprise(line.enterprise) else { continue };
        let Ok(row) = population.slices[line.year].enterprise.binary_search(&enterprise) else { continue };
        let next = known.len() as u32;
        let holder = *known.entry((line.year, enterprise)).or_insert(next);
        if holder == next {
            holders.enterprises.push(enterprise);
            ids.push(line.enterprise);
            names.push(match name_field.map(|field| population.cells(field, line.year)) {
                Some(Cells::Words(words)) => words.at(row),
                _ => "",
            });
            for (options, field) in holders.options.iter_mut().zip(&categories) {
                options.push(match population.cells(*field, line.year) {
                    Cells::Options(cells) => cells.at(row),
                    _ => u16::MAX,
                });
            }
        }
        let payers = rules.measures[line.measure.index()].payers().count();
        if payers > 1 && line.year < rules.years.len() {
            let at = columns.measures.len() as u32;
            let own = parts.by_ref().take(payers);
            columns.parts.extend(own.map(|LinePart { payer, demand, paid, .. }| SharedPart {
                line: at,
                payer,
                demand,
                paid,
            }));
        }
        columns.measures.push(line.measure);
        columns.years.push(line.year as u32);
        columns.holders_of.push(holder);
        projects.push(line.project.unwrap_or_default());
        columns.demands.push(line.demand);
        columns.paid.push(line.paid);
    }
    holders = HolderColumns { ids: ids.finish(), names: names.finish(), ..holders };
    LineColumns { projects: projects.finish(), holders, ..columns }
}
