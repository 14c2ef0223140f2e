import { announce } from '@kit';
import { useEffect, useRef } from 'react';

/** Changing screen moves the focus to its heading and says it, unless the screen has put the focus in a field. */
export function useScreenFocus(pathname: string): void {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const timer = setTimeout(() => {
      const main = document.getElementById('pp-main');
      const heading = main?.querySelector<HTMLElement>('h1');
      if (!heading || main?.contains(document.activeElement)) return;
      heading.tabIndex = -1;
      heading.focus();
      announce(heading.textContent ?? '');
    }, 150);
    return () => clearTimeout(timer);
  }, [pathname]);
}
