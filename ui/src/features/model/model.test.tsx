import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { KindInfo, Offer, SectionInfo } from '@/api/wire';
import { filterOffers, groupOffers } from './groupOffers';
import { usePicked } from './usePicked';

const offer = (id: string, kind: string, title: string): Offer => ({
  id,
  kind,
  title,
  state: 'new',
  fields: [['Numero', '112']],
});
const kind = (name: string, section: string, plural: string) => ({ name, section, plural }) as KindInfo;
const section = (code: string, name: string) => ({ code, name }) as SectionInfo;

const OFFERS = [
  offer('1', 'organisation', 'ARPA Lombardia'),
  offer('2', 'organisation', 'Prefettura'),
  offer('3', 'contact_point', 'AREU'),
  offer('4', 'action', 'Avvisare'),
];
const KINDS = [
  kind('organisation', 'contacts', 'Enti'),
  kind('contact_point', 'contacts', 'Recapiti'),
  kind('action', 'intervention', 'Azioni'),
];

test('offers stand under section and kind, in the order they come', () => {
  const groups = groupOffers(OFFERS, KINDS, [
    section('contacts', 'Rubrica'),
    section('intervention', 'Intervento'),
  ]);
  expect(
    groups.map((group) => [group.name, group.kinds.map((each) => [each.label, each.offers.length])]),
  ).toEqual([
    [
      'Rubrica',
      [
        ['Enti', 2],
        ['Recapiti', 1],
      ],
    ],
    ['Intervento', [['Azioni', 1]]],
  ]);
});

test('the filter looks into titles, kinds and fields', () => {
  const labelOf = (name: string) => KINDS.find((each) => each.name === name)?.plural ?? '';
  const found = (typed: string) => filterOffers(OFFERS, typed, labelOf).map((each) => each.id);
  expect(found('  ')).toHaveLength(4);
  expect(found('recapiti')).toEqual(['3']);
  expect(found('112 arpa')).toEqual(['1']);
});

test('one or all of a kind are ticked; what was decided on falls away', () => {
  const { result, rerender } = renderHook(({ offers }) => usePicked(offers), {
    initialProps: { offers: OFFERS },
  });
  act(() => result.current.set(['1', '2'], true));
  act(() => result.current.set(['4'], true));
  act(() => result.current.set(['2'], false));
  expect(result.current.ids).toEqual(['1', '4']);
  expect(result.current.has('2')).toBe(false);
  rerender({ offers: OFFERS.slice(1) });
  expect(result.current.ids).toEqual(['4']);
  act(() => result.current.clear());
  expect(result.current.ids).toEqual([]);
});
