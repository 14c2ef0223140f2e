//! Lists read and written: sound ones come back cell by cell, hostile ones are refused in words or do no harm.

mod builder;
mod csv;
mod hostile_csv;
mod hostile_ods;
mod hostile_xls;
mod hostile_xlsx;
mod office;
#[path = "../kit/packing.rs"]
mod packing;
mod round;
mod seeds;
mod speed;
mod words;
mod workbook;
mod xls;
mod xlsx_ods;
