import { describe, expect, it } from 'vitest';
import { type Position, toMetres } from './geometry/projection';
import { vertices } from './geometry/shape';
import { AT_REST, isEnough, isWhole, sketched, type ToolAction, type ToolState, toolReducer } from './tools';

const [E, N] = toMetres([9.6176, 45.3181]);
const at = (east: number, north: number): Position => [E + east, N + north];
const state = (...actions: ToolAction[]): ToolState => actions.reduce(toolReducer, AT_REST);
const put = (...points: Position[]): ToolAction[] => points.map((point) => ({ do: 'put', at: point }));

describe('drawing', () => {
  it('puts points, and takes the last away', () => {
    const now = state({ do: 'take', tool: 'polygon' }, ...put(at(0, 0), at(10, 0), at(10, 10)), {
      do: 'back',
    });
    expect(now.sketch).toHaveLength(2);
    expect(isEnough(now)).toBe(false);
    expect(isEnough(toolReducer(now, { do: 'put', at: at(5, 5) }))).toBe(true);
  });
  it('does not put the same point twice', () => {
    const now = state({ do: 'take', tool: 'line' }, ...put(at(0, 0), at(0, 0)));
    expect(now.sketch).toHaveLength(1);
  });
  it('ends by itself where two points say all', () => {
    const now = state({ do: 'take', tool: 'rectangle' }, ...put(at(0, 0), at(40, 20)));
    expect(isWhole(now)).toBe(true);
    expect(toolReducer(now, { do: 'put', at: at(1, 1) })).toBe(now);
    const shape = sketched(now)?.shape;
    expect(shape && vertices(shape)).toHaveLength(4);
  });
  it('tells a circle by its middle and its radius', () => {
    const made = sketched(state({ do: 'take', tool: 'circle' }, ...put(at(0, 0), at(30, 40))));
    expect(made?.shape.type).toBe('Point');
    expect(made?.radius).toBeCloseTo(50);
  });
  it('puts no points while choosing', () => {
    expect(state({ do: 'put', at: at(0, 0) })).toBe(AT_REST);
  });
});

describe('leaving', () => {
  it('keeps what was half drawn, and gives it back with its tool', () => {
    const left = state({ do: 'take', tool: 'polygon' }, ...put(at(0, 0), at(10, 0)), { do: 'leave' });
    expect(left).toMatchObject({ tool: 'choose', sketch: [] });
    expect(toolReducer(left, { do: 'take', tool: 'line' }).sketch).toHaveLength(0);
    expect(toolReducer(left, { do: 'take', tool: 'polygon' }).sketch).toHaveLength(2);
  });
  it('forgets it once it is ended or begun anew', () => {
    const now = state(
      { do: 'take', tool: 'polygon' },
      ...put(at(0, 0)),
      { do: 'leave' },
      { do: 'take', tool: 'polygon' },
      { do: 'clear' },
      { do: 'leave' },
      { do: 'take', tool: 'polygon' },
    );
    expect(now.sketch).toHaveLength(0);
  });
});
