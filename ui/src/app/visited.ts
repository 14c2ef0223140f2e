import { useEffect } from 'react';
import { remember, useRemembered } from './remember';

/** An address that was open, by the words of its heading. */
export interface Visited {
  href: string;
  name: string;
}

const MOST = 6;
/** A screen that is left at once was only passed through, and its heading may not be there yet. */
const STAYED_MS = 800;

const read = (kept: string): Visited[] =>
  kept.split('\n').flatMap((line) => {
    const [href, name] = line.split('\t');
    return href && name ? [{ href, name }] : [];
  });

export const withVisit = (places: readonly Visited[], visit: Visited): Visited[] =>
  [visit, ...places.filter(({ href, name }) => href !== visit.href && name !== visit.name)].slice(0, MOST);

/** The places of a plan that were open last, the latest first. */
export const useVisited = (plan: string): Visited[] => read(useRemembered(`places ${plan}`, '')[0]);

/** Notes each place where the person stays. */
export function useNoteVisits(plan: string, href: string): void {
  const [kept] = useRemembered(`places ${plan}`, '');
  useEffect(() => {
    const timer = setTimeout(() => {
      const main = document.getElementById('pp-main');
      const record = main?.querySelector('[data-place-name]');
      // A record that is not stored yet would not be found again.
      if (!record && /[?&]record=/.test(href)) return;
      const name = (record ?? main?.querySelector('h1'))?.textContent?.trim();
      if (!name || read(kept)[0]?.href === href) return;
      const places = withVisit(read(kept), { href, name: name.replace(/\s+/g, ' ') });
      remember(`places ${plan}`, places.map((place) => `${place.href}\t${place.name}`).join('\n'));
    }, STAYED_MS);
    return () => clearTimeout(timer);
  }, [plan, href, kept]);
}
