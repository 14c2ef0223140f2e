//! `include_dir!` tells Cargo of the files it read, not of one that comes or goes.

fn main() {
    println!("cargo::rerun-if-changed=../../../assets/codelists");
    println!("cargo::rerun-if-changed=../../../assets/i18n/it");
}
