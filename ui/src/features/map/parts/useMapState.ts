import { useMemo } from 'react';
import type { Feature } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import type { Position } from '../geometry/projection';
import { numbers } from '../layers';
import type { Mark } from '../ol/editLayer';
import type { MapState } from '../ol/PlanMap';
import { middleOf } from './miniView';
import type { Bench } from './useBench';

/** What is marked: the place that was asked for, what is wrong in the shape, the parts of what was cut. */
function useMarks({ shown, point, words, drawing }: Bench): readonly Mark[] {
  const { pieces } = drawing;
  return useMemo(() => {
    const here = shown.point ?? point;
    const wrong = (words?.problems ?? []).flatMap((problem): Mark[] =>
      problem.point ? [{ at: problem.point as Position, kind: 'wrong' }] : [],
    );
    const cut = (pieces ?? []).map(
      (piece, i): Mark => ({
        at: middleOf(piece),
        kind: 'here',
        text: t('map.pieces.show', { number: i + 1 }),
      }),
    );
    return [...(here ? [{ at: here, kind: 'here' } satisfies Mark] : []), ...wrong, ...cut];
  }, [shown.point, point, words, pieces]);
}

/** The chosen object, also before the plan has its shape. */
function useChosenFeature({ chosen, object }: Bench): Feature | undefined {
  const { feature, info, field, shape } = object;
  return useMemo(
    () =>
      feature ??
      (chosen && info && shape
        ? {
            kind: chosen.kind,
            id: chosen.id,
            field: field?.name ?? '',
            section: info.section,
            title: '',
            symbol: '',
            geometry: shape,
          }
        : undefined),
    [feature, chosen, info, field, shape],
  );
}

/** What the map draws. */
export function useMapState(bench: Bench): Omit<MapState, 'words'> {
  const { writable } = usePlan();
  const { features, visible, ground, base, object, drawing, vertex, shown } = bench;
  const { tool, sketch, pieces, unowned, measured } = drawing;
  const { shape } = object;
  const marks = useMarks(bench);
  const chosen = useChosenFeature(bench);
  const number = useMemo(() => numbers(features), [features]);
  const proposals = useMemo(
    () => [...shown.shapes, ...(pieces ?? []), ...[unowned, measured].filter((one) => one !== undefined)],
    [shown.shapes, pieces, unowned, measured],
  );
  const { layer } = base;
  return useMemo(
    () => ({
      features: visible,
      ground,
      base: layer,
      chosen,
      number: chosen && number.get(chosen.id),
      shape,
      hasHandles: tool === 'vertices' && writable,
      vertex,
      tool,
      sketch,
      marks,
      shown: proposals,
    }),
    [visible, ground, layer, chosen, number, shape, tool, writable, vertex, sketch, marks, proposals],
  );
}
