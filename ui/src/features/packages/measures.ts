import { figure } from '@/app/format';

const UNITS = ['byte', 'kB', 'MB', 'GB'];

/** A size as people read it: 412 kB, 1,4 MB. */
export function bytes(count: number): string {
  let size = count;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${figure(unit === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10)} ${UNITS[unit]}`;
}

/** A code in groups of four, to be read aloud and compared. */
export const inFours = (code: string): string => code.match(/.{1,4}/g)?.join(' ') ?? code;

/** The name of a file at the end of its path, on any system. */
export const fileName = (path: string): string => path.split(/[/\\]/).at(-1) || path;
