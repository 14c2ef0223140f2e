import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { call } from '@/api/client';
import { usePlan } from '@/app/plan';
import { type LongWork, useLongWork } from '@/app/useLongWork';
import { t } from '@/texts';
import { firstAsked, useImporting } from './importing';

export interface Look {
  work: LongWork;
  look: (file: string, kind?: string) => Promise<void>;
  button: RefObject<HTMLButtonElement | null>;
}

/** Looks at a file before anything is chosen; one that was dropped or opened is taken up by itself. */
export function useLook(kind: string | undefined): Look {
  const { id } = usePlan();
  const button = useRef<HTMLButtonElement>(null);
  const work = useLongWork(button);
  const { run } = work;
  const look = useCallback(
    async (path: string, wished?: string) => {
      const file = await run(t('import.file.reading'), (options) =>
        call('look_at_import', { plan: id, file: path, kind: wished ?? null }, options),
      );
      if (file) useImporting.setState({ plan: id, file, asked: firstAsked(id, file) }, true);
    },
    [run, id],
  );
  const wanted = useImporting((now) => (now.plan === id ? now.wanted : undefined));
  useEffect(() => {
    if (!wanted) return;
    // Taken up once, also where the page draws its parts twice to try them.
    const timer = setTimeout(() => {
      useImporting.setState({ wanted: undefined });
      void look(wanted.file, wanted.kind ?? kind);
    });
    return () => clearTimeout(timer);
  }, [wanted, look, kind]);
  return { work, look, button };
}
