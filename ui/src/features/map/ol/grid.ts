import Layer from 'ol/layer/Layer';
import type { FrameState } from 'ol/Map';
import type { Commune } from '@/api/wire';
import { type Position, toMetres } from '../geometry/projection';
import type { Paper } from '../symbols/paint';

const STEPS = [
  10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
];
const LEAST = 110;

/** Metres between the lines of the grid, so that they stand well apart. */
export const gridStep = (resolution: number): number =>
  STEPS.find((step) => step / resolution >= LEAST) ?? 1_000_000;

const thousands = new Intl.NumberFormat('it-IT');
const FONT = '12px "Roboto Mono", ui-monospace, monospace';

export interface Ground {
  commune?: Commune;
  neighbours: readonly Commune[];
}

/** The corners of a commune's box, in metres. */
export function boxOf({ bounds: [west, south, east, north] }: Commune): Position[] {
  const degrees: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return degrees.map(toMetres);
}

/** What lies under the plan where there is no base map: a grid in metres, the commune's box, names around. */
export class GridLayer extends Layer {
  private readonly canvas = document.createElement('canvas');
  ground: Ground = { neighbours: [] };

  constructor(private paper: Paper) {
    super({ zIndex: 1 });
    this.canvas.className = 'map-grid';
    this.canvas.style.position = 'absolute';
  }

  restyle(paper: Paper): void {
    this.paper = paper;
    this.changed();
  }

  override getSourceState() {
    return 'ready' as const;
  }

  override render(frame: FrameState | null): HTMLElement | null {
    const ctx = this.canvas.getContext('2d');
    if (!frame || !ctx) return null;
    const [width = 0, height = 0] = frame.size;
    const { pixelRatio } = frame;
    if (this.canvas.width !== width * pixelRatio || this.canvas.height !== height * pixelRatio) {
      this.canvas.width = width * pixelRatio;
      this.canvas.height = height * pixelRatio;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    const { center, resolution } = frame.viewState;
    const [cx = 0, cy = 0] = center;
    const pixel = ([e, n]: Position): Position => [
      width / 2 + (e - cx) / resolution,
      height / 2 - (n - cy) / resolution,
    ];
    this.lines(ctx, { width, height }, [cx, cy], resolution);
    this.communes(ctx, pixel);
    return this.canvas;
  }

  private lines(
    ctx: CanvasRenderingContext2D,
    { width, height }: { width: number; height: number },
    [cx, cy]: Position,
    resolution: number,
  ): void {
    const step = gridStep(resolution);
    const west = cx - (width / 2) * resolution;
    const south = cy - (height / 2) * resolution;
    ctx.strokeStyle = this.paper.grid;
    ctx.lineWidth = 1;
    ctx.font = FONT;
    ctx.textBaseline = 'top';
    const text = (words: string, x: number, y: number) => {
      ctx.fillStyle = this.paper.paper;
      const measured = ctx.measureText(words).width;
      ctx.fillRect(x - 2, y - 1, measured + 4, 15);
      ctx.fillStyle = this.paper.quiet;
      ctx.fillText(words, x, y);
    };
    const easts: [number, number][] = [];
    const norths: [number, number][] = [];
    ctx.beginPath();
    for (let e = Math.ceil(west / step) * step; e < west + width * resolution; e += step) {
      const x = Math.round((e - west) / resolution) + 0.5;
      ctx.moveTo(x, 0);
      ctx.lineTo(x, height);
      easts.push([x, e]);
    }
    for (let n = Math.ceil(south / step) * step; n < south + height * resolution; n += step) {
      const y = Math.round(height - (n - south) / resolution) + 0.5;
      ctx.moveTo(0, y);
      ctx.lineTo(width, y);
      norths.push([y, n]);
    }
    ctx.stroke();
    for (const [x, e] of easts) if (x > 90) text(`${thousands.format(e)} E`, x + 4, 3);
    for (const [y, n] of norths) if (y > 24) text(`${thousands.format(n)} N`, 4, y - 17);
  }

  private communes(ctx: CanvasRenderingContext2D, pixel: (at: Position) => Position): void {
    const { commune, neighbours } = this.ground;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    const name = (of: Commune, font: string, colour: string) => {
      const [x, y] = pixel(toMetres(of.point));
      ctx.font = font;
      ctx.lineWidth = 4;
      ctx.lineJoin = 'round';
      ctx.strokeStyle = this.paper.paper;
      ctx.strokeText(of.name, x, y);
      ctx.fillStyle = colour;
      ctx.fillText(of.name, x, y);
    };
    for (const near of neighbours)
      name(near, '400 14px "Titillium Web", system-ui, sans-serif', this.paper.quiet);
    if (commune) {
      ctx.beginPath();
      boxOf(commune).forEach((corner, i) => {
        const [x, y] = pixel(corner);
        ctx[i === 0 ? 'moveTo' : 'lineTo'](x, y);
      });
      ctx.setLineDash([12, 5, 2, 5]);
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = this.paper.quiet;
      ctx.stroke();
      ctx.setLineDash([]);
    }
    ctx.textAlign = 'start';
  }
}
