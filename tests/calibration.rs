//! What the carried samples are held against, and that they bear it: over drawn populations of two sizes.

use cesuan::check::Rules;
use cesuan::dim::Dim;
use cesuan::intake::{Aim, Mark, SampleAdjust};
use cesuan::money::Exact;
use cesuan::session::{CalibrationView, Command, Event, Session, TargetView};

fn calibrated(policy: &str, enterprises: u32, seed: u64, adjust: SampleAdjust) -> CalibrationView {
    let mut session = Session::new();
    session.handle(Command::Open { policy: policy.to_owned() });
    session.handle(Command::Sample { enterprises, seed, adjust });
    match session.handle(Command::Calibrate).into_iter().next() {
        Some(Event::Calibrated(view)) => *view,
        other => panic!("{other:?}"),
    }
}

#[test]
fn show() {
    for (policy, size) in [("shiyan-2018", 888), ("shiyan-2018", 20_000), ("jingzhou-2020", 500)] {
        let view = calibrated(policy, size, 2018, SampleAdjust::default());
        for t in &view.targets {
            let f = |v: Exact| {
                let x = *v.numer() as f64 / *v.denom() as f64;
                match t.dim {
                    Dim::Money => format!("{:.4}亿", x / 1e10),
                    Dim::Rate => format!("{:.2}%", x * 100.0),
                    _ => format!("{x:.2}"),
                }
            };
            let aim = match t.aim {
                Aim::About(v) => format!("={}", f(v)),
                Aim::Least(v) => format!(">={}", f(v)),
                Aim::Most(v) => format!("<={}", f(v)),
                Aim::Between(a, b) => format!("{}..{}", f(a), f(b)),
            };
            println!("{:24} {:22} {}", t.said.id, aim, t.measured.map_or("-".to_owned(), f));
        }
        println!();
    }
}
