import { INKS, type Ink, type MapSymbol, type Outline, type Pattern } from './symbols';

/** Colours of the look in use, as the style sheet resolves them. */
export interface Paper {
  isDark: boolean;
  /** The sheet itself, and what stands around symbols and letters. */
  paper: string;
  text: string;
  quiet: string;
  grid: string;
  action: string;
}

const resolved = (probe: HTMLElement, token: string) => {
  probe.style.color = `var(${token})`;
  return getComputedStyle(probe).color;
};

/** Reads the colours where an element stands: canvases do not know custom properties. */
export function readPaper(at: HTMLElement): Paper {
  const probe = document.createElement('span');
  at.append(probe);
  const colours = {
    paper: resolved(probe, '--map-paper'),
    text: resolved(probe, '--pp-text'),
    quiet: resolved(probe, '--pp-text-2'),
    grid: resolved(probe, '--map-grid'),
    action: resolved(probe, '--pp-action'),
  };
  probe.remove();
  return { ...colours, isDark: isDarkColour(colours.text) };
}

/** Light letters mean dark paper. */
export function isDarkColour(text: string): boolean {
  const [r = 0, g = 0, b = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return r + g + b > 382;
}

export const inkOf = (paper: Paper, ink: Ink): string => INKS[ink][paper.isDark ? 'dark' : 'light'];

type Ctx = CanvasRenderingContext2D;

const regular = (ctx: Ctx, x: number, y: number, r: number, count: number) => {
  for (let i = 0; i < count; i += 1) {
    const angle = -Math.PI / 2 + (i * 2 * Math.PI) / count;
    ctx[i === 0 ? 'moveTo' : 'lineTo'](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
};
const lines = (ctx: Ctx, x: number, y: number, r: number, points: readonly (readonly [number, number])[]) => {
  points.forEach(([dx, dy], i) => {
    ctx[i === 0 ? 'moveTo' : 'lineTo'](x + dx * r, y + dy * r);
  });
  ctx.closePath();
};

const STAR = Array.from({ length: 10 }, (_, i): readonly [number, number] => {
  const [r, angle] = [i % 2 ? 0.45 : 1.08, -Math.PI / 2 + (i * Math.PI) / 5];
  return [r * Math.cos(angle), r * Math.sin(angle) + 0.06];
});

/** The outlines, in a circle of radius r. */
const OUTLINES: Record<Outline, (ctx: Ctx, x: number, y: number, r: number) => void> = {
  circle: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  ring: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  barred: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  dot: (ctx, x, y, r) => ctx.arc(x, y, r * 0.6, 0, 2 * Math.PI),
  square: (ctx, x, y, r) => ctx.rect(x - r * 0.88, y - r * 0.88, r * 1.76, r * 1.76),
  house: (ctx, x, y, r) =>
    lines(ctx, x, y, r, [
      [0, -1.1],
      [1, -0.35],
      [0.85, -0.35],
      [0.85, 0.9],
      [-0.85, 0.9],
      [-0.85, -0.35],
      [-1, -0.35],
    ]),
  tent: (ctx, x, y, r) =>
    lines(ctx, x, y, r, [
      [0, -1.05],
      [1.12, 0.88],
      [-1.12, 0.88],
    ]),
  triangle: (ctx, x, y, r) =>
    lines(ctx, x, y, r, [
      [0, -1.05],
      [1.1, 0.85],
      [-1.1, 0.85],
    ]),
  diamond: (ctx, x, y, r) => regular(ctx, x, y, r * 1.05, 4),
  pentagon: (ctx, x, y, r) => regular(ctx, x, y, r * 1.05, 5),
  hexagon: (ctx, x, y, r) => regular(ctx, x, y, r, 6),
  star: (ctx, x, y, r) => lines(ctx, x, y, r * 1.05, STAR),
  drop: (ctx, x, y, r) => {
    ctx.moveTo(x, y - r * 1.15);
    ctx.bezierCurveTo(x + r * 0.4, y - r * 0.6, x + r * 0.85, y - r * 0.1, x + r * 0.85, y + r * 0.25);
    ctx.arc(x, y + r * 0.25, r * 0.85, 0, Math.PI);
    ctx.bezierCurveTo(x - r * 0.85, y - r * 0.1, x - r * 0.4, y - r * 0.6, x, y - r * 1.15);
    ctx.closePath();
  },
};

/** Where the letter stands: lower in what is pointed at the top. */
const LOWER: Partial<Record<Outline, number>> = {
  triangle: 0.3,
  tent: 0.32,
  house: 0.2,
  pentagon: 0.08,
  drop: 0.25,
};

/** Draws a symbol with its middle at x, y, as high as `size`. */
export function drawSymbol(
  ctx: Ctx,
  symbol: MapSymbol,
  at: { x: number; y: number; size: number },
  paper: Paper,
  number?: number,
): void {
  const { x, y, size } = at;
  const r = size / 2 - 3;
  const ink = inkOf(paper, symbol.ink);
  const outline = OUTLINES[symbol.outline];
  const draw = () => {
    ctx.beginPath();
    outline(ctx, x, y, r);
  };
  ctx.save();
  ctx.lineJoin = 'round';
  draw();
  ctx.strokeStyle = paper.paper;
  ctx.lineWidth = 6;
  ctx.stroke();
  draw();
  ctx.fillStyle = symbol.isFull || (symbol.outline === 'dot' && !symbol.letter) ? ink : paper.paper;
  ctx.fill();
  ctx.strokeStyle = ink;
  ctx.lineWidth = 2;
  ctx.stroke();
  drawInside(ctx, symbol, { x, y, r }, ink);
  const letter = symbol.isNumbered ? (number === undefined ? '' : String(number)) : symbol.letter;
  if (letter) {
    const scale = letter.length > 2 ? 0.75 : letter.length > 1 ? 0.95 : 1.15;
    ctx.font = `700 ${Math.round(r * scale)}px "Titillium Web", system-ui, sans-serif`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = symbol.isFull ? paper.paper : paper.text;
    ctx.fillText(letter, x, y + r * (LOWER[symbol.outline] ?? 0.06));
  }
  ctx.restore();
}

/** What an outline has inside itself: the inner ring, the bar, the scale. */
function drawInside(ctx: Ctx, symbol: MapSymbol, at: { x: number; y: number; r: number }, ink: string): void {
  const { x, y, r } = at;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 2;
  ctx.beginPath();
  if (symbol.outline === 'ring') {
    ctx.lineWidth = 1;
    ctx.arc(x, y, r - 3, 0, 2 * Math.PI);
  } else if (symbol.outline === 'barred') {
    ctx.rect(x - r * 0.95, y + r * 0.52, r * 1.9, 1);
  } else if (symbol.outline === 'drop') {
    for (const level of [-0.1, 0.25, 0.6]) {
      ctx.moveTo(x - r * 0.35, y + r * level);
      ctx.lineTo(x + r * 0.35, y + r * level);
    }
    ctx.lineWidth = 1.5;
  }
  ctx.stroke();
}

const TILE = 16;

const PATTERNS: Record<Pattern, (ctx: Ctx) => void> = {
  waves: (ctx) => {
    for (const y of [4, 12]) {
      ctx.moveTo(0, y);
      ctx.bezierCurveTo(4, y - 4, 4, y - 4, 8, y);
      ctx.bezierCurveTo(12, y + 4, 12, y + 4, 16, y);
    }
  },
  cross: (ctx) => {
    for (const [a, b, c, d] of [
      [0, 0, 16, 16],
      [16, 0, 0, 16],
    ] as const) {
      ctx.moveTo(a, b);
      ctx.lineTo(c, d);
    }
  },
  vertical: (ctx) => {
    for (const x of [4, 12]) {
      ctx.moveTo(x, 0);
      ctx.lineTo(x, 16);
    }
  },
  oblique: (ctx) => {
    for (const shift of [-8, 0, 8]) {
      ctx.moveTo(shift, 16);
      ctx.lineTo(shift + 16, 0);
    }
  },
  dots: (ctx) => {
    for (const [x, y] of [
      [4, 4],
      [12, 12],
    ] as const) {
      ctx.moveTo(x + 1.5, y);
      ctx.arc(x, y, 1.5, 0, 2 * Math.PI);
    }
  },
  sparse: (ctx) => {
    ctx.moveTo(9.5, 8);
    ctx.arc(8, 8, 1.5, 0, 2 * Math.PI);
  },
};

/** A sheet of the pattern on a light wash of its colour, to fill areas with. */
export function drawPattern(symbol: MapSymbol, paper: Paper, ratio: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = TILE * ratio;
  canvas.height = TILE * ratio;
  const ctx = canvas.getContext('2d');
  if (!ctx) return canvas;
  const ink = inkOf(paper, symbol.ink);
  ctx.scale(ratio, ratio);
  ctx.globalAlpha = symbol.pattern ? 0.08 : 0.16;
  ctx.fillStyle = ink;
  ctx.fillRect(0, 0, TILE, TILE);
  if (!symbol.pattern) return canvas;
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.4;
  ctx.beginPath();
  PATTERNS[symbol.pattern](ctx);
  if (symbol.pattern === 'dots' || symbol.pattern === 'sparse') ctx.fill();
  else ctx.stroke();
  return canvas;
}
