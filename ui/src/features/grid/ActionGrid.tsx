import { Grid, type GridPlace, type Severity } from '@kit';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { ActionCell } from './ActionCell';
import { type ActionItem, type Axes, cellsOf, NONE, placeOf } from './actions';
import type { Moves } from './useMoves';
import type { Phase } from './usePhases';
import type { Role } from './useRoles';

export interface ActionGridProps {
  items: readonly ActionItem[];
  axes: Axes;
  roles: readonly Role[];
  phases: readonly Phase[];
  worst: ReadonlyMap<string, Severity>;
  selected: string | undefined;
  moves: Moves;
  onSelect: (item: ActionItem, isByKey: boolean) => void;
  onPlace: (place: GridPlace) => void;
  onAdd: (place: GridPlace) => void;
}

function RoleHead({ role }: { role: Role }) {
  return (
    <>
      <span className="grid-role">{role.name}</span>
      {role.holder !== undefined && role.id !== NONE && (
        <span className="grid-quiet">{role.holder || t('grid.vacant')}</span>
      )}
    </>
  );
}

function PhaseHead({ phase }: { phase: Phase }) {
  return (
    <>
      <span className="grid-phase">{phase.name}</span>
      {phase.signs.length > 0 && <span className="grid-quiet">{phase.signs.join(', ')}</span>}
    </>
  );
}

const actionAt = (element: EventTarget | null) =>
  element instanceof HTMLElement ? element.closest<HTMLElement>('[data-action]')?.dataset.action : undefined;

/** Roles by phases, for the eye and for the keyboard. */
export function ActionGrid(props: ActionGridProps) {
  const { items, axes, roles, phases, worst, selected, moves, onSelect, onPlace, onAdd } = props;
  const { writable } = usePlan();
  const place = useRef<HTMLDivElement>(null);
  // The action that was moved keeps the focus in its new cell.
  const follow = useRef<string>(undefined);
  const cell = cellsOf(items, axes);
  const rows = items.some((item) => placeOf(item, axes).row === NONE)
    ? [...roles, { id: NONE, name: t('grid.no_role') }]
    : roles;
  const columns = items.some((item) => placeOf(item, axes).column === NONE)
    ? [...phases, { id: NONE, name: t('grid.no_phase'), signs: [] }]
    : phases;

  useEffect(() => {
    if (!follow.current || items.length === 0) return;
    place.current?.querySelector<HTMLElement>(`[data-action="${CSS.escape(follow.current)}"]`)?.focus();
    follow.current = undefined;
  }, [items]);

  // The strip takes room from the grid: the action that it shows stays in sight.
  useEffect(() => {
    if (!selected) return;
    const button = place.current?.querySelector(`[data-action="${CSS.escape(selected)}"]`);
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);

  const walk = (event: KeyboardEvent, way: 1 | -1) => {
    const own = (event.target as HTMLElement).closest('td');
    const buttons = [...(own?.querySelectorAll<HTMLElement>('[data-action]') ?? [])];
    const at = buttons.indexOf(event.target as HTMLElement);
    buttons[at + way]?.focus();
  };

  const onKey = (event: KeyboardEvent, at: GridPlace) => {
    const inside = actionAt(event.target);
    const own = cell(at.row, at.column);
    const item = own.find((one) => one.id === (inside ?? selected)) ?? own[0];
    const isUp = event.key === 'ArrowUp';
    const isVertical = isUp || event.key === 'ArrowDown';
    const isLeft = event.key === 'ArrowLeft';
    const isSideways = isLeft || event.key === 'ArrowRight';
    if (isVertical && inside && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      walk(event, isUp ? -1 : 1);
    } else if (!item || !writable) return;
    else if (isVertical && event.altKey) {
      event.preventDefault();
      follow.current = item.id;
      void moves.order(item, isUp ? -1 : 1);
    } else if (isSideways && event.ctrlKey && event.shiftKey) {
      event.preventDefault();
      follow.current = item.id;
      void moves.phase(item, isLeft ? -1 : 1);
    } else if (event.key === 'Delete' && inside) {
      event.preventDefault();
      (event.target as HTMLElement).closest('td')?.focus();
      void moves.remove(item);
    }
  };

  const chosen = items.find((item) => item.id === selected);
  return (
    <div ref={place} className="grid-place">
      <Grid
        label={t('grid.title')}
        corner={t('grid.role')}
        columns={columns.map((phase) => ({ id: phase.id, head: <PhaseHead phase={phase} /> }))}
        rows={rows.map((role) => ({ id: role.id, head: <RoleHead role={role} /> }))}
        cell={(row, column) => (
          <ActionCell
            items={cell(row, column)}
            role={rows.find((role) => role.id === row)?.name ?? ''}
            phase={columns.find((phase) => phase.id === column)?.name ?? ''}
            worst={worst}
            selected={selected}
            onSelect={onSelect}
            onAdd={writable ? () => onAdd({ row, column }) : undefined}
          />
        )}
        selected={chosen && placeOf(chosen, axes)}
        onPlace={onPlace}
        onKey={onKey}
      />
    </div>
  );
}
