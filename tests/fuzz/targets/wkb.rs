//! The well-known binary of one feature, in a GeoPackage that is sound otherwise.
#![no_main]

use exchange::layers::{Files, LayerLimits, read};
use libfuzzer_sys::fuzz_target;
use rusqlite::Connection;

fuzz_target!(|bytes: &[u8]| {
    let db = Connection::open_in_memory().expect("a database in memory");
    db.execute_batch(include_str!("../parts/gpkg.sql")).expect("the tables");
    db.execute("INSERT INTO livello (geom) VALUES (?1)", [bytes]).expect("a row");
    let database = db.serialize("main").expect("its bytes").to_vec();
    let files = Files::of("livello.gpkg", database);
    let _ = read(&files, &LayerLimits::default(), &|| true);
});
