import { announce } from '@kit';
import { useEffect, useRef, useState } from 'react';
import type { Finding } from '@/api/wire';
import { t } from '@/texts';
import { type Mended, mendedBetween } from './mended';
import { isOpen } from './useFindings';

/** How long a struck line stays, and how often at most what was mended is said. */
const STAYS_MS = 5000;
const SAID_EVERY_MS = 5000;

let saidAt = 0;
let waiting: Finding[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

const leftWords = (count: number) =>
  count === 0 ? t('checks.left_none') : count === 1 ? t('checks.left_one') : t('checks.left', { count });

/** Says what was mended, together when it comes in quick succession. */
function say(mended: readonly Finding[], left: () => number): void {
  waiting.push(...mended);
  if (timer) return;
  timer = setTimeout(
    () => {
      timer = undefined;
      saidAt = Date.now();
      const values = { left: leftWords(left()) };
      const [only] = waiting;
      if (waiting.length === 1 && only)
        announce(t('checks.mended_one', { message: only.message, ...values }));
      else announce(t('checks.mended_many', { count: waiting.length, ...values }));
      waiting = [];
    },
    Math.max(0, saidAt + SAID_EVERY_MS - Date.now()),
  );
}

/** The findings that went with the latest changes, for a moment. */
export function useMended(plan: string, findings: readonly Finding[] | undefined): readonly Mended[] {
  const [mended, setMended] = useState<readonly Mended[]>([]);
  const before = useRef<{ plan: string; findings: readonly Finding[] } | undefined>(undefined);
  const left = useRef(0);
  useEffect(() => {
    if (!findings) return;
    const last = before.current;
    before.current = { plan, findings };
    left.current = findings.filter(isOpen).length;
    if (last?.plan !== plan || last.findings === findings) return;
    const gone = mendedBetween(last.findings.filter(isOpen), findings);
    if (gone.length === 0) return;
    say(
      gone.map((each) => each.finding),
      () => left.current,
    );
    setMended((kept) => [...kept, ...gone]);
    setTimeout(() => setMended((kept) => kept.filter((each) => !gone.includes(each))), STAYS_MS);
  }, [plan, findings]);
  return mended;
}
