//! `piano serve`: the commands of the window for a browser of this computer. For developing the window and for the tests
//! of its journeys; behind the feature `serve`, so that nothing of it ships.

use std::{
    fmt::Display,
    fs,
    path::{Component, Path, PathBuf},
    process::ExitCode,
    thread,
};

use api::{
    ApiError, Code, here,
    policy::{content_policy, online_map},
    rpc::{Folders, Office, Running},
    wire::Fault,
};
use plan::texts::{filled, text};
use serde_json::{Value as Json, json};
use tiny_http::{Header, Method, Request, Response, Server};

use super::{Place, Result};
use crate::output::{line, say, warn};

/// How many requests are answered at the same time: long work and what asks it to stop among them.
const AT_ONCE: usize = 8;
/// The longest request, in bytes: a drawing of 64 MiB inside its JSON.
const LONGEST: u64 = 80 * 1024 * 1024;

type Answer = Response<std::io::Cursor<Vec<u8>>>;

/// What every answer needs.
struct Bridge<'a> {
    office: Office,
    running: Running,
    token: String,
    pages: Option<&'a Path>,
}

/// Listens until it is stopped.
pub fn serve(
    place: &Place,
    port: u16,
    home: PathBuf,
    token: Option<String>,
    pages: Option<&Path>,
) -> Result {
    let today = place.today;
    if let Some(folder) = pages.filter(|folder| !folder.join("index.html").is_file()) {
        let folder = folder.display().to_string();
        return Err(failed("no_pages", &[("folder", &folder)]));
    }
    // Loopback alone: nobody else on the network can ask.
    let server = Server::http(("127.0.0.1", port))
        .map_err(|why| failed("port", &[("port", &port), ("why", &why)]))?;
    let folders = Folders {
        data: home.clone(),
        settings: home,
    };
    let bridge = Bridge {
        office: Office::new(folders, Box::new(move || here::clock(today))),
        running: Running::default(),
        token: token.map_or_else(random_token, Ok)?,
        pages,
    };
    let address = format!("http://{}/?token={}", server.server_addr(), bridge.token);
    if place.json {
        line(&json!({ "address": address, "token": bridge.token }));
    } else {
        say(&filled("shell.serve.listening", &[("address", &address)]));
        warn(text("shell.serve.stop"));
    }
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Ok(mut request) = server.recv() {
                    let answer = bridge.answer(&mut request);
                    // A page that went away meanwhile is no fault.
                    let _ = request.respond(answer);
                }
            });
        }
    });
    Ok(ExitCode::SUCCESS)
}

fn failed(key: &str, values: &[(&str, &dyn Display)]) -> ApiError {
    ApiError::new(Code::Failed, &format!("serve.{key}"), values)
}

fn random_token() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|why| failed("random", &[("why", &why)]))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Bridge<'_> {
    fn answer(&self, request: &mut Request) -> Answer {
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let path = path.to_owned();
        match (request.method(), path.strip_prefix("/rpc/")) {
            (Method::Get | Method::Head, None) => self.page(&path),
            (Method::Post | Method::Delete, Some(_)) if !self.knows(request) => {
                fault(403, Code::Usage, text("shell.serve.stranger"))
            }
            (Method::Post, Some(command)) => self.command(command, request),
            (Method::Delete, Some(ticket)) => {
                if let Ok(ticket) = ticket.parse() {
                    self.running.cancel(ticket);
                }
                json_answer(200, &json!({}))
            }
            _ => fault(405, Code::Usage, text("shell.serve.unclear")),
        }
    }

    fn knows(&self, request: &Request) -> bool {
        header(request, "X-Piano-Token").is_some_and(|token| token == self.token)
    }

    fn command(&self, command: &str, request: &mut Request) -> Answer {
        // A request without a ticket cannot be stopped: it takes one that no page gives.
        let ticket = header(request, "X-Piano-Ticket")
            .and_then(|ticket| ticket.parse().ok())
            .unwrap_or(u64::MAX);
        if request
            .body_length()
            .is_none_or(|length| length as u64 > LONGEST)
        {
            return fault(413, Code::Usage, text("shell.serve.unclear"));
        }
        let asked: Json = match serde_json::from_reader(request.as_reader()) {
            Ok(asked) => asked,
            Err(_) => return fault(400, Code::Usage, text("shell.serve.unclear")),
        };
        match self
            .running
            .run(&self.office, command, asked, ticket, &|_, _, _| ())
        {
            Ok(told) => json_answer(200, &told),
            Err(Fault { code, message }) => fault(422, code, &message),
        }
    }

    /// A file of the built window. The window's own addresses have no ending: they are all its one page.
    fn page(&self, path: &str) -> Answer {
        let Some(folder) = self.pages else {
            return fault(404, Code::NotFound, text("shell.serve.unclear"));
        };
        let inside = Path::new(path.trim_start_matches('/'));
        let within = inside
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let file = if inside.extension().is_none() {
            folder.join("index.html")
        } else {
            folder.join(inside)
        };
        match fs::read(&file) {
            Ok(bytes) if within => {
                let policy = content_policy("'self'", online_map(&self.office).as_deref());
                let answer =
                    with_header(Response::from_data(bytes), "Content-Type", type_of(&file));
                with_header(answer, "Content-Security-Policy", &policy)
            }
            _ => fault(404, Code::NotFound, text("shell.serve.unclear")),
        }
    }
}

fn with_header(answer: Answer, name: &str, value: &str) -> Answer {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        Err(()) => answer,
    }
}

fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    let found = request
        .headers()
        .iter()
        .find(|header| header.field.as_str().as_str().eq_ignore_ascii_case(name));
    found.map(|header| header.value.as_str())
}

fn json_answer(status: u16, json: &Json) -> Answer {
    let answer = Response::from_data(json.to_string()).with_status_code(status);
    with_header(answer, "Content-Type", "application/json")
}

fn fault(status: u16, code: Code, message: &str) -> Answer {
    json_answer(status, &json!({ "code": code, "message": message }))
}

fn type_of(file: &Path) -> &'static str {
    let ending = file.extension().and_then(|ending| ending.to_str());
    match ending.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
