/** For whom the plan goes out: the whole package, or the folder of one of the two copies. */
export const READERS = ['riservata', 'operativa', 'pubblica'] as const;
export type Reader = (typeof READERS)[number];

/** Who gets a folder instead of a package. */
export type FolderReader = Exclude<Reader, 'riservata'>;

export const isReader = (code: string): code is Reader => (READERS as readonly string[]).includes(code);
