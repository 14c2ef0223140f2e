import { type Position, toDegrees, toMetres } from './projection';

/** A shape of the plan, in degrees: points, lines and polygons, alone or several. */
export type Shape =
  | GeoJSON.Point
  | GeoJSON.LineString
  | GeoJSON.MultiLineString
  | GeoJSON.Polygon
  | GeoJSON.MultiPolygon;
export type Form = Shape['type'];

/** A vertex, found again by its indices in the coordinates. */
export interface Vertex {
  path: readonly number[];
  at: Position;
}
/** From a vertex to the next one of the same line or ring. */
export interface Edge {
  from: Vertex;
  to: Vertex;
}

type Nested = number[] | Nested[];

const FORMS: readonly string[] = ['Point', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];
export const isShape = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && 'type' in value && FORMS.includes(String(value.type));

const isRinged = (shape: Shape) => shape.type === 'Polygon' || shape.type === 'MultiPolygon';
const isPosition = (nested: Nested): nested is number[] => typeof nested[0] === 'number';

/** The lines or rings of a shape with where they are in its coordinates; a point is a line of one. */
function strands(shape: Shape): { path: number[]; points: number[][] }[] {
  const walk = (nested: Nested, path: number[]): { path: number[]; points: number[][] }[] => {
    if (isPosition(nested)) return [{ path, points: [nested] }];
    const inner = nested as Nested[];
    if (inner.length > 0 && isPosition(inner[0] as Nested)) return [{ path, points: inner as number[][] }];
    return inner.flatMap((part, index) => walk(part, [...path, index]));
  };
  return walk(shape.coordinates as Nested, []);
}

const position = (point: readonly number[]): Position => [point[0] ?? 0, point[1] ?? 0];

/** Every vertex in order; the last of a ring, which repeats the first, is left out. */
export function vertices(shape: Shape): Vertex[] {
  if (shape.type === 'Point') return [{ path: [], at: position(shape.coordinates) }];
  return strands(shape).flatMap(({ path, points }) =>
    (isRinged(shape) ? points.slice(0, -1) : points).map((point, index) => ({
      path: [...path, index],
      at: position(point),
    })),
  );
}

export function edges(shape: Shape): Edge[] {
  if (shape.type === 'Point') return [];
  return strands(shape).flatMap(({ path, points }) => {
    const count = points.length - 1;
    return points.slice(0, -1).map((point, index) => ({
      from: { path: [...path, index], at: position(point) },
      to: {
        path: [...path, isRinged(shape) ? (index + 1) % count : index + 1],
        at: position(points[index + 1] as number[]),
      },
    }));
  });
}

/** Another shape, with one line or ring made anew. */
function withStrand(shape: Shape, path: readonly number[], make: (points: number[][]) => number[][]): Shape {
  const replace = (nested: Nested, rest: readonly number[]): Nested => {
    const [index, ...further] = rest;
    if (index === undefined) return make(nested as number[][]);
    return (nested as Nested[]).map((part, at) => (at === index ? replace(part, further) : part));
  };
  return { ...shape, coordinates: replace(shape.coordinates as Nested, path) } as Shape;
}

const closed = (shape: Shape, points: number[][]): number[][] =>
  isRinged(shape) && points[0] ? [...points.slice(0, -1), [...points[0]]] : points;

/** The vertex elsewhere; every other one stays as it is, to the bit. */
export function setVertex(shape: Shape, path: readonly number[], at: Position): Shape {
  if (shape.type === 'Point') return { ...shape, coordinates: at };
  const index = path.at(-1);
  return withStrand(shape, path.slice(0, -1), (points) =>
    closed(
      shape,
      points.map((point, i) => (i === index ? at : point)),
    ),
  );
}

/** One more vertex after that one. */
export function insertVertex(shape: Shape, path: readonly number[], at: Position): Shape {
  if (shape.type === 'Point') return shape;
  return withStrand(shape, path.slice(0, -1), (points) => points.toSpliced((path.at(-1) ?? 0) + 1, 0, at));
}

/** One vertex fewer; nothing when too few would be left. */
export function removeVertex(shape: Shape, path: readonly number[]): Shape | undefined {
  if (shape.type === 'Point') return undefined;
  const strand = strands(shape).find((one) => one.path.join() === path.slice(0, -1).join());
  const least = isRinged(shape) ? 5 : 3;
  if (!strand || strand.points.length < least) return undefined;
  return withStrand(shape, path.slice(0, -1), (points) => {
    const left = points.toSpliced(path.at(-1) ?? 0, 1);
    return closed(shape, left);
  });
}

/** The whole shape, so many metres to the east and to the north. */
export function moved(shape: Shape, east: number, north: number): Shape {
  const walk = (nested: Nested): Nested => {
    if (!isPosition(nested)) return (nested as Nested[]).map(walk);
    return byMetres(position(nested), east, north);
  };
  return { ...shape, coordinates: walk(shape.coordinates as Nested) } as Shape;
}

/** A position so many metres to the east and to the north of another. */
export function byMetres(at: Position, east: number, north: number): Position {
  const [e, n] = toMetres(at);
  return toDegrees([e + east, n + north]);
}

/** The single shapes that a shape is made of. */
export function parts(shape: Shape): Shape[] {
  if (shape.type === 'MultiPolygon')
    return shape.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
  if (shape.type === 'MultiLineString')
    return shape.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
  return [shape];
}

/** A shape of the parts that stay, alone when it is one; nothing when none stays. */
export function ofParts(kept: readonly Shape[]): Shape | undefined {
  const [first] = kept;
  if (!first || kept.length === 1) return first;
  if (first.type === 'Polygon')
    return {
      type: 'MultiPolygon',
      coordinates: kept.map((part) => part.coordinates as GeoJSON.Position[][]),
    };
  return { type: 'MultiLineString', coordinates: kept.map((part) => part.coordinates as GeoJSON.Position[]) };
}

export const severalOf = (form: string): string => (form.startsWith('Multi') ? form : `Multi${form}`);
export const singleOf = (form: string): string => form.replace('Multi', '');

/** West, south, east, north, in degrees. */
export function boundsOf(shapes: readonly Shape[]): [number, number, number, number] | undefined {
  const all = shapes.flatMap((shape) => vertices(shape).map((vertex) => vertex.at));
  if (all.length === 0) return undefined;
  const [x, y] = [all.map((at) => at[0]), all.map((at) => at[1])];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return [least(x), least(y), most(x), most(y)];
}

/** A shape from points put one after the other, in degrees; nothing when they are too few. */
export function fromPoints(
  form: 'Point' | 'LineString' | 'Polygon',
  points: readonly Position[],
): Shape | undefined {
  const [first] = points;
  if (!first) return undefined;
  if (form === 'Point') return { type: 'Point', coordinates: first };
  if (form === 'LineString')
    return points.length < 2 ? undefined : { type: 'LineString', coordinates: [...points] };
  return points.length < 3 ? undefined : { type: 'Polygon', coordinates: [[...points, first]] };
}

/** The four corners between two opposite ones, in metres. */
export function corners([a, b]: readonly [Position, Position]): Position[] {
  return [a, [b[0], a[1]], b, [a[0], b[1]]];
}
