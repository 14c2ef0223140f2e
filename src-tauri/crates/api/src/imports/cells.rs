//! What a cell means in the type of its field: read as it is, understood with a guess that is said, or not understood.

use std::{collections::HashMap, sync::LazyLock};

use jiff::civil::Date;
use plan::{
    codelists::{Lists, Row as CodeRow},
    declare::{Field, Kind},
    registry::Registry,
    texts::{filled, text},
    types::Type,
    value::Value,
};
use rules::words::{list, norm, short};

use super::{
    addresses, amounts,
    days::{self, Told},
    people,
    table::Cell,
    vocabulary::{CLE, WORDS, code_of_word, plain},
};

/// Codes named in a sentence.
const NAMED_CODES: usize = 8;
/// Bytes that the words for "nothing" have at most: longer texts need no comparison.
const LONGEST_NOTHING: usize = 16;
/// How alike two spellings must be to be the same word.
const ALIKE: f64 = 0.91;

/// A cell as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Read {
    pub value: Value,
    /// What was guessed, in words.
    pub guess: Option<String>,
    /// Why it was not understood, in words.
    pub problem: Option<String>,
    /// Other fields that the same cell fills.
    pub with: Vec<(&'static str, Value)>,
}

impl Read {
    pub fn good(value: Value) -> Self {
        Read {
            value,
            ..Read::default()
        }
    }

    pub fn guessed(value: Value, guess: String) -> Self {
        Read {
            value,
            guess: Some(guess),
            ..Read::default()
        }
    }

    pub fn bad(problem: String) -> Self {
        Read {
            problem: Some(problem),
            ..Read::default()
        }
    }

    pub fn problem(key: &str) -> Self {
        Read::bad(text(&format!("imports.problem.{key}")).to_owned())
    }
}

/// What is known where a cell is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Where<'a> {
    pub kind: &'static Kind,
    pub field: &'static Field,
    /// The head of the column.
    pub head: &'a str,
    /// Whether no other column has the house number, so that the street may have it.
    pub apart: bool,
    pub today: Date,
}

/// A text as it is typed, without what people write for "nothing".
pub(super) fn is_nothing(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => {
            let text = text.trim();
            let short = text.len() <= LONGEST_NOTHING;
            text.is_empty() || short && WORDS.nothing.contains(&text.to_lowercase())
        }
        other => other.is_empty(),
    }
}

/// Reads a cell for a field that is no link.
pub(super) fn read(at: Where, cell: &Cell) -> Read {
    if is_nothing(cell) {
        return Read::default();
    }
    if let Cell::Fault(fault) = cell {
        return Read::bad(filled("imports.problem.fault", &[("fault", fault)]));
    }
    if let Some(read) = in_words(at, cell).or_else(|| of_cle(at, cell)) {
        return read;
    }
    match at.field.ty {
        Type::Int | Type::Dec => amounts::read(at, cell),
        Type::Bool => yes_or_no(cell),
        Type::Date => days::date(at.field, cell, at.today).into_read(),
        Type::PartialDate => days::partial(cell, at.today).into_read(),
        Type::Code(list) => match code(list, &cell.shown()) {
            Ok((code, guess)) => with_guess(Value::Text(code), guess),
            Err(problem) => several_uses(at, list, cell).unwrap_or_else(|| Read::bad(problem)),
        },
        Type::Codes(list) => codes(list, cell),
        Type::Communes => communes(cell),
        Type::Text | Type::Long => written(at, cell),
        Type::Geometry => place(at.field, cell),
        Type::Link(_) | Type::Links(_) => Read::default(),
    }
}

fn with_guess(value: Value, guess: Option<String>) -> Read {
    Read {
        value,
        guess,
        ..Read::default()
    }
}

impl Told {
    fn into_read(self) -> Read {
        match self {
            Told::Known(day) => Read::good(Value::Text(day)),
            Told::Guessed(day, guess) => Read::guessed(Value::Text(day), guess),
            Told::Unclear(problem) => Read::bad(problem),
        }
    }
}

/// A word that stands for a value of this very field: «vice» for rank 1.
fn in_words(at: Where, cell: &Cell) -> Option<Read> {
    let words = WORDS
        .values
        .get(&format!("{}.{}", at.kind.name, at.field.name))?;
    let wanted = plain(&cell.shown());
    let typed = (words.iter()).find(|(word, _)| plain(word) == wanted)?.1;
    Some(Read::good(Value::typed(at.field, typed)))
}

