import { announce } from '@kit';
import { call } from '@/api/client';
import { usePlan } from '@/app/plan';
import { useSayDone, useWork } from '@/app/useWork';
import { t } from '@/texts';
import { type ActionItem, type Axes, inNextPhase, nextStep, withinCell } from './actions';
import type { Phase } from './usePhases';
import { nameOf } from './words';

export interface Moves {
  /** Up or down in its cell. */
  order: (item: ActionItem, way: 1 | -1) => Promise<void>;
  /** To the phase before or after. */
  phase: (item: ActionItem, way: 1 | -1) => Promise<void>;
  remove: (item: ActionItem) => Promise<void>;
  /** A copy at the end of another phase. */
  copyTo: (item: ActionItem, phase: Phase) => Promise<void>;
}

/** What moves an action about: each is one change, and is said. */
export function useMoves(items: readonly ActionItem[], axes: Axes, phases: readonly Phase[]): Moves {
  const { id: plan } = usePlan();
  const work = useWork();
  const say = useSayDone();
  return {
    order: async (item, way) => {
      const moved = withinCell(items, axes, item.id, way);
      const action = nameOf(item);
      if (!moved) return announce(t(way === -1 ? 'grid.moved.first' : 'grid.moved.last', { action }));
      const { ids, place, total } = moved;
      const done = await work(() => call('reorder', { plan, kind: 'action', field: 'step', from: 1, ids }));
      if (done) announce(t('grid.moved.order', { action, place: place + 1, total }));
    },
    phase: async (item, way) => {
      const names = phases.map((one) => one.id);
      const next = inNextPhase(items, names, item.id, way);
      if (!next) return announce(t('grid.moved.phase_end'));
      const fields: [string, string][] = [
        ['phase', next.phase],
        ['step', String(next.step)],
      ];
      const done = await work(() => call('set_many', { plan, kind: 'action', ids: [item.id], fields }));
      const phase = phases.find((one) => one.id === next.phase)?.name ?? next.phase;
      if (done) announce(t('grid.moved.phase', { action: nameOf(item), phase }));
    },
    remove: async (item) => {
      const done = await work(() => call('remove', { plan, kind: 'action', ids: [item.id] }));
      if (done) say(t('grid.moved.removed', { action: nameOf(item) }));
    },
    copyTo: async (item, phase) => {
      const fields: [string, string][] = [
        ['phase', phase.id],
        ['step', String(nextStep(items, phase.id))],
      ];
      const done = await work(() => call('copy_actions', { plan, ids: [item.id], fields }));
      if (done) say(t('grid.copied_phase', { action: nameOf(item), phase: phase.name }));
    },
  };
}
