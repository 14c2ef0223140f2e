//! GeoPackage 1.3 (OGC 12-128r17) of all that has a place, written with SQL: the tables are few, and the
//! bytes must depend on the data alone, which no library for the format promises (each dates its writing).

use plan::{
    Uuid,
    declare::{Field, KINDS, Kind, Typed},
    geometry::{Form, Geometry},
    model::PlanHeader,
    record::{Plan, Record},
    texts,
    types::Type,
};
use rusqlite::{Connection, ToSql, params, types::Value as Sql};

use crate::{
    ExchangeError,
    geojson_out::{Bounds, shape},
    plain::{Plain, fields, is_plain},
    plan_json::header_record,
    wkb,
};

/// Every file says the same: a real time would make two files of one plan differ.
const LAST_CHANGE: &str = "1980-01-01T00:00:00.000Z";
const WGS84: i32 = 4326;
/// The name of the table that holds the sheet of the plan.
pub const PLAN_TABLE: &str = "piano";

const TABLES: &str = r#"
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84 geodetic', 4326, 'EPSG', 4326,
   'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
   'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
"#;

/// The shapes that may stand together in one layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Points,
    Lines,
    Surfaces,
}

impl Family {
    pub const ALL: [Family; 3] = [Family::Points, Family::Lines, Family::Surfaces];

    pub const fn of(form: Form) -> Self {
        match form {
            Form::Point => Family::Points,
            Form::LineString | Form::MultiLineString => Family::Lines,
            Form::Polygon | Form::MultiPolygon => Family::Surfaces,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Family::Points => "points",
            Family::Lines => "lines",
            Family::Surfaces => "surfaces",
        }
    }
}

/// One table of shapes, as the declaration of a kind wants it: the data never change its name or its type.
#[derive(Clone, Debug)]
pub struct Layer {
    pub kind: &'static Kind,
    pub family: Family,
    /// The kind, with `_points`, `_lines` or `_surfaces` when it may have shapes of several families.
    pub table: String,
    /// Single shapes are written as multiple ones where the kind admits both.
    multiple: bool,
}

/// The layers that records of a kind may need; none for a kind without shapes.
pub fn layers(kind: &'static Kind) -> Vec<Layer> {
    let forms = kind.declaration.forms;
    let families: Vec<_> = Family::ALL
        .into_iter()
        .filter(|family| forms.iter().any(|form| Family::of(*form) == *family))
        .collect();
    let layer = |family: &Family| Layer {
        kind,
        family: *family,
        table: match families.len() {
            1 => kind.name.to_owned(),
            _ => format!("{}_{}", kind.name, family.word()),
        },
        multiple: forms.iter().any(|form| {
            let many = matches!(form, Form::MultiLineString | Form::MultiPolygon);
            many && Family::of(*form) == *family
        }),
    };
    families.iter().map(layer).collect()
}

impl Layer {
    const fn geometry_type(&self) -> &'static str {
        match (self.family, self.multiple) {
            (Family::Points, _) => "POINT",
            (Family::Lines, false) => "LINESTRING",
            (Family::Lines, true) => "MULTILINESTRING",
            (Family::Surfaces, false) => "POLYGON",
            (Family::Surfaces, true) => "MULTIPOLYGON",
        }
    }

    /// As a person reads it in the list of layers.
    fn identifier(&self) -> String {
        let plural = texts::text(&format!("kind.{}.plural", self.kind.name));
        if self.table == self.kind.name {
            return plural.to_owned();
        }
        let family = texts::text(&format!("exchange.gpkg.{}", self.family.word()));
        format!("{plural} ({family})")
    }
}

/// The whole file: a layer for each kind and family of which there are shapes, and the sheet of the plan.
///
/// # Errors
/// None that data can cause.
pub fn gpkg(plan: &Plan) -> Result<Vec<u8>, ExchangeError> {
    let layers: Vec<_> = KINDS.iter().flat_map(layers).collect();
    let mut tables: Vec<_> = layers
        .iter()
        .filter_map(|layer| layer_table(plan, layer))
        .collect();
    tables.push(Table {
        name: PLAN_TABLE,
        identifier: texts::text("exchange.gpkg.plan_table").to_owned(),
        description: "",
        shapes: None,
        columns: columns(PlanHeader::kind()),
        rows: header_record(plan)
            .map(|record| row(record, None))
            .into_iter()
            .collect(),
    });
    file(&tables)
}

fn layer_table<'a>(plan: &'a Plan, layer: &'a Layer) -> Option<Table<'a>> {
    let rows: Vec<_> = plan
        .of_kind(layer.kind.name)
        .filter_map(|record| Some((record, shape(record)?)))
        .filter(|(_, geometry)| Family::of(geometry.form) == layer.family)
        .map(|(record, geometry)| row(record, Some(geometry)))
        .collect();
    (!rows.is_empty()).then(|| Table {
        name: &layer.table,
        identifier: layer.identifier(),
        description: "",
        shapes: Some((layer.geometry_type(), layer.multiple)),
        columns: columns(layer.kind),
        rows,
    })
}

fn columns(kind: &Kind) -> Vec<(&'static str, &'static str)> {
    let plain = kind.fields.iter().filter(|field| is_plain(field));
    plain
        .map(|field| (field.name, column_type(field)))
        .collect()
}

fn row<'a>(record: &Record, shape: Option<&'a Geometry>) -> TableRow<'a> {
    TableRow {
        id: record.id,
        shape,
        cells: fields(record).map(|(_, plain)| plain).collect(),
    }
}