/// A number of the CLE standard in the column of that name.
fn of_cle(at: Where, cell: &Cell) -> Option<Read> {
    let attribute = at.head.trim().to_lowercase();
    if at.field.name == "people_when" && matches!(cell, Cell::Number(_) | Cell::Text(_)) {
        // How many hours of a day, how many months of a year: numbers that say nothing without their name.
        let words = text(&format!("imports.cle.{attribute}"));
        let number = cell.shown();
        let counts = !words.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        return counts.then(|| {
            let said = filled(&format!("imports.cle.{attribute}"), &[("count", &number)]);
            let guess = filled("imports.guess.code", &[("text", &number), ("label", &said)]);
            Read::guessed(Value::Text(said), guess)
        });
    }
    let values = CLE.codes.get(&attribute)?;
    let known = values.get(&cell.shown())?;
    let mut read = Read::default();
    for (name, code) in known {
        let field = at.kind.field(name)?;
        let value = Value::typed(field, code);
        if field.name == at.field.name {
            read.value = value;
        } else {
            read.with.push((field.name, value));
        }
    }
    Some(read)
}

fn yes_or_no(cell: &Cell) -> Read {
    if let Cell::Bool(answer) = cell {
        return Read::good(Value::Bool(*answer));
    }
    match answer(&cell.shown()) {
        Some(answer) => Read::good(Value::Bool(answer)),
        None => Read::problem("bool"),
    }
}

/// Yes or no as lists say it: `sì`, `x`, `presente`, `non presente`.
pub(super) fn answer(text: &str) -> Option<bool> {
    let wanted = plain(text);
    let among = |words: &[String]| words.iter().any(|word| plain(word) == wanted);
    if matches!(text.trim(), "✓" | "✔" | "•") || among(&WORDS.yes) {
        Some(true)
    } else if among(&WORDS.no) {
        Some(false)
    } else {
        None
    }
}

/// The code that a text stands for, and how it was guessed when it is not said plainly.
///
/// # Errors
/// It can be none, or more than one.
pub(super) fn code(list_name: &str, typed: &str) -> Result<(String, Option<String>), String> {
    let rows = plain_rows(list_name);
    let wanted = plain(typed);
    // "P.L." and "PL" are the same.
    let tight = wanted.replace(' ', "");
    let exact = rows
        .iter()
        .find(|row| row.tight_label == tight || row.tight_code == tight);
    let said = exact
        .map(|own| own.row.code.as_str())
        .or_else(|| code_of_word(list_name, &wanted));
    if let Some(code) = said {
        return Ok((code.to_owned(), None));
    }
    let guess = |row: &CodeRow| {
        let guess = filled(
            "imports.guess.code",
            &[("text", &short(typed)), ("label", &row.label)],
        );
        Ok((row.code.clone(), Some(guess)))
    };
    // "Comandante della Polizia locale" has all the words of one label, or only words of it.
    let called = |own: &&PlainRow| {
        let mut names = own.in_use.iter();
        shares(&wanted, &own.label, true) || names.any(|name| shares(&wanted, name, false))
    };
    let all: Vec<&PlainRow> = rows.iter().filter(called).collect();
    match all.as_slice() {
        [one] => return guess(one.row),
        [] => {}
        several => {
            let labels = several.iter().take(NAMED_CODES).map(|own| &own.row.label);
            let labels: Vec<_> = labels.map(|label| format!("«{label}»")).collect();
            return Err(filled(
                "imports.problem.code_many",
                &[("labels", &labels.join(", "))],
            ));
        }
    }
    let like = |own: &&PlainRow| strsim::jaro_winkler(&own.label, &wanted);
    let near = rows.iter().max_by(|a, b| like(a).total_cmp(&like(b)));
    match near.filter(|own| wanted.len() > 3 && like(own) >= ALIKE) {
        Some(own) => guess(own.row),
        None => Err(no_code(Lists::builtin().rows(list_name))),
    }
}

/// A code with everything by which it is called, plain: made once, since lists are long and their codes many.
struct PlainRow {
    row: &'static CodeRow,
    label: String,
    tight_label: String,
    tight_code: String,
    in_use: Vec<String>,
}

