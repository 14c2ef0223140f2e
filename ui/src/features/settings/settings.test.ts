import { expect, test } from 'vitest';
import type { KeptCopy, PlanCard } from '@/api/wire';
import { changedSince, isSameName, newest } from './discard';

const copy = (name: string, madeAt: string): KeptCopy => ({ name, madeAt, bytes: 1, why: '' });

test('the name of the commune is asked as a thought, not as a password', () => {
  expect(isSameName(' casaletto  ceredano', 'Casaletto Ceredano')).toBe(true);
  expect(isSameName("Ca’ d'Andrea", "Ca' d'Andrea")).toBe(true);
  expect(isSameName('Casaletto', 'Casaletto Ceredano')).toBe(false);
  expect(isSameName('', 'Casaletto Ceredano')).toBe(false);
});

test('the copy to go back to is the newest, in whatever order they come', () => {
  expect(newest([copy('a', '2026-03-12T08:00:00Z'), copy('b', '2026-03-12T09:00:00Z')])?.name).toBe('b');
  expect(newest([])).toBeUndefined();
});

test('a plan that was put back must not take back what was done to the others meanwhile', () => {
  const plan = (changedAt: string) => ({ changedAt }) as PlanCard;
  const kept = copy('a', '2026-03-12T08:00:00Z');
  expect(changedSince([plan('2026-03-12T07:59:59.123456Z')], kept)).toBe(false);
  expect(changedSince([plan('2026-03-12T07:00:00Z'), plan('2026-03-12T08:00:01Z')], kept)).toBe(true);
});
