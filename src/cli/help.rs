//! What `--help` says, in the language of the person.

use clap::{Arg, ArgAction, Command};

use cesuan_i18n::Lang;
use cesuan_i18n::cli::{has, text};

/// The command line with every help text in a language.
pub(super) fn in_language(command: Command, lang: Lang) -> Command {
    // The names of an argument and of a command are the ids of their texts.
    let is_whole = command.get_name() == "cesuan";
    let name = if is_whole { "cli-help".to_owned() } else { format!("cli-help-{}", command.get_name()) };
    let heading = |id: &str| text(lang, id, &[]);
    let after = format!("{name}-after");
    let template = format!(
        "{{before-help}}{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        heading("cli-help-usage")
    );
    let command = command
        .about(text(lang, &name, &[]))
        .subcommand_help_heading(heading("cli-help-commands"))
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help));
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = if is_whole { command.arg(version) } else { command };
    let command = if has(lang, &after) { command.after_help(text(lang, &after, &[])) } else { command };
    let command = command.mut_args(|arg| {
        let heading = heading(if arg.is_positional() { "cli-help-arguments" } else { "cli-help-options" });
        let id = id_of(&name, &arg, lang);
        arg.help(text(lang, &id, &[])).help_heading(heading)
    });
    command.mut_subcommands(|command| in_language(command, lang))
}

/// The id of an argument's text: its command's own where it has one, else that of all arguments of this name.
fn id_of(command: &str, arg: &Arg, lang: Lang) -> String {
    let arg = arg.get_id().as_str().replace('_', "-");
    let own = format!("{command}-{arg}");
    if has(lang, &own) { own } else { format!("cli-help-arg-{arg}") }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Args;
    use super::*;

    fn checked(command: &Command) {
        let about = command.get_about().expect("a text").to_string();
        assert!(!about.contains("cli-help"), "{about}");
        for arg in command.get_arguments() {
            let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
            assert!(!help.is_empty() && !help.contains("cli-help"), "{} {}: {help}", command.get_name(), arg.get_id());
        }
        command.get_subcommands().for_each(checked);
    }

    #[test]
    fn every_argument_is_explained_in_both_languages() {
        for lang in Lang::ALL {
            let mut command = in_language(Args::command(), lang);
            checked(&command);
            command.build();
            assert!(command.render_help().to_string().contains(&text(lang, "cli-help-run", &[])));
        }
    }
}
