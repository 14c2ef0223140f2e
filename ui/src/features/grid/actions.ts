import { type Held, read } from '@/api/kinds.names';
import type { PlanRecord } from '@/api/wire';

/** In place of a scenario, a role or a phase: none is written. */
export const NONE = '';

/** An action with what the grid goes by. */
export interface ActionItem {
  id: string;
  record: PlanRecord;
  title: string;
  scenario: string;
  phase: string;
  role: string;
  step: number | undefined;
  due: number | undefined;
  isUntilEnd: boolean;
}

export function itemOf(record: PlanRecord): ActionItem {
  const values = record.values as Held<'action'>;
  return {
    id: record.id,
    record,
    title: read(values.title) ?? record.shown.title ?? '',
    scenario: read(values.scenario_id) ?? NONE,
    phase: read(values.phase) ?? NONE,
    role: read(values.role_id) ?? NONE,
    step: read(values.step),
    due: read(values.due_min),
    isUntilEnd: read(values.until_phase_ends) === true,
  };
}

const last = (number: number | undefined) => number ?? Number.POSITIVE_INFINITY;
const compare = (a: number, b: number) => (a === b ? 0 : a - b);

/** The order in a phase: by step; those without one last, as they came. */
const byStep = (a: ActionItem, b: ActionItem) => compare(last(a.step), last(b.step));

/** The actions of one scenario, or those that hold for all, in the order of their steps. */
export const actionsOf = (records: readonly PlanRecord[], scenario: string): ActionItem[] =>
  records
    .map(itemOf)
    .filter((item) => item.scenario === scenario)
    .sort(byStep);

/** Roles and phases of the grid that are there; whatever names another one has none. */
export interface Axes {
  roles: ReadonlySet<string>;
  phases: ReadonlySet<string>;
}

export const placeOf = (item: ActionItem, axes: Axes): { row: string; column: string } => ({
  row: axes.roles.has(item.role) ? item.role : NONE,
  column: axes.phases.has(item.phase) ? item.phase : NONE,
});

const cellKey = (row: string, column: string) => `${row}/${column}`;

/** The actions of each cell. */
export function cellsOf(
  items: readonly ActionItem[],
  axes: Axes,
): (row: string, column: string) => ActionItem[] {
  const cells = new Map<string, ActionItem[]>();
  for (const item of items) {
    const { row, column } = placeOf(item, axes);
    const key = cellKey(row, column);
    cells.set(key, [...(cells.get(key) ?? []), item]);
  }
  return (row, column) => cells.get(cellKey(row, column)) ?? [];
}

/**
 * The whole phase with an action one place up or down among those of its own cell: steps run through all roles, so the two
 * change places and the others stay where they are.
 */
export function withinCell(
  items: readonly ActionItem[],
  axes: Axes,
  id: string,
  way: 1 | -1,
): { ids: string[]; place: number; total: number } | undefined {
  const item = items.find((one) => one.id === id);
  if (!item) return undefined;
  const { row, column } = placeOf(item, axes);
  const cell = cellsOf(items, axes)(row, column);
  const at = cell.findIndex((one) => one.id === id);
  const other = cell[at + way];
  if (!other) return undefined;
  const phase = items.filter((one) => one.phase === item.phase).map((one) => one.id);
  const [from, to] = [phase.indexOf(id), phase.indexOf(other.id)];
  phase[from] = other.id;
  phase[to] = id;
  return { ids: phase, place: at + way, total: cell.length };
}

/** The step of an action that comes after all those of its phase. */
export const nextStep = (items: readonly ActionItem[], phase: string): number =>
  items.filter((item) => item.phase === phase).reduce((most, item) => Math.max(most, item.step ?? 0), 0) + 1;

/** The phase before or after an action's own, with its step at the end there. */
export function inNextPhase(
  items: readonly ActionItem[],
  phases: readonly string[],
  id: string,
  way: 1 | -1,
): { phase: string; step: number } | undefined {
  const item = items.find((one) => one.id === id);
  if (!item) return undefined;
  const at = phases.indexOf(item.phase);
  // One without a phase comes in at the near end.
  const phase = at < 0 ? phases[way === 1 ? 0 : phases.length - 1] : phases[at + way];
  return phase === undefined ? undefined : { phase, step: nextStep(items, phase) };
}

/** One phase as it runs: what is due first, then what goes on, then what has no time. */
export function inTimeOrder(items: readonly ActionItem[], phase: string): ActionItem[] {
  const when = (item: ActionItem) => item.due ?? (item.isUntilEnd ? Number.MAX_SAFE_INTEGER : undefined);
  return items
    .filter((item) => item.phase === phase)
    .sort((a, b) => compare(last(when(a)), last(when(b))) || byStep(a, b));
}
