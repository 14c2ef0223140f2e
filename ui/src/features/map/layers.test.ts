import { expect, it } from 'vitest';
import type { Feature } from '@/api/wire';
import { legend, numbers, readHidden, shown, switched, writeHidden } from './layers';
import { KINDS, shortLabel, symbolOf } from './symbols/symbols';

const feature = (kind: string, id: string, symbol: string, section: string): Feature => ({
  kind,
  id,
  symbol,
  section,
  field: 'geometry',
  title: id,
  geometry: { type: 'Point', coordinates: [9.6, 45.3] },
});
const features = [
  feature('emergency_area', 'a', 'attesa', 'areas'),
  feature('gate', 'g1', 'blocco', 'scenarios'),
  feature('gate', 'g2', 'filtro', 'scenarios'),
  feature('hydrant', 'h', 'muro', 'services'),
];

it('symbols are chosen by the code where the kind has several', () => {
  expect(symbolOf('emergency_area', 'attesa').letter).toBe('A');
  expect(symbolOf('emergency_area', 'accoglienza_coperta').outline).toBe('house');
  expect(symbolOf('scenario', 'idraulico').pattern).toBe('waves');
  expect(symbolOf('scenario', 'industriale').pattern).toBe('cross');
  expect(symbolOf('scenario', 'deficit_idrico')).toBe(KINDS.scenario?.other);
  expect(symbolOf('gate', 'filtro')).toBe(KINDS.gate?.other);
  expect(symbolOf('kind_to_come', '').outline).toBe('circle');
});

it('labels are cut at twenty-four letters', () => {
  expect(shortLabel('Campo sportivo')).toBe('Campo sportivo');
  expect(shortLabel("Strada provinciale per Crema e l'Adda")).toBe('Strada provinciale per…');
});

it('sections are switched off and on, and remembered', () => {
  const hidden = switched(readHidden(''), 'scenarios', false);
  expect(shown(features, hidden).map(({ id }) => id)).toEqual(['a', 'h']);
  expect(readHidden(writeHidden(hidden))).toEqual(hidden);
  expect(switched(hidden, 'scenarios', true).size).toBe(0);
});

it('the legend tells what is in view, once for each symbol', () => {
  const [line, ...rest] = legend(features, 'scenarios', 10_000);
  expect(rest).toHaveLength(0);
  expect(line).toMatchObject({ kind: 'gate', count: 2, isArea: false, isTooFar: false });
  expect(legend(features, 'services', 10_000)[0]?.isTooFar).toBe(true);
  expect(legend(features, 'services', 2_000)[0]?.isTooFar).toBe(false);
});

it('objects are numbered among those of their kind', () => {
  expect([...numbers(features).values()]).toEqual([1, 1, 2, 1]);
});
