/** What is asked before anything begins. */
export interface Answers {
  istat: string;
  name: string;
  office: string;
  role: Role;
}

export const ROLES = [
  'compilatore',
  'redattore',
  'responsabile_comunale',
  'revisore',
  'capofila',
  'lettore',
] as const;
export type Role = (typeof ROLES)[number];

/** A role kept from before, or the most common one. */
export const roleOf = (text: string | undefined): Role =>
  ROLES.find((role) => role === text) ?? 'compilatore';

/** These work on plans of others: they choose no commune. */
export const choosesCommune = (role: Role): boolean =>
  role !== 'revisore' && role !== 'capofila' && role !== 'lettore';

/** The first thing that is still to be said, in the order of the page. */
export function missing({ istat, name, role }: Answers): 'commune' | 'name' | undefined {
  if (choosesCommune(role) && !istat) return 'commune';
  return name.trim() ? undefined : 'name';
}
