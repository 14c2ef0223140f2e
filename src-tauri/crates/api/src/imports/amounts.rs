//! Numbers as lists write them: with comma, with a unit, more or less.

use plan::{declare::Field, texts::filled, types::Type, value::Value};
use rules::words::short;

use super::{
    cells::{Read, Where},
    table::Cell,
    vocabulary::{WORDS, code_of_word, plain},
};

/// Reads a cell for a whole or a decimal number.
pub(super) fn read(at: Where, cell: &Cell) -> Read {
    match cell {
        Cell::Number(number) => exact(at.field, *number),
        Cell::Text(typed) => written(at, typed.trim()),
        Cell::Day(_) => Read::problem("number_is_date"),
        _ => Read::problem(key(at.field)),
    }
}

fn key(field: &Field) -> &'static str {
    if field.ty == Type::Int { "int" } else { "dec" }
}

/// A number as the type of the field holds it.
fn exact(field: &Field, number: f64) -> Read {
    let typed = Cell::Number(number).shown();
    match Value::typed(field, &typed) {
        Value::Raw(_) if field.ty == Type::Int => Read::problem("int"),
        Value::Raw(_) => Read::problem("dec"),
        value => Read::good(value),
    }
}

fn written(at: Where, typed: &str) -> Read {
    let plainly = Value::typed(at.field, typed);
    if !matches!(plainly, Value::Raw(_)) {
        return Read::good(plainly);
    }
    let (rest, about) = without_about(typed);
    let rest = without_number_sign(rest);
    if let Some(number) = WORDS.numbers.get(&plain(rest)) {
        #[allow(clippy::cast_precision_loss)]
        let value = exact(at.field, *number as f64).value;
        return guessed(at, typed, value);
    }
    let Some((number, unit)) = split(rest) else {
        return Read::problem(key(at.field));
    };
    let Some((number, sure)) = number_in(number) else {
        return Read::problem(key(at.field));
    };
    let mut with = Vec::new();
    // "450 mq coperti": the unit is its first word.
    let first = unit.split(' ').next().unwrap_or(unit);
    let more = factor(at.field, unit).is_none() && unit_of(at, unit).is_none() && first != unit;
    let about = about || more;
    let unit = if more { first } else { unit };
    let number = if let Some(factor) = factor(at.field, unit) {
        number * factor
    } else if let Some((field, code)) = unit_of(at, unit) {
        with.push((field, Value::from(code)));
        number
    } else {
        return Read::bad(wrong_unit(at.field, unit));
    };
    let read = exact(at.field, number);
    if read.problem.is_some() {
        return read;
    }
    // "30 min" where minutes are asked says what the field says: there is nothing to guess.
    let plainly = sure && !about && (unit.is_empty() || factor(at.field, unit) == Some(1.0));
    let mut read = if plainly {
        Read::good(read.value)
    } else {
        guessed(at, typed, read.value)
    };
    read.with = with;
    read
}

fn wrong_unit(field: &Field, unit: &str) -> String {
    let unit = short(unit);
    match field.unit {
        Some(wanted) => filled(
            "imports.problem.unit",
            &[("unit", &unit), ("wanted", &wanted)],
        ),
        None => filled("imports.problem.number_alone", &[("text", &unit)]),
    }
}

fn guessed(at: Where, typed: &str, value: Value) -> Read {
    let shown = value.shown(at.field.ty);
    let unit = at
        .field
        .unit
        .map(|unit| format!(" {unit}"))
        .unwrap_or_default();
    let guess = filled(
        "imports.guess.number",
        &[
            ("text", &short(typed)),
            ("number", &format!("{shown}{unit}")),
        ],
    );
    Read::guessed(value, guess)
}

/// The text without a word that says "more or less", and whether there was one.
fn without_about(typed: &str) -> (&str, bool) {
    let lower = typed.to_lowercase();
    for word in &WORDS.more_or_less {
        // Lower case has as many bytes as these words have.
        if lower.len() == typed.len() && lower.starts_with(word.as_str()) {
            let rest = &typed[word.len()..];
            let apart = !word.ends_with(char::is_alphabetic)
                || rest.starts_with(|c: char| !c.is_alphabetic());
            if apart && !rest.trim().is_empty() {
                return (rest.trim_start_matches(['.', ' ']).trim(), true);
            }
        }
    }
    for word in ["circa", "ca.", "ca", "c.a."] {
        if lower.len() == typed.len()
            && let Some(rest) = lower.strip_suffix(word)
            && rest.ends_with(' ')
        {
            return (typed[..rest.len()].trim(), true);
        }
    }
    (typed, false)
}

/// "n. 3", "n° 3", "nr 3" is 3.
fn without_number_sign(text: &str) -> &str {
    let signs = ["n.", "n°", "nr.", "nr", "n", "num.", "num", "numero"];
    let rest = signs.iter().find_map(|sign| {
        let start = text
            .get(..sign.len())
            .filter(|start| start.eq_ignore_ascii_case(sign))?;
        let rest = text[start.len()..].trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit())
            .then_some(rest)
    });
    rest.unwrap_or(text)
}

/// A number and what stands after it; euro may stand before.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(['€', ' ']);
    let signs = |c: char| c.is_ascii_digit() || ".,' -+".contains(c);
    let end = text.find(|c: char| !signs(c)).unwrap_or(text.len());
    let number = text[..end].trim();
    (number.chars().any(|c| c.is_ascii_digit())).then(|| (number, text[end..].trim()))
}

