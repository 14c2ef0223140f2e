import { expect, it } from 'vitest';
import { mapCommand, nudgeOf } from './mapKeys';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const resting = { isMoving: false, isSketching: false };
const drawing = { isMoving: false, isSketching: true };

it('arrows move the view, finely with Shift', () => {
  expect(mapCommand(press('ArrowLeft'), resting)).toEqual({ do: 'pan', east: -1, north: 0, isFine: false });
  expect(mapCommand(press('ArrowUp', { shiftKey: true }), resting)).toMatchObject({ north: 1, isFine: true });
});
it('arrows move an object by 1 m, 10 m or 10 cm', () => {
  const moving = { isMoving: true, isSketching: false };
  expect(mapCommand(press('ArrowRight', { shiftKey: true }), moving)).toEqual({
    do: 'nudge',
    east: 10,
    north: 0,
  });
  expect(nudgeOf(press('ArrowDown'))).toEqual([0, -1]);
  expect(nudgeOf(press('ArrowDown', { ctrlKey: true }))?.[1]).toBeCloseTo(-0.1);
  expect(nudgeOf(press('x'))).toBeUndefined();
});
it('draws without a mouse', () => {
  expect(mapCommand(press(' '), drawing)).toEqual({ do: 'put' });
  expect(mapCommand(press('Backspace'), drawing)).toEqual({ do: 'back' });
  expect(mapCommand(press('z', { ctrlKey: true }), drawing)).toEqual({ do: 'back' });
  expect(mapCommand(press('Enter', { ctrlKey: true }), drawing)).toEqual({ do: 'end' });
});
it('leaves the keys of the window alone', () => {
  expect(mapCommand(press('z', { ctrlKey: true }), resting)).toBeUndefined();
  expect(mapCommand(press('k', { ctrlKey: true }), drawing)).toBeUndefined();
  expect(mapCommand(press('ArrowLeft', { altKey: true }), resting)).toBeUndefined();
  expect(mapCommand(press(' '), resting)).toBeUndefined();
});
