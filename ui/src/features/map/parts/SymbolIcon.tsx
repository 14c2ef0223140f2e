import { useEffect, useRef } from 'react';
import { drawPattern, drawSymbol, inkOf, readPaper } from '../symbols/paint';
import type { MapSymbol } from '../symbols/symbols';
import { useLook } from './useLook';

export interface SymbolIconProps {
  symbol: MapSymbol;
  number?: number;
  /** Draws the fill and the edge of an area, or a piece of line, under the symbol. */
  as?: 'point' | 'line' | 'area';
}

const WIDTH = { point: 28, line: 44, area: 44 };
const HEIGHT = 28;

/** A symbol as the map draws it, for lists and legend: the words beside it say the same. */
export function SymbolIcon({ symbol, number, as = 'point' }: SymbolIconProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const look = useLook();
  const width = WIDTH[as];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the look changes the colours that are read
  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element?.parentElement || !ctx) return;
    const ratio = window.devicePixelRatio || 1;
    const paper = readPaper(element.parentElement);
    element.width = width * ratio;
    element.height = HEIGHT * ratio;
    ctx.scale(ratio, ratio);
    const ink = inkOf(paper, symbol.ink);
    ctx.strokeStyle = ink;
    if (as === 'area') {
      const fill = ctx.createPattern(drawPattern(symbol, paper, 1), 'repeat');
      if (fill) ctx.fillStyle = fill;
      ctx.fillRect(2, 3, width - 4, HEIGHT - 6);
      ctx.lineWidth = 2;
      ctx.setLineDash([...(symbol.dash ?? [])]);
      ctx.strokeRect(2, 3, width - 4, HEIGHT - 6);
      ctx.setLineDash([]);
    } else if (as === 'line') {
      ctx.lineWidth = symbol.line?.width ?? 2;
      ctx.setLineDash([...(symbol.line?.dash ?? [])]);
      ctx.beginPath();
      ctx.moveTo(2, HEIGHT / 2);
      ctx.lineTo(width - 2, HEIGHT / 2);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    if (as === 'point' || symbol.outline !== 'dot')
      drawSymbol(ctx, symbol, { x: width / 2, y: HEIGHT / 2, size: 24 }, paper, number);
  }, [symbol, number, as, width, look]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without a tabindex takes no focus
  return <canvas ref={canvas} className={`map-symbol map-symbol-${as}`} aria-hidden="true" />;
}
