import { announce } from '@kit';
import { useCallback, useEffect, useState } from 'react';
import { call } from '@/api/client';
import { useTurn } from '@/api/undo';
import type { Finding } from '@/api/wire';
import { t } from '@/texts';
import type { Position } from '../geometry/projection';
import { isShape, type Shape } from '../geometry/shape';
import type { PlanMap } from '../ol/PlanMap';
import { usePlanFeatures } from './useChosen';

export interface Shown {
  shapes: readonly Shape[];
  point?: Position;
}

const NOTHING: Shown = { shapes: [] };

/** What a finding means, drawn: its point, or what two shapes have in common. It goes when another object is chosen. */
export function useShown(map: PlanMap | null, of: string | undefined) {
  const [shown, setShown] = useState(NOTHING);
  const { features } = usePlanFeatures();
  const turn = useTurn();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object, or the plan went back
  useEffect(() => setShown(NOTHING), [of, turn]);

  const show = useCallback(
    async ({ place, also }: Finding) => {
      const shapeOf = (record: string | null | undefined) =>
        features.find((feature) => feature.id === record)?.geometry;
      const own = shapeOf(place.record);
      const shapes: Shape[] = [];
      for (const other of also) {
        const shape = shapeOf(other.record);
        if (!own || !shape) continue;
        const common = await call('combine', { one: own, other: shape, how: 'intersection' }).catch(
          () => undefined,
        );
        if (!common || !isShape(common.geometry)) continue;
        shapes.push(common.geometry);
        const title = features.find((feature) => feature.id === other.record)?.title ?? '';
        announce(t('map.strip.overlap', { title }));
      }
      const point = place.point ?? undefined;
      setShown({ shapes, point });
      if (shapes.length > 0) map?.fit(shapes);
      else if (point) map?.goTo(point);
      else if (isShape(own)) map?.fit([own]);
    },
    [features, map],
  );
  return { shown, show, hide: useCallback(() => setShown(NOTHING), []) };
}
