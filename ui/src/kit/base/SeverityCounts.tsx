import { SeverityMark } from './SeverityMark';
import { SEVERITIES, type Severity, severityCount } from './severity';

export interface SeverityCountsProps {
  /** How many findings of each severity. */
  counts: Partial<Record<Severity, number>>;
  /** Leaves out severities that have none. */
  hideZero?: boolean;
  /** Stacks the counts, for the closed panel. */
  isVertical?: boolean;
}

/** The five counts side by side, each with shape and number; the words are for screen readers. */
export function SeverityCounts({ counts, hideZero = false, isVertical = false }: SeverityCountsProps) {
  const shown = SEVERITIES.filter((severity) => !hideZero || (counts[severity] ?? 0) > 0);
  return (
    <span className="pp-severity-counts" data-vertical={isVertical || undefined}>
      {shown.map((severity) => (
        <span key={severity} className="pp-severity-count" data-severity={severity}>
          <SeverityMark severity={severity} size={16} />
          <span aria-hidden="true">{counts[severity] ?? 0}</span>
          <span className="visually-hidden">{severityCount(severity, counts[severity] ?? 0)}, </span>
        </span>
      ))}
    </span>
  );
}
