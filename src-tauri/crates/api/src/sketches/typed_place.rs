//! A place as people write it: degrees in any usual form, or metres of the systems in use in Lombardy.

use std::fmt::Display;

use plan::texts::{filled, text};
use rules::systems::{Degrees, recognised};

use super::refused;
use crate::{error::Result, wire::ReadAs};

/// Italy, to the islands: there latitude and longitude are never the same number, so they can be told apart.
pub(crate) const ITALY: Degrees = Degrees {
    west: 6.5,
    south: 35.4,
    east: 18.6,
    north: 47.2,
};

/// Letters of the longest text: a line of an e-mail, not the e-mail.
const LONGEST: usize = 200;

/// Which way a number goes, when the text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    North,
    South,
    East,
    West,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Number(String),
    Way(Way),
    Degree,
    Minute,
    Second,
}

/// A number with its way; of degrees, minutes and seconds, as degrees.
#[derive(Clone, Copy, Debug)]
struct Reading {
    value: f64,
    way: Option<Way>,
}

/// Reads a place.
///
/// # Errors
/// It cannot be understood, or is not in Italy; the sentence gives an example.
pub fn read_place(typed: &str) -> Result<ReadAs> {
    let unclear = || refused("place.unclear", &[]);
    if typed.trim().is_empty() || typed.chars().count() > LONGEST {
        return Err(unclear());
    }
    let pieces = pieces(typed).ok_or_else(unclear)?;
    let marked = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Degree | Piece::Minute | Piece::Second));
    let (readings, sexagesimal) = if marked {
        let parts = pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Minute | Piece::Second));
        (marked_numbers(&pieces), parts)
    } else {
        (bare_numbers(&pieces), false)
    };
    let [a, b] = readings.ok_or_else(unclear)?;
    let as_degrees = marked || (a.value.abs() <= 180.0 && b.value.abs() <= 180.0);
    if as_degrees {
        in_degrees(a, b, sexagesimal)
    } else {
        in_metres(a, b)
    }
}

fn pieces(typed: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut letters = typed.chars().peekable();
    while let Some(letter) = letters.next() {
        let piece = match letter {
            '0'..='9' => {
                let mut number = String::from(letter);
                while let Some(next) = letters.next_if(|next| matches!(next, '0'..='9' | '.' | ','))
                {
                    number.push(next);
                }
                Piece::Number(number.trim_end_matches(['.', ',']).to_owned())
            }
            '-' | '−' | '–' | '+' => {
                if !letters.peek().is_some_and(char::is_ascii_digit) {
                    return None;
                }
                if letter == '+' {
                    continue;
                }
                let mut number = String::from('-');
                while let Some(next) = letters.next_if(|next| matches!(next, '0'..='9' | '.' | ','))
                {
                    number.push(next);
                }
                Piece::Number(number.trim_end_matches(['.', ',']).to_owned())
            }
            '°' | 'º' | '˚' => Piece::Degree,
            '\'' | '’' | '‘' | '′' | 'ʹ' | '´' | '`' => {
                // Two of them are seconds.
                if letters
                    .next_if(|next| matches!(next, '\'' | '’' | '′' | 'ʹ' | '´'))
                    .is_some()
                {
                    Piece::Second
                } else {
                    Piece::Minute
                }
            }
            '"' | '”' | '“' | '″' | 'ʺ' => Piece::Second,
            letter if letter.is_alphabetic() => {
                let mut word: String = letter.to_lowercase().collect();
                while let Some(next) = letters.next_if(|next| next.is_alphabetic()) {
                    word.extend(next.to_lowercase());
                }
                match word.as_str() {
                    "n" | "nord" | "north" | "lat" | "latitudine" | "y" => Piece::Way(Way::North),
                    "s" | "sud" => Piece::Way(Way::South),
                    "e" | "est" | "east" | "lon" | "long" | "lng" | "longitudine" | "x" => {
                        Piece::Way(Way::East)
                    }
                    "w" | "o" | "ovest" | "west" => Piece::Way(Way::West),
                    // Units that change nothing.
                    "m" | "mt" | "metri" | "gradi" => continue,
                    _ => return None,
                }
            }
            ',' | ';' | ':' | '=' | '(' | ')' | '[' | ']' | '/' | '|' | '.' => continue,
            letter if letter.is_whitespace() => continue,
            _ => return None,
        };
        pieces.push(piece);
    }
    Some(pieces)
}

