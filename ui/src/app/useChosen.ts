import { useRef, useState } from 'react';

/**
 * A choice that is shown at once and kept right after: what is chosen stays in sight until the plan has been read again.
 * Choices made meanwhile wait for their turn, and the last one counts.
 */
export function useChosen(
  value: string,
  keep: (value: string) => Promise<unknown>,
): [string, (value: string) => void] {
  const [chosen, setChosen] = useState<string>();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const last = useRef(0);
  // What was chosen first may have changed what the next choice is kept in.
  const latest = useRef(keep);
  latest.current = keep;
  const choose = (next: string) => {
    setChosen(next);
    last.current += 1;
    const mine = last.current;
    queue.current = queue.current
      .then(() => (mine === last.current ? latest.current(next) : undefined))
      .finally(() => {
        if (mine === last.current) setChosen(undefined);
      });
  };
  return [chosen ?? value, choose];
}
