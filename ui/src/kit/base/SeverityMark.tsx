import { type Severity, severityName } from './severity';

interface Drawing {
  shape: string;
  sign: string;
  filled: boolean;
}

const CIRCLE = 'M10 1a9 9 0 1 0 0 18a9 9 0 1 0 0-18';

/** Shape and sign differ for each severity: colour is never the only difference. Filled ones stop an export. */
const DRAWINGS: Record<Severity, Drawing> = {
  blocco: { shape: 'M6 1h8l5 5v8l-5 5H6l-5-5V6z', sign: 'M5 10h10', filled: true },
  errore: { shape: CIRCLE, sign: 'M6.5 6.5l7 7m0-7l-7 7', filled: true },
  da_motivare: {
    shape: 'M10 1.5L19 18H1z',
    sign: 'M8 9.2a2 2 0 1 1 2 2.3v1.6m0 1.9v.6',
    filled: true,
  },
  avviso: { shape: 'M10 1l9 9-9 9-9-9z', sign: 'M10 5.5v5m0 2.4v1', filled: false },
  nota: { shape: CIRCLE, sign: 'M10 9v5.5m0-8.5v1', filled: false },
};

export interface SeverityMarkProps {
  severity: Severity;
  /** Side in pixels. */
  size?: number;
  /** Says the name of the severity to screen readers; leave out where the name is written beside. */
  isNamed?: boolean;
}

/** Shape of a severity. */
export function SeverityMark({ severity, size = 20, isNamed = false }: SeverityMarkProps) {
  const { shape, sign, filled } = DRAWINGS[severity];
  return (
    <svg
      className="pp-severity"
      data-severity={severity}
      data-filled={filled}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      role={isNamed ? 'img' : undefined}
      aria-label={isNamed ? severityName(severity) : undefined}
      aria-hidden={isNamed ? undefined : true}
      focusable="false"
    >
      <path className="pp-severity-shape" d={shape} />
      <path className="pp-severity-sign" d={sign} />
    </svg>
  );
}
