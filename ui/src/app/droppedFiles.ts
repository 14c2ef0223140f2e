import { type RefObject, useEffect, useRef } from 'react';
import type { Dropped } from '@/platform';

/** Takes files dropped on its part of the screen; false leaves them to who is around. */
type Take = (paths: readonly string[]) => boolean;

const takers = new Map<RefObject<HTMLElement | null>, RefObject<Take | undefined>>();

/** Has a part of the screen take the files that are dropped on it, before the plan as a whole does. */
export function useTakeDropped(place: RefObject<HTMLElement | null>, take: Take | undefined): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    takers.set(place, latest);
    return () => {
      takers.delete(place);
    };
  }, [place]);
}

/** Offers dropped files to the part of the screen that they fell on; whether it took them. */
export function takeWhereDropped({ paths, across, down }: Dropped): boolean {
  if (takers.size === 0) return false;
  const under = document.elementFromPoint(across * window.innerWidth, down * window.innerHeight);
  for (const [place, take] of takers)
    if (under && place.current?.contains(under) && take.current?.(paths)) return true;
  return false;
}

/** The file that stands for the others that were dropped with it: of a shapefile the one with the shapes. */
export const chiefOf = (paths: readonly string[]): string | undefined =>
  paths.find((path) => /\.shp$/i.test(path)) ?? paths[0];

/** Whether a file only accompanies another one: the parts of a shapefile have its name. */
export const isBeside = (path: string, chief: string): boolean =>
  /\.shp$/i.test(chief) && path.replace(/\.[^./\\]*$/, '') === chief.replace(/\.[^./\\]*$/, '');
