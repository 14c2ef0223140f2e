import { useEffect, useState } from 'react';
import type { Tool } from '../tools';
import type { NewObject } from './KindChoice';
import type { ChosenObject } from './useChosen';
import type { Drawing } from './useDrawing';

/** A new object: what was drawn already becomes its shape, else it is drawn now. */
export function useNewObject(
  object: ChosenObject,
  drawing: Drawing,
  onAdd: ((made: NewObject) => Promise<string>) | undefined,
  onTake: (tool: Tool) => void,
) {
  const [added, setAdded] = useState<{ id: string; tool: Tool }>();
  const { spot, save } = object;
  const { unowned, setUnowned } = drawing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the object that was added is the chosen one
  useEffect(() => {
    if (!added || added.id !== spot?.id) return;
    setAdded(undefined);
    if (unowned) {
      setUnowned(undefined);
      save(unowned);
    } else onTake(added.tool);
  }, [added, spot]);
  return async (made: NewObject) => {
    if (onAdd) setAdded({ id: await onAdd(made), tool: made.tool });
  };
}
