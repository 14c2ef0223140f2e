//! `piano-pronto`: the window. What it does is in the library beside it.

// A program with a window opens no console on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    piano_pronto::run()
}
