import { expect, test } from 'vitest';
import type { HistoryEntry, HistoryStep } from '@/api/wire';
import { byDay, dayTitle } from './days';
import { diffWords, type Piece } from './diffWords';
import { filterEntries, NO_FILTER } from './filterEntries';
import { stepsByRecord } from './stepsByRecord';

const step = (more: Partial<HistoryStep>): HistoryStep => ({
  kind: 'area',
  record: 'r1',
  title: 'Campo sportivo',
  what: 'edited',
  field: 'capacity',
  label: 'Capienza',
  before: '120',
  after: '400',
  ...more,
});
const entry = (id: string, at: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id,
  at,
  author: 'Bianchi Lucia',
  what: 'Capienza',
  deed: 'edit',
  steps: [],
  more: 0,
  ...more,
});

test('entries stand under their day in Italy, newest first as they come', () => {
  const days = byDay(
    [
      entry('a', '2026-03-12T22:59:00Z'),
      entry('b', '2026-03-12T08:00:00Z'),
      // Half past midnight in Italy.
      entry('c', '2026-03-11T23:30:00Z'),
      entry('d', '2026-03-11T22:30:00Z'),
      entry('e', '2025-12-31T10:00:00Z'),
    ],
    '2026-03-12',
  );
  expect(days.map((day) => [day.title, day.entries.map((each) => each.id).join('')])).toEqual([
    ['Oggi', 'abc'],
    ['Ieri', 'd'],
    ['31 dicembre 2025', 'e'],
  ]);
});

test('the year is written when it is another, and yesterday crosses months', () => {
  expect(dayTitle('2026-02-28', '2026-03-01')).toBe('Ieri');
  expect(dayTitle('2026-02-27', '2026-03-01')).toBe('27 febbraio');
  expect(dayTitle('2025-03-01', '2026-03-01')).toBe('1 marzo 2025');
});

const marked = (pieces: readonly Piece[]) =>
  pieces.map((piece) => (piece.isChanged ? `[${piece.text}]` : piece.text)).join('');

test('a difference marks the words that went and those that came', () => {
  const { before, after } = diffWords('Palestra della scuola, piano terra', 'Palestra nuova della scuola');
  expect(marked(before)).toBe('Palestra della [scuola, piano terra]');
  expect(marked(after)).toBe('Palestra [nuova ]della [scuola]');
});

test('an empty side has no pieces; equal texts have nothing marked', () => {
  expect(diffWords('', 'nuovo')).toEqual({ before: [], after: [{ text: 'nuovo', isChanged: true }] });
  expect(diffWords('uguale a sé', 'uguale a sé').after).toEqual([{ text: 'uguale a sé', isChanged: false }]);
});

test('texts too long to compare are shown as wholly other', () => {
  const long = 'parola '.repeat(600);
  expect(diffWords(long, `${long}fine`).before.every((piece) => piece.isChanged)).toBe(true);
});

test('filters by words anywhere, author and section', () => {
  const entries = [
    entry('a', '2026-03-12T08:00:00Z', { steps: [step({ after: 'Città di Crema' })] }),
    entry('b', '2026-03-12T08:00:00Z', { author: 'Verdi Ada', steps: [step({ kind: 'person' })] }),
  ];
  const sectionOf = (kind: string) => (kind === 'area' ? 'areas' : 'contacts');
  const ids = (filter: Partial<typeof NO_FILTER>) =>
    filterEntries(entries, { ...NO_FILTER, ...filter }, sectionOf).map((each) => each.id);
  expect(ids({})).toEqual(['a', 'b']);
  expect(ids({ text: 'crema citta' })).toEqual(['a']);
  expect(ids({ author: 'Verdi Ada' })).toEqual(['b']);
  expect(ids({ section: 'areas' })).toEqual(['a']);
  expect(ids({ section: 'areas', author: 'Verdi Ada' })).toEqual([]);
});

test('steps of one record stand together, with what became of it', () => {
  const groups = stepsByRecord([
    step({ what: 'created', field: null, label: null }),
    step({}),
    step({ record: 'r2', title: '', what: 'removed', field: null }),
  ]);
  expect(groups.map((group) => [group.record, group.isCreated, group.isRemoved, group.edits.length])).toEqual(
    [
      ['r1', true, false, 1],
      ['r2', false, true, 0],
    ],
  );
});
