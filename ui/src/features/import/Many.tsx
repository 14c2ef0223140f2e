import { MenuButton } from '@kit';
import { useMemo } from 'react';
import type { ImportAsked, ImportRow, ImportTarget } from '@/api/wire';
import { figure } from '@/app/format';
import { t } from '@/texts';
import { type Decided, withDecisions } from './importing';

/** Fewer rows are decided as quickly one by one. */
const LEAST = 3;

export interface Group {
  decision: string;
  target: string;
  button: string;
  decided: Decided[];
}

/** What can still be decided in the same way of several rows: one group for each column and decision. */
export function groupsOf(rows: readonly ImportRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { row, lines } of rows)
    for (const { target, decision, button, decided } of lines) {
      if (!decision || !target || decided) continue;
      const key = `${decision} ${target}`;
      const group = groups.get(key) ?? { decision, target, button: button ?? '', decided: [] };
      group.decided.push({ row, target, decision });
      groups.set(key, group);
    }
  return [...groups.values()].filter(({ decided }) => decided.length >= LEAST);
}

const NAMED = ['keep', 'as_written', 'skip'] as const;
const isNamed = (text: string): text is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(text);

export interface ManyProps {
  rows: readonly ImportRow[];
  targets: readonly ImportTarget[];
  asked: ImportAsked;
  onAsk: (asked: ImportAsked) => void;
}

/** The same decision for all the rows in sight that wait for it. */
export function Many({ rows, targets, asked, onAsk }: ManyProps) {
  const groups = useMemo(() => groupsOf(rows), [rows]);
  if (groups.length === 0) return null;
  const nameOf = ({ decision, target, button }: Group) => {
    const label = targets.find((each) => each.target === target)?.label ?? target;
    return isNamed(decision)
      ? t(`import.trial.many_${decision}`, { target: label })
      : t('import.trial.many_other', { button, target: label });
  };
  return (
    <MenuButton
      size="small"
      label={t('import.trial.many')}
      items={groups.map((group, at) => ({
        id: String(at),
        name: nameOf(group),
        detail: t('import.trial.many_rows', { count: figure(group.decided.length) }),
      }))}
      onAction={(id) => {
        const group = groups[Number(id)];
        if (group) onAsk(withDecisions(asked, group.decided));
      }}
    />
  );
}
