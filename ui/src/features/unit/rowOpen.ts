import type { Nominee } from '@/api/wire';

/** What is open under the row of a seat. */
export type RowOpen =
  | { what: 'nominate'; rank: number }
  | { what: 'replace'; nominee: Nominee }
  | { what: 'end'; nominee: Nominee }
  | { what: 'past' };
