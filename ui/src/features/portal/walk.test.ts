import { expect, test } from 'vitest';
import type { Portal, PortalItem, PortalSection } from '@/api/wire';
import {
  begins,
  inUse,
  nextAny,
  nextWaiting,
  spots,
  standing,
  startAt,
  startOf,
  withStep,
  withTick,
} from './walk';

const item = (id: string, more: Partial<PortalItem> = {}): PortalItem => ({
  id,
  label: id,
  group: '',
  value: id,
  most: null,
  tooLong: false,
  shortened: null,
  shortenedOld: false,
  isShape: false,
  gone: false,
  note: '',
  place: { section: 'areas' } as PortalItem['place'],
  tick: null,
  was: null,
  ...more,
});
const TICK = { on: '2026-03-12', by: 'Lucia Bianchi' };
const done = (id: string, more: Partial<PortalItem> = {}) => item(id, { tick: TICK, ...more });
const section = (code: string, items: PortalItem[]): PortalSection => ({
  code,
  name: code,
  done: items.filter((each) => standing(each) === 'done').length,
  all: items.length,
  again: items.filter((each) => standing(each) === 'again').length,
  note: '',
  faults: [],
  items,
});
const portal = (...sections: PortalSection[]): Portal => ({
  mapping: '',
  mappingNote: '',
  faults: [],
  isDraft: false,
  sections,
  done: sections.reduce((sum, each) => sum + each.done, 0),
  all: sections.reduce((sum, each) => sum + each.all, 0),
  again: sections.reduce((sum, each) => sum + each.again, 0),
  absent: [],
  systems: [],
});

test('a value is to do, ticked, or to be written again', () => {
  expect(standing(item('a'))).toBe('todo');
  expect(standing(done('a'))).toBe('done');
  expect(standing(done('a', { was: 'altro' }))).toBe('again');
  // It was empty when it was ticked, and is not any more.
  expect(standing(done('a', { was: '' }))).toBe('again');
});

test('the shorter text is used as long as the plan says what it was made from', () => {
  expect(inUse(item('lungo', { shortened: 'corto' }))).toBe('corto');
  expect(inUse(item('lungo', { shortened: 'corto', shortenedOld: true }))).toBe('lungo');
});

test('the next one is the first that waits after this, over the sections and then from the start', () => {
  const all = spots(
    portal(
      section('one', [item('a'), done('b'), item('c')]),
      section('two', []),
      section('three', [done('d'), done('e', { was: 'x' })]),
    ),
  );
  expect(nextWaiting(all, 'a')?.item.id).toBe('c');
  expect(nextWaiting(all, 'c')?.item.id).toBe('e');
  expect(nextWaiting(all, 'e')?.item.id).toBe('a');
  expect(nextAny(all, 'a')?.item.id).toBe('b');
  expect(nextAny(all, 'c')?.item.id).toBe('d');
  expect(nextAny(all, 'e')).toBeUndefined();
});

test('what is empty on both sides may wait until the end, but not what must be emptied on the portal', () => {
  const all = spots(
    portal(
      section('one', [
        item('a'),
        item('b', { value: '' }),
        done('c', { value: '', was: 'x' }),
        item('d', { value: '', gone: true }),
      ]),
    ),
  );
  expect(nextWaiting(all, 'a')?.item.id).toBe('b');
  expect(nextWaiting(all, 'a', true)?.item.id).toBe('c');
  expect(nextWaiting(all, 'c', true)?.item.id).toBe('d');
  expect(nextWaiting(all.slice(0, 2), 'a', true)?.item.id).toBe('b');
});

test('the last that waits has no next one', () => {
  const all = spots(portal(section('one', [done('a'), item('b'), done('c')])));
  expect(nextWaiting(all, 'b')).toBeUndefined();
});

test('one goes on where one was, or begins with the first that waits', () => {
  const all = spots(portal(section('one', [done('a'), item('b'), item('c')])));
  expect(startAt(all, 'c')?.item.id).toBe('c');
  expect(startAt(all, 'gone')?.item.id).toBe('b');
  expect(startAt(spots(portal(section('one', [done('a')]))), '')?.item.id).toBe('a');
  expect(startAt([], 'a')).toBeUndefined();
  expect(startOf(section('one', [done('a'), item('b')]))?.id).toBe('b');
});

test('a tick changes its value and the counts, and nothing else', () => {
  const before = portal(
    section('one', [done('a', { was: 'x' }), item('b')]),
    section('two', [item('c'), done('d')]),
  );
  expect([before.done, before.again]).toEqual([1, 1]);
  const after = withTick(before, 'a', TICK);
  expect([after.done, after.again, after.all]).toEqual([2, 0, 4]);
  expect([after.sections[0]?.done, after.sections[0]?.again]).toEqual([1, 0]);
  expect(after.sections[1]).toBe(before.sections[1]);
  expect(after.sections[0]?.items[1]).toBe(before.sections[0]?.items[1]);
  const back = withTick(after, 'a', null);
  expect([back.done, back.again]).toEqual([1, 0]);
});

test('another page of the portal is told before another record', () => {
  const all = spots(
    portal(
      section('one', [item('a', { group: 'Campo' }), item('b', { group: 'Palestra' }), item('c')]),
      section('two', [item('d', { group: 'Palestra' })]),
    ),
  );
  expect(begins(all[0], all[1] as never)).toBe('group');
  expect(begins(all[1], all[2] as never)).toBeUndefined();
  expect(begins(all[1], all[3] as never)).toBe('section');
  expect(begins(undefined, all[0] as never)).toBeUndefined();
});

test('the answer to a tick replaces its section and the counts', () => {
  const before = portal(section('one', [item('a')]), section('two', [item('b')]));
  const told = section('two', [done('b')]);
  const after = withStep(before, { done: 1, all: 2, again: 0, section: told });
  expect(after.sections[0]).toBe(before.sections[0]);
  expect(after.sections[1]).toBe(told);
  expect([after.done, after.all, after.again]).toEqual([1, 2, 0]);
});
