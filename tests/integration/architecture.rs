//! The rules of the house that the compiler does not know: who may depend on whom, what the pure crates never touch,
//! and that no file lags behind the others.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value as Json;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What is wrong, one line each: a test says all of it at once.
fn none(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Every file of the repository under `folder`, by its path from the top.
fn files(folder: &str) -> Vec<PathBuf> {
    let skipped = [
        "target",
        ".git",
        ".venv",
        "node_modules",
        "dist",
        "gen",
        "permissions",
    ];
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for entry in entries {
            let path = entry.expect("an entry of a folder").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && !skipped.contains(&&*name) {
                folders.push(path);
            } else if path.is_file() {
                found.push(path.strip_prefix(root()).expect("under the top").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// The packages of the workspace with those of its packages that each needs: (normal and build, for tests).
fn packages() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let json: Json = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let mut packages = BTreeMap::new();
    for package in json["packages"].as_array().expect("packages") {
        let (mut needed, mut for_tests) = (BTreeSet::new(), BTreeSet::new());
        for dependency in package["dependencies"].as_array().expect("dependencies") {
            let name = dependency["name"].as_str().expect("a name").to_owned();
            if dependency["kind"] == "dev" {
                for_tests.insert(name);
            } else {
                needed.insert(name);
            }
        }
        let name = package["name"].as_str().expect("a name").to_owned();
        packages.insert(name, (needed, for_tests));
    }
    packages
}

/// Which packages of the workspace each may need:
/// `plan <- rules <- {archive, exchange} <- api <- {piano, piano-pronto}`.
const MAY_NEED: &[(&str, &[&str])] = &[
    ("plan", &[]),
    ("rules", &["plan"]),
    ("archive", &["plan", "rules"]),
    ("exchange", &["plan", "rules"]),
    ("api", &["plan", "rules", "archive", "exchange"]),
    ("piano", &["plan", "rules", "api"]),
    ("piano-pronto", &["plan", "api"]),
    ("testkit", &["plan", "rules"]),
];

#[test]
fn dependencies_run_one_way() {
    let packages = packages();
    let mut wrong = Vec::new();
    for (name, (needed, _)) in &packages {
        let Some((_, may)) = MAY_NEED.iter().find(|(other, _)| other == name) else {
            wrong.push(format!("{name}: say here what it may need"));
            continue;
        };
        for other in needed.iter().filter(|other| packages.contains_key(*other)) {
            if !may.contains(&other.as_str()) {
                wrong.push(format!("{name} needs {other}"));
            }
        }
    }
    none(&wrong);
}

#[test]
fn only_tests_need_the_testkit() {
    let needing: Vec<_> = packages()
        .into_iter()
        .filter(|(_, (needed, _))| needed.contains("testkit"))
        .map(|(name, _)| name)
        .collect();
    none(&needing);
}

#[test]
fn sql_stays_in_the_archive_and_in_the_maps() {
    let mut wrong = Vec::new();
    for (name, (needed, _)) in packages() {
        if needed.contains("rusqlite") && !["archive", "exchange"].contains(&name.as_str()) {
            wrong.push(format!("{name} needs rusqlite"));
        }
    }
    none(&wrong);
}

/// Time, ids and paths are parameters there: the same plan on the same day gives the same answer anywhere.
#[test]
fn the_pure_crates_touch_nothing() {
    let never = [
        "std::fs",
        "std::env",
        "std::io::stdin",
        "std::net",
        "std::process",
        "std::thread",
        "std::time",
        "fs::read",
        "env::var",
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
        "Uuid::now_v7",
        "Uuid::new_v4",
        "rusqlite",
        "println!",
        "eprintln!",
    ];
    let mut wrong = Vec::new();
    for name in ["plan", "rules"] {
        for file in files(&format!("src-tauri/crates/{name}/src")) {
            let file = file.to_string_lossy();
            let text = read(&file);
            for word in never.iter().filter(|word| text.contains(**word)) {
                wrong.push(format!("{file}: {word}"));
            }
        }
    }
    none(&wrong);
}

/// Is the word there, other than as the end of a longer one? `refetch(` is no `fetch(`.
fn says(text: &str, word: &str) -> bool {
    let longer = |c: char| c.is_alphanumeric() || c == '.' || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(longer))
}

/// Adapters call the use cases; they do not open archives or packages themselves.
#[test]
fn the_adapters_go_through_the_use_cases() {
    let mut wrong = Vec::new();
    for file in [files("src-tauri/cli"), files("src-tauri/src")].concat() {
        let file = file.to_string_lossy();
        let text = read(&file);
        for word in ["archive::", "exchange::", "rusqlite", "std::net"] {
            if says(&text, word) {
                wrong.push(format!("{file}: {word}"));
            }
        }
    }
    none(&wrong);
}

#[test]
fn no_test_file_is_forgotten() {
    let main = read("tests/integration/main.rs");
    let mut wrong = Vec::new();
    for file in files("tests/integration") {
        let inside = file.strip_prefix("tests/integration").expect("under it");
        let mut parts = inside
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        let first = parts.next().unwrap_or_default();
        let module = first.strip_suffix(".rs").unwrap_or(&first);
        let is_source = file.extension().is_some_and(|extension| extension == "rs");
        let listed = main
            .lines()
            .any(|line| line.trim().trim_start_matches("pub ") == format!("mod {module};"));
        if is_source && module != "main" && !listed {
            wrong.push(format!("{}: not in main.rs", file.display()));
        }
    }
    none(&wrong);
}

#[test]
fn every_crate_is_in_the_documents() {
    let mut wrong = Vec::new();
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = read(document);
        for name in packages().keys() {
            if !text.contains(&format!("`{name}`")) && !text.contains(&format!("{name}/")) {
                wrong.push(format!("{document}: nothing about `{name}`"));
            }
        }
    }
    none(&wrong);
}

/// `Command` in the arguments of the program, as they are typed.
fn commands() -> Vec<String> {
    let args = read("src-tauri/cli/args.rs");
    let body = args
        .split("pub enum Command {")
        .nth(1)
        .expect("the commands");
    let body = body.split("\n}").next().unwrap_or_default();
    body.lines()
        .filter_map(|line| line.strip_prefix("    "))
        // What only a developer builds is told in CONTRIBUTING.md.
        .scan("", |before, line| {
            let lasting = !before.starts_with("#[cfg(feature");
            *before = line;
            Some(if lasting { line } else { "" })
        })
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|line| {
            let name: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
            name.to_lowercase()
        })
        .collect()
}

#[test]
fn every_command_is_in_the_readme() {
    let readme = read("README.md");
    let commands = commands();
    assert!(commands.len() > 10, "{commands:?}");
    let lacking: Vec<_> = commands
        .into_iter()
        .filter(|command| !readme.contains(&format!("piano {command}")))
        .collect();
    none(&lacking);
}

#[test]
fn every_code_list_of_the_program_ships() {
    let lists = plan::codelists::Lists::builtin();
    let lacking: Vec<_> = plan::codelists::LISTS
        .iter()
        .filter(|(name, _)| lists.rows(name).is_empty())
        .map(|(name, _)| (*name).to_owned())
        .collect();
    none(&lacking);
}

#[test]
fn nothing_unfinished_and_no_place_of_one_machine() {
    // In pieces, so that this file does not name them either.
    let words = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["todo", "!("],
        ["unimplemented", "!("],
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/tmp", "/h/"],
        ["../sha", "red"],
        ["C:\\Use", "rs\\"],
    ]
    .map(|pieces| pieces.concat());
    let mut wrong = Vec::new();
    for file in files("") {
        if file == Path::new("Cargo.lock") {
            continue;
        }
        // What is not text has no words.
        let Ok(text) = fs::read_to_string(root().join(&file)) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for word in words.iter().filter(|word| line.contains(word.as_str())) {
                wrong.push(format!("{}:{}: {word}", file.display(), number + 1));
            }
        }
    }
    none(&wrong);
}

