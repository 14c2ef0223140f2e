import { announce, type MenuEntry, notify } from '@kit';
import { useCallback, useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import type { Shape as ToldShape } from '@/api/wire';
import { useTurnPlan } from '@/app/useTurnPlan';
import { platform } from '@/platform';
import { t } from '@/texts';
import { isShape, type Shape } from '../geometry/shape';
import type { Way } from './ways';

/** Files that may hold the one shape of an object. */
const ONE_SHAPE = /\.(geo)?json$/i;

/** Asks the program for a shape and says what it told of it; what is refused is said and gives nothing. */
export async function askShape(work: () => Promise<ToldShape>): Promise<Shape | undefined> {
  try {
    const { geometry, note } = await work();
    if (note) announce(note);
    return isShape(geometry) ? geometry : undefined;
  } catch (error) {
    notify({ text: message(error) });
    return undefined;
  }
}

export interface Target {
  title: string;
  forms: readonly string[];
  shape?: Shape;
  save: (shape: Shape | undefined) => void;
}

/** The ways to give an object a shape without drawing it: a menu, and the panel of the one that is open. */
export function useWays({ title, forms, shape, save }: Target) {
  const [way, setWay] = useState<Way>();
  const turn = useTurnPlan();

  const remove = useCallback(() => {
    save(undefined);
    notify({ text: t('map.draw.removed', { title }), undo: () => void turn('undo') });
  }, [save, title, turn]);

  const give = useCallback(
    (made: Shape | undefined) => {
      if (!made) return;
      if (!forms.includes(made.type)) {
        notify({ text: t('map.draw.unfit', { title }) });
        return;
      }
      save(made);
      if (shape) notify({ text: t('map.draw.replaced', { title }), undo: () => void turn('undo') });
    },
    [forms, save, shape, title, turn],
  );

  const readFile = useCallback(async () => {
    const file = await platform.chooseFile('shape');
    if (file) give(await askShape(() => call('read_shape', { file, forms: [...forms] })));
  }, [forms, give]);

  /** A file with one shape, dropped on the map, is the chosen object's; any other is a layer for the whole plan. */
  const takeDropped = useCallback(
    ([file, ...others]: readonly string[]): boolean => {
      if (!file || others.length > 0 || !ONE_SHAPE.test(file)) return false;
      void askShape(() => call('read_shape', { file, forms: [...forms] })).then(give);
      return true;
    },
    [forms, give],
  );

  const canSurround = forms.some((form) => form.endsWith('Polygon'));
  const items: MenuEntry[] = [
    { id: 'coordinates', name: t('map.ways.coordinates') },
    ...(canSurround
      ? [
          { id: 'around', name: t('map.ways.around') },
          { id: 'measures', name: t('map.ways.measures') },
        ]
      : []),
    { id: 'file', name: t('map.ways.file') },
    { id: 'copy', name: t('map.ways.copy') },
    ...(shape
      ? [
          { id: 'vertices', name: t('map.ways.vertices') },
          { id: 'remove', name: t('map.ways.remove'), startsGroup: true },
        ]
      : []),
  ];
  const onAction = useCallback(
    (id: string) => {
      if (id === 'file') void readFile();
      else if (id === 'remove') remove();
      else setWay(id as Way);
    },
    [readFile, remove],
  );
  return { way, setWay, items, onAction, give, remove, takeDropped };
}

export type Ways = ReturnType<typeof useWays>;
