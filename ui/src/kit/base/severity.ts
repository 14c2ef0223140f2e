import { fill, kitTexts } from '../texts';

/** The five severities, worst first. */
export const SEVERITIES = ['blocco', 'errore', 'da_motivare', 'avviso', 'nota'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Name of a severity, as it stands before a finding. */
export const severityName = (severity: Severity): string => kitTexts.severity[severity].name;

/** Count with its word: "1 errore", "6 errori". */
export function severityCount(severity: Severity, count: number): string {
  const words = kitTexts.severity[severity];
  return count === 1 ? words.one : fill(words.many, { count });
}

/** A field is marked as invalid only by what stops an export for sure. */
export const isBad = (severity: Severity): boolean => severity === 'blocco' || severity === 'errore';

/** Worst severity of a list of counts, if any. */
export function worstOf(counts: Partial<Record<Severity, number>>): Severity | undefined {
  return SEVERITIES.find((severity) => (counts[severity] ?? 0) > 0);
}
