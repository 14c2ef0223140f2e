// Generated from the desktop shell in Rust. Do not edit: `make types` writes it anew.

/**
 * What a file is for: it chooses the words and the filter of the chooser.
 */
export type FileKind = "package" | "shape" | "attachment" | "base_map";

/**
 * How far long work is.
 */
export type Step = { label: string, done: number, of: number, };
