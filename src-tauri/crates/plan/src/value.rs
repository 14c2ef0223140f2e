//! One value of one field, and its three spellings: as typed in Italian, in JSON, in a file.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::{Value as Json, json};
use uuid::Uuid;

use unicode_normalization::UnicodeNormalization;

use crate::{
    codelists::Lists,
    declare::Field,
    geometry::Geometry,
    types::{PartialDate, Type},
};

/// Dates, codes and ids are texts already found good for their type.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Empty,
    Text(String),
    Int(i64),
    Dec(f64),
    Bool(bool),
    Set(BTreeSet<String>),
    Geometry(Geometry),
    /// What a person typed and the type of the field cannot hold. Nothing is thrown away.
    Raw(String),
}

impl Value {
    pub fn set(members: impl IntoIterator<Item = String>) -> Self {
        let set: BTreeSet<_> = members.into_iter().collect();
        if set.is_empty() {
            Value::Empty
        } else {
            Value::Set(set)
        }
    }

    pub fn is_empty(&self) -> bool {
        *self == Value::Empty
    }

    pub fn text(self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Reads what a person typed in a form or in a cell.
    pub fn typed(field: &Field, typed: &str) -> Self {
        let text = typed.trim();
        if text.is_empty() {
            return Value::Empty;
        }
        let good = match field.ty {
            Type::Int => ungrouped(text).and_then(|t| whole(t.parse().ok()?)),
            Type::Dec => ungrouped(text).and_then(|t| decimal(t.replace(',', ".").parse().ok()?)),
            Type::Bool => match text.to_lowercase().as_str() {
                "sì" | "si" | "s" => Some(Value::Bool(true)),
                "no" | "n" => Some(Value::Bool(false)),
                _ => None,
            },
            Type::Date => day(text).map(|date| Value::Text(date.to_string())),
            Type::PartialDate => partial(text).map(Value::Text),
            Type::Code(list) => Some(Value::Text(code(list, text))),
            Type::Codes(list) => Some(Value::set(members(text).map(|member| code(list, member)))),
            Type::Geometry => serde_json::from_str(text)
                .ok()
                .and_then(|json| geometry(field, &json)),
            Type::Links(_) | Type::Communes => {
                members_of(field.ty, members(text).map(str::to_owned))
            }
            Type::Text | Type::Long | Type::Link(_) => readable(field.ty, text),
        };
        good.unwrap_or_else(|| Value::Raw(typed.to_owned()))
    }

    /// The inverse of [`Value::typed`].
    pub fn shown(&self, ty: Type) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) if ty == Type::Date => match text.parse::<Date>() {
                Ok(date) => date.strftime("%d/%m/%Y").to_string(),
                Err(_) => text.clone(),
            },
            Value::Text(text) if ty == Type::PartialDate => {
                text.rsplit('-').collect::<Vec<_>>().join("/")
            }
            Value::Text(text) | Value::Raw(text) => text.clone(),
            Value::Int(number) => number.to_string(),
            Value::Dec(number) => number.to_string().replace('.', ","),
            Value::Bool(true) => "sì".into(),
            Value::Bool(false) => "no".into(),
            Value::Set(set) => set.iter().cloned().collect::<Vec<_>>().join("; "),
            Value::Geometry(geometry) => geometry.to_json().to_string(),
        }
    }

    pub fn from_json(field: &Field, json: &Json) -> Self {
        if let Some(raw) = json.get("raw").and_then(Json::as_str) {
            return Value::Raw(raw.to_owned());
        }
        let good = match (field.ty, json) {
            (_, Json::Null) => Some(Value::Empty),
            (Type::Int, Json::Number(number)) => number.as_i64().and_then(whole),
            (Type::Dec, Json::Number(number)) => number.as_f64().and_then(decimal),
            (Type::Bool, Json::Bool(answer)) => Some(Value::Bool(*answer)),
            (Type::Geometry, Json::Object(_)) => geometry(field, json),
            (ty, Json::Array(members)) if ty.is_set() => members
                .iter()
                .map(|member| member.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
                .and_then(|members| members_of(ty, members.into_iter())),
            (ty, Json::String(text)) => readable(ty, text),
            _ => None,
        };
        good.unwrap_or_else(|| match json {
            Json::String(text) => Value::Raw(text.clone()),
            other => Value::Raw(other.to_string()),
        })
    }

    pub fn to_json(&self) -> Json {
        match self {
            Value::Empty => Json::Null,
            Value::Text(text) => json!(text),
            Value::Int(number) => json!(number),
            Value::Dec(number) => json!(number),
            Value::Bool(answer) => json!(answer),
            Value::Set(set) => json!(set),
            Value::Geometry(geometry) => geometry.to_json(),
            Value::Raw(text) => json!({ "raw": text }),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

/// Members of a set as typed: separated by semicolons.
fn members(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|m| !m.is_empty())
}

/// 05/03/2026, 05.03.2026 or 05-03-2026 as people write it, or 2026-03-05 as files do.
fn day(text: &str) -> Option<Date> {
    ["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d-%m-%Y"]
        .iter()
        .find_map(|form| Date::strptime(form, text).ok())
        // 05/03/26 is not the year 26, and which century it is nobody can tell.
        .filter(|day| day.year() >= 1000)
}

/// A year, a month of a year (11/1994, 1994-11) or a day.
fn partial(text: &str) -> Option<String> {
    if let Some(day) = day(text) {
        return Some(day.to_string());
    }
    let text = match text.split_once('/') {
        Some((month, year)) => format!("{year}-{month:0>2}"),
        None => text.to_owned(),
    };
    PartialDate::parse(&text).map(|_| text)
}

/// The code of a list for what a person typed: the code itself, or its label. Anything else is kept as it is and
/// reported by a rule.
fn code(list: &str, text: &str) -> String {
    let rows = Lists::builtin().rows(list);
    let same = |a: &str| a.to_lowercase() == text.to_lowercase();
    let found = (rows.iter().find(|row| same(&row.code)))
        .or_else(|| rows.iter().find(|row| same(&row.label)));
    found.map_or_else(|| text.nfc().collect(), |row| row.code.clone())
}

/// `1.250,5` without its points. A point anywhere else (`1.5`) is unreadable: to guess would turn one
/// and a half into fifteen.
fn ungrouped(text: &str) -> Option<String> {
    let whole = text.split(',').next()?;
    let mut groups = whole.trim_start_matches('-').split('.');
    let first = groups.next()?;
    let rest: Vec<_> = groups.collect();
    let grouped = rest.is_empty() || (1..=3).contains(&first.len());
    let good = grouped && rest.iter().all(|group| group.len() == 3);
    let decimals = &text[whole.len()..];
    (good && !decimals.contains('.')).then(|| whole.replace('.', "") + decimals)
}

/// A whole number that JSON of any program holds exactly (RFC 7493): beyond it two numbers would have one hash.
fn whole(number: i64) -> Option<Value> {
    const LARGEST: u64 = (1 << 53) - 1;
    (number.unsigned_abs() <= LARGEST).then_some(Value::Int(number))
}

fn decimal(number: f64) -> Option<Value> {
    // `-0` would be another hash for the same number.
    let number = if number == 0.0 { 0.0 } else { number };
    number.is_finite().then_some(Value::Dec(number))
}

/// A text that is good as it is for its type.
fn readable(ty: Type, text: &str) -> Option<Value> {
    let good = match ty {
        Type::Text | Type::Long | Type::Code(_) => true,
        Type::Date => text.len() == 10 && text.parse::<Date>().is_ok(),
        Type::PartialDate => PartialDate::parse(text).is_some(),
        Type::Link(_) => return linked(text).map(Value::Text),
        _ => false,
    };
    // NFC, so that the same word typed on two machines is the same bytes and the same hash.
    good.then(|| Value::Text(text.nfc().collect()))
}

fn members_of(ty: Type, members: impl Iterator<Item = String>) -> Option<Value> {
    let member = |text: String| match ty {
        Type::Links(_) => linked(&text),
        Type::Communes => {
            let good = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
            good.then_some(text)
        }
        _ => Some(text),
    };
    let members: Option<Vec<_>> = members.map(member).collect();
    members.map(Value::set)
}

/// The one spelling of an id, so that links can be compared as texts.
fn linked(text: &str) -> Option<String> {
    Uuid::parse_str(text).ok().map(|id| id.to_string())
}

fn geometry(field: &Field, json: &Json) -> Option<Value> {
    Geometry::from_json(json)
        .filter(|geometry| field.forms.contains(&geometry.form))
        .map(Value::Geometry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declare::kind;

    fn typed(kind_name: &str, field: &str, text: &str) -> Value {
        let field = kind(kind_name).and_then(|kind| kind.field(field));
        Value::typed(field.expect("a declared field"), text)
    }

    #[test]
    fn people_write_dates_numbers_and_codes_in_italian() {
        let day = Value::from("2026-03-05");
        assert_eq!(typed("act", "act_date", "05/03/2026"), day);
        assert_eq!(typed("act", "act_date", "5/3/2026"), day);
        assert_eq!(typed("act", "act_date", "5.3.2026"), day);
        assert_eq!(typed("act", "act_date", "05-03-2026"), day);
        assert_eq!(typed("act", "act_date", "2026-03-05"), day);
        assert_eq!(
            typed("act", "act_date", "31/02/2026"),
            Value::Raw("31/02/2026".into())
        );
        assert_eq!(
            typed("past_event", "happened_on", "11/1994"),
            Value::from("1994-11")
        );
        assert_eq!(
            typed("past_event", "happened_on", "1994"),
            Value::from("1994")
        );
        assert_eq!(
            typed("act", "act_date", "05/03/26"),
            Value::Raw("05/03/26".into()),
            "not the year 26"
        );
        assert_eq!(typed("threshold", "value", "2,25"), Value::Dec(2.25));
        assert_eq!(typed("threshold", "value", "1.250,5"), Value::Dec(1250.5));
        assert_eq!(typed("threshold", "value", "1.5"), Value::Raw("1.5".into()));
        assert_eq!(
            typed("emergency_area", "area_type", "Area di attesa"),
            Value::from("attesa")
        );
        assert_eq!(
            typed("emergency_area", "area_type", "boh"),
            Value::from("boh")
        );
        assert_eq!(
            typed("nomination", "reachable_24h", "sì"),
            Value::Bool(true)
        );
    }

    #[test]
    fn an_id_has_one_spelling() {
        let id = "01930000-0000-7000-8000-00000000abcd";
        let loud = id.to_uppercase();
        assert_eq!(typed("act", "issuer_id", &loud), Value::from(id));
        let field = kind("act").and_then(|kind| kind.field("attachment_ids"));
        let read = Value::from_json(field.expect("a declared field"), &json!([loud, id]));
        assert_eq!(read, Value::set([id.to_owned()]));
    }

    #[test]
    fn whole_numbers_end_where_json_loses_them() {
        let largest = "9007199254740991";
        let read = |text: &str| typed("commune_profile", "residents", text);
        assert_eq!(read(largest), Value::Int(9_007_199_254_740_991));
        assert_eq!(
            read("9007199254740992"),
            Value::Raw("9007199254740992".into())
        );
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        for (kind_name, name, text) in [
            ("past_event", "happened_on", "11/1994"),
            ("past_event", "happened_on", "06/11/1994"),
            ("act", "act_date", "05/03/2026"),
            ("threshold", "value", "2,25"),
            ("commune_profile", "residents", "1154"),
        ] {
            let field = kind(kind_name).and_then(|kind| kind.field(name)).unwrap();
            assert_eq!(typed(kind_name, name, text).shown(field.ty), text);
        }
    }
}
