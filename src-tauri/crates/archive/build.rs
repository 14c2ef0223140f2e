//! `include_dir!` does not tell Cargo what it read.

fn main() {
    println!("cargo::rerun-if-changed=../../../migrations");
}
