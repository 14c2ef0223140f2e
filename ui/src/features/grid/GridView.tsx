import type { GridPlace } from '@kit';
import { focusField } from '@kit';
import { useMemo, useRef, useState } from 'react';
import { call } from '@/api/client';
import { useCommand } from '@/app/commands';
import { usePlan } from '@/app/plan';
import { useWork } from '@/app/useWork';
import { useWorst } from '@/features/checks/useFindings';
import { t } from '@/texts';
import { ActionGrid } from './ActionGrid';
import { ActionStrip, type Draft } from './ActionStrip';
import { type ActionItem, type Axes, NONE, nextStep } from './actions';
import { useMoves } from './useMoves';
import type { Phase } from './usePhases';
import type { Role } from './useRoles';

export interface GridViewProps {
  scenario: string;
  items: readonly ActionItem[];
  roles: readonly Role[];
  phases: readonly Phase[];
  /** Those that there is room for. */
  shownPhases: readonly Phase[];
}

/** The grid and, below it, the action that is being worked on. */
export function GridView({ scenario, items, roles, phases, shownPhases }: GridViewProps) {
  const { id: plan, writable } = usePlan();
  const work = useWork();
  const worst = useWorst();
  const place = useRef<HTMLDivElement>(null);
  const at = useRef<GridPlace>({ row: roles[0]?.id ?? NONE, column: shownPhases[0]?.id ?? NONE });
  const [selected, setSelected] = useState<string>();
  const [draft, setDraft] = useState<Draft>();
  const axes = useMemo<Axes>(
    () => ({
      roles: new Set(roles.map((role) => role.id)),
      phases: new Set(phases.map((phase) => phase.id)),
    }),
    [roles, phases],
  );
  const moves = useMoves(items, axes, phases);
  const shown = useMemo(
    () =>
      items.filter(
        (item) => !axes.phases.has(item.phase) || shownPhases.some((one) => one.id === item.phase),
      ),
    [items, axes, shownPhases],
  );

  const add = async ({ row, column }: GridPlace) => {
    const start: [string, string][] = [
      ['scenario_id', scenario],
      ['phase', column],
      ['role_id', row],
      ['step', String(nextStep(items, column))],
    ].filter((pair): pair is [string, string] => pair[1] !== '');
    const blank = await work(() => call('new_record', { plan, kind: 'action', with: start }));
    if (!blank) return;
    const { id } = blank.record;
    setDraft({
      id,
      place: {
        role: roles.find((role) => role.id === row)?.name ?? t('grid.no_role'),
        phase: phases.find((phase) => phase.id === column)?.name ?? t('grid.no_phase'),
      },
      start,
    });
    setSelected(id);
  };
  useCommand('new', writable ? () => void add(at.current) : undefined);

  const select = (item: ActionItem, isByKey: boolean) => {
    setSelected(item.id);
    // The strip comes with the next drawing.
    if (isByKey) requestAnimationFrame(() => focusField('title', place.current ?? undefined));
  };
  const close = () => {
    const button =
      selected && place.current?.querySelector<HTMLElement>(`[data-action="${CSS.escape(selected)}"]`);
    setSelected(undefined);
    setDraft(undefined);
    (button || place.current?.querySelector<HTMLElement>('td[tabindex="0"]'))?.focus();
  };
  const item = items.find((one) => one.id === selected);
  const isOpen = selected !== undefined && (item !== undefined || draft?.id === selected);
  return (
    <div className="grid-view" ref={place}>
      <ActionGrid
        items={shown}
        axes={axes}
        roles={roles}
        phases={shownPhases}
        worst={worst}
        selected={selected}
        moves={moves}
        onSelect={select}
        onPlace={(next) => {
          at.current = next;
        }}
        onAdd={(next) => void add(next)}
      />
      {isOpen ? (
        <ActionStrip
          id={selected}
          item={item}
          draft={draft}
          roles={roles}
          phases={phases}
          moves={moves}
          onClose={close}
        />
      ) : (
        <p className="grid-hint">
          {t(writable ? 'grid.strip.hint' : 'grid.strip.hint_read')}{' '}
          {writable && <span className="grid-keys">{t('grid.keys')}</span>}
        </p>
      )}
    </div>
  );
}
