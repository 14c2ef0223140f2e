import { SEVERITIES, SeverityMark } from '@kit';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Finding } from '@/api/wire';
import { t } from '@/texts';
import { MendedLine } from './FindingLine';
import type { Line } from './mended';
import { spotOf } from './place';

export interface PickListProps {
  lines: readonly Line[];
  accepted: readonly Finding[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
  /** Enter on the one already chosen. */
  onOpen: (finding: Finding) => void;
  onMap: (finding: Finding) => void;
}

/** The findings to choose one from: arrows move along all groups, Enter chooses, Enter again goes there. */
export function PickList({ lines, accepted, chosen, onChoose, onOpen, onMap }: PickListProps) {
  const place = useRef<HTMLDivElement>(null);
  const all = [...lines.map((line) => line.finding), ...accepted];
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(place.current?.querySelectorAll<HTMLElement>('.checks-pick') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const finding = all.find(({ key }) => key === buttons[at]?.dataset.key);
    if (to !== undefined) buttons[to]?.focus();
    else if (event.key === 'Enter' && event.shiftKey && finding) onMap(finding);
    else if (event.key === 'Enter' && finding && finding.key === chosen) onOpen(finding);
    else return;
    event.preventDefault();
  };
  // One stop of Tab for the whole list: the one chosen, or the first.
  const stop = all.some(({ key }) => key === chosen) ? chosen : all[0]?.key;
  const row = (finding: Finding) => (
    <Pick
      key={finding.key}
      finding={finding}
      isChosen={finding.key === chosen}
      isStop={finding.key === stop}
      onChoose={onChoose}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only moves the focus among the buttons inside
    <div ref={place} className="checks-picks" onKeyDown={onKeyDown}>
      {SEVERITIES.map((severity) => {
        const own = lines.filter(({ finding }) => finding.severity === severity);
        return (
          <PickGroup
            key={severity}
            severity={severity}
            title={t(`checks.group.${severity}`)}
            count={own.filter((line) => !line.isMended).length}
            isEmpty={own.length === 0}
          >
            {own.map(({ finding, isMended }) =>
              isMended ? <MendedLine key={`mended ${finding.key}`} finding={finding} /> : row(finding),
            )}
          </PickGroup>
        );
      })}
      <PickGroup title={t('checks.group.accepted')} count={accepted.length} isEmpty={accepted.length === 0}>
        {accepted.map(row)}
      </PickGroup>
    </div>
  );
}

interface PickGroupProps {
  severity?: string;
  title: string;
  count: number;
  isEmpty: boolean;
  children: React.ReactNode;
}

function PickGroup({ severity, title, count, isEmpty, children }: PickGroupProps) {
  const id = useId();
  if (isEmpty) return null;
  return (
    <section className="checks-group" data-severity={severity}>
      <h2 id={id} className="checks-group-head">
        {title} <span className="checks-group-count">{count}</span>
      </h2>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
}

interface PickProps {
  finding: Finding;
  isChosen: boolean;
  isStop: boolean;
  onChoose: (key: string) => void;
}

function Pick({ finding, isChosen, isStop, onChoose }: PickProps) {
  const kinds = useKinds();
  return (
    <li className="checks-line" data-current={isChosen || undefined}>
      <button
        type="button"
        className="checks-pick"
        data-key={finding.key}
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => onChoose(finding.key)}
      >
        <SeverityMark severity={finding.severity} size={16} isNamed />
        <span>
          <span className="checks-message">{finding.message}</span>
          <span className="checks-spot">
            {spotOf(finding, kinds)}
            {finding.accepted && !finding.accepted.counts && ` · ${t('checks.proposed')}`}
          </span>
        </span>
      </button>
    </li>
  );
}
