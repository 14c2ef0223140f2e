import { announce } from '@kit';
import { useCallback, useEffect, useState } from 'react';
import { call, type Step } from '@/api/client';
import { message } from '@/api/fault';
import { startChanged } from '@/api/queries';
import { refresh } from '@/api/refresh';
import type { PackageRead } from '@/api/wire';
import { links } from '@/app/links';
import { useGo } from '@/app/useGo';
import { platform } from '@/platform';
import { t } from '@/texts';

/** How far the opening of a received package is, or what it stopped on. */
export interface PackageIn {
  step?: Step;
  /** Read, and not simply taken in: refused, or to be decided on. */
  read?: PackageRead;
  /** Something went wrong before anything could be said of the file. */
  failure?: string;
  choose: () => void;
  open: (file: string) => void;
  replace: () => void;
  close: () => void;
}

/** What else is done when a sound package is taken in. */
export interface Around {
  before?: () => Promise<void>;
  after?: () => Promise<void>;
}

type State = Pick<PackageIn, 'step' | 'read' | 'failure'>;

/**
 * Opens a package that somebody sent. A plan that is not here yet is taken in at once; one that would change what is
 * here asks first.
 */
export function usePackageIn({ before, after }: Around = {}): PackageIn {
  const [state, setState] = useState<State>({});
  const go = useGo();

  const takeIn = useCallback(
    async (read: PackageRead, replace: boolean) => {
      await before?.();
      const taken = await call('take_in', { file: read.file, replace });
      await after?.();
      startChanged(await call('start', {}));
      await refresh(taken.plan);
      const commune = read.content?.commune ?? '';
      const said = taken.outcome === 'same' ? 'welcome.package.same' : 'welcome.package.taken';
      announce(t(said, { commune }));
      go(links.home(taken.plan));
    },
    [before, after, go],
  );
  const work = useCallback(async (doing: () => Promise<State>) => {
    try {
      setState(await doing());
    } catch (error) {
      setState({ failure: message(error) });
    }
  }, []);
  const open = useCallback(
    (file: string) =>
      void work(async () => {
        setState({ step: { label: t('welcome.package.reading'), done: 0, of: 0 } });
        const read = await call('read_package', { file }, { onProgress: (step) => setState({ step }) });
        const outcome = read.content?.outcome;
        if (!read.sound || outcome === 'replaced' || outcome === 'other') return { read };
        await takeIn(read, false);
        return {};
      }),
    [work, takeIn],
  );
  // Before a plan is open there is nothing that another file could come into: it is refused in words.
  useEffect(() => platform.onDropFiles(({ paths: [file] }) => file && open(file)), [open]);
  const { read } = state;
  return {
    ...state,
    open,
    choose: () =>
      void work(async () => {
        const file = await platform.chooseFile('package');
        if (file) open(file);
        return {};
      }),
    replace: () =>
      void work(async () => {
        if (read) await takeIn(read, true);
        return {};
      }),
    close: () => setState({}),
  };
}
