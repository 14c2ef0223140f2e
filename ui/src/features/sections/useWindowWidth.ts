import { useSyncExternalStore } from 'react';

const watch = (listener: () => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

/** Width of the window in CSS pixels: zoom counts. */
export const useWindowWidth = (): number => useSyncExternalStore(watch, () => window.innerWidth);
