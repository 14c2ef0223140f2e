import { expect, test } from 'vitest';
import { matches } from '../base/filterText';
import { filterOptions } from './ComboBox';
import { readDate } from './readDate';
import { isWorthSaying, readNumber } from './readNumber';

test.each([
  ['30/06/2026', '2026-06-30'],
  ['30.6.26', '2026-06-30'],
  ['1-1-2027', '2027-01-01'],
  ['29 2 2028', '2028-02-29'],
  ['2026-06-30', '2026-06-30'],
])('the date %s is read', (text, iso) => {
  expect(readDate(text).iso).toBe(iso);
});

test.each(['31/02/2026', '29.2.26', '00/01/2026', '1/13/2026'])('the day %s does not exist', (text) => {
  expect(readDate(text).iso).toBeUndefined();
  expect(readDate(text).problem).toContain('non esiste');
});

test('what is no date is said, and nothing is no problem', () => {
  expect(readDate('in primavera').problem).toContain('non è una data');
  expect(readDate('  ')).toEqual({});
});

test.each([
  ['10', 10],
  ['2,5', 2.5],
  ['2.5', 2.5],
  ['1.240', 1240],
  ['1.240,75', 1240.75],
  ['12 500', 12500],
  ['-3', -3],
])('the number %s is read as %d', (text, value) => {
  expect(readNumber(text).value).toBe(value);
});

test('a point is said as it was understood, a plain number is not', () => {
  expect(isWorthSaying('2.5', readNumber('2.5'))).toBe(true);
  expect(isWorthSaying('1240', readNumber('1240'))).toBe(false);
  expect(readNumber('una decina').problem).toContain('una decina');
});

test('accents, case and order of words do not matter when filtering', () => {
  const options = ['Unità di crisi', 'Città', 'Scuola di città'].map((name) => ({ id: name, name }));
  expect(filterOptions(options, 'citta').map((option) => option.id)).toEqual(['Città', 'Scuola di città']);
  expect(matches('Maria Rossi', 'rossi ma')).toBe(true);
  expect(matches("D'Alessandro", 'D’ALESS')).toBe(true);
});
