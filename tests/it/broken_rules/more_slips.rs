//! Slips in what a policy says of payers that share, limits, commitment years, ledgers, notices and switches.

use super::slips::{Slip, cases, fields, measure, policy, rules};

/// Each changes a line that stands as it is in a carried policy.
pub(crate) const MORE_SLIPS: &[Slip] = &[
    Slip {
        name: "two payers of a line are one",
        files: measure,
        edit: |line| {
            (line == r#"payer = "local_revenue_district""#).then(|| r#"payer = "local_revenue_city""#.to_owned())
        },
    },
    Slip {
        name: "the last payer has a share too",
        files: measure,
        edit: |line| {
            (line == r#"payer = "local_revenue_district""#).then(|| {
                r#"payer = "local_revenue_district"
share = "50%""#
                    .to_owned()
            })
        },
    },
    Slip {
        name: "a payer of a share is misspelt",
        files: measure,
        edit: |line| (line == r#"payer = "local_revenue_city""#).then(|| r#"payer = "local_revenue_ctiy""#.to_owned()),
    },
    Slip {
        name: "a share is an amount",
        files: measure,
        edit: |line| {
            (line == r#"share = "if enterprise.core then city_share_core else city_share_other""#)
                .then(|| r#"share = "local_revenue_increment""#.to_owned())
        },
    },
    Slip {
        name: "a measure has a payer and shares",
        files: measure,
        edit: |line| {
            (line == r#"continues = true"#).then(|| {
                r#"continues = true
payer = "city_budget""#
                    .to_owned()
            })
        },
    },
    Slip {
        name: "a right ends in an amount",
        files: measure,
        edit: |line| {
            (line == r#"until = "accepted_year + years - (if rebate_first_year == following then 0 else 1)""#)
                .then(|| r#"until = "local_revenue_increment""#.to_owned())
        },
    },
    Slip {
        name: "a limit has no ceiling",
        files: policy,
        edit: |line| {
            (line == r#"payer = "transformation_fund""#).then(|| {
                r#"payer = "transformation_fund"

[[limit]]
label = { zh = "另一上限", en = "Another limit" }
payer = "transformation_fund""#
                    .to_owned()
            })
        },
    },
    Slip {
        name: "a limit names measures and a payer",
        files: policy,
        edit: |line| {
            (line == r#"payer = "transformation_fund""#).then(|| {
                r#"payer = "transformation_fund"
measures = ["smart_upgrade"]"#
                    .to_owned()
            })
        },
    },
    Slip {
        name: "a limit is of nobody",
        files: policy,
        edit: |line| (line == r#"payer = "transformation_fund""#).then(|| r#""#.to_owned()),
    },
    Slip {
        name: "the payer of a limit is misspelt",
        files: policy,
        edit: |line| {
            (line == r#"payer = "transformation_fund""#).then(|| r#"payer = "transformation_fnud""#.to_owned())
        },
    },
    Slip {
        name: "a ceiling is a rate",
        files: policy,
        edit: |line| {
            (line == r#"amount = "limit_per_enterprise""#).then(|| r#"amount = "smart_upgrade.smart_share""#.to_owned())
        },
    },
    Slip {
        name: "a ceiling doubles an unknown amount",
        files: policy,
        edit: |line| {
            (line == r#"amount = "local_contribution""#).then(|| r#"amount = "local_contribution * 2""#.to_owned())
        },
    },
    Slip {
        name: "a ceiling holds under an amount",
        files: policy,
        edit: |line| {
            (line == r#"when = "contribution_limit == on""#).then(|| r#"when = "local_contribution""#.to_owned())
        },
    },
    Slip {
        name: "an unknown amount stands in a condition",
        files: measure,
        edit: |line| {
            (line == r#"where = "earliest(academician_station)""#)
                .then(|| r#"where = "earliest(academician_station) and local_contribution > 0元""#.to_owned())
        },
    },
    Slip {
        name: "commitment years leave a gap",
        files: policy,
        edit: |line| {
            (line == r#"commitment_years = [2021, 2022, 2023, 2024, 2025]"#)
                .then(|| r#"commitment_years = [2022, 2023]"#.to_owned())
        },
    },
    Slip {
        name: "commitment years are left out",
        files: policy,
        edit: |line| (line == r#"commitment_years = [2021, 2022, 2023, 2024, 2025]"#).then(|| r#""#.to_owned()),
    },
    Slip {
        name: "the budget year is another reading",
        files: policy,
        edit: |line| (line == r#"budget_year = "budget_year""#).then(|| r#"budget_year = "shortfall""#.to_owned()),
    },
    Slip {
        name: "the budget year is misspelt",
        files: policy,
        edit: |line| (line == r#"budget_year = "budget_year""#).then(|| r#"budget_year = "buget_year""#.to_owned()),
    },
    Slip {
        name: "a ledger is misspelt",
        files: policy,
        edit: |line| (line == r#"ledger = "general""#).then(|| r#"ledger = "genral""#.to_owned()),
    },
    Slip {
        name: "a level of government is misspelt",
        files: policy,
        edit: |line| (line == r#"level = "district""#).then(|| r#"level = "distrcit""#.to_owned()),
    },
    Slip {
        name: "a notice is an amount",
        files: policy,
        edit: |line| {
            (line == r#"when = "layoffs > insured_employees""#)
                .then(|| r#"when = "layoffs + insured_employees""#.to_owned())
        },
    },
    Slip {
        name: "an income is a rate",
        files: policy,
        edit: |line| (line == r#"amount = "provincial_allocation""#).then(|| r#"amount = "benchmark_rate""#.to_owned()),
    },
    Slip {
        name: "a measure gives way to what is built on it",
        files: measure,
        edit: |line| {
            (line == r#"where = "award_open and green_factory_accepted""#).then(|| {
                r#"where = "award_open and green_factory_accepted and high_tech_enterprise.line == 0元""#.to_owned()
            })
        },
    },
    Slip {
        name: "what is usual is not allowed",
        files: rules,
        edit: |line| (line == r#"usual = ["0元", "10亿元"]"#).then(|| r#"usual = ["0元", "2000亿元"]"#.to_owned()),
    },
    Slip {
        name: "whether it is once depends on the row",
        files: measure,
        edit: |line| {
            (line == r#"once_if = "recertification == first_only""#)
                .then(|| r#"once_if = "high_tech_certified""#.to_owned())
        },
    },
    Slip {
        name: "how levels are paid is misspelt",
        files: measure,
        edit: |line| (line == r#"pays = "largest""#).then(|| r#"pays = "largset""#.to_owned()),
    },
    Slip {
        name: "a size is paid once for each level",
        files: measure,
        edit: |line| (line == r#"when = "demo_national""#).then(|| r#"when = "revenue >= 1亿元""#.to_owned()),
    },
    Slip {
        name: "what a blank means is misspelt",
        files: fields,
        edit: |line| (line == r#"blank = "unknown""#).then(|| r#"blank = "unkown""#.to_owned()),
    },
    Slip {
        name: "constant is a word",
        files: fields,
        edit: |line| (line == r#"constant = true"#).then(|| r#"constant = "yes""#.to_owned()),
    },
    Slip {
        name: "a switch is set to maybe",
        files: cases,
        edit: |line| {
            (line == r#"set = { "smart_upgrade" = "off" }"#)
                .then(|| r#"set = { "smart_upgrade" = "maybe" }"#.to_owned())
        },
    },
    Slip {
        name: "the first in line are misspelt",
        files: policy,
        edit: |line| {
            (line == r#"priority = { by = "champion", order = ["national", "provincial", "none"], first = ["national", "provincial"] }"#).then(|| r#"priority = { by = "champion", order = ["national", "provincial", "none"], first = ["national", "provicial"] }"#.to_owned())
        },
    },
    Slip {
        name: "a following budget year is called next",
        files: policy,
        edit: |line| {
            line.contains("{ id = \"following\", label = { zh = \"次年\"")
                .then(|| line.replace("\"following\"", "\"next\""))
        },
    },
    Slip {
        name: "a switch is misspelt in a formula",
        files: measure,
        edit: |line| line.contains(".enabled").then(|| line.replacen(".enabled", ".enable", 1)),
    },
    Slip {
        name: "a figure of other samples loses its quote",
        files: |file| file == "spread.toml",
        edit: |line| line.strip_prefix("p10 = ")?.strip_suffix('"').map(|figure| format!("p10 = {figure}")),
    },
];
