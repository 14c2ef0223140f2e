import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Opens an address of the window, as `links` makes them. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return useCallback(
    (href, options) => {
      if (options?.replace) router.history.replace(href);
      else router.history.push(href);
    },
    [router],
  );
}
