import type { CodeInfo, FieldInfo } from '@/api/wire';

/** The control that a field is typed in. */
export type Control =
  | 'text'
  | 'long'
  | 'number'
  | 'yes_no'
  | 'date'
  | 'partial_date'
  | 'radios'
  | 'choice'
  | 'search_choice'
  | 'choices'
  | 'link'
  | 'links'
  | 'communes'
  | 'commune_code'
  | 'shape'
  | 'made';

const MOST_RADIOS = 5;
/** A longer list is quicker to type in than to scroll. */
const MOST_CHOICES = 12;

/** Written by the program when it takes in a file: to change them would part the card from its file. */
const MADE: Record<string, readonly string[]> = { attachment: ['media_type', 'size_bytes', 'sha256'] };

/** Texts that hold the ISTAT code of a commune. */
const COMMUNE_CODES: readonly string[] = ['istat_code', 'host_commune'];

const BY_TYPE: Record<string, Control> = {
  text: 'text',
  long: 'long',
  int: 'number',
  dec: 'number',
  bool: 'yes_no',
  date: 'date',
  partial_date: 'partial_date',
  codes: 'choices',
  link: 'link',
  links: 'links',
  communes: 'communes',
  geometry: 'shape',
};

export const isMade = (kind: string, field: FieldInfo): boolean => MADE[kind]?.includes(field.name) ?? false;

/** Chooses the control of a field by its type and by how long its list is. A type of a newer program is a plain text. */
export function controlOf(kind: string, field: FieldInfo, list: readonly CodeInfo[]): Control {
  if (isMade(kind, field)) return 'made';
  if (field.type === 'text' && COMMUNE_CODES.includes(field.name)) return 'commune_code';
  if (field.type !== 'code') return BY_TYPE[field.type] ?? 'text';
  const current = list.filter((row) => !row.old).length;
  if (current <= MOST_RADIOS) return 'radios';
  return current <= MOST_CHOICES ? 'choice' : 'search_choice';
}

/** Rows to choose from: those no longer in force stay only where they are used. */
export const rowsFor = (list: readonly CodeInfo[], used: readonly string[]) =>
  list.filter((row) => !row.old || used.includes(row.code)).map((row) => ({ id: row.code, name: row.label }));

const WIDE: readonly Control[] = ['long', 'choices', 'links', 'communes', 'shape'];
const MOST_LETTERS = 36;

/** Fields that take the whole width where there are two columns. */
export const isWide = (control: Control, list: readonly CodeInfo[]): boolean =>
  WIDE.includes(control) ||
  (control === 'radios' && list.reduce((sum, row) => sum + row.label.length, 0) > MOST_LETTERS);

const LONG_NAME = 30;

/** Radios whose names are sentences stand one under the other, or their circles could not be told apart. */
export const isTall = (rows: readonly { name: string }[]): boolean =>
  rows.length > 2 && rows.some((row) => row.name.length > LONG_NAME);
