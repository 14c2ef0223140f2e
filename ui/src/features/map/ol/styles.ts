import type OlFeature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import MultiLineString from 'ol/geom/MultiLineString';
import MultiPolygon from 'ol/geom/MultiPolygon';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import Fill from 'ol/style/Fill';
import Icon from 'ol/style/Icon';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Feature } from '@/api/wire';
import { drawPattern, drawSymbol, inkOf, type Paper } from '../symbols/paint';
import { type MapSymbol, shortLabel, symbolOf, symbolsOf } from '../symbols/symbols';
import { resolutionOf } from './setup';

export const SYMBOL_SIZE = 26;
const FONT = '600 13px "Titillium Web", system-ui, sans-serif';
/** Names of single points only from here on: farther away they are a heap. */
const LABELS_FROM = resolutionOf(25_000);

/** What the drawing needs to know of an object, kept on the feature of the map. */
export interface Drawn {
  source: Feature;
  number?: number;
}
export const drawnOf = (feature: FeatureLike): Drawn | undefined => feature.get('drawn') as Drawn | undefined;

function canvasOf(size: number, ratio: number, draw: (ctx: CanvasRenderingContext2D) => void) {
  const canvas = document.createElement('canvas');
  canvas.width = size * ratio;
  canvas.height = size * ratio;
  const ctx = canvas.getContext('2d');
  if (ctx) {
    ctx.scale(ratio, ratio);
    draw(ctx);
  }
  return canvas;
}

/** The point of a shape where its symbol stands. */
function anchor(geometry: Geometry): Point | undefined {
  if (geometry instanceof Point) return geometry;
  if (geometry instanceof Polygon) return geometry.getInteriorPoint();
  if (geometry instanceof MultiPolygon) {
    const largest = geometry
      .getPolygons()
      .reduce<Polygon | undefined>(
        (best, one) => (best && best.getArea() >= one.getArea() ? best : one),
        undefined,
      );
    return largest?.getInteriorPoint();
  }
  const line = geometry instanceof MultiLineString ? geometry.getLineString(0) : geometry;
  return line instanceof LineString ? new Point(line.getCoordinateAt(0.5)) : undefined;
}

export const anchorOf = (feature: FeatureLike) => {
  const geometry = feature.getGeometry();
  return geometry && 'clone' in geometry ? anchor(geometry as Geometry) : undefined;
};

/** Arrows along a line, every so many pixels. */
function arrows(ink: string, paper: string) {
  return (feature: FeatureLike, resolution: number): Style[] => {
    const geometry = feature.getGeometry();
    const all =
      geometry instanceof LineString
        ? [geometry]
        : geometry instanceof MultiLineString
          ? geometry.getLineStrings()
          : [];
    return all.flatMap((line) => {
      const length = line.getLength() / resolution;
      const count = Math.max(1, Math.min(40, Math.floor(length / 90)));
      return Array.from({ length: count }, (_, i) => {
        const part = (i + 0.5) / count;
        const step = Math.min(0.02, 0.25 / count);
        const [a, b] = [line.getCoordinateAt(part - step), line.getCoordinateAt(part + step)];
        const angle = Math.atan2((b[1] ?? 0) - (a[1] ?? 0), (b[0] ?? 0) - (a[0] ?? 0));
        return new Style({
          geometry: new Point(line.getCoordinateAt(part)),
          image: arrowHead(ink, paper, -angle),
        });
      });
    });
  };
}

const heads = new Map<string, HTMLCanvasElement>();
function arrowHead(ink: string, paper: string, rotation: number): Icon {
  const ratio = window.devicePixelRatio || 1;
  const key = `${ink}${paper}${ratio}`;
  let img = heads.get(key);
  if (!img) {
    img = canvasOf(16, ratio, (ctx) => {
      ctx.beginPath();
      ctx.moveTo(3, 2);
      ctx.lineTo(14, 8);
      ctx.lineTo(3, 14);
      ctx.closePath();
      ctx.lineJoin = 'round';
      ctx.strokeStyle = paper;
      ctx.lineWidth = 3;
      ctx.stroke();
      ctx.fillStyle = ink;
      ctx.fill();
    });
    heads.set(key, img);
  }
  return new Icon({ img, scale: 1 / ratio, rotation, rotateWithView: true, declutterMode: 'none' });
}

interface Parts {
  area: Style[];
  line: Style[];
  symbol: Icon;
  /** The same, left out where there is no room. */
  shy: Icon;
  arrows?: (feature: FeatureLike, resolution: number) => Style[];
}

/** The styles of one look: made once for each symbol, with one label for each object. */
export class Styles {
  private readonly bySymbol = new Map<string, Parts>();
  private readonly labels = new WeakMap<object, Text>();
  private readonly ratio = window.devicePixelRatio || 1;

  /** Symbols of areas stand only where there is room. */
  isCrowded = false;

  constructor(readonly paper: Paper) {}

  private strokes(symbol: MapSymbol, width: number, dash?: readonly number[]): Style[] {
    const lineDash = dash ? [...dash] : undefined;
    const ink = inkOf(this.paper, symbol.ink);
    const halo = new Style({ stroke: new Stroke({ color: this.paper.paper, width: width + 4 }) });
    const edge = new Style({
      stroke: new Stroke({ color: ink, width, lineDash, lineCap: lineDash ? 'butt' : 'round' }),
    });
    if (!symbol.isDouble) return [halo, edge];
    const outer = new Style({ stroke: new Stroke({ color: ink, width: width + 3 }) });
    const inner = new Style({ stroke: new Stroke({ color: this.paper.paper, width: width - 0.5 }) });
    return [halo, outer, inner];
  }

