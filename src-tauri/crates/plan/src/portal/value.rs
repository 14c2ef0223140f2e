//! A value in the form that the portal takes.

use geo::CoordsIter;

use super::form::{CodeForm, Form};
use crate::{
    canonical::sha256,
    codelists::Lists,
    declare::Field,
    geometry::{Form as ShapeForm, Geometry},
    measures,
    record::{Plan, Record},
    registry::Registry,
    texts::filled,
    types::Type,
    value::Value,
};

use uuid::Uuid;

/// Fields of texts that hold the ISTAT code of a commune.
const OF_COMMUNES: [&str; 2] = ["istat_code", "host_commune"];

/// What is typed into the portal for this field of the record; empty when the plan has nothing there. A link that leads
/// nowhere is nothing: a rule reports it.
pub fn in_form(plan: &Plan, record: &Record, field: &Field, form: &Form) -> String {
    let value = record.get(field.name);
    let lists = Lists::builtin();
    let code = |list: &str, code: &str| match &form.code {
        CodeForm::Code => code.to_owned(),
        CodeForm::Label => lists.label(list, code).to_owned(),
        CodeForm::Table(words) => {
            let word = words.get(code).map(String::as_str);
            word.unwrap_or_else(|| lists.label(list, code)).to_owned()
        }
    };
    let text = match (field.ty, value) {
        (Type::Code(list), Value::Text(held)) => code(list, held),
        (Type::Codes(list), Value::Set(held)) => {
            // In the order of the list, not of the alphabet of the codes.
            let mut known: Vec<_> = held.iter().collect();
            let place = |code: &str| lists.rows(list).iter().position(|row| row.code == code);
            known.sort_by_key(|code| (place(code).unwrap_or(usize::MAX), (*code).clone()));
            joined(known.into_iter().map(|held| code(list, held)), form)
        }
        (Type::Link(target), Value::Text(id)) => title(plan, target, id),
        (Type::Links(target), Value::Set(ids)) => {
            joined(ids.iter().map(|id| title(plan, target, id)), form)
        }
        (Type::Communes, Value::Set(codes)) => {
            joined(codes.iter().map(|code| commune(code, form)), form)
        }
        (Type::Date | Type::PartialDate, Value::Text(date)) => form.date.write(date),
        (Type::Text, Value::Text(text)) if OF_COMMUNES.contains(&field.name) => commune(text, form),
        (_, Value::Int(number)) => match &form.code {
            CodeForm::Table(words) if words.contains_key(&number.to_string()) => {
                words[&number.to_string()].clone()
            }
            _ => with_unit(number.to_string(), field, form),
        },
        (_, Value::Dec(number)) => with_unit(decimal(*number, form), field, form),
        (_, Value::Bool(true)) => form.yes.clone(),
        (_, Value::Bool(false)) => form.no.clone(),
        (_, Value::Geometry(geometry)) => shape(geometry),
        (_, Value::Raw(text) | Value::Text(text)) => lines(text, form),
        (_, Value::Empty | Value::Set(_)) => String::new(),
    };
    text.trim().to_owned()
}

/// As many letters as a web page counts: in UTF-16, as its fields do when they say how many they take.
pub fn letters(text: &str) -> usize {
    text.encode_utf16().count()
}

fn joined(parts: impl Iterator<Item = String>, form: &Form) -> String {
    let parts: Vec<_> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(&form.join)
}

fn title(plan: &Plan, target: &str, id: &str) -> String {
    let record = Uuid::parse_str(id).ok().and_then(|id| plan.get(target, id));
    record
        .map(|record| called(plan, record))
        .unwrap_or_default()
}

/// How a person would call a record: by its name, else by its kind and the end of its id.
pub fn called(plan: &Plan, record: &Record) -> String {
    let title = plan.title(record);
    if !title.is_empty() {
        return title;
    }
    let code = record.get("code").clone().text();
    let id = record.id.simple().to_string();
    filled(
        "portal.unnamed",
        &[
            ("kind", &crate::texts::kind(record.kind.name)),
            ("id", &code.as_deref().unwrap_or(&id[id.len() - 8..])),
        ],
    )
}

fn commune(code: &str, form: &Form) -> String {
    let known = Registry::builtin().commune(code);
    match known.filter(|_| form.commune_name) {
        Some(commune) => commune.name.clone(),
        None => code.to_owned(),
    }
}

fn lines(text: &str, form: &Form) -> String {
    if form.one_line {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_owned()
    }
}

fn decimal(number: f64, form: &Form) -> String {
    let text = match form.decimals {
        Some(decimals) => format!("{number:.decimals$}"),
        None => number.to_string(),
    };
    text.replace('.', &form.decimal_mark.to_string())
}

fn with_unit(number: String, field: &Field, form: &Form) -> String {
    match field.unit.filter(|_| form.unit) {
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

/// A place by its latitude and longitude. A line or a surface in words, with a mark that is another as soon as one of
/// its vertices moves: nobody copies a hundred vertices from one field.
fn shape(geometry: &Geometry) -> String {
    if geometry.form == ShapeForm::Point {
        let at = measures::in_degrees(geometry).coords_iter().next();
        return at.map_or_else(String::new, |at| format!("{:.7}, {:.7}", at.y, at.x));
    }
    let mark = sha256(geometry.to_json().to_string());
    let surface = matches!(geometry.form, ShapeForm::Polygon | ShapeForm::MultiPolygon);
    let (key, size) = if surface {
        ("portal.surface", measures::area_m2(geometry))
    } else {
        ("portal.line", measures::length_m(geometry))
    };
    let size = format!("{size:.0}");
    filled(
        key,
        &[
            ("vertices", &vertices(geometry)),
            ("size", &size),
            ("mark", &&mark[..8]),
        ],
    )
}

/// How many vertices it has, the closing one of a ring left out.
fn vertices(geometry: &Geometry) -> usize {
    match measures::in_degrees(geometry) {
        geo::Geometry::Polygon(polygon) => of_polygon(&polygon),
        geo::Geometry::MultiPolygon(polygons) => polygons.iter().map(of_polygon).sum(),
        other => other.coords_count(),
    }
}

fn of_polygon(polygon: &geo::Polygon) -> usize {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    rings.map(|ring| ring.0.len().saturating_sub(1)).sum()
}

/// The vertices in degrees (longitude, latitude), part by part and ring by ring, the closing one of a ring left out.
pub fn rings(geometry: &Geometry) -> Vec<Vec<(f64, f64)>> {
    let open = |line: &geo::LineString| -> Vec<(f64, f64)> {
        let all = &line.0;
        let closed = all.len() > 1 && all.first() == all.last();
        let kept = all.len() - usize::from(closed);
        all[..kept].iter().map(|c| (c.x, c.y)).collect()
    };
    let whole = |line: &geo::LineString| line.0.iter().map(|c| (c.x, c.y)).collect();
    let polygon = |polygon: &geo::Polygon| -> Vec<Vec<(f64, f64)>> {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        rings.map(open).collect()
    };
    match measures::in_degrees(geometry) {
        geo::Geometry::Point(point) => vec![vec![(point.x(), point.y())]],
        geo::Geometry::LineString(line) => vec![whole(&line)],
        geo::Geometry::MultiLineString(lines) => lines.iter().map(whole).collect(),
        geo::Geometry::Polygon(one) => polygon(&one),
        geo::Geometry::MultiPolygon(polygons) => polygons.iter().flat_map(polygon).collect(),
        _ => Vec::new(),
    }
}
