import { renderHook } from '@testing-library/react';
import { createRef } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { chiefOf, isBeside, takeWhereDropped, useTakeDropped } from './droppedFiles';

afterEach(() => vi.restoreAllMocks());

test('of a shapefile the shapes are the file, the others accompany it', () => {
  expect(chiefOf(['/d/a.dbf', '/d/a.shp', '/d/a.prj'])).toBe('/d/a.shp');
  expect(chiefOf(['/d/uno.csv', '/d/due.csv'])).toBe('/d/uno.csv');
  expect(chiefOf([])).toBeUndefined();
  expect(isBeside('/d/a.prj', '/d/a.shp')).toBe(true);
  expect(isBeside('/d/b.prj', '/d/a.shp')).toBe(false);
  expect(isBeside('/d/a.csv', '/d/a.xlsx')).toBe(false);
});

test('the part of the screen under the drop takes it, or leaves it to the others', () => {
  const place = createRef<HTMLElement | null>();
  const map = document.createElement('div');
  const inside = map.appendChild(document.createElement('canvas'));
  place.current = map;
  const taken: string[] = [];
  const { unmount } = renderHook(() =>
    useTakeDropped(place, (paths) => {
      taken.push(...paths);
      return paths.length === 1;
    }),
  );
  let under: Element = document.body;
  document.elementFromPoint = vi.fn(() => under);
  const drop = (...paths: string[]) => takeWhereDropped({ paths, across: 0.5, down: 0.25 });
  expect(drop('/d/a.geojson')).toBe(false);
  under = inside;
  expect(drop('/d/a.geojson')).toBe(true);
  expect(drop('/d/a.geojson', '/d/b.geojson')).toBe(false);
  expect(document.elementFromPoint).toHaveBeenLastCalledWith(
    window.innerWidth * 0.5,
    window.innerHeight * 0.25,
  );
  unmount();
  taken.length = 0;
  expect(drop('/d/a.geojson')).toBe(false);
  expect(taken).toEqual([]);
});
