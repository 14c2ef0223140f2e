import type { Records } from './kinds';

/** The name of a kind of record, as files and commands call it. */
export type Kind = keyof Records;
/** What files hold of a record of that kind. */
export type Held<K extends Kind> = Partial<Records[K]>;

/** A value as its type, or nothing when it could not be read. */
export function read<T>(value: T | { raw: string } | undefined): T | undefined {
  const isRaw = typeof value === 'object' && value !== null && !Array.isArray(value) && 'raw' in value;
  return isRaw ? undefined : (value as T | undefined);
}
