import { Btn, SEVERITIES } from '@kit';
import { useId, useState } from 'react';
import type { Severity } from '@/api/wire';
import { t } from '@/texts';
import { FindingLine, MendedLine } from './FindingLine';
import type { Line } from './mended';

/** Lines drawn at once: more are a button away, and the count says how many are shown. */
const STEP = 150;

export interface PanelListProps {
  lines: readonly Line[];
  /** Key of the finding that the screen was opened on. */
  current: string | undefined;
}

/** The findings by severity, with how many of them are shown. */
export function PanelList({ lines, current }: PanelListProps) {
  const [limit, setLimit] = useState(STEP);
  const shown = lines.slice(0, limit);
  const count = (of: readonly Line[]) => of.filter((line) => !line.isMended).length;
  const left = count(lines) - count(shown);
  return (
    <>
      {SEVERITIES.map((severity) => (
        <Group
          key={severity}
          severity={severity}
          lines={shown.filter((line) => line.finding.severity === severity)}
          total={count(lines.filter((line) => line.finding.severity === severity))}
          current={current}
        />
      ))}
      {left > 0 && (
        <Btn size="small" onPress={() => setLimit(limit + STEP)}>
          {t('checks.more', { count: Math.min(left, STEP) })}
        </Btn>
      )}
      <p className="checks-count">{t('checks.shown', { shown: count(shown), total: count(lines) })}</p>
    </>
  );
}

interface GroupProps {
  severity: Severity;
  lines: readonly Line[];
  total: number;
  current: string | undefined;
}

function Group({ severity, lines, total, current }: GroupProps) {
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section className="checks-group" data-severity={severity}>
      <h3 id={id} className="checks-group-head">
        {t(`checks.group.${severity}`)} <span className="checks-group-count">{total}</span>
      </h3>
      <ul aria-labelledby={id}>
        {lines.map(({ finding, isMended }) =>
          isMended ? (
            <MendedLine key={`mended ${finding.key}`} finding={finding} />
          ) : (
            <FindingLine key={finding.key} finding={finding} isCurrent={finding.key === current} />
          ),
        )}
      </ul>
    </section>
  );
}
