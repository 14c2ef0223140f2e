import OlFeature, { type FeatureLike } from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import MultiPoint from 'ol/geom/MultiPoint';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Feature } from '@/api/wire';
import { type Position, toMetres } from '../geometry/projection';
import { corners, edges, type Shape, vertices } from '../geometry/shape';
import { inkOf } from '../symbols/paint';
import type { Tool } from '../tools';
import { toOl } from './setup';
import { anchorOf, type Styles } from './styles';

export interface Mark {
  at: Position;
  text?: string;
  /** A cross for what is wrong, a ring for what is meant. */
  kind: 'wrong' | 'here';
}

export interface Editing {
  /** The chosen object, drawn by itself above the others. */
  chosen?: Feature;
  number?: number;
  shape?: Shape;
  /** Vertices can be seized. */
  hasHandles: boolean;
  /** Index of the vertex in hand. */
  vertex?: number;
  tool: Tool;
  sketch: readonly Position[];
  /** Where the next point would go. */
  next?: Position;
  snapped?: { at: Position; name: string };
  marks: readonly Mark[];
  /** Shapes that are shown to be understood: an overlap, a proposal. */
  shown: readonly Shape[];
}

/** Shapes smaller than this are ringed as points are. */
const SMALL_PX = 24;
/** Above how many vertices the middles of the edges are left out. */
const MOST_MIDDLES = 400;

/** The chosen object with its handles, what is being drawn, marks: everything above the plan. */
export class EditLayer {
  private readonly source = new VectorSource();
  readonly layer = new VectorLayer({ source: this.source, zIndex: 6, updateWhileInteracting: true });
  /** A chosen area or line, above the others and below the points, which it would hide. */
  private readonly groundSource = new VectorSource();
  readonly ground = new VectorLayer({ source: this.groundSource, zIndex: 3.5, updateWhileInteracting: true });

  draw(editing: Editing, styles: Styles): void {
    const features: OlFeature[] = [];
    const add = (geometry: Geometry, style: Style[]) => features.push(one(geometry, style));
    const { paper } = styles;
    const ring = (width: number, color: string) => new Style({ stroke: new Stroke({ color, width }) });
    const { shape, chosen } = editing;
    const below: OlFeature[] = [];
    if (shape) {
      const geometry = toOl(shape);
      if (!(geometry instanceof Point))
        below.push(one(geometry, [ring(9, paper.text), ring(6, paper.paper)]));
      const around = new OlFeature(geometry);
      around.setStyle((feature, resolution) => roundRing(feature, resolution, paper));
      features.push(around);
      if (chosen) {
        const drawn = { source: { ...chosen, geometry: shape }, number: editing.number };
        const part = (isTop: boolean) => {
          const feature = new OlFeature(geometry);
          feature.set('drawn', drawn, true);
          feature.setStyle((of, resolution) =>
            (styles.of(of, resolution) ?? []).filter(
              (style) => isTop === Boolean(style.getImage() ?? style.getText()),
            ),
          );
          return feature;
        };
        below.push(part(false));
        features.push(part(true));
      }
      if (editing.hasHandles) features.push(...handles(shape, editing.vertex, paper));
    }
    this.groundSource.clear(true);
    this.groundSource.addFeatures(below);
    for (const extra of editing.shown)
      add(toOl(extra), [
        ring(5, paper.paper),
        new Style({
          stroke: new Stroke({ color: paper.action, width: 3, lineDash: [10, 6] }),
          fill: new Fill({ color: wash(paper.action) }),
        }),
      ]);
    features.push(...sketchOf(editing, paper.action, paper.paper));
    for (const { at, kind, text } of editing.marks) add(new Point(toMetres(at)), mark(kind, text, styles));
    if (editing.snapped)
      add(new Point(editing.snapped.at), [
        circle(9, paper.text, 2),
        new Style({
          text: new Text({
            text: editing.snapped.name,
            font: '600 13px "Titillium Web", system-ui, sans-serif',
            offsetY: -20,
            fill: new Fill({ color: paper.text }),
            stroke: new Stroke({ color: paper.paper, width: 4 }),
          }),
        }),
      ]);
    this.source.clear(true);
    this.source.addFeatures(features);
  }
}

const one = (geometry: Geometry, style: Style[]) => {
  const feature = new OlFeature(geometry);
  feature.setStyle(style);
  return feature;
};

/** A colour as a light wash of itself. */
function wash(colour: string): string {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return `rgb(${r} ${g} ${b} / 14%)`;
}

const circle = (radius: number, color: string, width: number) =>
  new Style({ image: new CircleStyle({ radius, stroke: new Stroke({ color, width }) }) });