/// The number that these figures mean, and whether it can be no other.
fn number_in(figures: &str) -> Option<(f64, bool)> {
    let figures: String = figures.chars().filter(|c| !" '".contains(*c)).collect();
    // "10-15" is two numbers.
    if figures.trim_start_matches(['-', '+']).contains(['-', '+']) {
        return None;
    }
    let commas = figures.matches(',').count();
    let points = figures.matches('.').count();
    let grouped = |by: char| {
        let mut groups = figures.trim_start_matches(['-', '+']).split(by);
        let first = groups.next().unwrap_or("");
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
    };
    let (text, sure) = match (points, commas) {
        (_, 0) if points > 0 && grouped('.') => (figures.replace('.', ""), true),
        (1, 0) => (figures, false),
        (0, 1) => (figures.replace(',', "."), true),
        (0, 0) => (figures, true),
        // 1.250,50 and 1,250.50.
        (_, 1) if figures.rfind('.') < figures.find(',') => {
            (figures.replace('.', "").replace(',', "."), true)
        }
        (1, _) if figures.rfind(',') < figures.find('.') => (figures.replace(',', ""), false),
        _ => return None,
    };
    text.parse().ok().map(|number| (number, sure))
}

/// By how much a number with that unit counts in the unit of the field.
fn factor(field: &Field, unit: &str) -> Option<f64> {
    let unit = unit.to_lowercase();
    let unit = unit.trim();
    if unit.is_empty() {
        return Some(1.0);
    }
    let known = WORDS.units.get(field.unit.unwrap_or(""))?;
    known
        .get(unit)
        .or_else(|| known.get(unit.trim_end_matches('.')))
        .copied()
}

/// The code of a unit that has a field of its own, beside the one of the number: quantity and unit, performance and its.
fn unit_of(at: Where, unit: &str) -> Option<(&'static str, &'static str)> {
    let beside = match at.field.name {
        "quantity" => "unit",
        "performance" => "performance_unit",
        _ => return None,
    };
    let field = at.kind.field(beside)?;
    let unit = unit.to_lowercase();
    // Codes of units hold a slash, which plain words lose.
    let code = code_of_word(field.ty.code_list()?, &plain(unit.trim_end_matches('.')))?;
    Some((field.name, code))
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use plan::declare::kind;

    use super::*;

    fn read_as(kind_name: &str, field: &str, typed: &str) -> Read {
        let kind = kind(kind_name).expect("a kind");
        let at = Where {
            kind,
            field: kind.field(field).expect("a field"),
            head: "",
            apart: false,
            today: Date::new(2026, 3, 16).expect("a day"),
        };
        read(at, &Cell::Text(typed.to_owned()))
    }

    #[test]
    fn numbers_in_every_usual_form() {
        let plainly = |kind, field, typed: &str, wanted: Value| {
            let read = read_as(kind, field, typed);
            assert_eq!((read.value, read.guess), (wanted, None), "{typed}");
        };
        plainly("vehicle", "activation_min", "30", Value::Int(30));
        plainly("vehicle", "activation_min", "30 min", Value::Int(30));
        plainly("vehicle", "activation_min", "30'", Value::Int(30));
        plainly(
            "emergency_area",
            "declared_area_m2",
            "1.250,50",
            Value::Dec(1250.5),
        );
        plainly(
            "emergency_area",
            "declared_area_m2",
            "1250 mq",
            Value::Dec(1250.0),
        );
        plainly(
            "emergency_area",
            "capacity_people",
            "120 persone",
            Value::Int(120),
        );
        let guessed = |kind, field, typed: &str, wanted: Value| {
            let read = read_as(kind, field, typed);
            assert_eq!(read.value, wanted, "{typed}");
            assert!(
                read.guess.is_some_and(|guess| guess.contains(typed)),
                "{typed}"
            );
        };
        guessed("vehicle", "activation_min", "ca. 10", Value::Int(10));
        guessed(
            "vehicle",
            "activation_min",
            "circa 10 minuti",
            Value::Int(10),
        );
        guessed(
            "emergency_area",
            "declared_area_m2",
            "800 mq ca.",
            Value::Dec(800.0),
        );
        guessed("vehicle", "activation_min", "2 ore", Value::Int(120));
        guessed("vehicle", "payload_kg", "1,5 t", Value::Dec(1500.0));
        guessed("emergency_area", "declared_area_m2", "1.5", Value::Dec(1.5));
        guessed(
            "emergency_area",
            "declared_area_m2",
            "1,250.50",
            Value::Dec(1250.5),
        );
        guessed("material", "quantity", "due", Value::Dec(2.0));
        guessed(
            "emergency_area",
            "declared_area_m2",
            "450 mq coperti",
            Value::Dec(450.0),
        );
        guessed("action", "due_min", "entro 30 minuti", Value::Int(30));
        plainly("material", "quantity", "n. 3", Value::Dec(3.0));
        plainly("zone", "residents", "N° 22", Value::Int(22));
        for bad in ["una decina", "10-15", "boh", "10 mele", "1.2.3"] {
            let read = read_as("material", "quantity", bad);
            assert!(read.problem.is_some(), "{bad}: {read:?}");
            assert!(read.value.is_empty(), "{bad}");
        }
        let half = read_as("vehicle", "activation_min", "2,5");
        assert!(half.problem.is_some(), "{half:?}");
    }

    #[test]
    fn a_unit_goes_into_its_own_field() {
        let read = read_as("material", "quantity", "50 kg");
        assert_eq!(read.value, Value::Dec(50.0));
        assert_eq!(read.with, [("unit", Value::from("kg"))]);
        let pump = read_as("material", "performance", "1200 l/min");
        assert_eq!(pump.with, [("performance_unit", Value::from("l_min"))]);
    }
}
