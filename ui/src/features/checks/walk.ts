import type { Finding } from '@/api/wire';

/** Where the walk was: the finding, and its place in the list when it was there. */
export interface Step {
  key: string;
  index: number;
}

/**
 * The next finding of the list, round and round. When the one that the walk stood on was mended meanwhile, the one
 * that took its place is the next.
 */
export function stepFrom(open: readonly Finding[], last: Step | undefined, way: 1 | -1): Step | undefined {
  if (open.length === 0) return undefined;
  const at = last ? open.findIndex((finding) => finding.key === last.key) : -1;
  let index: number;
  if (at >= 0) index = at + way;
  else if (last) index = way === 1 ? last.index : last.index - 1;
  else index = way === 1 ? 0 : -1;
  index = ((index % open.length) + open.length) % open.length;
  const finding = open[index];
  return finding && { key: finding.key, index };
}
