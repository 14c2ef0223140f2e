import { type Position, toDegrees } from './geometry/projection';
import { corners, fromPoints, type Shape } from './geometry/shape';

/** What the pointer does on the map: one at a time. */
export type Tool =
  | 'choose'
  | 'point'
  | 'line'
  | 'polygon'
  | 'rectangle'
  | 'circle'
  | 'vertices'
  | 'move'
  | 'cut'
  | 'join'
  | 'hole'
  | 'around'
  | 'measure';

/** Tools that put points one after the other, with how many are enough and how many end it. */
const SKETCHES: Partial<Record<Tool, { least: number; most?: number }>> = {
  point: { least: 1, most: 1 },
  line: { least: 2 },
  polygon: { least: 3 },
  rectangle: { least: 2, most: 2 },
  circle: { least: 2, most: 2 },
  cut: { least: 2 },
  hole: { least: 3 },
  measure: { least: 2 },
};

/** The form that a tool draws, of those that a field may have. */
const DRAWS: Partial<Record<Tool, 'Point' | 'LineString' | 'Polygon'>> = {
  point: 'Point',
  line: 'LineString',
  polygon: 'Polygon',
  rectangle: 'Polygon',
  circle: 'Polygon',
};

export const isSketching = (tool: Tool): boolean => SKETCHES[tool] !== undefined;
export const drawnForm = (tool: Tool) => DRAWS[tool];
/** Tools that change the shape of the chosen object, so that one must be chosen. */
export const needsShape = (tool: Tool): boolean => ['vertices', 'move', 'cut', 'join', 'hole'].includes(tool);

export interface ToolState {
  tool: Tool;
  /** Points put so far, in metres. */
  sketch: readonly Position[];
  /** Points left when a tool was abandoned: they come back with it. */
  left: Partial<Record<Tool, readonly Position[]>>;
}

export const AT_REST: ToolState = { tool: 'choose', sketch: [], left: {} };

export type ToolAction =
  | { do: 'take'; tool: Tool }
  | { do: 'put'; at: Position }
  | { do: 'back' }
  | { do: 'clear' }
  | { do: 'leave' };

const keep = (state: ToolState): ToolState['left'] => ({
  ...state.left,
  [state.tool]: state.sketch.length > 0 ? state.sketch : undefined,
});

export function toolReducer(state: ToolState, action: ToolAction): ToolState {
  switch (action.do) {
    case 'take': {
      if (action.tool === state.tool) return state;
      const left = keep(state);
      return { tool: action.tool, sketch: left[action.tool] ?? [], left };
    }
    case 'put': {
      const most = SKETCHES[state.tool]?.most;
      const last = state.sketch.at(-1);
      const isTwice = last !== undefined && last[0] === action.at[0] && last[1] === action.at[1];
      if (!isSketching(state.tool) || isTwice || (most && state.sketch.length >= most)) return state;
      return { ...state, sketch: [...state.sketch, action.at] };
    }
    case 'back':
      return { ...state, sketch: state.sketch.slice(0, -1) };
    case 'clear':
      return { ...state, sketch: [], left: { ...state.left, [state.tool]: undefined } };
    case 'leave':
      return { tool: 'choose', sketch: [], left: keep(state) };
  }
}

/** Whether the points are enough to end the drawing. */
export const isEnough = ({ tool, sketch }: ToolState): boolean =>
  sketch.length >= (SKETCHES[tool]?.least ?? Number.POSITIVE_INFINITY);

/** Whether the drawing ends by itself with this point. */
export const isWhole = ({ tool, sketch }: ToolState): boolean =>
  sketch.length === (SKETCHES[tool]?.most ?? Number.POSITIVE_INFINITY);

/** What the points make, in degrees; of a circle its middle, with the radius in metres. */
export function sketched({ tool, sketch }: ToolState): { shape: Shape; radius?: number } | undefined {
  const [first, second] = sketch;
  if (!first) return undefined;
  const degrees = sketch.map(toDegrees);
  const made = (shape: Shape | undefined) => shape && { shape };
  if (tool === 'point') return made(fromPoints('Point', degrees));
  if (tool === 'circle') {
    const middle = fromPoints('Point', degrees);
    return second && middle
      ? { shape: middle, radius: Math.hypot(second[0] - first[0], second[1] - first[1]) }
      : undefined;
  }
  if (tool === 'rectangle')
    return second && made(fromPoints('Polygon', corners([first, second]).map(toDegrees)));
  if (tool === 'polygon' || tool === 'hole') return made(fromPoints('Polygon', degrees));
  return made(fromPoints('LineString', degrees));
}
