import { useMemo } from 'react';
import { useStart } from '@/api/queries';
import type { NextThing } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';

/** Keys put off, one a line after the day on which they were: the next day they count no more. */
export const readLater = (kept: string, today: string): string[] => {
  const [day, ...keys] = kept.split('\n');
  return day === today ? keys : [];
};
export const writeLater = (keys: readonly string[], today: string): string => [today, ...keys].join('\n');

export interface NextThings {
  /** What to do now; none when all was put off. */
  first: NextThing | undefined;
  /** What comes after it. */
  then: NextThing[];
  isAllLater: boolean;
  putOff: (thing: NextThing) => void;
  /** Takes it back among those of today. */
  takeBack: (thing: NextThing) => void;
  takeAllBack: () => void;
}

/** What to do next in this plan, without what the person put off for today. */
export function useNextThings(things: readonly NextThing[]): NextThings {
  const { id } = usePlan();
  const { data: start } = useStart();
  const today = start?.today ?? '';
  const [kept, keep] = useRemembered(`later ${id}`, '');
  return useMemo(() => {
    const later = readLater(kept, today);
    const now = things.filter((thing) => !later.includes(thing.key));
    const [first, ...then] = now;
    return {
      first,
      then,
      isAllLater: things.length > 0 && now.length === 0,
      putOff: (thing) => keep(writeLater([...later, thing.key], today)),
      takeBack: (thing) =>
        keep(
          writeLater(
            later.filter((key) => key !== thing.key),
            today,
          ),
        ),
      takeAllBack: () => keep(''),
    };
  }, [things, kept, today, keep]);
}
