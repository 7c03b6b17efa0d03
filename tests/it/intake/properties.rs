//! What holds for every table.

use cesuan_base::table::Population;
use cesuan_intake::{NamedBytes, fingerprint, read_tables, write_csv};
use cesuan_policy::check::Rules;
use proptest::prelude::*;

use super::fixture::{good, rules};

/// The cells of an enterprise's row but for its key.
fn enterprise_cells() -> impl Strategy<Value = String> {
    let text = "[a-z\",\n\r =é合成\u{3000}]{0,8}";
    let fen = -10_000_000_000_000_i64..=10_000_000_000_000;
    (any::<bool>(), any::<bool>(), text, 0..=10_000_000_000_000_i64, fen, 0..100_000_u32, any::<bool>()).prop_map(
        |(place, status, name, sales, change, staff, member)| {
            let place = if place { "north" } else { "南区" };
            let status = if status { "north" } else { "" };
            let name = name.replace('"', "\"\"");
            format!("{place},{status},\"{name}\",{}元,{},{staff},{}", yuan(sales), wan(change), u8::from(member))
        },
    )
}

fn yuan(fen: i64) -> String {
    cesuan_base::money::Fen(fen).yuan()
}

fn wan(fen: i64) -> String {
    cesuan_base::money::Fen(fen).exact_in(cesuan_base::money::MoneyUnit::Wan).replace(',', "")
}

prop_compose! {
    /// The rows of both tables, in any order.
    fn tables()(
        enterprises in prop::collection::btree_map(("[A-D]{1,2}", 2018..=2019_i32), enterprise_cells(), 1..12),
        projects in prop::collection::vec(("[P-S]", 0..12_usize, any::<bool>(), 1990..2030_i32, 0..10_000_000_000_000_i64), 0..8),
    ) -> (Vec<String>, Vec<String>) {
        let keys: Vec<&(String, i32)> = enterprises.keys().collect();
        let mut taken = std::collections::BTreeMap::new();
        let mut rows = Vec::new();
        for (id, at, listed, started, cost) in projects {
            let (enterprise, year) = keys[at % keys.len()];
            let owner = taken.entry(id.clone()).or_insert_with(|| (enterprise.clone(), Vec::new()));
            if owner.0 == *enterprise && !owner.1.contains(year) {
                owner.1.push(*year);
                rows.push(format!("{id},{enterprise},{year},{listed},{started},{}", wan(cost)));
            }
        }
        (enterprises.iter().map(|((id, year), cells)| format!("{id},{year},{cells}")).collect(), rows)
    }
}

fn parse((enterprises, projects): &(Vec<String>, Vec<String>)) -> Population {
    let enterprises = format!("id,year,place,status,name,sales,change,staff,member\n{}", enterprises.join("\n"));
    let projects = format!("id,enterprise,year,listed,started,cost\n{}\n", projects.join("\n"));
    good(&enterprises, if projects.matches('\n').count() > 2 { Some(&projects) } else { None })
}

fn read_bytes(rules: &Rules, enterprises: &[u8], projects: &[u8]) -> Option<Population> {
    let file = |name, bytes| NamedBytes { name, bytes };
    read_tables(rules, file("e", enterprises), Some(file("p", projects))).ok().map(|read| read.value)
}

proptest! {
    #[test]
    fn csv_round_trips(tables in tables()) {
        let population = parse(&tables);
        let csv = write_csv(&rules(), &population);
        let again = read_bytes(&rules(), &csv.enterprises, &csv.projects).expect("what was written reads");
        prop_assert_eq!(fingerprint(&again), fingerprint(&population));
        prop_assert_eq!(again.columns, population.columns);
        prop_assert_eq!(write_csv(&rules(), &parse(&tables)), csv);
    }

    #[test]
    fn the_order_of_rows_does_not_matter((tables, seed) in (tables(), any::<u64>())) {
        let mut shuffled = tables.clone();
        let mut state = seed;
        for rows in [&mut shuffled.0, &mut shuffled.1] {
            for index in (1..rows.len()).rev() {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                rows.swap(index, (state >> 33) as usize % (index + 1));
            }
        }
        prop_assert_eq!(fingerprint(&parse(&shuffled)), fingerprint(&parse(&tables)));
    }

    #[test]
    fn arbitrary_bytes_never_panic(
        enterprises in prop::collection::vec(any::<u8>(), 0..200),
        projects in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        read_bytes(&rules(), &enterprises, &projects);
    }

    #[test]
    fn arbitrary_cells_never_panic(
        header in "(id|year|place|sales|营业收入\\(元\\)|staff|member|,|\"){0,12}",
        rows in "([A-C]|2018|2019|north|北|[0-9.+-]{1,9}|万元|９|\u{3000}|,|,|,|,|\"|\r|\n){0,60}",
    ) {
        let enterprises = format!("id,year,place,{header}\n{rows}");
        let projects = format!("id,enterprise,year,{header}\n{rows}");
        read_bytes(&rules(), enterprises.as_bytes(), projects.as_bytes());
    }
}
