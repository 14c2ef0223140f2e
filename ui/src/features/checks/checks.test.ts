import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from '@/api/wire';
import { answersTo, NO_FILTERS, passes } from './filters';
import { mendedBetween, withMended } from './mended';
import { stepFrom } from './walk';

const finding = (name: string, more: Partial<Finding> = {}): Finding => ({
  key: name,
  code: `TST-00${name}`,
  severity: 'avviso' as Severity,
  place: { section: 'areas', kind: 'emergency_area', record: `record ${name}`, field: 'name', point: null },
  recordTitle: `Area ${name}`,
  fieldLabel: 'Denominazione',
  message: `Manca ${name}`,
  fix: '',
  also: [],
  acceptable: false,
  accepted: null,
  ...more,
});
const [a, b, c, d] = ['1', '2', '3', '4'].map((name) => finding(name)) as [
  Finding,
  Finding,
  Finding,
  Finding,
];
const keys = (lines: ReturnType<typeof withMended>) =>
  lines.map((line) => (line.isMended ? `(${line.finding.key})` : line.finding.key)).join(' ');

describe('the walk from finding to finding', () => {
  it('begins with the first, or from behind with the last', () => {
    expect(stepFrom([a, b, c], undefined, 1)).toEqual({ key: '1', index: 0 });
    expect(stepFrom([a, b, c], undefined, -1)).toEqual({ key: '3', index: 2 });
  });
  it('goes on from the one it stands on, round and round', () => {
    expect(stepFrom([a, b, c], { key: '2', index: 1 }, 1)?.key).toBe('3');
    expect(stepFrom([a, b, c], { key: '3', index: 2 }, 1)?.key).toBe('1');
    expect(stepFrom([a, b, c], { key: '1', index: 0 }, -1)?.key).toBe('3');
  });
  it('takes the one that slid into the place of one just mended', () => {
    expect(stepFrom([a, c, d], { key: '2', index: 1 }, 1)?.key).toBe('3');
    expect(stepFrom([a, c, d], { key: '2', index: 1 }, -1)?.key).toBe('1');
    expect(stepFrom([a, b], { key: '3', index: 2 }, 1)?.key).toBe('1');
  });
  it('stands still where nothing is open', () => {
    expect(stepFrom([], { key: '2', index: 1 }, 1)).toBeUndefined();
  });
});

describe('findings that have just gone', () => {
  it('are those of before that are there no more, each after the one it followed', () => {
    expect(mendedBetween([a, b, c], [a, c])).toEqual([{ finding: b, after: '1' }]);
    expect(mendedBetween([a, b, c], [c]).map((each) => each.after)).toEqual([undefined, undefined]);
  });
  it('are not mended when the same rule says another figure of the same field', () => {
    const other = { ...b, key: '2 of 60', message: 'Mancano 60' };
    expect(mendedBetween([a, b], [a, other])).toEqual([]);
  });
  it('stay struck through where they stood', () => {
    expect(keys(withMended([a, c], mendedBetween([a, b, c], [a, c])))).toBe('1 (2) 3');
    expect(keys(withMended([b, c], mendedBetween([a, b, c], [b, c])))).toBe('(1) 2 3');
    expect(keys(withMended([], mendedBetween([a, b], [])))).toBe('(1) (2)');
  });
  it('are whole again when they come back', () => {
    const mended = mendedBetween([a, b, c], [a, c]);
    expect(keys(withMended([a, b, c], mended))).toBe('1 2 3');
  });
});

describe('filters of the list', () => {
  it('find a finding by its words, its place or its code, with or without the hyphen', () => {
    for (const text of ['manca', 'area 1', 'tst-001', 'TST001', 'denominazione']) {
      expect(answersTo(a, text)).toBe(true);
    }
    expect(answersTo(a, 'TST-002')).toBe(false);
  });
  it('narrow together', () => {
    expect(passes(a, NO_FILTERS)).toBe(true);
    expect(passes(a, { ...NO_FILTERS, severity: 'avviso', section: 'areas' })).toBe(true);
    expect(passes(a, { ...NO_FILTERS, severity: 'avviso', section: 'life' })).toBe(false);
  });
});
