import { expect, test } from 'vitest';
import type { CallLine, Freshness, Nominee, Seat, UnitBoard } from '@/api/wire';
import { endWords } from './ActCell';
import { partsOf, usualBody } from './Board';
import { actOf, namesOf, nobody, proposedAct, proposedEnd, whoOf } from './nominees';
import { grouped } from './phone';
import { countChoices, firstDraft, incomplete, renewRequest, withWho } from './renewal';
import { after, askedNumbers, currentOf, round } from './round';

const nominee = (nomination: string, over: Partial<Nominee> = {}): Nominee => ({
  nomination,
  rank: 0,
  person: `p-${nomination}`,
  name: nomination,
  body: '',
  position: '',
  phone: null,
  act: null,
  actLabel: '',
  startsOn: '2024-06-11',
  endsOn: '2029-06-10',
  daysLeft: 900,
  endReason: '',
  freshness: 'fresh',
  reachable24h: false,
  ...over,
});
const seat = (role: string, over: Partial<Seat> = {}): Seat => ({
  role,
  roleCode: role,
  label: role,
  membership: 'nucleo',
  membershipLabel: 'Nucleo',
  core: true,
  byRight: false,
  external: false,
  holder: nominee(`h-${role}`),
  deputies: [],
  coming: [],
  past: [],
  ...over,
});
const board = (roles: Seat[]): UnitBoard => ({
  roles,
  missing: [],
  acts: [{ id: 'a1', label: 'decreto 3/2024', date: '2024-06-20', expiresOn: null }],
  core: 5,
  coreFilled: 4,
  withoutDeputy: 0,
  expiring: 0,
  toVerify: 0,
});

test('a name that is not found becomes a person: surname first, corrected by hand', () => {
  expect(namesOf({ ...nobody, text: ' Rossi  Mario Luigi ' })).toEqual({
    surname: 'Rossi',
    givenName: 'Mario Luigi',
  });
  const corrected = { ...nobody, text: 'De Luca Anna', surname: 'De Luca', givenName: 'Anna' };
  expect(whoOf({ ...corrected, phone: ' 333 1 ' })).toEqual({
    surname: 'De Luca',
    givenName: 'Anna',
    position: '',
    phone: '333 1',
  });
  expect(whoOf({ ...corrected, person: 'p1' }).person).toBe('p1');
});

test('the last act is proposed, with the end that most have', () => {
  const unit = board([seat('a'), seat('b'), seat('c', { holder: nominee('x', { endsOn: '2027-01-01' }) })]);
  expect(proposedAct(unit.acts, true, 'decreto').choice).toBe('a1');
  expect(proposedAct(unit.acts, false, 'decreto').choice).toBe('');
  expect(proposedAct([], true, 'decreto').choice).toBe('new');
  expect(proposedEnd(unit, 'a1')).toBe('10/06/2029');
  expect(actOf({ choice: 'new', kind: 'decreto', number: ' 7 ', date: '1.7.26' })).toEqual({
    kind: 'decreto',
    number: '7',
    date: '2026-07-01',
  });
});

test('renewal: each choice makes its part of one request, in the order of the board', () => {
  const seats = [
    seat('sindaco'),
    seat('roc', { deputies: [nominee('d', { rank: 1 })] }),
    seat('rec', { holder: null }),
  ];
  let draft = firstDraft(seats);
  expect(countChoices(draft)).toEqual({ stays: 2, changes: 0, vacant: 1 });

  const roc = draft.roc;
  if (!roc) throw new Error('roc');
  draft = { ...draft, roc: withWho(roc, { ...nobody, text: 'Verdi Paolo' }, true) };
  expect(draft.roc?.choice).toBe('changes');
  expect(incomplete(draft)).toEqual([]);
  expect(
    renewRequest('p', seats, draft, {
      startsOn: '10/06/2026',
      endsOn: 'boh',
      act: { choice: 'new', kind: 'decreto', number: '1', date: '10/06/2026' },
    }),
  ).toEqual({
    plan: 'p',
    startsOn: '2026-06-10',
    endsOn: 'boh',
    act: { kind: 'decreto', number: '1', date: '2026-06-10' },
    seats: [
      { role: 'sindaco', choice: 'stays' },
      {
        role: 'roc',
        choice: 'changes',
        who: { surname: 'Verdi', givenName: 'Paolo', position: '', phone: '' },
        deputiesStay: true,
      },
      { role: 'rec', choice: 'vacant' },
    ],
  });

  const emptied = withWho({ ...roc, choice: 'changes' }, nobody, true);
  expect(emptied.choice).toBe('stays');
  expect(incomplete({ ...draft, roc: { ...roc, choice: 'changes' } })).toEqual(['roc']);
});

