import type { KeyboardEvent } from 'react';
import type { PlanMap } from '../ol/PlanMap';
import { isSketching } from '../tools';
import { mapCommand } from './mapKeys';
import type { Drawing } from './useDrawing';

const STEP_PX = 60;
const FINE_PX = 4;

export interface MapKeys {
  map: PlanMap | null;
  drawing: Drawing;
  canMove: boolean;
  onNudge: (east: number, north: number) => void;
  onCentre: () => void;
  onOpenCross: () => void;
  onRemove: () => void;
  onLeave: () => void;
}

/** What the keys do on a focused map. The rest of the window does not hear those that the map took. */
export function useMapKeys(keys: MapKeys): (event: KeyboardEvent) => void {
  const { map, drawing } = keys;
  return (event) => {
    if (!map || event.target !== event.currentTarget) return;
    const command = mapCommand(event, {
      isMoving: drawing.tool === 'move' && keys.canMove,
      isSketching: isSketching(drawing.tool),
    });
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    switch (command.do) {
      case 'pan': {
        const step = (command.isFine ? FINE_PX : STEP_PX) * map.resolution;
        map.pan(command.east * step, command.north * step);
        break;
      }
      case 'nudge':
        keys.onNudge(command.east, command.north);
        break;
      case 'zoom':
        map.zoom(command.factor);
        break;
      case 'centre':
        keys.onCentre();
        break;
      case 'open':
        keys.onOpenCross();
        break;
      case 'put':
        drawing.put(map.snapTo(map.centre, false));
        break;
      case 'back':
        drawing.back();
        break;
      case 'end':
        drawing.end();
        break;
      case 'remove':
        keys.onRemove();
        break;
      case 'leave':
        keys.onLeave();
        break;
    }
  };
}
