import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of a part of the screen, in CSS pixels; none until it is known, or where it cannot be. */
export function useOwnWidth(place: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const size = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    size.observe(element);
    return () => size.disconnect();
  }, [place]);
  return width;
}
