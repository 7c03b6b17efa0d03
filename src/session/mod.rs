//! The one door for command line, worker and app: commands in, events out, all of it plain data.

mod message;

pub use message::{Command, Event, FiguresView, MeasureView, PayerView, PolicyView, PopulationSource, PopulationView, SettingText};
