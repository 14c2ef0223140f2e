import { useIsFetching } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { platform } from '@/platform';
import { useCompanionWindow } from './companion';

/** Whatever screen is open; the first one, once it is whole, makes the window show itself. */
export function Root() {
  const fetching = useIsFetching();
  const told = useRef(false);
  useCompanionWindow();
  useEffect(() => {
    if (told.current || fetching > 0 || !document.querySelector('h1')) return;
    told.current = true;
    void platform.drawn();
  }, [fetching]);
  return <Outlet />;
}
