import { afterEach, expect, it } from 'vitest';
import { type BaseChoice, forgetStart, hostOf, isAllowed, readBase, writeBase } from './baseMap';

const address: BaseChoice = {
  kind: 'address',
  address: 'https://mappe.esempio.it/{z}/{x}/{y}.png',
  type: 'xyz',
  layer: '',
  on: true,
};

afterEach(forgetStart);

it('reads back what is remembered', () => {
  for (const choice of [address, { kind: 'file', file: '/mappe/crema.mbtiles', on: true } as const])
    expect(readBase(writeBase(choice))).toEqual(choice);
});
it('takes what it cannot read as no base map', () => {
  for (const kept of ['', 'null', '{', '{"kind":"file"}', '{"kind":"address","address":3}'])
    expect(readBase(kept)).toEqual({ kind: 'none' });
  expect(writeBase({ kind: 'none' })).toBe('');
});
it('tells who is asked', () => {
  expect(hostOf(address.address)).toBe('mappe.esempio.it');
  expect(hostOf('https://{s}.esempio.it/x')).toBe('s.esempio.it');
  expect(hostOf('mappe')).toBeUndefined();
});
it('lets an address through only when it was there at the start', () => {
  expect(isAllowed('', address)).toBe(false);
  expect(isAllowed(writeBase(address), address)).toBe(false);
  forgetStart();
  expect(isAllowed(writeBase(address), { ...address, layer: 'altro' })).toBe(true);
  expect(isAllowed('', { ...address, address: 'https://altri.esempio.it/{z}' })).toBe(false);
});
