//! One file per group of commands. Each opens what it needs, calls the use case, and says what came of it.

mod check;
mod edit;
mod export;
mod history;
mod import;
mod life;
mod model;
mod package;
mod plans;
mod portal;
mod reference;
#[cfg(feature = "serve")]
mod serve;
mod show;

use std::{
    path::PathBuf,
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

use api::{ApiError, Code, Desk, Who, here, plans::PlanSummary};
use jiff::civil::Date;
use plan::texts::text;

use crate::{
    args::{Args, Command, OfPlan},
    output,
};

/// Where the person works: the options that every command has.
pub struct Place {
    archive: Option<PathBuf>,
    pub json: bool,
    who: Who,
    today: Option<Date>,
}

pub type Result<T = ExitCode> = std::result::Result<T, ApiError>;

/// Runs a command and gives its exit code.
pub fn run(args: Args) -> ExitCode {
    let place = Place {
        archive: args.archive,
        json: args.json,
        who: who(args.who, args.role),
        today: args.today,
    };
    let outcome = match args.command {
        Command::Init { commune } => plans::init(&place, &commune),
        Command::Demo { all } => plans::demo(&place, all),
        Command::Discard { of } => plans::discard(&place, &of),
        Command::Show { of, what } => show::show(&place, &of, what.as_deref()),
        Command::Kinds { kind, field } => {
            reference::kinds(&place, kind.as_deref(), field.as_deref())
        }
        Command::Communes => reference::communes(&place),
        Command::Schema => reference::schema(),
        Command::Completions { shell } => reference::completions(shell),
        Command::Rules { code, install } => {
            reference::rules(&place, code.as_deref(), install.as_deref())
        }
        Command::Add { of, kind, fields } => edit::add(&place, &of, &kind, &fields),
        Command::Set { of, record, fields } => edit::set(&place, &of, &record, &fields),
        Command::Remove { of, record } => edit::remove(&place, &of, &record),
        Command::Attach { of, file, title } => edit::attach(&place, &of, &file, title.as_deref()),
        Command::Import(asked) => import::import(&place, &asked),
        Command::Check { of, full } => check::check(&place, &of, full),
        Command::Accept {
            of,
            rule,
            record,
            reason,
        } => check::accept(&place, &of, &rule, record.as_deref(), &reason),
        Command::State {
            of,
            state,
            act,
            reason,
        } => life::state(
            &place,
            &of,
            state.as_deref(),
            act.as_deref(),
            reason.as_deref(),
        ),
        Command::Pack {
            of,
            out,
            class,
            recipient,
        } => package::pack(&place, &of, &out, &class, &recipient),
        Command::Export(asked) => export::export(&place, &asked),
        Command::Portal { of, section, deed } => {
            portal::portal(&place, &of, section.as_deref(), &deed)
        }
        Command::Open { file, replace } => package::open(&place, &file, replace),
        Command::Verify { file } => package::verify(&place, &file),
        Command::History { of, record } => history::history(&place, &of, record.as_deref()),
        Command::Undo { of } => history::undo(&place, &of),
        Command::Redo { of } => history::redo(&place, &of),
        Command::Snapshot { list, restore } => history::snapshot(&place, list, restore.as_deref()),
        Command::Model {
            of,
            file,
            adopt,
            refuse,
            reason,
        } => {
            let choice = model::Choice {
                adopt,
                refuse,
                reason,
            };
            model::model(&place, &of, file.as_deref(), &choice)
        }
        #[cfg(feature = "serve")]
        Command::Serve {
            port,
            home,
            token,
            ui,
        } => serve::serve(&place, port, home, token, ui.as_deref()),
    };
    outcome.unwrap_or_else(|error| output::failed(&error, place.json))
}

/// The name that the history keeps: as given, or that of the computer's account.
fn who(name: Option<String>, role: String) -> Who {
    Who {
        name: name
            .or_else(here::account)
            .unwrap_or_else(|| text("cli.somebody").to_owned()),
        machine: here::machine(),
        role,
    }
}

impl Place {
    /// The archive's file: the one given, or the one in the user's own data folder.
    pub fn path(&self) -> Result<PathBuf> {
        if let Some(path) = &self.archive {
            return Ok(path.clone());
        }
        Ok(here::data_folder()?.join(here::ARCHIVE))
    }

    fn clock(&self) -> Box<dyn api::Clock + Send> {
        here::clock(self.today)
    }

    /// The day to which checks refer.
    pub fn today(&self) -> Date {
        self.clock().now().today
    }

    /// The archive to write in.
    pub fn desk(&self) -> Result<Desk> {
        let path = self.existing()?;
        in_turn(|| Desk::open(&path, self.who.clone(), self.clock()))
    }

    /// The archive to write in, made when there is none.
    pub fn new_desk(&self) -> Result<Desk> {
        let path = self.path()?;
        if let Some(folder) = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).map_err(|why| {
                ApiError::new(
                    Code::Failed,
                    "archive.folder",
                    &[
                        ("folder", &folder.display()),
                        ("why", &api::error::why(&why)),
                    ],
                )
            })?;
        }
        in_turn(|| Desk::open_or_create(&path, self.who.clone(), self.clock()))
    }

    /// The archive to write in, or to look at while another works in it.
    pub fn desk_or_look(&self) -> Result<Desk> {
        match self.desk() {
            Err(error) if matches!(error.code, Code::Held | Code::Failed) => self.look(),
            outcome => outcome,
        }
    }

    /// The archive to look at.
    pub fn look(&self) -> Result<Desk> {
        Desk::look(&self.existing()?, self.who.clone(), self.clock())
    }

    fn existing(&self) -> Result<PathBuf> {
        let path = self.path()?;
        if path.exists() {
            return Ok(path);
        }
        Err(ApiError::new(
            Code::Failed,
            "archive.none",
            &[("file", &path.display())],
        ))
    }
}

/// Another command at work in the archive is done in a moment: it is waited for, a window is not.
fn in_turn(open: impl Fn() -> Result<Desk>) -> Result<Desk> {
    let begun = Instant::now();
    loop {
        match open() {
            Err(error) if error.code == Code::Held && begun.elapsed() < PATIENCE => {
                thread::sleep(PATIENCE / 20);
            }
            outcome => return outcome,
        }
    }
}

/// How long a command waits for its turn to write.
const PATIENCE: Duration = Duration::from_secs(2);

/// The plan that the options name.
pub fn chosen(desk: &Desk, of: &OfPlan) -> Result<PlanSummary> {
    desk.chosen(of.commune.as_deref())
}