#[test]
fn files_are_of_a_size_that_one_reads() {
    let long: Vec<_> = files("src-tauri")
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .filter_map(|file| {
            let lines = read(&file.to_string_lossy()).lines().count();
            (lines > 800).then(|| format!("{}: {lines} lines", file.display()))
        })
        .collect();
    none(&long);
}

#[test]
fn the_licence_is_there_and_everywhere_the_same() {
    assert!(read("LICENSE").contains("EUROPEAN UNION PUBLIC LICENCE v. 1.2"));
    assert!(read("Cargo.toml").contains("license = \"EUPL-1.2\""));
    assert!(read("publiccode.yml").contains("license: EUPL-1.2"));
}

#[test]
fn the_integration_server_runs_the_same_tests() {
    assert!(read(".ci/run").contains("make test"));
    let makefile = read("Makefile");
    for target in [
        "run", "test", "bench", "setup", "help", "clean", "types", "ui", "window", "e2e",
    ] {
        assert!(makefile.contains(&format!("\n{target}:")), "make {target}");
    }
}

fn json(path: &str) -> Json {
    serde_json::from_str(&read(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn texts_of(list: &Json) -> Vec<&str> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Json::as_str).collect()
}

/// What the page may ask of the shell. A permission more is a decision: it is written here, with its reason, or not given.
const PERMISSIONS: &[&str] = &[
    // The door of the commands.
    "allow-rpc",
    "allow-cancel",
    // What only a desktop has: the page gets a path or nothing, never a file.
    "allow-choose-file",
    "allow-choose-save",
    "allow-choose-folder",
    "allow-show-in-folder",
    "allow-print",
    "allow-set-zoom",
    // Narrow and on top, beside a browser: only this window, only these two shapes.
    "allow-set-companion",
    "allow-restart",
    "allow-drawn",
    // Papers that the window cannot show, in the system's own viewer: a copy, of endings that nothing runs.
    "allow-open-attachment",
    // To hear of a file that was opened with the program.
    "core:event:allow-listen",
    "core:event:allow-unlisten",
];

#[test]
fn the_window_has_the_least_power() {
    let mut wrong = Vec::new();
    for file in files("src-tauri/capabilities") {
        let capability = json(&file.to_string_lossy());
        for permission in texts_of(&capability["permissions"]) {
            if !PERMISSIONS.contains(&permission) {
                wrong.push(format!("{}: {permission}", file.display()));
            }
        }
        if !capability["permissions"]
            .as_array()
            .is_some_and(|all| all.iter().all(Json::is_string))
        {
            wrong.push(format!("{}: a permission with a scope", file.display()));
        }
        if !capability["remote"].is_null() {
            wrong.push(format!("{}: remote pages", file.display()));
        }
        if texts_of(&capability["windows"]) != ["main"] {
            wrong.push(format!("{}: other windows", file.display()));
        }
    }
    none(&wrong);
}

/// The pages are inside the program and the policy lets nothing else in. The policy in force is the same, see `piano-pronto`.
#[test]
fn the_window_loads_nothing_from_elsewhere() {
    let config = json("src-tauri/tauri.conf.json");
    let security = &config["app"]["security"];
    let mut wrong = Vec::new();
    for (what, value) in [
        ("build.devUrl", &config["build"]["devUrl"]),
        ("security.devCsp", &security["devCsp"]),
        ("security.assetProtocol", &security["assetProtocol"]),
        (
            "security.dangerousDisableAssetCspModification",
            &security["dangerousDisableAssetCspModification"],
        ),
    ] {
        if !value.is_null() {
            wrong.push(format!("tauri.conf.json: {what}"));
        }
    }
    if config["app"]["withGlobalTauri"] == true {
        wrong.push("tauri.conf.json: withGlobalTauri".into());
    }
    if config["app"]["windows"] != Json::Array(Vec::new()) {
        wrong.push("tauri.conf.json: windows are opened in the code".into());
    }
    if texts_of(&security["capabilities"]) != ["window"] {
        wrong.push("tauri.conf.json: other capabilities".into());
    }
    let policy = security["csp"].as_str().unwrap_or_default();
    if !policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';") {
        wrong.push(format!("tauri.conf.json: {policy}"));
    }
    for loose in ["unsafe", "*", "https:", "wasm", "nonce"] {
        if policy.contains(loose) {
            wrong.push(format!("tauri.conf.json: the policy says {loose}"));
        }
    }
    none(&wrong);
}

