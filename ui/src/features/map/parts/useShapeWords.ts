import { useEffect, useRef, useState } from 'react';
import { call } from '@/api/client';
import type { Kind } from '@/api/kinds.names';
import type { ShapeWords } from '@/api/wire';
import { usePlan } from '@/app/plan';
import type { Shape } from '../geometry/shape';

const EVERY_MS = 150;

export interface WordsOf {
  kind: Kind | '';
  id: string;
  field: string;
}

/** The shape in words, told anew while it changes: never more than one question at a time, always the newest shape. */
export function useShapeWords(of: WordsOf | undefined, shape: Shape | undefined): ShapeWords | undefined {
  const { id: plan } = usePlan();
  const [told, setTold] = useState<{ shape: Shape; words: ShapeWords }>();
  const wanted = useRef<Shape | undefined>(undefined);
  const isAsking = useRef(false);
  const { kind, id, field } = of ?? { kind: '', id: '', field: '' };

  useEffect(() => {
    wanted.current = shape;
    if (!shape) setTold(undefined);
    if (!shape || isAsking.current) return;
    isAsking.current = true;
    const ask = async () => {
      for (let asked = wanted.current; asked; ) {
        const geometry = asked;
        const words = await call('shape_words', { plan, kind, id, field, geometry }).catch(() => undefined);
        if (words && wanted.current) setTold({ shape: geometry, words });
        await new Promise((done) => setTimeout(done, EVERY_MS));
        asked = wanted.current === geometry ? undefined : wanted.current;
      }
      isAsking.current = false;
    };
    void ask();
  }, [plan, kind, id, field, shape]);
  useEffect(
    () => () => {
      wanted.current = undefined;
    },
    [],
  );
  return shape ? told?.words : undefined;
}
