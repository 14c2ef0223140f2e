// Generated from the desktop shell in Rust. Do not edit: `make types` writes it anew.

/**
 * What a file is for: it chooses the words and the filter of the chooser.
 */
export type FileKind = "package" | "shape" | "attachment" | "base_map" | "import" | "sheet" | "page" | "mapping" | "layer" | "portal_mapping" | "exported";

/**
 * How far long work is.
 */
export type Step = { label: string, done: number, of: number, };

/**
 * Files that were dropped, and where: parts of the window's width from the left and of its height from the top, from 0 to
 * 1, whatever the scale of the screen and the zoom of the page.
 */
export type Dropped = { paths: Array<string>, across: number, down: number, };

/**
 * Where a window stands, in pixels of the screen: the corner of its frame, the size of what is inside.
 */
export type Placed = { x: number, y: number, width: number, height: number, isMaximized: boolean, };

/**
 * What became of the window.
 */
export type Companion = { 
/**
 * Whether the desktop lets a window stay over the others: Wayland does not.
 */
canStayOnTop: boolean, 
/**
 * Where it stood before, to be given back.
 */
former: Placed, };
