import { asFault } from './fault';
import type { Platform } from './types';

declare global {
  interface Window {
    /** In a browser there is no chooser that gives paths: a test puts the answers here, first in first out. */
    __chosen?: (string | null)[];
    /** A page gets no paths with what is dropped on it: a test drops here. */
    __dropFiles?: (paths: string[], at?: { across: number; down: number }) => void;
  }
}

const KEPT = 'piano-token';

/** The word that opens the bridge: in the page's address, and kept out of it from then on. */
function readToken(): string {
  const address = new URL(window.location.href);
  const given = address.searchParams.get('token');
  if (given !== null) {
    sessionStorage.setItem(KEPT, given);
    address.searchParams.delete('token');
    window.history.replaceState(window.history.state, '', address);
  }
  return sessionStorage.getItem(KEPT) ?? import.meta.env.VITE_TOKEN ?? '';
}

let ticket = Date.now();

const answer = () => Promise.resolve(window.__chosen?.shift() ?? null);

/** The page in a browser, on `piano serve`: for developing and for the tests of journeys. */
export function httpPlatform(): Platform {
  const token = readToken();
  const headers = { 'Content-Type': 'application/json', 'X-Piano-Token': token };
  return {
    async rpc(name, payload, options = {}) {
      const { signal } = options;
      ticket += 1;
      const mine = String(ticket);
      const stop = () => void fetch(`/rpc/${mine}`, { method: 'DELETE', headers });
      signal?.addEventListener('abort', stop, { once: true });
      try {
        const told = fetch(`/rpc/${name}`, {
          method: 'POST',
          headers: { ...headers, 'X-Piano-Ticket': mine },
          body: JSON.stringify(payload),
        });
        if (signal?.aborted) stop();
        const response = await told;
        const body: unknown = await response.json();
        if (!response.ok) throw body;
        return body as never;
      } catch (error) {
        throw asFault(error);
      } finally {
        signal?.removeEventListener('abort', stop);
      }
    },
    chooseFile: answer,
    chooseSave: answer,
    chooseFolder: answer,
    showInFolder: () => Promise.resolve(),
    print: async () => window.print(),
    setZoom: async (factor) => {
      document.documentElement.style.zoom = String(Math.min(2, Math.max(1, factor)));
    },
    // A page has no say in where its browser stands.
    setCompanion: async () => ({
      canStayOnTop: false,
      former: { x: 0, y: 0, width: 0, height: 0, isMaximized: false },
    }),
    restart: async () => window.location.reload(),
    drawn: async () => undefined,
    onOpenFile: () => () => undefined,
    onDropFiles(listener) {
      window.__dropFiles = (paths, { across, down } = { across: 0.5, down: 0.5 }) =>
        listener({ paths, across, down });
      return () => {
        window.__dropFiles = undefined;
      };
    },
    onFilesOver: () => () => undefined,
    openAttachment: () => Promise.resolve(),
  };
}
