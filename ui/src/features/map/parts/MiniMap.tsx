import { useEffect, useRef, useState } from 'react';
import type { Feature } from '@/api/wire';
import { isShape, type Shape } from '../geometry/shape';
import { drawPattern, drawSymbol, inkOf, type Paper, readPaper } from '../symbols/paint';
import { symbolOf } from '../symbols/symbols';
import { isNear, type MiniView, middleOf, miniView } from './miniView';
import { useLook } from './useLook';

const WIDTH = 280;
const HEIGHT = 140;
/** Around the object only so many others: it is a thumbnail. */
const MOST_OTHERS = 60;

export interface MiniMapProps {
  of: Pick<Feature, 'kind' | 'id' | 'symbol'>;
  shape: Shape;
  others: readonly Feature[];
  /** The sentence: who cannot see the drawing hears it. */
  label: string;
}

function trace(ctx: CanvasRenderingContext2D, shape: Shape, { toPixel }: MiniView): void {
  const walk = (nested: unknown): void => {
    if (!Array.isArray(nested)) return;
    if (!Array.isArray(nested[0]?.[0]) && Array.isArray(nested[0])) {
      nested.forEach((point: [number, number], i) => {
        const [x, y] = toPixel(point);
        ctx[i === 0 ? 'moveTo' : 'lineTo'](x, y);
      });
    } else nested.forEach(walk);
  };
  ctx.beginPath();
  if (shape.type !== 'Point') walk(shape.type === 'LineString' ? [shape.coordinates] : shape.coordinates);
}

function draw(
  ctx: CanvasRenderingContext2D,
  feature: Pick<Feature, 'kind' | 'symbol'> & { shape: Shape },
  view: MiniView,
  paper: Paper,
  isMain: boolean,
): void {
  const symbol = symbolOf(feature.kind, feature.symbol);
  const { shape } = feature;
  const ink = inkOf(paper, symbol.ink);
  ctx.globalAlpha = isMain ? 1 : 0.45;
  if (shape.type !== 'Point') {
    const isArea = shape.type.endsWith('Polygon');
    trace(ctx, shape, view);
    ctx.lineWidth = isMain ? 6 : 4;
    ctx.strokeStyle = paper.paper;
    ctx.stroke();
    if (isArea) {
      const fill = ctx.createPattern(drawPattern(symbol, paper, 1), 'repeat');
      if (fill) ctx.fillStyle = fill;
      ctx.fill('evenodd');
    }
    ctx.lineWidth = isMain ? 3 : 1.5;
    ctx.strokeStyle = ink;
    ctx.setLineDash([...((isArea ? symbol.dash : symbol.line?.dash) ?? [])]);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (shape.type === 'Point' || symbol.outline !== 'dot') {
    const [x, y] = view.toPixel(middleOf(shape));
    if (isMain || shape.type === 'Point') drawSymbol(ctx, symbol, { x, y, size: isMain ? 26 : 18 }, paper);
  }
  ctx.globalAlpha = 1;
}

/** The shape in small among what is around it, drawn when it comes into sight. */
export function MiniMap({ of, shape, others, label }: MiniMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isSeen, setSeen] = useState(false);
  const look = useLook();
  useEffect(() => {
    if (!canvas.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setSeen(true));
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the look changes the colours that are read
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    const view = miniView(shape, WIDTH, HEIGHT);
    if (!isSeen || !element?.parentElement || !ctx || !view) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = WIDTH * ratio;
    element.height = HEIGHT * ratio;
    ctx.scale(ratio, ratio);
    const paper = readPaper(element.parentElement);
    ctx.fillStyle = paper.paper;
    ctx.fillRect(0, 0, WIDTH, HEIGHT);
    const near = others
      .filter((other) => other.id !== of.id && isShape(other.geometry) && isNear(other.geometry, view.bounds))
      .slice(0, MOST_OTHERS);
    for (const other of near)
      if (isShape(other.geometry)) draw(ctx, { ...other, shape: other.geometry }, view, paper, false);
    draw(ctx, { ...of, shape }, view, paper, true);
  }, [isSeen, of, shape, others, look]);
  return <canvas ref={canvas} className="map-mini" role="img" aria-label={label} />;
}
