import { describe, expect, it } from 'vitest';
import { type Position, toDegrees, toMetres } from './projection';
import { rectangleAround } from './rectangle';
import {
  boundsOf,
  byMetres,
  edges,
  fromPoints,
  insertVertex,
  isShape,
  moved,
  ofParts,
  parts,
  removeVertex,
  type Shape,
  setVertex,
  vertices,
} from './shape';

const square: Shape = {
  type: 'Polygon',
  coordinates: [
    [
      [9.61, 45.31],
      [9.62, 45.31],
      [9.62, 45.32],
      [9.61, 45.32],
      [9.61, 45.31],
    ],
  ],
};
const line: Shape = {
  type: 'LineString',
  coordinates: [
    [9.61, 45.31],
    [9.62, 45.31],
    [9.63, 45.32],
  ],
};

describe('degrees and metres', () => {
  it('agree with the register: the town hall of the example', () => {
    const [east, north] = toMetres([9.6175971, 45.3181021]);
    expect(east).toBeCloseTo(548_406, 1);
    expect(north).toBeCloseTo(5_018_474, 1);
  });
  it('come back with seven decimals', () => {
    expect(toDegrees(toMetres([9.6176, 45.3181]))).toEqual([9.6176, 45.3181]);
  });
});

describe('vertices', () => {
  it('leave out the point that closes a ring', () => {
    expect(vertices(square)).toHaveLength(4);
    expect(edges(square)).toHaveLength(4);
    expect(edges(square).at(-1)?.to.path).toEqual([0, 0]);
    expect(vertices(line)).toHaveLength(3);
    expect(edges(line)).toHaveLength(2);
    expect(vertices({ type: 'Point', coordinates: [9, 45] })).toEqual([{ path: [], at: [9, 45] }]);
  });
  it('are moved by metres, the others staying to the bit', () => {
    const [first] = vertices(square);
    const at = byMetres(first?.at as Position, 10, 0);
    const next = setVertex(square, [0, 0], at);
    const [before, after] = [toMetres([9.61, 45.31]), toMetres(vertices(next)[0]?.at as Position)];
    expect(after[0] - before[0]).toBeCloseTo(10, 1);
    expect(after[1] - before[1]).toBeCloseTo(0, 1);
    expect(vertices(next).slice(1)).toEqual(vertices(square).slice(1));
  });
  it('keep a ring closed when its first one moves or goes', () => {
    const next = setVertex(square, [0, 0], [9.6, 45.3]);
    expect((next as GeoJSON.Polygon).coordinates[0]?.at(-1)).toEqual([9.6, 45.3]);
    const less = removeVertex(square, [0, 0]) as GeoJSON.Polygon;
    expect(less.coordinates[0]).toEqual([
      [9.62, 45.31],
      [9.62, 45.32],
      [9.61, 45.32],
      [9.62, 45.31],
    ]);
  });
  it('are not taken away when too few would be left', () => {
    const triangle = removeVertex(square, [0, 1]) as Shape;
    expect(removeVertex(triangle, [0, 0])).toBeUndefined();
    expect(removeVertex({ type: 'Point', coordinates: [9, 45] }, [])).toBeUndefined();
    const two = removeVertex(line, [1]) as Shape;
    expect(removeVertex(two, [0])).toBeUndefined();
  });
  it('go in after another one, also of the second of two shapes', () => {
    const both = ofParts([square, square]) as Shape;
    const next = insertVertex(both, [1, 0, 3], [9.6, 45.315]);
    expect(vertices(next)).toHaveLength(9);
    expect(vertices(next).at(-1)).toEqual({ path: [1, 0, 4], at: [9.6, 45.315] });
  });
});

describe('whole shapes', () => {
  it('move together', () => {
    const away = moved(line, 100, -50);
    const [a, b] = [toMetres(vertices(line)[2]?.at as Position), toMetres(vertices(away)[2]?.at as Position)];
    expect(b[0] - a[0]).toBeCloseTo(100, 1);
    expect(b[1] - a[1]).toBeCloseTo(-50, 1);
  });
  it('come apart and together', () => {
    const both = ofParts([square, square]);
    expect(both?.type).toBe('MultiPolygon');
    expect(parts(both as Shape)).toEqual([square, square]);
    expect(ofParts([square])).toBe(square);
    expect(ofParts([])).toBeUndefined();
  });
  it('are made of points when these are enough', () => {
    expect(fromPoints('Polygon', [[9, 45]])).toBeUndefined();
    expect(fromPoints('LineString', [[9, 45]])).toBeUndefined();
    expect(fromPoints('Point', [[9, 45]])).toEqual({ type: 'Point', coordinates: [9, 45] });
  });
  it('have bounds', () => {
    expect(boundsOf([square, line])).toEqual([9.61, 45.31, 9.63, 45.32]);
    expect(boundsOf([])).toBeUndefined();
  });
  it('are told from other values', () => {
    expect(isShape(square)).toBe(true);
    expect(isShape({ type: 'GeometryCollection' })).toBe(false);
    expect(isShape(undefined)).toBe(false);
  });
});

it('a rectangle has its length along its bearing', () => {
  const [a, b, , d] = rectangleAround([0, 0], 10, 40, 90) as [Position, Position, Position, Position];
  expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeCloseTo(10);
  expect(Math.abs(a[0] - d[0])).toBeCloseTo(40);
  expect(a[1] - d[1]).toBeCloseTo(0);
});
