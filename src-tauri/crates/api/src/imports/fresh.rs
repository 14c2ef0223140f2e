//! What follows by itself when a row makes a record, as it does when a person makes one in its form.

use jiff::civil::Date;
use plan::{
    codelists::Lists,
    record::{Plan, Record},
    registry::Commune,
    texts::filled,
    value::Value,
};
use uuid::Uuid;

use super::{bench::Bench, judge::Asked};

/// How a record came to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    pub is_new: bool,
    /// It has a drawing of the file.
    pub drawn: bool,
    /// The row says that its person is a deputy.
    pub deputy: bool,
}

/// What was filled in without being in the file, counted to be said once.
#[derive(Default)]
pub(super) struct Fresh {
    /// The commune itself, in its address book.
    own_body: Option<Uuid>,
    units: usize,
    people_of_commune: usize,
    ranks: usize,
    appointments: usize,
}

impl Fresh {
    pub fn of(plan: &Plan, asked: &Asked) -> Self {
        let is_own = |record: &&Record| {
            record.get("organisation_kind") == &Value::from("comune")
                && names_commune(record, asked.commune)
        };
        let own_body = plan.of_kind("organisation").find(is_own);
        Fresh {
            own_body: own_body.map(|record| record.id),
            ..Fresh::default()
        }
    }

    /// The commune itself, when the address book has it.
    pub fn own_body(&self) -> Option<Uuid> {
        self.own_body
    }

    /// Completes the record of a row.
    pub fn complete(&mut self, bench: &Bench, asked: &Asked, record: &mut Record, made: Made) {
        let Made {
            is_new,
            drawn,
            deputy,
        } = made;
        if drawn {
            let source = record.kind.field("geometry_source").is_some();
            if source && asked.shapes.is_some() {
                record.put("geometry_source", Value::from("importata"));
            } else if source && record.get("geometry_source").is_empty() {
                record.put("geometry_source", Value::from("coordinate"));
            }
            if record.kind.name == "scenario" && record.get("extent_source").is_empty() {
                let source = filled("imports.extent_source", &[("file", &asked.file)]);
                record.put("extent_source", Value::Text(source));
            }
        }
        if asked.wanted.is_boundary() && record.get("name").is_empty() {
            let name = asked.commune.map(|commune| commune.name.as_str());
            record.put("name", name.map_or(Value::Empty, Value::from));
        }
        if !is_new {
            return;
        }
        match record.kind.name {
            "material" => self.unit(record),
            "nomination" => self.nomination(bench, asked.today, record, deputy),
            _ => {}
        }
    }

    /// Completes a record that comes along with a row.
    pub fn along(&mut self, asked: &Asked, record: &mut Record, body: Option<Uuid>) {
        let nominated = record.kind.name == "person" && asked.wanted.kind.name == "nomination";
        if !nominated || !record.get("organisation_id").is_empty() {
            return;
        }
        // Who is nominated for a body works there; of whom nothing is said, in the commune.
        self.people_of_commune += usize::from(body.is_none() && self.own_body.is_some());
        if let Some(body) = body.or(self.own_body) {
            record.put("organisation_id", Value::Text(body.to_string()));
        }
    }

    /// A whole number without a unit counts things.
    fn unit(&mut self, record: &mut Record) {
        let whole = matches!(record.get("quantity"), Value::Dec(number) if number.fract() == 0.0);
        if !whole || !record.get("unit").is_empty() {
            return;
        }
        // Salt is weighed, fuel is measured: of these a bare number says nothing.
        let counted = match record.get("category") {
            Value::Text(code) => {
                let row = Lists::builtin().row("RESOURCE_CATEGORY", code);
                row.is_none_or(|row| {
                    let mut units = row.codes("units").peekable();
                    units.peek().is_none() || units.any(|unit| unit == "n")
                })
            }
            _ => true,
        };
        if counted {
            self.units += 1;
            record.put("unit", Value::from("n"));
        }
    }

    /// Rank and manner of a nomination, when the list does not say them.
    fn nomination(&mut self, bench: &Bench, today: Date, record: &mut Record, deputy: bool) {
        let role = match record.get("role_id") {
            Value::Text(id) => Uuid::parse_str(id).ok(),
            _ => None,
        };
        let role = role.and_then(|id| bench.get("crisis_unit_role", id));
        let attribute = |name: &str| {
            let code = role.map(|role| role.get("role_code").clone());
            let code = code.and_then(Value::text).unwrap_or_default();
            let row = Lists::builtin().row("UCL_ROLE", &code);
            row.is_some_and(|row| row.attribute(name) == "yes")
        };
        if record.get("rank").is_empty() {
            let today = today.to_string();
            let over =
                |other: &Record| matches!(other.get("ends_on"), Value::Text(day) if *day < today);
            let ranks: Vec<i64> = (bench.now.of_kind("nomination"))
                .filter(|other| other.get("role_id") == record.get("role_id"))
                .filter(|other| !record.get("role_id").is_empty() && !over(other))
                .map(|other| match other.get("rank") {
                    Value::Int(rank) => *rank,
                    _ => 0,
                })
                .collect();
            let free = ranks.iter().max().map_or(0, |last| last.saturating_add(1));
            let rank = free.max(i64::from(deputy));
            record.put("rank", Value::Int(rank));
            // Of a deputy it was said.
            self.ranks += usize::from(!deputy);
        }
        if record.get("appointment_kind").is_empty() {
            let by_right = attribute("by_right") && record.get("rank") == &Value::Int(0);
            let kind = if by_right {
                "di_diritto"
            } else if attribute("external") {
                "designato"
            } else {
                "nominato"
            };
            record.put("appointment_kind", Value::from(kind));
            self.appointments += 1;
        }
    }

    /// What was filled in, in words.
    pub fn doubts(&self) -> Vec<String> {
        let counts = [
            ("units", self.units),
            ("people", self.people_of_commune),
            ("ranks", self.ranks),
            ("appointments", self.appointments),
        ];
        let told = counts.into_iter().filter(|(_, count)| *count > 0);
        told.map(|(key, count)| filled(&format!("imports.doubt.{key}"), &[("count", &count)]))
            .collect()
    }
}

fn names_commune(record: &Record, commune: Option<&Commune>) -> bool {
    let Some(commune) = commune else { return true };
    let wanted = rules::words::norm(&commune.name);
    ["name", "short_name"]
        .iter()
        .any(|field| match record.get(field) {
            Value::Text(text) => rules::words::norm(text).ends_with(&wanted),
            _ => false,
        })
}
