import { useMemo } from 'react';
import { remember, useRemembered } from '@/app/remember';

const MOST = 12;
const KEY = 'export_to';

/** Those to whom something went out from this computer, the latest first. */
export function useRecipients(): string[] {
  const [kept] = useRemembered(KEY, '');
  return useMemo(() => kept.split('\n').filter(Boolean), [kept]);
}

/** The list with somebody at its head. */
export const withRecipient = (known: readonly string[], name: string): string[] => {
  const one = name.replaceAll('\n', ' ').trim();
  return one ? [one, ...known.filter((other) => other !== one)].slice(0, MOST) : [...known];
};

/** Something went out to somebody, who is offered the next time. */
export function keepRecipient(known: readonly string[], name: string): void {
  if (name.trim()) remember(KEY, withRecipient(known, name).join('\n'));
}
