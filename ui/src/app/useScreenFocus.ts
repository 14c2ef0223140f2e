import { announce } from '@kit';
import { useEffect, useRef } from 'react';

/** Time for a screen to be drawn and to put the focus in a field of its own. */
const DRAWN_MS = 150;

/** Moves the focus to a heading of the screen, and says it, unless the focus is already in its content. */
function focusHeading(...selectors: string[]): void {
  const main = document.getElementById('pp-main');
  const heading = selectors.map((each) => main?.querySelector<HTMLElement>(each)).find(Boolean);
  if (!heading || main?.contains(document.activeElement)) return;
  heading.tabIndex = -1;
  heading.focus();
  announce(heading.textContent ?? '');
}

/** Changing screen moves the focus to its heading and says it, unless the screen has put the focus in a field. */
export function useScreenFocus(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const timer = setTimeout(() => focusHeading('h1'), DRAWN_MS);
    return () => clearTimeout(timer);
  }, [pathname]);
}

/** After something over the screen has led to a place of it: the heading of the record, or of the screen. */
export const focusPlace = (): void => {
  setTimeout(() => focusHeading('[data-place-name]', 'h1'), 2 * DRAWN_MS);
};
