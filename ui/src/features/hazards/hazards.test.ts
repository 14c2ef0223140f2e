import { expect, test } from 'vitest';
import type { CodeInfo, PlanRecord } from '@/api/wire';
import { answerOf, countAnswers, groupRows, hazardRows, scenariosOf } from './list';

const info = (code: string, group: string, old = false): CodeInfo => ({
  code,
  label: code.toUpperCase(),
  old,
  attributes: { group },
});
const hazard = (id: string, values: Record<string, unknown>): PlanRecord => ({
  id,
  kind: 'hazard',
  section: 'hazards',
  title: id,
  values,
  shown: {},
});
const LIST = [
  info('idraulico', 'naturale'),
  info('sparito', 'naturale', true),
  info('industriale', 'antropico'),
  info('altro', 'altro'),
];

test('the whole list is shown, with what the plan has beyond it', () => {
  const rows = hazardRows(LIST, [
    hazard('1', { hazard_code: 'idraulico', relevance: 'rilevante' }),
    hazard('2', { hazard_code: 'altro', other_name: 'Ordigni' }),
    hazard('3', { hazard_code: 'marziani', relevance: 'non_rilevante' }),
    hazard('4', { hazard_code: 'idraulico', relevance: 'da_valutare' }),
  ]);
  expect(rows.map((row) => [row.code, row.name, row.record?.id, row.isUnknown])).toEqual([
    ['idraulico', 'IDRAULICO', '1', false],
    ['idraulico', 'IDRAULICO', '4', false],
    ['industriale', 'INDUSTRIALE', undefined, false],
    ['altro', 'Ordigni', '2', false],
    ['marziani', '3', '3', true],
  ]);
  expect(rows.map(answerOf)).toEqual(['rilevante', 'da_valutare', '', '', 'non_rilevante']);
  expect(countAnswers(rows).get('')).toBe(2);
  expect(groupRows(rows).map(([group, own]) => [group, own.length])).toEqual([
    ['naturale', 2],
    ['antropico', 1],
    ['altro', 2],
  ]);
});

test('a code that is no longer in force has a row only where it is used', () => {
  const rows = hazardRows(LIST, [hazard('1', { hazard_code: 'sparito' })]);
  expect(rows.map((row) => row.code)).toEqual(['idraulico', 'sparito', 'industriale']);
});

test('scenarios by hazard; an unreadable link counts nowhere', () => {
  const scenarios = [
    { ...hazard('s1', { hazard_id: '1' }), kind: 'scenario' },
    { ...hazard('s2', { hazard_id: '1' }), kind: 'scenario' },
    { ...hazard('s3', { hazard_id: { raw: 'boh' } }), kind: 'scenario' },
  ];
  expect(
    scenariosOf(scenarios)
      .get('1')
      ?.map((one) => one.id),
  ).toEqual(['s1', 's2']);
  expect(scenariosOf(scenarios).size).toBe(1);
});