fn plain_rows(list_name: &str) -> &'static [PlainRow] {
    static ROWS: LazyLock<HashMap<&'static str, Vec<PlainRow>>> = LazyLock::new(|| {
        let lists = Lists::builtin();
        let plain_row = |list: &str, row: &'static CodeRow| {
            let in_use = WORDS.codes.get(list).and_then(|codes| codes.get(&row.code));
            let label = plain(&row.label);
            PlainRow {
                row,
                tight_label: label.replace(' ', ""),
                label,
                tight_code: plain(&row.code).replace(' ', ""),
                in_use: in_use
                    .into_iter()
                    .flatten()
                    .map(|name| plain(name))
                    .collect(),
            }
        };
        let named = lists.names().map(|list| {
            let rows = lists.rows(list).iter();
            (list, rows.map(|row| plain_row(list, row)).collect())
        });
        named.collect()
    });
    ROWS.get(list_name).map_or(&[], Vec::as_slice)
}

/// Whether a text has every word of a name that counts; or, of a label, is made of words of it alone.
fn shares(wanted: &str, name: &str, label: bool) -> bool {
    const LINKING: [&str; 18] = [
        "a", "al", "alla", "con", "d", "da", "dei", "del", "dell", "della", "delle", "di", "e",
        "il", "in", "l", "o", "per",
    ];
    let counts = |word: &&str| !LINKING.contains(word);
    let own: Vec<&str> = name.split(' ').filter(counts).collect();
    let typed: Vec<&str> = wanted.split(' ').filter(counts).collect();
    let within = |some: &[&str], all: &[&str]| {
        !some.is_empty() && some.iter().all(|word| all.contains(word))
    };
    within(&own, &typed) || label && within(&typed, &own)
}

fn no_code(rows: &[CodeRow]) -> String {
    let mut labels: Vec<_> = (rows.iter().take(NAMED_CODES))
        .map(|row| format!("«{}»", row.label))
        .collect();
    if rows.len() > NAMED_CODES {
        labels.push("…".to_owned());
    }
    filled("imports.problem.code", &[("labels", &labels.join(", "))])
}

/// The members of a cell that lists several things. What is one by itself is not parted, though its name may have a comma
/// or an «e» in it.
pub(super) fn members(text: &str, mut is_one: impl FnMut(&str) -> bool) -> Vec<&str> {
    if is_one(text) {
        return vec![text];
    }
    let mut out = Vec::new();
    for part in text.split([';', '\n', '|']).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        if is_one(part) {
            out.push(part);
            continue;
        }
        let pieces = part.split([',', '/', '+']);
        let pieces = pieces.flat_map(|piece| piece.split(" e "));
        out.extend(pieces.map(str::trim).filter(|piece| !piece.is_empty()));
    }
    out
}

fn codes(list_name: &str, cell: &Cell) -> Read {
    let typed = cell.shown();
    let mut found = Vec::new();
    let mut guesses = Vec::new();
    let is_one = |text: &str| matches!(code(list_name, text), Ok((_, None)));
    for member in members(&typed, is_one) {
        match code(list_name, member) {
            Ok((code, guess)) => {
                found.push(code);
                guesses.extend(guess);
            }
            Err(problem) => {
                return Read::bad(filled(
                    "imports.problem.member",
                    &[("member", &short(member)), ("problem", &problem)],
                ));
            }
        }
    }
    let guess = (!guesses.is_empty()).then(|| guesses.join(" "));
    with_guess(Value::set(found), guess)
}

/// "Attesa - Ammassamento": an area has one type, and others beside it.
fn several_uses(at: Where, list_name: &str, cell: &Cell) -> Option<Read> {
    let further = at
        .kind
        .field("secondary_types")
        .filter(|_| at.field.name == "area_type")?;
    let typed = cell.shown().replace(" - ", ";");
    let codes: Option<Vec<String>> = (members(&typed, |_| false).into_iter())
        .map(|member| code(list_name, member).ok().map(|(code, _)| code))
        .collect();
    let mut codes = codes?.into_iter();
    let first = codes.next()?;
    let others: Vec<String> = codes.filter(|code| *code != first).collect();
    let lists = Lists::builtin();
    let guess = filled(
        "imports.guess.uses",
        &[
            ("text", &short(&cell.shown())),
            ("first", &lists.label(list_name, &first)),
            (
                "others",
                &quoted_list(others.iter().map(|code| lists.label(list_name, code))),
            ),
        ],
    );
    (!others.is_empty()).then(|| Read {
        value: Value::Text(first),
        guess: Some(guess),
        with: vec![(further.name, Value::set(others))],
        problem: None,
    })
}

