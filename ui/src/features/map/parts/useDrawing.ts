import { announce, notify } from '@kit';
import { useCallback, useReducer, useState } from 'react';
import { call } from '@/api/client';
import { usePlan } from '@/app/plan';
import { useTurnPlan } from '@/app/useTurnPlan';
import { t } from '@/texts';
import type { Position } from '../geometry/projection';
import { parts, type Shape, severalOf, singleOf } from '../geometry/shape';
import { AT_REST, isEnough, isWhole, needsShape, sketched, type Tool, toolReducer } from '../tools';
import { askShape } from '../ways/useWays';
import type { ChosenObject } from './useChosen';

/** Whether a field may hold a shape, as one or as several of the same. */
export const fits = (shape: Shape, forms: readonly string[]): boolean => forms.includes(shape.type);

/** Whether a second drawing can stand beside the first in the same field. */
const canAdd = (before: Shape, drawn: Shape, forms: readonly string[]): boolean =>
  drawn.type !== 'Point' &&
  singleOf(before.type) === singleOf(drawn.type) &&
  forms.includes(severalOf(drawn.type));

/** The tool in hand, the points put, and what becomes of them. */
export function useDrawing(object: ChosenObject, isChosen: boolean) {
  const { writable } = usePlan();
  const turn = useTurnPlan();
  const [state, dispatch] = useReducer(toolReducer, AT_REST);
  /** Drawn before anybody said what it is. */
  const [unowned, setUnowned] = useState<Shape>();
  /** Cut in pieces, of which one or all are kept. */
  const [pieces, setPieces] = useState<readonly Shape[]>();
  /** What is measured stays in sight until the next point. */
  const [measured, setMeasured] = useState<Shape>();
  const { shape, field, save, title } = object;

  /** Gives a shape to the chosen object, or keeps it until somebody says what it is. */
  const apply = useCallback(
    async (made: Shape | undefined, how: 'add' | 'replace' = 'replace') => {
      if (!made) return;
      dispatch({ do: 'clear' });
      dispatch({ do: 'take', tool: 'choose' });
      if (!isChosen || !field) {
        setUnowned(made);
        return;
      }
      if (!fits(made, field.forms)) {
        notify({ text: t('map.draw.unfit', { title }) });
        return;
      }
      if (shape && how === 'add' && canAdd(shape, made, field.forms)) {
        const both = await askShape(() => call('combine', { one: shape, other: made, how: 'union' }));
        if (both) save(both);
        return;
      }
      save(made);
      if (shape) notify({ text: t('map.draw.replaced', { title }), undo: () => void turn('undo') });
    },
    [isChosen, field, shape, save, title, turn],
  );

  const finish = useCallback(
    async (now: typeof state) => {
      if (!isEnough(now)) {
        announce(t('map.draw.too_few'));
        return;
      }
      const made = sketched(now);
      if (!made) return;
      if (now.tool === 'measure') {
        setMeasured(made.shape);
        dispatch({ do: 'clear' });
      } else if (made.radius !== undefined) {
        const metres = made.radius;
        await apply(await askShape(() => call('around', { geometry: made.shape, metres })), 'add');
      } else if (now.tool === 'cut' && shape) {
        const cut = await askShape(() => call('split', { geometry: shape, line: made.shape }));
        if (!cut) return;
        dispatch({ do: 'clear' });
        dispatch({ do: 'take', tool: 'choose' });
        setPieces(parts(cut));
      } else if (now.tool === 'hole' && shape)
        await apply(
          await askShape(() => call('combine', { one: shape, other: made.shape, how: 'difference' })),
        );
      else if (now.tool !== 'cut' && now.tool !== 'hole') await apply(made.shape, 'add');
    },
    [apply, shape],
  );

  const put = useCallback(
    (at: Position) => {
      if (state.tool === 'measure') setMeasured(undefined);
      const next = toolReducer(state, { do: 'put', at });
      if (next === state) return;
      dispatch({ do: 'put', at });
      if (isWhole(next)) void finish(next);
      else announce(t('map.draw.points', { count: next.sketch.length }));
    },
    [state, finish],
  );
  const end = useCallback(() => void finish(state), [finish, state]);

  const take = useCallback(
    (tool: Tool) => {
      if (!writable && tool !== 'choose' && tool !== 'measure') return;
      setPieces(undefined);
      setMeasured(undefined);
      dispatch({ do: 'take', tool });
    },
    [writable],
  );
  const leaveTool = useCallback(() => {
    setMeasured(undefined);
    setPieces(undefined);
    dispatch({ do: 'leave' });
  }, []);
  const back = useCallback(() => dispatch({ do: 'back' }), []);
  const restart = useCallback(() => dispatch({ do: 'clear' }), []);

  return {
    tool: state.tool,
    sketch: state.sketch,
    isBack: state.sketch.length > 0 && state.sketch === state.left[state.tool],
    /** The tool waits for an object with a shape. */
    isWaiting: needsShape(state.tool) && !shape,
    unowned,
    setUnowned,
    pieces,
    setPieces,
    measured,
    take,
    put,
    end,
    back,
    restart,
    leaveTool,
    apply,
  };
}

export type Drawing = ReturnType<typeof useDrawing>;
