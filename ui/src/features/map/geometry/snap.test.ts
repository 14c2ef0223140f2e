import { expect, it } from 'vitest';
import { type Guide, snap } from './snap';

const guides: Guide[] = [
  {
    name: 'Piena',
    points: [
      [0, 0],
      [100, 0],
    ],
  },
  { name: 'Idrante', points: [[50, 30]] },
];

it('prefers a vertex to an edge that is nearer', () => {
  expect(snap([8, 1], guides, 12)).toEqual({ at: [0, 0], to: 'vertex', name: 'Piena' });
});
it('finds the nearest point of an edge', () => {
  expect(snap([40, 5], guides, 12)).toEqual({ at: [40, 0], to: 'edge', name: 'Piena' });
});
it('finds points, and nothing out of reach', () => {
  expect(snap([52, 28], guides, 12)?.name).toBe('Idrante');
  expect(snap([50, 15], guides, 12)).toBeUndefined();
});
