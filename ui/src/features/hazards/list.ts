import { type Held, read } from '@/api/kinds.names';
import type { CodeInfo, PlanRecord } from '@/api/wire';

/** The code of hazards that the legal list does not name; there may be several. */
export const OTHER = 'altro';

/** One row of the screen: a hazard of the list, with its record once it is answered. */
export interface HazardRow {
  /** Stays the same when the record comes. */
  key: string;
  code: string;
  name: string;
  group: string;
  record?: PlanRecord;
  /** A code that this program does not have in its list. */
  isUnknown: boolean;
}

export const held = (record: PlanRecord | undefined): Held<'hazard'> =>
  (record?.values ?? {}) as Held<'hazard'>;

/** The answer of a row: a code of RELEVANCE, or empty while nobody has answered. */
export const answerOf = (row: HazardRow): string => read(held(row.record).relevance) ?? '';

/**
 * The whole legal list in its order, each with its record if the plan has it; then what the plan has beyond the list. A
 * second record of the same hazard keeps a row of its own: nothing of the plan is hidden.
 */
export function hazardRows(list: readonly CodeInfo[], records: readonly PlanRecord[]): HazardRow[] {
  const codeOf = (record: PlanRecord) => read(held(record).hazard_code) ?? '';
  const left = new Set(records);
  const rows: HazardRow[] = [];
  for (const info of list) {
    if (info.code === OTHER) continue;
    const own = records.filter((record) => codeOf(record) === info.code);
    if (own.length === 0 && info.old) continue;
    const shown: (PlanRecord | undefined)[] = own.length > 0 ? own : [undefined];
    shown.forEach((record, index) => {
      if (record) left.delete(record);
      rows.push({
        key: index === 0 ? info.code : (record?.id ?? info.code),
        code: info.code,
        name: info.label,
        group: info.attributes.group ?? OTHER,
        record,
        isUnknown: false,
      });
    });
  }
  for (const record of left) {
    const code = codeOf(record);
    rows.push({
      key: record.id,
      code,
      name: read(held(record).other_name) || record.title || record.shown.hazard_code || code,
      group: OTHER,
      record,
      isUnknown: code !== OTHER,
    });
  }
  return rows;
}

/** How many rows have each answer; the empty one is without. */
export function countAnswers(rows: readonly HazardRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(answerOf(row), (counts.get(answerOf(row)) ?? 0) + 1);
  return counts;
}

/** Rows of each group, in the order of the list. */
export function groupRows(rows: readonly HazardRow[]): [string, HazardRow[]][] {
  const groups = new Map<string, HazardRow[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups];
}

/** Scenarios of each hazard. */
export function scenariosOf(scenarios: readonly PlanRecord[]): Map<string, PlanRecord[]> {
  const found = new Map<string, PlanRecord[]>();
  for (const scenario of scenarios) {
    const hazard = read((scenario.values as Held<'scenario'>).hazard_id);
    if (hazard) found.set(hazard, [...(found.get(hazard) ?? []), scenario]);
  }
  return found;
}