/// Two numbers with their ways, which stand before or after them but in the same order.
fn with_ways(pieces: &[Piece], values: &[f64]) -> Option<[Reading; 2]> {
    let [a, b] = values else { return None };
    let ways: Vec<Way> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Way(way) => Some(*way),
            _ => None,
        })
        .collect();
    let ways = match ways.as_slice() {
        [] => [None, None],
        [one, other] => [Some(*one), Some(*other)],
        _ => return None,
    };
    let reading = |value: f64, way| Reading { value, way };
    Some([reading(*a, ways[0]), reading(*b, ways[1])])
}

/// `45°19'05"N 9°37'03"E`, `45,3181° 9,6176°`, `N 45° 19,08' E 9° 37,05'`.
fn marked_numbers(pieces: &[Piece]) -> Option<[Reading; 2]> {
    let mut values: Vec<(f64, f64)> = Vec::new();
    let mut left: Option<f64> = None;
    // The mark that came last: after minutes a number of seconds may have none.
    let mut last = None;
    for piece in pieces {
        match piece {
            Piece::Number(number) => {
                if left.is_some() {
                    return None;
                }
                left = Some(plain(number)?);
            }
            Piece::Way(_) => {}
            mark => {
                let value = left.take()?;
                match (mark, last, values.last_mut()) {
                    (Piece::Degree, ..) => {
                        let sign = if value.is_sign_negative() { -1.0 } else { 1.0 };
                        values.push((value.abs(), sign));
                    }
                    (Piece::Minute, Some(Piece::Degree), Some((degrees, _))) if sixtieth(value) => {
                        *degrees += value / 60.0;
                    }
                    (Piece::Second, Some(Piece::Degree | Piece::Minute), Some((degrees, _)))
                        if sixtieth(value) =>
                    {
                        *degrees += value / 3600.0;
                    }
                    _ => return None,
                }
                last = Some(mark.clone());
            }
        }
    }
    if left.is_some() {
        return None;
    }
    let values: Vec<f64> = values
        .into_iter()
        .map(|(value, sign)| value * sign)
        .collect();
    with_ways(pieces, &values)
}

fn sixtieth(value: f64) -> bool {
    (0.0..60.0).contains(&value)
}

/// One decimal number: `45.3181`, `45,3181`.
fn plain(number: &str) -> Option<f64> {
    number
        .replacen(',', ".", 1)
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())
}

/// Whether it is written in groups of three: `5.018.474`, `548.406`.
fn grouped(number: &str, mark: char) -> bool {
    let mut groups = number.trim_start_matches('-').split(mark);
    let first = groups
        .next()
        .is_some_and(|first| (1..=3).contains(&first.len()));
    let mut rest = groups.peekable();
    first && rest.peek().is_some() && rest.all(|group| group.len() == 3)
}

