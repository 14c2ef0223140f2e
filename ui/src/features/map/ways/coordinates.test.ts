import { expect, it } from 'vitest';
import { likely } from './CoordinatesPanel';

it('rows become what the field may hold', () => {
  const area = ['Point', 'Polygon', 'MultiPolygon'];
  expect(likely(1, area)).toBe('Point');
  expect(likely(4, area)).toBe('Polygon');
  expect(likely(2, ['LineString', 'MultiLineString'])).toBe('LineString');
  expect(likely(1, ['Polygon'])).toBeUndefined();
});
