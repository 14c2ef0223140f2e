//! Days as lists write them.

use jiff::civil::Date;
use plan::{
    declare::Field,
    texts::{filled, text},
    types::PartialDate,
};
use rules::words::{date as shown, short};

use super::{
    table::Cell,
    vocabulary::{WORDS, plain},
};

/// A day as files hold it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Told {
    Known(String),
    /// With what was guessed, in words.
    Guessed(String, String),
    /// With the reason, in words.
    Unclear(String),
}

/// Days that a number of a sheet may mean: from 1950 to 2100. The sheet counts from 30/12/1899.
const SERIALS: std::ops::RangeInclusive<f64> = 18_264.0..=73_415.0;
/// Years ahead of today that two figures may mean; beyond them they are of the last century.
const YEARS_AHEAD: i16 = 20;

/// A whole day.
pub(super) fn date(field: &Field, cell: &Cell, today: Date) -> Told {
    match cell {
        Cell::Day(day) => Told::Known(day.to_string()),
        Cell::Number(number) => match serial(*number) {
            Some(day) => guessed_serial(cell, day),
            None => unclear(),
        },
        Cell::Text(text) => written(field, text.trim(), today),
        _ => unclear(),
    }
}

/// Whether a cell is a whole day and nothing else: "01/01/1960" has the figures of a telephone number, and is none.
pub(super) fn is_day(cell: &Cell) -> bool {
    match cell {
        Cell::Day(_) => true,
        Cell::Text(text) => {
            let parts: Vec<&str> = text.trim().split(['/', '.', '-']).collect();
            let [day, month, year] = parts.as_slice() else {
                return false;
            };
            let day = (year.len() == 4)
                .then(|| Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)))
                .flatten();
            day.is_some_and(|(year, month, day)| {
                (1900..2100).contains(&year) && Date::new(year, month, day).is_ok()
            })
        }
        _ => false,
    }
}

fn unclear() -> Told {
    Told::Unclear(text("imports.problem.date").to_owned())
}

fn guessed_serial(cell: &Cell, day: Date) -> Told {
    let guess = filled(
        "imports.guess.serial",
        &[("text", &cell.shown()), ("date", &shown(day))],
    );
    Told::Guessed(day.to_string(), guess)
}

/// The day that a spreadsheet keeps as this number.
fn serial(number: f64) -> Option<Date> {
    if number.fract() != 0.0 || !SERIALS.contains(&number) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)]
    let days = number as i32;
    let start = Date::new(1899, 12, 30).ok()?;
    start.checked_add(jiff::Span::new().days(days)).ok()
}

fn written(field: &Field, typed: &str, today: Date) -> Told {
    // "12/03/2024 00:00" of exported tables.
    let text = typed.split_once(' ').map_or(typed, |(day, rest)| {
        let clock =
            rest.contains(':') && rest.chars().all(|c| c.is_ascii_digit() || ":.".contains(c));
        if clock { day } else { typed }
    });
    if let Ok(day) = text.parse::<Date>() {
        return Told::Known(day.to_string());
    }
    let guess = |day: Date| {
        let values = [
            ("text", &short(typed) as &dyn std::fmt::Display),
            ("date", &shown(day)),
        ];
        Told::Guessed(day.to_string(), filled("imports.guess.date", &values))
    };
    if let Some((day, month, year)) = numbers(text) {
        let whole = |year: i16| Date::new(year, month, day).ok();
        return match (year.len(), year.parse::<i16>()) {
            (4, Ok(year)) => whole(year).map_or_else(unclear, |day| Told::Known(day.to_string())),
            (2, Ok(year)) => whole(century(year, today)).map_or_else(unclear, guess),
            _ => unclear(),
        };
    }
    if let Ok(number) = text.parse::<f64>()
        && let Some(day) = serial(number)
    {
        return guessed_serial(&Cell::Number(number), day);
    }
    match in_letters(text) {
        Some((Some(day), month, year)) => Date::new(year, month, day)
            .map_or_else(|_| unclear(), |day| Told::Known(day.to_string())),
        // What ends in a month ends with it; what begins in one begins with it.
        Some((None, month, year)) => match Date::new(year, month, 1) {
            Ok(first) if ends(field) => guess(first.last_of_month()),
            Ok(first) => guess(first),
            Err(_) => unclear(),
        },
        None => unclear(),
    }
}

/// Whether a field is the last day of something.
fn ends(field: &Field) -> bool {
    ["ends_on", "expires_on", "delete_after"].contains(&field.name) || field.name.ends_with("_due")
}

/// Day, month and year with any usual mark between them.
fn numbers(text: &str) -> Option<(i8, i8, &str)> {
    let parts: Vec<&str> = text
        .split(['/', '.', '-', ' '])
        .filter(|p| !p.is_empty())
        .collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let small = |part: &str| (part.len() <= 2).then(|| part.parse().ok()).flatten();
    Some((small(day)?, small(month)?, year))
}

fn century(year: i16, today: Date) -> i16 {
    let this = today.year() / 100 * 100;
    if this + year <= today.year() + YEARS_AHEAD {
        this + year
    } else {
        this + year - 100
    }
}