/// `45,3181 9,6176`, `45.3181,9.6176`, `548406 5018474`, `548.406 E 5.018.474 N`.
fn bare_numbers(pieces: &[Piece]) -> Option<[Reading; 2]> {
    let mut written: Vec<&str> = Vec::new();
    for piece in pieces {
        if let Piece::Number(number) = piece {
            written.push(number);
        }
    }
    // Two numbers with nothing but a comma between them.
    if let [both] = written.as_slice() {
        written = match both.matches(',').count() {
            // Figures enough for metres; else it is one decimal.
            1 if both.split(',').all(|half| half.len() > 4) => both.split(',').collect(),
            3 => {
                let middle = both.match_indices(',').nth(1)?.0;
                vec![&both[..middle], &both[middle + 1..]]
            }
            _ => return None,
        };
    }
    let [a, b] = written.as_slice() else {
        return None;
    };
    let points = |number: &str| number.matches('.').count();
    // `548.406` alone is a decimal; beside `5.018.474` it has a point between thousands.
    let thousands = points(a) > 1 || points(b) > 1;
    let value = |number: &str| -> Option<f64> {
        let (whole, decimals) = match number.rsplit_once(',') {
            Some((whole, decimals)) if number.contains('.') => (whole, Some(decimals)),
            _ => (number, None),
        };
        if thousands || decimals.is_some() {
            if whole.contains('.') && !grouped(whole, '.') {
                return None;
            }
            let whole = whole.replace('.', "");
            return plain(&match decimals {
                Some(decimals) => format!("{whole}.{decimals}"),
                None => whole,
            });
        }
        if number.matches(',').count() > 1 {
            return grouped(number, ',').then(|| number.replace(',', "").parse().ok())?;
        }
        plain(number)
    };
    with_ways(pieces, &[value(a)?, value(b)?])
}

fn rounded(degrees: f64) -> f64 {
    (degrees * 1e7).round() / 1e7
}

/// 45,3181: a comma, and no zeros at the end.
fn shown(degrees: f64) -> String {
    rounded(degrees).to_string().replace('.', ",")
}

fn in_degrees(a: Reading, b: Reading, sexagesimal: bool) -> Result<ReadAs> {
    let value = |reading: Reading| match reading.way {
        Some(Way::South | Way::West) => -reading.value.abs(),
        _ => reading.value,
    };
    let upright = |reading: Reading| {
        reading
            .way
            .map(|way| matches!(way, Way::North | Way::South))
    };
    let (lat, lon, said) = match (upright(a), upright(b)) {
        (None, None) => (value(a), value(b), false),
        (Some(true), Some(false)) => (value(a), value(b), true),
        (Some(false), Some(true)) => (value(b), value(a), true),
        _ => return Err(refused("place.unclear", &[])),
    };
    let system = text(if sexagesimal {
        "shapes.place.sexagesimal"
    } else {
        "shapes.place.decimal"
    });
    let told = |(lon, lat): (f64, f64), note: String| ReadAs {
        point: (rounded(lon), rounded(lat)),
        system: system.to_owned(),
        note,
    };
    if ITALY.holds((lon, lat)) {
        Ok(told((lon, lat), String::new()))
    } else if ITALY.holds((lat, lon)) {
        let key = if said { "exchanged" } else { "lon_first" };
        let values: [(&str, &dyn Display); 2] = [("east", &shown(lat)), ("north", &shown(lon))];
        Ok(told(
            (lat, lon),
            filled(&format!("shapes.place.{key}"), &values),
        ))
    } else {
        let values: [(&str, &dyn Display); 2] = [("lat", &shown(lat)), ("lon", &shown(lon))];
        Err(refused("place.not_italy", &values))
    }
}

fn in_metres(a: Reading, b: Reading) -> Result<ReadAs> {
    let upright = |reading: Reading| matches!(reading.way, Some(Way::North | Way::South));
    // What the letters say is looked at first; without them, or when they are wrong, the numbers decide.
    let at = if upright(a) {
        (b.value, a.value)
    } else {
        (a.value, b.value)
    };
    let (system, (lon, lat)) =
        recognised(&[at], ITALY).ok_or_else(|| refused("place.no_system", &[]))?;
    let named = |key: &str| text(&format!("place_words.system.{key}"));
    let boaga = [named("gauss_boaga"), named("gauss_boaga_north_first")].contains(&system);
    let key = match () {
        () if boaga => "converted",
        () if system == named("utm32") => "utm32",
        () => "read_as",
    };
    Ok(ReadAs {
        point: (rounded(lon), rounded(lat)),
        system: system.to_owned(),
        note: filled(&format!("shapes.place.{key}"), &[("system", &system)]),
    })
}
