import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { Portal } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import type { Walk } from './useWalk';
import { isEmpty } from './walk';

/** The coordinates of a place on the map, as they are copied: all of them, or one vertex after the other. */
export interface ShapeCopy {
  systems: readonly (readonly [string, string])[];
  system: string;
  setSystem: (code: string) => void;
  vertices: readonly string[];
  /** The vertex to copy, from 0; none for all of them. */
  vertex: number | undefined;
  setVertex: (at: number | undefined) => void;
  /** What is copied next; none while it is being read. */
  text: string | undefined;
  /** In which order the numbers are. */
  note: string;
  failure?: string;
  copy: () => void;
}

export function useShapeCopy(portal: Portal, walk: Walk | undefined): ShapeCopy {
  const { id: plan } = usePlan();
  const [kept, setSystem] = useRemembered('portal_system', '');
  const system = portal.systems.find(([code]) => code === kept)?.[0] ?? portal.systems[0]?.[0] ?? '';
  const item = walk?.spot.item;
  const [chosen, setChosen] = useState<{ of?: string; vertex?: number }>({});
  const vertex = chosen.of === item?.id ? chosen.vertex : undefined;
  const { data, error } = useQuery({
    queryKey: ['plan', plan, 'portal_coordinates', item?.id, system],
    queryFn: () => call('portal_coordinates', { plan, item: item?.id ?? '', system }),
    enabled: Boolean(item?.isShape && !isEmpty(item) && system),
  });
  const vertices = data?.vertices ?? [];
  const text = vertex === undefined ? data?.text : vertices[vertex];
  const setVertex = (at: number | undefined) => setChosen({ of: item?.id, vertex: at });
  const copy = () => {
    if (!item || !walk || text === undefined) return;
    if (vertex === undefined) {
      void walk.copy(text, t('portal.shape.copied_all', { label: item.label }));
      return;
    }
    void walk.copy(text, t('portal.shape.copied_vertex', { at: vertex + 1, count: vertices.length }));
    // The next key copies the next one: a vertex for each field of the portal.
    if (vertex + 1 < vertices.length) setVertex(vertex + 1);
  };
  return {
    systems: portal.systems,
    system,
    setSystem,
    vertices,
    vertex,
    setVertex,
    text,
    note: data?.note ?? '',
    failure: error ? message(error) : undefined,
    copy,
  };
}
