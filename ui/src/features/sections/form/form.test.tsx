import { expect, test } from 'vitest';
import type { CodeInfo } from '@/api/wire';
import { childrenOf } from '../linked/children';
import { subtitleOf } from '../recordItems';
import { field, kind, record } from '../sections.test-tools';
import { controlOf, rowsFor } from './fieldControl';
import { joined, memberOf, membersOf, splitName } from './fieldText';
import { firstField, groupsOf, isOpen, turn } from './groups';
import { namedFields } from './targets';

const rows = (count: number, old = 0): CodeInfo[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `C${index}`,
    label: `voce ${index}`,
    old: index < old,
    attributes: {},
  }));

test('each type has its control', () => {
  const of = (type: string) => controlOf('zone', field('a', { type }), []);
  expect(['text', 'long', 'int', 'dec', 'bool', 'date', 'partial_date'].map(of)).toEqual([
    'text',
    'long',
    'number',
    'number',
    'yes_no',
    'date',
    'partial_date',
  ]);
  expect(['codes', 'link', 'links', 'communes', 'geometry'].map(of)).toEqual([
    'choices',
    'link',
    'links',
    'communes',
    'shape',
  ]);
  expect(of('a type of tomorrow')).toBe('text');
});

test('a code is chosen by the length of its list, old entries not counted', () => {
  const of = (list: CodeInfo[]) => controlOf('zone', field('a', { type: 'code', of: 'L' }), list);
  expect(of(rows(5))).toBe('radios');
  expect(of(rows(8, 3))).toBe('radios');
  expect(of(rows(6))).toBe('choice');
  expect(of(rows(40))).toBe('search_choice');
});

test('old entries are offered only where they are used', () => {
  expect(rowsFor(rows(3, 1), []).map((row) => row.id)).toEqual(['C1', 'C2']);
  expect(rowsFor(rows(3, 1), ['C0']).map((row) => row.id)).toEqual(['C0', 'C1', 'C2']);
});

test('codes and ids are read from the value until something is typed', () => {
  expect(memberOf('Attesa', 'Attesa', 'AA')).toBe('AA');
  expect(memberOf('AC', 'Attesa', 'AA')).toBe('AC');
  expect(memberOf('boh', 'boh', { raw: 'boh' })).toBe('boh');
  expect(membersOf('Uno; Due', 'Uno; Due', ['1', '2'])).toEqual(['1', '2']);
  expect(membersOf('1; 3', 'Uno; Due', ['1', '2'])).toEqual(['1', '3']);
  expect(joined(['1', '3'])).toBe('1;3');
});

test('groups: what must be there first, blocks apart, what may be there last', () => {
  const info = kind('zone', [
    field('extra', { mark: 'F' }),
    field('useful', { mark: 'U' }),
    field('name'),
    field('sometimes', { mark: 'C' }),
    field('verified_on', { mark: 'E', block: 'verify' }),
    field('street', { mark: 'U', block: 'place' }),
    field('notes', { mark: 'F', block: 'base' }),
  ]);
  expect(groupsOf(info).map((group) => [group.name, group.fields.map((each) => each.name)])).toEqual([
    ['main', ['name', 'sometimes']],
    ['other', ['useful']],
    ['place', ['street']],
    ['verify', ['verified_on']],
    ['base', ['notes']],
    ['extra', ['extra']],
  ]);
  expect(firstField(info)).toBe('name');
});

test('a kind without essential fields begins with its useful ones', () => {
  const info = kind('model_edition', [field('version', { mark: 'U' })]);
  expect(groupsOf(info)[0]?.name).toBe('main');
});

test('groups stay as left', () => {
  expect(isOpen([], 'main')).toBe(true);
  expect(isOpen([], 'verify')).toBe(false);
  expect(isOpen(turn([], 'verify'), 'verify')).toBe(true);
  expect(turn(['verify'], 'verify')).toEqual([]);
});

test('a person made from a name has surname and given name', () => {
  expect(splitName('De Rossi Mario')).toEqual({ surname: 'De Rossi', givenName: 'Mario' });
  const person = kind('person', [field('surname'), field('given_name')], { titleFields: ['surname'] });
  expect(namedFields(person, 'Bianchi Lucia')).toEqual([
    ['surname', 'Bianchi'],
    ['given_name', 'Lucia'],
  ]);
  const nameless = kind('covered_shelter', [field('area_id', { type: 'link' })], {
    titleFields: ['area_id'],
  });
  expect(namedFields(nameless, 'x')).toEqual([]);
});

test('children are kinds with an essential link here', () => {
  const link = (mark: string) => field('area_id', { type: 'link', of: 'emergency_area', mark });
  const all = [
    kind('covered_shelter', [link('E')]),
    kind('action', [link('U')]),
    kind('contact', [link('C')]),
  ];
  expect(childrenOf(all, 'emergency_area').map((child) => child.info.name)).toEqual([
    'covered_shelter',
    'contact',
  ]);
});

test('a row says its figures with what they are of', () => {
  const fields = [
    field('kind'),
    field('beds', { label: 'Posti letto', type: 'int' }),
    field('area', { type: 'dec', unit: 'm²' }),
  ];
  expect(subtitleOf(fields, record('1', { kind: 'scuola', beds: '90', area: '300' }))).toBe(
    'scuola · Posti letto: 90 · 300 m²',
  );
});