const line = (id: string, freshness: Freshness, outcome: string | null = null): CallLine => ({
  id,
  kind: 'person',
  name: id,
  roles: [],
  phones: [
    { contact: `${id}1`, value: '1', kind: 'h24', kindLabel: 'h24', verifiedOn: null, freshness },
    {
      contact: `${id}2`,
      value: '2',
      kind: 'ufficio',
      kindLabel: 'ufficio',
      verifiedOn: null,
      freshness: 'fresh',
    },
  ],
  freshness,
  outcome,
});

test('the round: only what is due, those called today last, then the next', () => {
  const lines = [
    line('a', 'stale', 'non risponde 10:15'),
    line('b', 'never'),
    line('c', 'fresh'),
    line('d', 'stale'),
  ];
  const due = round(lines, true);
  expect(due.map((one) => one.id)).toEqual(['b', 'd', 'a']);
  expect(round(lines, false).map((one) => one.id)).toEqual(['b', 'c', 'd', 'a']);
  expect(currentOf(due, undefined)?.id).toBe('b');
  expect(currentOf(due, 'd')?.id).toBe('d');
  expect(currentOf(due, 'gone')?.id).toBe('b');
  expect(after(due, 'b')).toBe('d');
  expect(after(due, 'a')).toBeUndefined();
  expect(askedNumbers(line('b', 'never'))).toEqual(['b1']);
  expect(askedNumbers(line('c', 'fresh'))).toEqual(['c1']);
});

test('numbers are read in groups and never changed', () => {
  expect(grouped('3330000007')).toBe('333 000 0007');
  expect(grouped('+393330000007')).toBe('+39 333 000 0007');
  expect(grouped('0373000040')).toBe('0373 000 040');
  expect(grouped('0373 000 040')).toBe('0373 000 040');
  expect(grouped('333 0000101')).toBe('333 000 0101');
  expect(grouped('0373 000040')).toBe('0373 000 040');
  expect(grouped('112')).toBe('112');
  expect(grouped('comune@example.it')).toBe('comune@example.it');
});

test('the parts of the unit keep the order of the board; the core is shown whole', () => {
  const seats = [
    seat('a', { membership: 'allargata', membershipLabel: 'Allargata' }),
    seat('b'),
    seat('c', { membership: 'allargata', membershipLabel: 'Allargata' }),
  ];
  const role = (code: string, membership: string) => ({
    code,
    label: code,
    old: false,
    attributes: { membership },
  });
  const list = [
    role('roc', 'nucleo'),
    role('b', 'nucleo'),
    role('tecnico', 'nucleo'),
    role('scuola', 'allargata'),
  ];
  const rows = (unit: UnitBoard) =>
    partsOf(unit, list, 'Nucleo').map((part) => [
      part.name,
      part.rows.map((row) => ('role' in row ? row.role : `(${row[0]})`)).join(' '),
    ]);
  const missing: [string, string][] = [
    ['roc', 'ROC'],
    ['tecnico', 'Tecnico'],
    ['scuola', 'Scuola'],
  ];
  expect(rows({ ...board(seats), missing })).toEqual([
    ['Nucleo', '(roc) b (tecnico)'],
    ['Allargata', 'a c'],
  ]);
  expect(rows(board(seats))).toEqual([
    ['Allargata', 'a c'],
    ['Nucleo', 'b'],
  ]);
});

test('the body that goes without saying is that of most', () => {
  const bodies = ['Comune', 'Comune', 'Carabinieri'];
  const seats = bodies.map((body, index) => seat(`${index}`, { holder: nominee(`${index}`, { body }) }));
  expect(usualBody(seats)).toBe('Comune');
  expect(usualBody([])).toBe('');
});

test('an end is a date when it is far, and days when it is near', () => {
  expect(endWords(nominee('x'))).toBe('fino al 10/06/2029');
  expect(endWords(nominee('x', { daysLeft: 18 }))).toBe('scade il 10/06/2029, fra 18 giorni');
  expect(endWords(nominee('x', { daysLeft: -3 }))).toBe('scaduta il 10/06/2029');
  expect(endWords(nominee('x', { endsOn: null, daysLeft: null }))).toBeUndefined();
});