/** A double ring around a point, and around what is as small as one at this scale. */
function roundRing(feature: FeatureLike, resolution: number, paper: Styles['paper']): Style[] {
  const [west = 0, south = 0, east = 0, north = 0] = feature.getGeometry()?.getExtent() ?? [];
  if (Math.max(east - west, north - south) / resolution > SMALL_PX) return [];
  const rings = [circle(19, paper.text, 2), circle(17, paper.paper, 2), circle(15, paper.text, 2)];
  for (const style of rings) style.setGeometry(anchorOf);
  return rings;
}

function handles(shape: Shape, chosen: number | undefined, paper: Styles['paper']): OlFeature[] {
  const all = vertices(shape);
  const square = (size: number, fill: string, edge: string, width: number) =>
    new Style({
      image: new RegularShape({
        points: 4,
        angle: Math.PI / 4,
        radius: size / Math.SQRT2,
        fill: new Fill({ color: fill }),
        stroke: new Stroke({ color: edge, width }),
      }),
    });
  const made: OlFeature[] = [];
  if (shape.type !== 'Point' && all.length <= MOST_MIDDLES) {
    const middles = edges(shape).map(({ from, to }) => {
      const [a, b] = [toMetres(from.at), toMetres(to.at)];
      return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    });
    made.push(one(new MultiPoint(middles), [square(9, paper.paper, paper.quiet, 1.5)]));
  }
  made.push(
    one(new MultiPoint(all.map(({ at }) => toMetres(at))), [
      square(16, paper.paper, paper.paper, 1),
      square(12, paper.action, paper.text, 1.5),
    ]),
  );
  const held = chosen === undefined ? undefined : all[chosen];
  if (held)
    made.push(one(new Point(toMetres(held.at)), [circle(12, paper.paper, 4), circle(12, paper.text, 2)]));
  return made;
}

/** Points put so far with the line that joins them, and where it would go on. */
function sketchOf({ tool, sketch, next }: Editing, ink: string, paper: string): OlFeature[] {
  const points = next && sketch.length > 0 ? [...sketch, next] : [...sketch];
  const [first, second] = points;
  if (!first) return [];
  const stroke = [
    new Style({ stroke: new Stroke({ color: paper, width: 6 }) }),
    new Style({ stroke: new Stroke({ color: ink, width: 3, lineDash: [10, 6] }) }),
  ];
  const filled = [...stroke, new Style({ fill: new Fill({ color: wash(ink) }) })];
  const made: OlFeature[] = [];
  if (tool === 'rectangle' && second) {
    const ring = corners([first, second]);
    made.push(one(new Polygon([[...ring, first]]), filled));
  } else if (tool === 'circle' && second) {
    const radius = Math.hypot(second[0] - first[0], second[1] - first[1]);
    const ring = Array.from({ length: 65 }, (_, i) => {
      const angle = (i / 32) * Math.PI;
      return [first[0] + radius * Math.cos(angle), first[1] + radius * Math.sin(angle)];
    });
    made.push(one(new Polygon([ring]), filled));
  } else if ((tool === 'polygon' || tool === 'hole') && points.length > 2)
    made.push(one(new Polygon([[...points, first]]), filled));
  else if (points.length > 1) made.push(one(new LineString(points), stroke));
  made.push(
    one(new MultiPoint([...sketch]), [
      new Style({
        image: new CircleStyle({
          radius: 6,
          fill: new Fill({ color: ink }),
          stroke: new Stroke({ color: paper, width: 2 }),
        }),
      }),
    ]),
  );
  return made;
}

/** What is wrong as a red cross, what is meant as a ring with a point. */
function mark(kind: Mark['kind'], text: string | undefined, { paper }: Styles): Style[] {
  const words = text
    ? new Text({
        text,
        font: '600 13px "Titillium Web", system-ui, sans-serif',
        offsetY: 22,
        fill: new Fill({ color: paper.text }),
        stroke: new Stroke({ color: paper.paper, width: 4 }),
      })
    : undefined;
  if (kind === 'here')
    return [
      circle(13, paper.paper, 6),
      circle(13, paper.action, 3),
      new Style({
        image: new CircleStyle({ radius: 4, fill: new Fill({ color: paper.action }) }),
        text: words,
      }),
    ];
  const cross = (color: string, width: number) =>
    new Style({
      image: new RegularShape({
        points: 4,
        radius: 10,
        radius2: 0,
        angle: Math.PI / 4,
        stroke: new Stroke({ color, width }),
      }),
    });
  return [cross(paper.paper, 7), cross(inkOf(paper, 'red'), 3), new Style({ text: words })];
}