/// "12 marzo 2024", "marzo 2024", "mar-24" as `(day, month, year)`.
fn in_letters(text: &str) -> Option<(Option<i8>, i8, i16)> {
    let words = plain(text);
    let mut words: Vec<&str> = words.split(' ').collect();
    // "lunedì 12 marzo 2024", "il 12 marzo", "1° marzo".
    words.retain(|word| {
        ![
            "il",
            "di",
            "del",
            "dal",
            "al",
            "lunedi",
            "martedi",
            "mercoledi",
            "giovedi",
            "venerdi",
            "sabato",
            "domenica",
        ]
        .contains(word)
    });
    let year = words.pop()?;
    let month = words.pop()?;
    let at = (WORDS.months.iter())
        .position(|name| *name == month || (month.len() >= 3 && name.starts_with(month)))?;
    let month = i8::try_from(at + 1).ok()?;
    let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
    let day = match words.as_slice() {
        [] => None,
        [day] => Some(day.trim_end_matches('o').parse().ok()?),
        _ => return None,
    };
    Some((day, month, year))
}

/// A day of which month or day may be unknown.
pub(super) fn partial(cell: &Cell, today: Date) -> Told {
    let problem = || Told::Unclear(text("imports.problem.partial_date").to_owned());
    let whole = |year: i16| PartialDate::parse(&format!("{year:04}"));
    match cell {
        Cell::Day(day) => Told::Known(day.to_string()),
        Cell::Number(number) if (1000.0..=2200.0).contains(number) && number.fract() == 0.0 => {
            #[allow(clippy::cast_possible_truncation)]
            let year = whole(*number as i16);
            year.map_or_else(problem, |year| Told::Known(year.as_str().to_owned()))
        }
        Cell::Number(number) => {
            serial(*number).map_or_else(problem, |day| guessed_serial(cell, day))
        }
        Cell::Text(typed) => {
            let typed = typed.trim();
            if let Some(year) = PartialDate::parse(typed) {
                return Told::Known(year.as_str().to_owned());
            }
            if let Some((month, year)) = typed.split_once('/')
                && let Some(known) = PartialDate::parse(&format!("{year}-{month:0>2}"))
            {
                return Told::Known(known.as_str().to_owned());
            }
            if let Some((None, month, year)) = in_letters(typed) {
                return Told::Known(format!("{year:04}-{month:02}"));
            }
            match written(&NO_END, typed, today) {
                Told::Unclear(_) => problem(),
                known => known,
            }
        }
        _ => problem(),
    }
}

/// A field that ends nothing, for days of which only the month is known.
static NO_END: Field = Field::new(
    plan::types::Type::Date,
    plan::declare::Mark::F,
    plan::declare::Class::P,
    "",
);

#[cfg(test)]
mod tests {
    use plan::declare::kind;

    use super::*;

    fn read(field: &str, cell: &Cell) -> Told {
        let field = kind("nomination").and_then(|kind| kind.field(field));
        let today = Date::new(2026, 3, 16).expect("a day");
        date(field.expect("a field"), cell, today)
    }

    fn day(told: &Told) -> Option<&str> {
        match told {
            Told::Known(day) | Told::Guessed(day, _) => Some(day),
            Told::Unclear(_) => None,
        }
    }

    #[test]
    fn days_in_every_usual_form() {
        for (typed, wanted, guessed) in [
            ("12/03/2024", "2024-03-12", false),
            ("12.3.2024", "2024-03-12", false),
            ("12-03-2024", "2024-03-12", false),
            ("2024-03-12", "2024-03-12", false),
            ("12/03/2024 00:00", "2024-03-12", false),
            ("12 marzo 2024", "2024-03-12", false),
            ("1° marzo 2024", "2024-03-01", false),
            ("martedì 12 mar 2024", "2024-03-12", false),
            ("12/03/24", "2024-03-12", true),
            ("12/03/58", "1958-03-12", true),
            ("marzo 2024", "2024-03-01", true),
            ("45363", "2024-03-12", true),
        ] {
            let told = read("starts_on", &Cell::Text(typed.into()));
            assert_eq!(day(&told), Some(wanted), "{typed}");
            assert_eq!(matches!(told, Told::Guessed(..)), guessed, "{typed}");
        }
        let end = read("ends_on", &Cell::Text("febbraio 2028".into()));
        assert_eq!(day(&end), Some("2028-02-29"));
        let number = read("starts_on", &Cell::Number(45_363.0));
        assert_eq!(day(&number), Some("2024-03-12"));
        for bad in [
            "31/02/2024",
            "12/13/2024",
            "domani",
            "3",
            "12/03/224",
            "2024",
        ] {
            assert_eq!(
                day(&read("starts_on", &Cell::Text(bad.into()))),
                None,
                "{bad}"
            );
        }
    }

    #[test]
    fn months_and_years_are_days_of_which_less_is_known() {
        let today = Date::new(2026, 3, 16).expect("a day");
        for (cell, wanted) in [
            (Cell::Number(1994.0), "1994"),
            (Cell::Text("1994".into()), "1994"),
            (Cell::Text("11/1994".into()), "1994-11"),
            (Cell::Text("novembre 1994".into()), "1994-11"),
            (Cell::Text("6 novembre 1994".into()), "1994-11-06"),
        ] {
            assert_eq!(day(&partial(&cell, today)), Some(wanted), "{cell:?}");
        }
    }
}
