//! Tables that are fine, in all the ways people write them.

use cesuan_base::dim::Rows;
use cesuan_base::table::{Cells, Population};
use cesuan_intake::{MemoryGrid, fingerprint, read_grids, write_csv};

use super::fixture::{field, good, rules};

const ENTERPRISES: &str = "id,year,place,name,sales,change,staff,member\n\
    B,2018,north,乙,1.5,-2,3,1\n\
    A,2019,south,甲,2,0,4,\n\
    A,2018,south,甲,1,0.000001,4,0\n";
const PROJECTS: &str = "id,enterprise,year,listed,started,cost\n\
    Q,B,2018,1,2017,3\n\
    P,B,2018,,,4\n\
    R,A,2018,0,,5\n\
    R,A,2019,0,,6\n";

fn numbers(population: &Population, id: &str, year: usize) -> Vec<i64> {
    match population.cells(field(&rules(), id), year) {
        Cells::Numbers(cells) => cells.iter().collect(),
        other => panic!("{id} holds {other:?}"),
    }
}

fn options(population: &Population, id: &str, year: usize) -> Vec<u16> {
    match population.cells(field(&rules(), id), year) {
        Cells::Options(cells) => cells.iter().collect(),
        other => panic!("{id} holds {other:?}"),
    }
}

#[test]
fn rows_come_into_canonical_order() {
    let population = good(ENTERPRISES, Some(PROJECTS));
    assert_eq!(population.enterprises, ["A".into(), "B".into()]);
    assert_eq!(population.projects, ["P".into(), "Q".into(), "R".into()]);
    let [first, second] = &population.slices[..] else { panic!("two years") };
    assert_eq!((&*first.enterprise, &*second.enterprise), (&[0, 1][..], &[0][..]));
    assert_eq!(
        (&*first.project, &*first.parent, &*first.first_project),
        (&[2, 0, 1][..], &[0, 1, 1][..], &[0, 1, 3][..])
    );
    assert_eq!((&*second.project, &*second.parent, &*second.first_project), (&[2][..], &[0][..], &[0, 1][..]));
    assert_eq!(numbers(&population, "sales", 0), [1_000_000, 1_500_000]);
    assert_eq!(numbers(&population, "change", 0), [1, -2_000_000]);
    assert_eq!(numbers(&population, "project.cost", 0), [5_000_000, 4_000_000, 3_000_000]);
    assert_eq!(numbers(&population, "project.started", 0), [0, 0, 2017]);
    assert_eq!(options(&population, "place", 0), [1, 0]);
    assert_eq!(options(&population, "status", 0), [1, 1], "a missing column holds its default");
    assert!(population.cells(field(&rules(), "id"), 0).is_empty());
    assert_eq!((population.rows(Rows::Enterprise, usize::MAX), population.rows(Rows::Project, usize::MAX)), (3, 4));
}

#[test]
fn headers_are_ids_or_labels_with_or_without_units() {
    let plain = good("id,year,place,sales,staff\nA,2018,north,1.5,2\n", None);
    for table in [
        "企业编号,年度,所在地,营业收入,人数\nA,2018,北区,1.5,2\n",
        "\u{feff}Staff,SALES,location ,Year,enterprise id\r\n2,1.5,North Side,2018,A\r\n",
        "企业编号,年度,所在地,营业收入（元）,人数\nA,2018年,北,15000,２\n",
        "企业编号,年度,所在地,营业收入 (亿元),人数\nA,２０１８,north side,0.00015,2.0\n",
        "企业编号,年度,所在地,营业收入(单位：万元),人数\nA,2018,NORTH,\"１.５\",\"2\"\n",
        "id,year,place,sales(元),staff\nA,2018,north,1.5万元,2\n",
    ] {
        assert_eq!(fingerprint(&good(table, None)), fingerprint(&plain), "{table}");
    }
}

#[test]
fn blank_rows_and_trailing_blank_columns_are_nothing() {
    let plain = good("id,year,place\nA,2018,north\n", None);
    let spaced = good("\n id , year,place,,\n\nA , 2018, north,,\n,,,,\n  ,\t,,,\n", None);
    assert_eq!(fingerprint(&plain), fingerprint(&spaced));
}

#[test]
fn text_stays_text_whatever_it_looks_like() {
    let odd = "id,year,place,name\nA,2018,north,\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\n第二行\"\nB,2018,north,<b>\u{0}\u{202e}</b>\n";
    let population = good(odd, None);
    let Cells::Words(words) = population.cells(field(&rules(), "name"), 0) else { panic!("words") };
    assert_eq!(words.at(0), "=HYPERLINK(\"x\",\"y\")\n第二行");
    assert_eq!(words.at(1), "<b>\u{0}\u{202e}</b>");
}

#[test]
fn a_grid_in_memory_goes_through_the_same_door() {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut grid = MemoryGrid::new("cases", row(&["id", "year", "place"]), [(7, row(&["A", "2018", "北区"]))]);
    let read = read_grids(&rules(), &mut grid, None).expect("fine");
    assert_eq!(fingerprint(&read.value), fingerprint(&good("id,year,place\nA,2018,north\n", None)));
}

#[test]
fn what_is_written_reads_back() {
    let population = good(ENTERPRISES, Some(PROJECTS));
    let csv = write_csv(&rules(), &population);
    let text = String::from_utf8(csv.enterprises).expect("UTF-8");
    assert_eq!(
        text,
        "id,year,place,status,name,sales,change,staff,member\n\
         A,2018,south,south,甲,1,0.000001,4,0\n\
         B,2018,north,south,乙,1.5,-2,3,1\n\
         A,2019,south,south,甲,2,0,4,0\n"
    );
    let projects = String::from_utf8(csv.projects).expect("UTF-8");
    assert_eq!(fingerprint(&good(&text, Some(&projects))), fingerprint(&population));
}

#[test]
fn the_fingerprint_sees_every_cell() {
    let population = fingerprint(&good(ENTERPRISES, Some(PROJECTS)));
    for (from, to) in
        [("甲", "丙"), ("1.5", "1.500001"), ("north", "south"), (",4,0\n", ",4,1\n"), ("B,2018", "C,2018")]
    {
        let (enterprises, projects) =
            (ENTERPRISES.replace(from, to), PROJECTS.replace("B,2018", if from == "B,2018" { to } else { "B,2018" }));
        assert_ne!(fingerprint(&good(&enterprises, Some(&projects))), population, "{from}");
    }
    assert_ne!(fingerprint(&good(ENTERPRISES, None)), population);
}
