import type { FieldInfo, KindInfo } from '@/api/wire';

export const GROUPS = ['main', 'other', 'place', 'care', 'verify', 'base', 'extra'] as const;
export type GroupName = (typeof GROUPS)[number];

export interface FieldGroup {
  name: GroupName;
  fields: readonly FieldInfo[];
}

const BLOCKS: readonly string[] = ['place', 'care', 'verify', 'base'];

const groupOf = (field: FieldInfo): GroupName => {
  if (BLOCKS.includes(field.block)) return field.block as GroupName;
  if (field.mark === 'E' || field.mark === 'C') return 'main';
  return field.mark === 'U' ? 'other' : 'extra';
};

/** The fields of a kind as its form shows them: what must be there first, what may be there folded. */
export function groupsOf(kind: KindInfo): FieldGroup[] {
  const groups = GROUPS.map((name) => ({
    name,
    fields: kind.fields.filter((field) => groupOf(field) === name),
  })).filter((group) => group.fields.length > 0);
  // A kind without essential fields still begins with its own.
  const [first] = groups;
  if (first?.name === 'other') return [{ ...first, name: 'main' }, ...groups.slice(1)];
  return groups;
}

/** Where a new record starts to be written: its name, else its first field. */
export const firstField = (kind: KindInfo): string | undefined => groupsOf(kind)[0]?.fields[0]?.name;

/** Groups that are open until the person decides otherwise. */
const OPEN_FIRST: readonly GroupName[] = ['main', 'place'];

/** What is remembered are the groups that stand otherwise than at first. */
export const isOpen = (turned: readonly string[], name: GroupName): boolean =>
  OPEN_FIRST.includes(name) !== turned.includes(name);
export const turn = (turned: readonly string[], name: GroupName): string[] =>
  turned.includes(name) ? turned.filter((other) => other !== name) : [...turned, name];
