import type { Option } from '@kit';
import type { ImportColumn, ImportTarget } from '@/api/wire';
import { t } from '@/texts';

/** The entry for a column that stays out: a list of the window has no entry without a name. */
export const OUT = 'out';

const isLinked = ({ target }: ImportTarget): boolean => target.includes('.');

/** The group, where the name does not say it already. */
const groupOf = ({ group, label }: ImportTarget): string | undefined =>
  group && !label.startsWith(group) ? group : undefined;

/** Everywhere that a column can go: the kind's own fields first, then what it leads to, group by group. */
export function targetOptions(
  targets: readonly ImportTarget[],
  columns: readonly ImportColumn[],
  column: number,
): Option[] {
  const usedBy = (target: string) =>
    columns.find((other, at) => at !== column && other.target === target)?.head;
  const order = new Map<string, number>();
  for (const target of targets)
    if (isLinked(target) && !order.has(target.group)) order.set(target.group, order.size + 1);
  const rank = (target: ImportTarget) => (isLinked(target) ? (order.get(target.group) ?? 0) : 0);
  return [
    { id: OUT, name: t('import.columns.none'), detail: t('import.columns.out_detail') },
    ...targets
      .toSorted((a, b) => rank(a) - rank(b))
      .map((target) => {
        const head = usedBy(target.target);
        return {
          id: target.target,
          name: target.label,
          detail: head === undefined ? groupOf(target) : t('import.columns.used', { head }),
        };
      }),
  ];
}

export const headName = (head: string, at: number): string =>
  head || t('import.columns.nameless', { number: at + 1 });