  private icon(symbol: MapSymbol, number: number | undefined, declutterMode: 'obstacle' | 'declutter'): Icon {
    const img = canvasOf(SYMBOL_SIZE + 4, this.ratio, (ctx) => {
      const middle = (SYMBOL_SIZE + 4) / 2;
      drawSymbol(ctx, symbol, { x: middle, y: middle, size: SYMBOL_SIZE }, this.paper, number);
    });
    return new Icon({ img, scale: 1 / this.ratio, declutterMode });
  }

  /** A pattern that fills: canvases repeat it in their own pixels. */
  private fill(symbol: MapSymbol): Fill {
    const sheet = drawPattern(symbol, this.paper, this.ratio);
    const pattern = sheet.getContext('2d')?.createPattern(sheet, 'repeat');
    return new Fill({ color: pattern ?? 'transparent' });
  }

  private parts(symbol: MapSymbol, key: string, number?: number): Parts {
    const known = this.bySymbol.get(key);
    if (known) return known;
    const line = symbol.line ?? { width: 2 };
    const made: Parts = {
      area: [...this.strokes(symbol, 2, symbol.dash), new Style({ fill: this.fill(symbol), zIndex: -1 })],
      line: this.strokes(symbol, line.width, line.dash),
      symbol: this.icon(symbol, number, 'obstacle'),
      shy: this.icon(symbol, number, 'declutter'),
      arrows: line.hasArrows ? arrows(inkOf(this.paper, symbol.ink), this.paper.paper) : undefined,
    };
    this.bySymbol.set(key, made);
    return made;
  }

  private label(feature: FeatureLike, title: string, hasSymbol: boolean): Text {
    const known = this.labels.get(feature);
    if (known) return known;
    const text = new Text({
      text: shortLabel(title),
      font: FONT,
      offsetY: hasSymbol ? SYMBOL_SIZE / 2 + 9 : 0,
      fill: new Fill({ color: this.paper.text }),
      stroke: new Stroke({ color: this.paper.paper, width: 4 }),
      overflow: true,
      declutterMode: 'declutter',
    });
    this.labels.set(feature, text);
    return text;
  }

  /** How an object is drawn; nothing when its symbol is not for this scale. */
  readonly of = (feature: FeatureLike, resolution: number): Style[] | undefined => {
    const drawn = drawnOf(feature);
    if (!drawn) return undefined;
    const { kind, symbol: code, title, geometry } = drawn.source;
    const symbol = symbolOf(kind, code);
    if (symbol.fromScale && resolution > resolutionOf(symbol.fromScale)) return undefined;
    const number = symbol.isNumbered ? drawn.number : undefined;
    const parts = this.parts(symbol, `${kind}:${symbolsOf(kind).byCode ? code : ''}:${number ?? ''}`, number);
    const isPoint = geometry.type === 'Point';
    const isArea = geometry.type.endsWith('Polygon');
    const hasSymbol = isPoint || symbol.outline !== 'dot';
    const styles = isPoint ? [] : isArea ? [...parts.area] : [...parts.line];
    if (!isPoint && !isArea && parts.arrows) styles.push(...parts.arrows(feature, resolution));
    const symbolImage = isPoint || !this.isCrowded ? parts.symbol : parts.shy;
    const image = hasSymbol ? symbolImage : undefined;
    const text = title && resolution <= LABELS_FROM ? this.label(feature, title, hasSymbol) : undefined;
    // In one style: a label apart would give way to its own symbol.
    if (image || text) styles.push(new Style({ geometry: anchorOf, image, text, zIndex: 2 }));
    return styles;
  };

  private readonly heaps = new Map<number, Style>();

  /** A point, or the number of those that gather here. */
  readonly ofHeap = (feature: FeatureLike, resolution: number): Style[] | Style | undefined => {
    const inside = feature.get('features') as OlFeature[] | undefined;
    if (!inside) return this.of(feature, resolution);
    const [first] = inside;
    if (inside.length === 1 && first) return this.of(first, resolution);
    const count = inside.length;
    let style = this.heaps.get(count);
    if (!style) {
      const size = count > 99 ? 40 : 34;
      const img = canvasOf(size, this.ratio, (ctx) => {
        ctx.beginPath();
        ctx.arc(size / 2, size / 2, size / 2 - 3, 0, 2 * Math.PI);
        ctx.fillStyle = this.paper.paper;
        ctx.fill();
        ctx.strokeStyle = this.paper.text;
        ctx.lineWidth = 2;
        ctx.stroke();
        ctx.font = FONT;
        ctx.fillStyle = this.paper.text;
        ctx.textAlign = 'center';
        ctx.textBaseline = 'middle';
        ctx.fillText(String(count), size / 2, size / 2 + 1);
      });
      style = new Style({
        image: new Icon({ img, scale: 1 / this.ratio, declutterMode: 'none' }),
        zIndex: 3,
      });
      this.heaps.set(count, style);
    }
    return style;
  };
}