/// Sources of the window, apart from what is generated and from tests.
fn window_sources() -> Vec<(String, String)> {
    let folder = files("ui/src").into_iter();
    let sources = folder.filter(|file| {
        let name = file.to_string_lossy();
        (name.ends_with(".ts") || name.ends_with(".tsx"))
            && !name.contains(".test")
            && name != "ui/src/api/wire.ts"
            && name != "ui/src/api/kinds.ts"
    });
    sources
        .map(|file| {
            let name = file.to_string_lossy().into_owned();
            let text = read(&name);
            (name, text)
        })
        .collect()
}

#[test]
fn one_file_of_the_window_knows_tauri() {
    let mut wrong = Vec::new();
    for (file, text) in window_sources() {
        if text.contains("@tauri-apps/") && file != "ui/src/platform/tauri.ts" {
            wrong.push(format!("{file}: @tauri-apps"));
        }
        // The online map that a person turns on is the one thing that comes from a network.
        let seam =
            file.starts_with("ui/src/platform/") || file.starts_with("ui/src/features/map/base/");
        for word in [
            "__TAURI",
            "fetch(",
            "XMLHttpRequest",
            "WebSocket",
            "sendBeacon",
        ] {
            if says(&text, word) && !seam {
                wrong.push(format!("{file}: {word}"));
            }
        }
    }
    none(&wrong);
}

/// Commands whose name is chosen while the window runs: `call(back ? 'undo' : 'redo', …)`.
const CALLED_BY_CHOICE: &[&str] = &["undo", "redo"];

/// A command that no screen calls is dead weight, and one that a person will never reach.
#[test]
fn every_command_is_called_by_the_window() {
    let close = |text: String| text.split_whitespace().collect::<String>();
    let sources: String = window_sources()
        .into_iter()
        .map(|(_, text)| close(text))
        .collect();
    let lacking: Vec<_> = api::rpc::COMMANDS
        .iter()
        .filter(|command| {
            let call = if CALLED_BY_CHOICE.contains(command) {
                ""
            } else {
                "call("
            };
            !sources.contains(&format!("{call}'{command}'"))
        })
        .map(|command| format!("{command}: no screen calls it"))
        .collect();
    none(&lacking);
}

/// A plain `cargo test` has no display: the tests of the window wait to be asked.
#[test]
fn tests_of_the_window_are_run_apart() {
    let mut wrong = Vec::new();
    for file in files("tests/e2e") {
        let name = file.to_string_lossy();
        let text = read(&name);
        let tests = text.matches("#[test]\n").count();
        if tests != text.matches("#[test]\n#[ignore = ").count() {
            wrong.push(format!("{name}: a test that is not #[ignore]"));
        }
    }
    none(&wrong);
}
