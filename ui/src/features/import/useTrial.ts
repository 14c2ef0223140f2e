import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { call } from '@/api/client';
import { settled } from '@/api/typing';
import { useTurn } from '@/api/undo';
import type { ImportAsked, ImportTrial } from '@/api/wire';
import { type LongWork, useLongWork } from '@/app/useLongWork';
import { t } from '@/texts';
import { trialKey } from './importing';

export interface Trial {
  /** What the import would do; of an older question while the newer one is tried. */
  trial?: ImportTrial;
  /** The trial answers to what is asked now. */
  isFresh: boolean;
  work: LongWork;
  again: () => void;
}

/** Tries what is asked, anew whenever it changes or the plan goes back or forth; only the newest question counts. */
export function useTrial(asked: ImportAsked | undefined, heading: RefObject<HTMLElement | null>): Trial {
  const [made, setMade] = useState<{ trial: ImportTrial; key: string }>();
  const [turns, setTurns] = useState(0);
  const work = useLongWork(heading);
  const { run } = work;
  const turn = useTurn();
  const key = asked && `${turn} ${turns} ${trialKey(asked)}`;
  const latest = useRef(asked);
  latest.current = asked;
  useEffect(() => {
    if (!key) return;
    let isOld = false;
    const tryIt = async () => {
      await settled();
      const { current } = latest;
      if (isOld || !current) return;
      const trial = await run(t('import.trial.working'), (options) => call('try_import', current, options));
      if (!isOld && trial) setMade({ trial, key });
    };
    void tryIt();
    return () => {
      isOld = true;
    };
  }, [key, run]);
  const again = useCallback(() => setTurns((now) => now + 1), []);
  const isSameFile = asked !== undefined && made !== undefined;
  return { trial: isSameFile ? made.trial : undefined, isFresh: made?.key === key, work, again };
}
