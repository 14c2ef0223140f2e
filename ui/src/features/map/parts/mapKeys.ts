/** What a key asks of the map. */
export type MapCommand =
  | { do: 'pan'; east: number; north: number; isFine: boolean }
  | { do: 'nudge'; east: number; north: number }
  | { do: 'zoom'; factor: number }
  | { do: 'centre' | 'open' | 'put' | 'back' | 'end' | 'leave' | 'remove' };

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Metres of one press of an arrow: 1, with Shift 10, with Ctrl a tenth. */
export const nudgeOf = (
  pressed: Pick<Pressed, 'key' | 'shiftKey' | 'ctrlKey'>,
): readonly [number, number] | undefined => {
  const way = ARROWS[pressed.key];
  const metres = pressed.shiftKey ? 10 : pressed.ctrlKey ? 0.1 : 1;
  return way && [way[0] * metres, way[1] * metres];
};

/** The keys of a focused map. `isMoving` while the chosen object is moved, `isSketching` while something is drawn. */
export function mapCommand(
  pressed: Pressed,
  { isMoving, isSketching }: { isMoving: boolean; isSketching: boolean },
): MapCommand | undefined {
  const { key, ctrlKey, shiftKey, altKey } = pressed;
  if (altKey) return undefined;
  const way = ARROWS[key];
  const nudge = nudgeOf(pressed);
  if (way && nudge && isMoving) return { do: 'nudge', east: nudge[0], north: nudge[1] };
  if (ctrlKey) {
    if (key === 'Enter') return isSketching ? { do: 'end' } : undefined;
    if (key.toLowerCase() === 'z' && !shiftKey && isSketching) return { do: 'back' };
    return undefined;
  }
  if (way) return { do: 'pan', east: way[0], north: way[1], isFine: shiftKey };
  switch (key) {
    case '+':
    case '=':
      return { do: 'zoom', factor: 2 };
    case '-':
      return { do: 'zoom', factor: 0.5 };
    case 'c':
    case 'C':
      return { do: 'centre' };
    case 'Enter':
      return { do: 'open' };
    case ' ':
      return isSketching ? { do: 'put' } : undefined;
    case 'Backspace':
      return isSketching ? { do: 'back' } : undefined;
    case 'Delete':
      return { do: 'remove' };
    case 'Escape':
      return { do: 'leave' };
    default:
      return undefined;
  }
}
