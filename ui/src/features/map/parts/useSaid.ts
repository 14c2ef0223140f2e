import { announce } from '@kit';
import { useEffect, useRef } from 'react';

/** How long a sentence must stand still before it is said. */
const AFTER_MS = 700;

/** Says a sentence when it has changed and rests. */
export function useSaid(sentence: string): void {
  const said = useRef('');
  useEffect(() => {
    if (!sentence || said.current === sentence) return;
    const timer = setTimeout(() => {
      said.current = sentence;
      announce(sentence);
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
}
