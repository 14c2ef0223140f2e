//! As much of the WebDriver protocol as the tests need: JSON over HTTP/1.1, to a driver on this computer.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use serde_json::{Value as Json, json};

/// No answer of a driver takes longer, unless the window hangs.
const PATIENCE: Duration = Duration::from_secs(90);

/// A window that a driver opened.
pub struct Session {
    port: u16,
    id: String,
}

/// Something in the page.
#[derive(Clone, Debug)]
pub struct Element(Json);

/// The member that holds the name of an element, by the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Session {
    /// Has the driver start a program with these arguments.
    pub fn open(port: u16, program: &str, arguments: &[String]) -> Result<Session, String> {
        // A `browserName` would make the driver look for MiniBrowser.
        let options = json!({ "application": program, "args": arguments });
        Session::begin(port, &json!({ "tauri:options": options }))
    }

    /// Has the driver of the web view start the browser that comes with it.
    pub fn browse(port: u16) -> Result<Session, String> {
        Session::begin(port, &json!({}))
    }

    fn begin(port: u16, wanted: &Json) -> Result<Session, String> {
        let asked = json!({ "capabilities": { "alwaysMatch": wanted } });
        let told = request(port, "POST", "/session", &asked)?;
        let id = told["sessionId"]
            .as_str()
            .ok_or("a session without a name")?;
        Ok(Session {
            port,
            id: id.to_owned(),
        })
    }

    fn call(&self, method: &str, path: &str, asked: &Json) -> Result<Json, String> {
        let path = format!("/session/{}{path}", self.id);
        request(self.port, method, &path, asked)
    }

    /// Opens an address.
    pub fn visit(&self, address: &str) -> Result<(), String> {
        self.call("POST", "/url", &json!({ "url": address }))
            .map(drop)
    }

    /// Closes the window.
    pub fn close(&self) -> Result<(), String> {
        self.call("DELETE", "", &Json::Null).map(drop)
    }

    /// The value of a script: the body of a function, whose arguments are `arguments`.
    pub fn script(&self, body: &str, arguments: &[Json]) -> Result<Json, String> {
        self.call(
            "POST",
            "/execute/sync",
            &json!({ "script": body, "args": arguments }),
        )
    }

    /// The same for a script that calls its last argument when it is done.
    pub fn script_later(&self, body: &str, arguments: &[Json]) -> Result<Json, String> {
        self.call(
            "POST",
            "/execute/async",
            &json!({ "script": body, "args": arguments }),
        )
    }

    pub fn element(value: &Json) -> Option<Element> {
        value.get(ELEMENT).is_some().then(|| Element(value.clone()))
    }

    /// Brings it into sight and clicks it with the mouse.
    pub fn click(&self, element: &Element) -> Result<(), String> {
        let id = element.0[ELEMENT].as_str().unwrap_or_default();
        self.call("POST", &format!("/element/{id}/click"), &json!({}))
            .map(drop)
    }

    /// Keys on whatever has the focus: each is pressed in order, then all are let go backwards.
    pub fn chord(&self, keys: &[&str]) -> Result<(), String> {
        let press = |key: &&str| json!({ "type": "keyDown", "value": key });
        let leave = |key: &&str| json!({ "type": "keyUp", "value": key });
        let steps: Vec<Json> = keys
            .iter()
            .map(press)
            .chain(keys.iter().rev().map(leave))
            .collect();
        self.actions(&json!([{ "type": "key", "id": "keyboard", "actions": steps }]))
    }

    /// What devices do, each with its steps.
    pub fn actions(&self, devices: &Json) -> Result<(), String> {
        self.call("POST", "/actions", &json!({ "actions": devices }))
            .map(drop)
    }

    /// The window's size, in pixels of the screen.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), String> {
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.call("POST", "/window/rect", &rect).map(drop)
    }

    /// The page as a PNG picture.
    pub fn picture(&self) -> Result<Vec<u8>, String> {
        let told = self.call("GET", "/screenshot", &Json::Null)?;
        Ok(from_base64(told.as_str().unwrap_or_default()))
    }
}

impl Element {
    /// As an argument of a script.
    pub fn as_json(&self) -> Json {
        self.0.clone()
    }
}

fn request(port: u16, method: &str, path: &str, asked: &Json) -> Result<Json, String> {
    let said = |error: std::io::Error| format!("{method} {path}: {error}");
    let body = if asked.is_null() {
        String::new()
    } else {
        asked.to_string()
    };
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(said)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(said)?;
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).map_err(said)?;
    stream.write_all(body.as_bytes()).map_err(said)?;
    let answer = answered(&mut BufReader::new(stream)).map_err(said)?;
    let body = String::from_utf8_lossy(&answer);
    let told: Json =
        serde_json::from_str(&body).map_err(|why| format!("{method} {path}: {why}: {body}"))?;
    let value = &told["value"];
    match value["error"].as_str() {
        Some(error) => Err(format!(
            "{error}: {}",
            value["message"].as_str().unwrap_or_default()
        )),
        None => Ok(value.clone()),
    }
}

/// The body of an answer, as long as its head says. Nobody asks for the end of the connection: the proxy would hand that
/// on to the driver behind it, and send the next question into a connection that is being closed.
fn answered(stream: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let mut left = None;
    let mut line = String::new();
    while stream.read_line(&mut line)? > 0 && !line.trim().is_empty() {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            left = value.trim().parse().ok();
        }
        line.clear();
    }
    let mut body = Vec::new();
    match left {
        Some(length) => stream.take(length).read_to_end(&mut body)?,
        None => stream.read_to_end(&mut body)?,
    };
    Ok(body)
}

fn from_base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut out, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for digit in text.bytes().filter_map(digit) {
        bits = bits << 6 | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xff) as u8);
        }
    }
    out
}
