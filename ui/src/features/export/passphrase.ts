import { useEffect, useState } from 'react';
import { call } from '@/api/client';
import type { PassphraseWeight } from '@/api/wire';

const WAIT_MS = 200;

/** What is typed to close an export; it is kept nowhere. */
export interface Passphrase {
  isOn: boolean;
  phrase: string;
  again: string;
}

export const OPEN: Passphrase = { isOn: false, phrase: '', again: '' };

/** What is missing before the export can be closed: the field to go to. */
export function wanting(
  { isOn, phrase, again }: Passphrase,
  weight: PassphraseWeight | undefined,
): 'phrase' | 'again' | undefined {
  if (!isOn) return undefined;
  if (!phrase || weight?.taken === false) return 'phrase';
  return phrase === again ? undefined : 'again';
}

/** How good the words are, as the program judges them a moment after the last letter. */
export function useWeight(phrase: string): PassphraseWeight | undefined {
  const [weight, setWeight] = useState<PassphraseWeight & { of: string }>();
  useEffect(() => {
    if (!phrase) {
      setWeight(undefined);
      return;
    }
    let isOld = false;
    const timer = setTimeout(async () => {
      // Without an answer nothing is said: the program judges again when it closes.
      const told = await call('weigh_passphrase', { passphrase: phrase }).catch(() => undefined);
      if (!isOld) setWeight(told && { ...told, of: phrase });
    }, WAIT_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [phrase]);
  return weight?.of === phrase ? weight : undefined;
}
