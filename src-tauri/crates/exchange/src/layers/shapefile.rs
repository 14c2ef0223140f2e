//! A shapefile: shapes, their attributes row by row, the system and the encoding, each in a file of its own.

use plan::texts::text;

use super::{
    Layer, Refusal,
    build::{Build, Found},
    dbf::Table,
    limits::{Meter, counted},
    shp, wkt,
};

/// The files of one shapefile.
pub(super) struct Parts<'b> {
    /// Its name without the ending.
    pub name: &'b str,
    pub shp: &'b [u8],
    pub shx: Option<&'b [u8]>,
    pub dbf: Option<&'b [u8]>,
    pub prj: Option<&'b [u8]>,
    pub cpg: Option<&'b [u8]>,
}

pub(super) fn read(
    parts: &Parts,
    meter: &mut Meter,
    notes: &mut Vec<String>,
) -> Result<Option<Layer>, Refusal> {
    let table = if let Some(dbf) = parts.dbf {
        Some(Table::open(dbf, parts.cpg, meter, notes)?)
    } else {
        notes.push(text("layers.note.no_dbf").to_owned());
        None
    };
    let rows = table.as_ref().map(|table| table.count);
    let records = shp::records(parts.shp, parts.shx, rows, meter, notes)?;
    let mut build = Build::named(parts.name);
    let prj = parts.prj.map(|prj| super::letters::text_of(prj).0);
    match &prj {
        Some(prj) => {
            build.stated = wkt::of_prj(prj);
            build.stated_as = wkt::said(prj);
        }
        None => notes.push(text("layers.note.no_prj").to_owned()),
    }
    for name in table.iter().flat_map(Table::columns) {
        build.own_column(&name, meter)?;
    }
    let (mut deleted, mut without) = (0, 0);
    for (index, content) in records.iter().enumerate() {
        meter.feature = build.next_number();
        meter.step()?;
        let mut found = Found::default();
        if let Some(table) = &table {
            if table.is_deleted(index) {
                deleted += 1;
                build.pass();
                continue;
            }
            match table.cells(index) {
                Some(cells) => found.cells = cells,
                None => without += 1,
            }
        }
        shp::shape(content, &mut found, meter)?;
        build.add(found, meter)?;
    }
    meter.feature = 0;
    let alone = rows.unwrap_or_default().saturating_sub(records.len());
    let counts = [
        ("deleted", deleted),
        ("no_row", without),
        ("no_record", alone),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        notes.push(counted(&format!("layers.note.{key}"), count));
    }
    if build.is_empty() {
        return Ok(None);
    }
    build.done(meter).map(Some)
}
