//! Prints the tables of the kinds as the declarations want them today: the second half of the first migration, and the
//! pattern for the tables of a new kind.

use std::io::Write;

fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(archive::schema().as_bytes())
}
