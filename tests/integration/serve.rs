//! The development bridge: the commands of the window over HTTP, for who knows the word.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use serde_json::Value as Json;
use tempfile::TempDir;

/// A bridge that ends with the test.
struct Bridge {
    child: Child,
    address: String,
    home: TempDir,
}

impl Drop for Bridge {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Bridge {
    fn start() -> Bridge {
        let home = tempfile::tempdir().unwrap();
        let pages = home.path().join("pages");
        std::fs::create_dir(&pages).unwrap();
        std::fs::write(pages.join("index.html"), "<h1>Piano Pronto</h1>").unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_piano"))
            .args([
                "--json",
                "--today",
                super::kit::TODAY,
                "serve",
                "--port",
                "0",
            ])
            .args(["--token", "parola"])
            .arg("--home")
            .arg(home.path())
            .arg("--ui")
            .arg(&pages)
            .env_clear()
            .env("HOME", home.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = child.stdout.as_mut().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let started: Json = serde_json::from_str(&line).unwrap();
        let address = started["address"].as_str().unwrap();
        let host = address.trim_start_matches("http://").split('/').next();
        Bridge {
            address: host.unwrap().to_owned(),
            child,
            home,
        }
    }

    /// Head and body of the answer.
    fn ask(&self, request: &str, token: &str, body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "{request} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nX-Piano-Token: {token}\r\n\
             Content-Length: {}\r\n\r\n",
            self.address,
            body.len(),
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }
}

#[test]
fn the_bridge_runs_the_commands_of_the_window() {
    let bridge = Bridge::start();
    let (head, body) = bridge.ask("POST /rpc/start", "parola", "{}");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let start: Json = serde_json::from_str(&body).unwrap();
    assert_eq!(start["today"], super::kit::TODAY);
    assert!(bridge.home.path().join("piani.sqlite").is_file());

    let (head, body) = bridge.ask("POST /rpc/begin", "parola", r#"{"istat":"999999"}"#);
    assert!(head.starts_with("HTTP/1.1 422"), "{head}");
    let fault: Json = serde_json::from_str(&body).unwrap();
    assert!(
        fault["code"].is_string() && fault["message"].is_string(),
        "{body}"
    );
}

#[test]
fn the_bridge_is_closed_to_strangers() {
    let bridge = Bridge::start();
    for token in ["", "altra"] {
        let (head, _) = bridge.ask("POST /rpc/start", token, "{}");
        assert!(head.starts_with("HTTP/1.1 403"), "{head}");
    }
    assert!(!bridge.home.path().join("piani.sqlite").exists());
    for path in [
        "/../piani.sqlite",
        "/finestra.json",
        "/%2e%2e/x.js",
        "//etc/os-release.txt",
    ] {
        let (head, _) = bridge.ask(&format!("GET {path}"), "parola", "");
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
    }
}

#[test]
fn the_page_on_the_bridge_has_the_policy_of_the_window() {
    let bridge = Bridge::start();
    let policy = |bridge: &Bridge| {
        let (head, body) = bridge.ask("GET /piano/qualcosa", "", "");
        assert!(body.contains("<h1>"), "{head}");
        let line = head
            .lines()
            .find(|line| line.starts_with("Content-Security-Policy"));
        line.unwrap_or_default().to_owned()
    };
    let closed = policy(&bridge);
    assert!(
        closed.contains("default-src 'none'; script-src 'self';"),
        "{closed}"
    );
    assert!(!closed.contains("https:"), "{closed}");

    let basemap = r#"{\"kind\":\"address\",\"address\":\"https://mappe.example/{z}\",\"on\":true}"#;
    let remember = format!(r#"{{"key":"basemap","value":"{basemap}"}}"#);
    let (head, body) = bridge.ask("POST /rpc/remember", "parola", &remember);
    assert!(head.starts_with("HTTP/1.1 200"), "{body}");
    let open = policy(&bridge);
    assert!(
        open.contains("connect-src 'self' https://mappe.example;"),
        "{open}"
    );
}
