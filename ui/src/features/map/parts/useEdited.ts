import { useCallback, useEffect, useRef, useState } from 'react';
import { refresh } from '@/api/refresh';
import { leave, type Spot, settled, type } from '@/api/typing';
import { useTurn } from '@/api/undo';
import type { Shape } from '../geometry/shape';

export interface Edited {
  /** As it is now, also while it is dragged or on its way to the disk. */
  shape?: Shape;
  /** Shown at once, kept at the end of the gesture. */
  drag: (shape: Shape) => void;
  /** Keeps it; nothing takes the shape away. `goesOn` joins it to the step before, for keys pressed in a row. */
  save: (shape: Shape | undefined, options?: { goesOn?: boolean }) => void;
}

interface Held {
  spot: string;
  shape: Shape | undefined;
}

/** A shape while it is edited: what is on the screen runs ahead of what is stored. */
export function useEdited(spot: Spot | undefined, stored: Shape | undefined): Edited {
  const [held, setHeld] = useState<Held>();
  const turn = useTurn();
  const latest = useRef(0);
  const key = spot ? `${spot.id} ${spot.field}` : '';

  // After undo the archive is right.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the turn is what it waits for
  useEffect(() => setHeld(undefined), [turn]);

  const drag = useCallback((shape: Shape) => setHeld({ spot: key, shape }), [key]);
  const save = useCallback(
    (shape: Shape | undefined, options: { goesOn?: boolean } = {}) => {
      if (!spot) return;
      latest.current += 1;
      const mine = latest.current;
      setHeld({ spot: key, shape });
      if (!options.goesOn) leave(spot);
      type(spot, shape ? JSON.stringify({ type: shape.type, coordinates: shape.coordinates }) : '');
      void settled()
        .then(() => refresh(spot.plan))
        .then(() => {
          if (latest.current === mine) setHeld(undefined);
        });
    },
    [spot, key],
  );
  return { shape: held && held.spot === key ? held.shape : stored, drag, save };
}
