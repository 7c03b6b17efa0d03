//! What a person at a terminal sees: diagnostics, progress, and output that may be piped away.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use fluent_bundle::FluentValue;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use cesuan_base::diag::Diagnostics;
use cesuan_exports::Edition;
use cesuan_i18n::{Lang, diagnostic};

/// The terminal, in the person's language.
pub(super) struct Terminal {
    pub(super) lang: Lang,
}

impl Terminal {
    pub(super) const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// How exports are written for the person.
    pub(super) fn edition(&self, date: Option<String>) -> Edition {
        Edition { lang: self.lang, date }
    }

    /// A sentence in the person's language.
    pub(super) fn text(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        cesuan_i18n::cli::text(self.lang, id, args)
    }

    /// Prints diagnostics on standard error, and how many there are.
    pub(super) fn report(&self, diagnostics: &Diagnostics) {
        let mut text = String::new();
        for fault in &diagnostics.list {
            text.push_str(&diagnostic::plain(self.lang, &diagnostic::render(self.lang, fault)));
            text.push('\n');
        }
        text.push_str(&diagnostic::summary(self.lang, diagnostics));
        text.push('\n');
        // Nobody is left to tell when standard error is closed.
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Prints diagnostics as [`Terminal::report`] does, where there are any.
    pub(super) fn report_if_any(&self, diagnostics: &Diagnostics) {
        if !diagnostics.is_empty() {
            self.report(diagnostics);
        }
    }

    /// Prints on standard output; a reader that has seen enough and closed the pipe is no fault.
    pub(super) fn print(&self, text: &str) {
        let _ = io::stdout().lock().write_all(text.as_bytes());
    }

    /// Prints a line on standard error, beside what is asked for.
    pub(super) fn say(&self, line: &str) {
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// Shows on standard error that something goes on, when that is a terminal.
    pub(super) fn progress(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> Progress {
        let bar = ProgressBar::new_spinner();
        bar.set_draw_target(if io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        });
        bar.set_message(self.text(id, args));
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(bar)
    }
}

/// Something going on; it is wiped when dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// Shows how much of it is done.
    pub(super) fn set(&self, done: u64, all: u64) {
        if self.0.length() != Some(all) {
            self.0.set_length(all);
            // The template is the program's own.
            self.0.set_style(ProgressStyle::with_template("{bar:40} {percent}% {msg}").expect("it can be read"));
        }
        self.0.set_position(done);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
