import { matches } from '@kit';
import type { Finding, Severity } from '@/api/wire';

/** What the list of findings is narrowed to; an empty text narrows nothing. */
export interface Filters {
  severity: Severity | '';
  section: string;
  text: string;
}

export const NO_FILTERS: Filters = { severity: '', section: '', text: '' };

export const isFiltered = (filters: Filters): boolean =>
  Boolean(filters.severity || filters.section || filters.text.trim());

/** Whether a finding has those words: its sentence, its code, the names of its place. */
export const answersTo = (finding: Finding, text: string): boolean =>
  matches(
    `${finding.code} ${finding.code.replace('-', '')} ${finding.message} ${finding.recordTitle} ${finding.fieldLabel}`,
    text,
  );

export const passes = (finding: Finding, { severity, section, text }: Filters): boolean =>
  (!severity || finding.severity === severity) &&
  (!section || finding.place.section === section) &&
  (!text.trim() || answersTo(finding, text));