/// Six figures: what a sheet keeps as a number has lost its zero.
pub(super) fn istat(cell: &Cell) -> Option<(String, Option<String>)> {
    let typed = cell.shown();
    let digits = typed.trim();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() > 6 {
        return None;
    }
    let whole = format!("{digits:0>6}");
    if digits.len() == 6 {
        return Some((whole, None));
    }
    // Shorter ones are no code that lost its zeros: the lowest code is 001001.
    (digits.len() >= 4).then(|| {
        let guess = filled(
            "imports.guess.istat",
            &[("text", &digits), ("code", &whole)],
        );
        (whole, Some(guess))
    })
}

/// The commune of the register with that name.
fn commune(name: &str) -> Option<&'static str> {
    let wanted = norm(name.trim_start_matches("Comune di "));
    let mut communes = Registry::builtin().communes.iter();
    let commune = communes.find(|commune| norm(&commune.name) == wanted);
    commune.map(|commune| commune.istat_code.as_str())
}

fn communes(cell: &Cell) -> Read {
    let typed = cell.shown();
    let mut found = Vec::new();
    let mut guesses = Vec::new();
    for member in members(&typed, |_| false) {
        if let Some((code, guess)) = istat(&Cell::Text(member.to_owned())) {
            found.push(code);
            guesses.extend(guess);
        } else if let Some(code) = commune(member) {
            found.push(code.to_owned());
        } else {
            return Read::bad(filled(
                "imports.problem.commune",
                &[("name", &short(member))],
            ));
        }
    }
    let guess = (!guesses.is_empty()).then(|| guesses.join(" "));
    with_guess(Value::set(found), guess)
}

/// A text: of one line for a short one.
fn written(at: Where, cell: &Cell) -> Read {
    if ["istat_code", "host_commune"].contains(&at.field.name) {
        if let Some((code, guess)) = istat(cell) {
            return with_guess(Value::Text(code), guess);
        }
        return match commune(&cell.shown()) {
            Some(code) => Read::good(Value::from(code)),
            None => Read::bad(filled(
                "imports.problem.commune",
                &[("name", &short(&cell.shown()))],
            )),
        };
    }
    let typed = visible(&cell.shown());
    let typed = if at.field.ty == Type::Text {
        typed.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        typed.replace("\r\n", "\n")
    };
    let typed = if at.kind.name == "person" && ["surname", "given_name"].contains(&at.field.name) {
        people::cased(&typed)
    } else {
        typed
    };
    if let Some(most) = at.field.max
        && typed.chars().count() > most as usize
    {
        return Read::bad(filled(
            "imports.problem.long",
            &[("most", &most), ("count", &typed.chars().count())],
        ));
    }
    if at.field.name == "street"
        && at.apart
        && let Some(address) = addresses::parted(&typed)
    {
        let guess = (!address.rest.is_empty()).then(|| {
            filled(
                "imports.guess.address",
                &[
                    ("text", &short(&typed)),
                    ("street", &address.street),
                    ("number", &address.house_number),
                    ("rest", &address.rest),
                ],
            )
        });
        return Read {
            value: Value::Text(address.street),
            guess,
            with: vec![("house_number", Value::Text(address.house_number))],
            problem: None,
        };
    }
    Read::good(Value::typed(at.field, &typed))
}

/// Without characters that nobody sees: control codes, and those that turn the direction of writing.
fn visible(typed: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let seen = typed.chars().filter(|c| !turns(*c));
    seen.map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .collect()
}

/// Coordinates in one cell, or a shape as text.
fn place(field: &Field, cell: &Cell) -> Read {
    let typed = cell.shown();
    if let good @ Value::Geometry(_) = Value::typed(field, &typed) {
        return Read::good(good);
    }
    read_place_text(field, &typed)
}

/// A place as a text, in any usual form.
pub(super) fn read_place_text(field: &Field, typed: &str) -> Read {
    match crate::sketches::read_place(typed) {
        Ok(read) => {
            let doubt = (!read.note.is_empty()).then_some(read.note);
            point(field, read.point, doubt)
        }
        Err(error) => Read::bad(error.message),
    }
}

/// A point in degrees, where the field can hold one.
pub(super) fn point(field: &Field, (lon, lat): (f64, f64), doubt: Option<String>) -> Read {
    let json = serde_json::json!({ "type": "Point", "coordinates": [lon, lat] });
    match Value::from_json(field, &json) {
        good @ Value::Geometry(_) => with_guess(good, doubt),
        _ => Read::problem("no_point"),
    }
}

/// What a text of a cell is called in a sentence: «una decina».
pub(super) fn quoted(cell: &Cell) -> String {
    format!("«{}»", short(&cell.shown()))
}

/// "a, b e c" of texts in quotes.
pub(super) fn quoted_list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    list(names.map(|name| format!("«{}»", short(name))))
}