/// A table to write: of shapes, or of attributes alone.
pub(crate) struct Table<'a> {
    pub name: &'a str,
    /// As a person reads it in a list of layers; no two tables have the same.
    pub identifier: String,
    pub description: &'a str,
    /// The type of geometry of the standard, and whether single shapes are written as multiple ones.
    pub shapes: Option<(&'static str, bool)>,
    /// Names and types of the standard, without `fid`, `geom` and `id`.
    pub columns: Vec<(&'a str, &'static str)>,
    pub rows: Vec<TableRow<'a>>,
}

pub(crate) struct TableRow<'a> {
    pub id: Uuid,
    pub shape: Option<&'a Geometry>,
    /// In the order of the columns.
    pub cells: Vec<Plain>,
}

/// A GeoPackage of these tables.
///
/// # Errors
/// None that data can cause.
pub(crate) fn file(tables: &[Table]) -> Result<Vec<u8>, ExchangeError> {
    write(tables).map_err(ExchangeError::making)
}

fn write(tables: &[Table]) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    // What is deleted inside a page is overwritten, so no page keeps a trace of how it was filled.
    connection.pragma_update(None, "secure_delete", true)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(TABLES)?;
    for table in tables {
        write_table(&transaction, table)?;
    }
    transaction.commit()?;
    Ok(connection.serialize("main")?.to_vec())
}

fn write_table(db: &Connection, table: &Table) -> rusqlite::Result<()> {
    let mut bounds = Bounds::default();
    for geometry in table.rows.iter().filter_map(|row| row.shape) {
        bounds.take(&geometry.coordinates);
    }
    let edge = |i: usize| bounds.degrees().map(|edges| edges[i]);
    let (data_type, srs) = match table.shapes {
        Some(_) => ("features", WGS84),
        None => ("attributes", 0),
    };
    db.execute(
        "INSERT INTO gpkg_contents VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            table.name,
            data_type,
            table.identifier,
            table.description,
            LAST_CHANGE,
            edge(0),
            edge(1),
            edge(2),
            edge(3),
            srs
        ],
    )?;
    if let Some((geometry_type, _)) = table.shapes {
        db.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
            params![table.name, geometry_type, WGS84],
        )?;
    }
    let mut insert = create(db, table)?;
    for row in &table.rows {
        insert_row(&mut insert, table, row)?;
    }
    Ok(())
}

/// Makes the table and the statement that fills it.
fn create<'db>(db: &'db Connection, table: &Table) -> rusqlite::Result<rusqlite::Statement<'db>> {
    let columns: String = (table.columns.iter())
        .map(|(name, ty)| format!(", \"{name}\" {ty}"))
        .collect();
    let geom = table
        .shapes
        .map_or_else(String::new, |(ty, _)| format!("geom {ty}, "));
    let name = table.name;
    db.execute_batch(&format!(
        "CREATE TABLE \"{name}\" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \
         {geom}id TEXT NOT NULL UNIQUE{columns})"
    ))?;
    let names: String = (table.columns.iter())
        .map(|(name, _)| format!(", \"{name}\""))
        .collect();
    let (geom, marks) = match table.shapes {
        None => ("", table.columns.len() + 1),
        Some(_) => ("geom, ", table.columns.len() + 2),
    };
    let marks = vec!["?"; marks].join(", ");
    db.prepare(&format!(
        "INSERT INTO \"{name}\" ({geom}id{names}) VALUES ({marks})"
    ))
}

fn insert_row(
    insert: &mut rusqlite::Statement,
    table: &Table,
    row: &TableRow,
) -> rusqlite::Result<()> {
    let mut values: Vec<Sql> = Vec::with_capacity(row.cells.len() + 2);
    if let Some((_, multiple)) = table.shapes {
        let blob = |shape| Sql::Blob(wkb::geopackage_binary(shape, multiple, WGS84));
        values.push(row.shape.map_or(Sql::Null, blob));
    }
    values.push(Sql::Text(row.id.to_string()));
    values.extend(row.cells.iter().map(|plain| match plain {
        Plain::Empty => Sql::Null,
        Plain::Text(text) => Sql::Text(text.clone()),
        Plain::Int(number) => Sql::Integer(*number),
        Plain::Dec(number) => Sql::Real(*number),
        Plain::Bool(answer) => Sql::Integer((*answer).into()),
    }));
    let row: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
    insert.execute(&row[..]).map(drop)
}

/// The column types of the standard (table 1).
const fn column_type(field: &Field) -> &'static str {
    match field.ty {
        Type::Int => "INTEGER",
        Type::Dec => "DOUBLE",
        Type::Bool => "BOOLEAN",
        Type::Date => "DATE",
        _ => "TEXT",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn tables_and_identifiers_are_unique() {
        let layers: Vec<_> = KINDS.iter().flat_map(layers).collect();
        let tables: BTreeSet<_> = layers.iter().map(|l| l.table.clone()).collect();
        let identifiers: BTreeSet<_> = layers.iter().map(Layer::identifier).collect();
        assert_eq!(tables.len(), layers.len());
        assert_eq!(identifiers.len(), layers.len());
        assert!(!tables.contains(PLAN_TABLE));
        assert!(!identifiers.contains(texts::text("exchange.gpkg.plan_table")));
    }

    #[test]
    fn no_field_takes_the_name_of_a_column_of_ours() {
        for field in KINDS.iter().flat_map(|kind| &kind.fields) {
            assert!(!["fid", "geom", "id"].contains(&field.name));
        }
    }

    #[test]
    fn a_kind_has_one_shape_at_most() {
        for kind in KINDS.iter() {
            let shapes = kind.fields.iter().filter(|f| f.ty == Type::Geometry);
            assert!(shapes.count() <= 1, "{}", kind.name);
        }
    }
}
