//! clap speaks English: here its headings and errors are said in Italian.

use std::{error::Error, process::ExitCode};

use clap::{
    Command,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};
use plan::texts::{filled, text};

use crate::output::{WRONG_USAGE, say, warn};

const TEMPLATE: &str =
    "{before-help}{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}";

/// The command with Italian headings, all the way down.
pub fn command(command: Command) -> Command {
    let mut command = headed(command);
    // The lines of use are known only when the commands are put together.
    command.build();
    with_usage(command)
}

/// After every other argument.
const LAST: usize = 900;

/// "piano pack [OPZIONI] --out <FILE.piano>".
fn with_usage(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage
        .split_once(": ")
        .map_or(usage.as_str(), |(_, usage)| usage);
    let usage = usage.replace("[OPTIONS]", text("cli.some_options"));
    command.override_usage(usage).mut_subcommands(with_usage)
}

fn headed(command: Command) -> Command {
    let help = text("cli.help");
    let mut place = 0;
    let command = command
        .help_template(TEMPLATE.replace("{usage-heading}", text("cli.usage")))
        .next_help_heading(text("cli.options"))
        .subcommand_help_heading(text("cli.commands"))
        .subcommand_value_name("COMANDO")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|arg| {
            let valued = arg.get_action().takes_values();
            arg.hide_default_value(valued).hide_possible_values(valued)
        })
        .mut_args(|arg| {
            // Under a heading of its own, an argument loses its place: it is given back here.
            place += 1;
            let heading = if arg.is_positional() {
                "cli.arguments"
            } else if arg.is_global_set() {
                "cli.everywhere"
            } else {
                "cli.options"
            };
            arg.help_heading(text(heading)).display_order(place)
        });
    let root = command.get_name() == "piano";
    let command = command.arg(
        clap::Arg::new("help")
            .short('h')
            .long("help")
            .help(help)
            .help_heading(text("cli.everywhere"))
            .display_order(LAST)
            .action(clap::ArgAction::Help),
    );
    let version = root.then(|| {
        clap::Arg::new("version")
            .short('V')
            .long("version")
            .help(text("cli.version"))
            .help_heading(text("cli.everywhere"))
            .display_order(LAST + 1)
            .action(clap::ArgAction::Version)
    });
    command.args(version).mut_subcommands(headed)
}

/// Says what is wrong with the arguments, or prints the help or the version that was asked for.
pub fn explain(error: &clap::Error) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        say(&error.render().to_string());
        return ExitCode::SUCCESS;
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        warn(&error.render().to_string());
        return ExitCode::from(WRONG_USAGE);
    }
    let part = |kind| error.get(kind).map(shown).unwrap_or_default();
    let argument = part(ContextKind::InvalidArg);
    let value = part(ContextKind::InvalidValue);
    let (key, argument) = match error.kind() {
        ErrorKind::UnknownArgument => ("unknown_argument", argument),
        ErrorKind::InvalidSubcommand => ("unknown_command", part(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => ("missing_argument", argument),
        ErrorKind::MissingSubcommand => ("missing_command", argument),
        ErrorKind::InvalidValue if value.is_empty() => ("missing_value", argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => ("invalid_value", argument),
        ErrorKind::ArgumentConflict => ("conflict", argument),
        _ => ("other", argument),
    };
    let mut message = filled(
        &format!("cli.error.{key}"),
        &[("argument", &argument), ("value", &value)],
    );
    let admitted = part(ContextKind::ValidValue);
    let suggestions = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
    let near = suggestions.into_iter().map(part).find(|s| !s.is_empty());
    if !admitted.is_empty() {
        message.push(' ');
        message.push_str(&filled("cli.error.admitted", &[("values", &admitted)]));
    } else if let Some(near) = near {
        message.push(' ');
        message.push_str(&filled("cli.error.near", &[("near", &near)]));
    }
    // What the argument's own reader says of the value: how it has to be written.
    if let Some(how) = error.source() {
        message.push(' ');
        message.push_str(&how.to_string());
        message.push('.');
    }
    message.push('\n');
    message.push_str(text("cli.error.help"));
    warn(&message);
    ExitCode::from(WRONG_USAGE)
}

fn shown(value: &ContextValue) -> String {
    let plain = |text: &StyledStr| text.to_string();
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => plain(text),
        ContextValue::StyledStrs(texts) => {
            let texts: Vec<_> = texts.iter().map(plain).collect();
            texts.join(", ")
        }
        _ => String::new(),
    }
}
