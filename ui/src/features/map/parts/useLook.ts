import { useSyncExternalStore } from 'react';

const dark = () => window.matchMedia('(prefers-color-scheme: dark)');
const read = () => `${document.documentElement.dataset.look ?? 'system'} ${dark().matches}`;

function watch(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-look'] });
  const media = dark();
  media.addEventListener('change', listener);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', listener);
  };
}

/** Changes with the look: canvases read their colours anew. */
export const useLook = (): string => useSyncExternalStore(watch, read);
