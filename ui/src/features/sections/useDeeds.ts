import { notify } from '@kit';
import { useMemo } from 'react';
import { act } from '@/api/act';
import { call } from '@/api/client';
import type { Kind } from '@/api/kinds.names';
import { useStart } from '@/api/queries';
import type { KindInfo, PlanRecord } from '@/api/wire';
import { date } from '@/app/format';
import { usePlan } from '@/app/plan';
import { useTurnPlan } from '@/app/useTurnPlan';
import { t } from '@/texts';
import { titleOf } from './recordItems';

export interface Deeds {
  duplicate: (records: readonly PlanRecord[]) => Promise<PlanRecord | undefined>;
  /** True when they are gone. */
  remove: (records: readonly PlanRecord[]) => Promise<boolean>;
  /** Missing where the kind keeps no verification. */
  verify?: (ids: readonly string[]) => Promise<void>;
}

export const isVerified = (info: KindInfo): boolean =>
  info.fields.some((field) => field.name === 'verified_on');

/** What may be done to whole records of a kind. Each is one step of the history, and says how to take it back. */
export function useDeeds(info: KindInfo): Deeds {
  const { id: plan } = usePlan();
  const { data: start } = useStart();
  const turn = useTurnPlan();
  return useMemo(() => {
    const kind = info.name as Kind;
    const undo = () => void turn('undo');
    const what = (record: PlanRecord) => t('sections.what', { kind: info.label, title: titleOf(record) });
    return {
      duplicate: async (records) => {
        let last: PlanRecord | undefined;
        for (const { id } of records) last = await act(plan, () => call('duplicate', { plan, kind, id }));
        const [only] = records;
        if (last && only)
          notify({
            text:
              records.length === 1
                ? t('sections.deed.duplicated', { what: what(only) })
                : t('sections.deed.duplicated_many', { count: records.length }),
          });
        return last;
      },
      remove: async (records) => {
        const ids = records.map((record) => record.id);
        const done = await act(plan, () => call('remove', { plan, kind, ids }));
        const [only] = records;
        if (!done || !only) return false;
        const text =
          records.length === 1
            ? t('sections.deed.removed', { what: what(only) })
            : t('sections.deed.removed_many', { count: records.length, kind: info.plural });
        notify({ text, undo });
        return true;
      },
      verify: isVerified(info)
        ? async (ids) => {
            const fields: [string, string][] = [['verified_on', date(start?.today)]];
            if (start?.person) fields.push(['verified_by', start.person.name]);
            const done = await act(plan, () => call('set_many', { plan, kind, ids: [...ids], fields }));
            if (!done) return;
            const text =
              ids.length === 1
                ? t('sections.deed.verified')
                : t('sections.deed.verified_many', { count: ids.length });
            notify({ text, undo });
          }
        : undefined,
    };
  }, [info, plan, start?.today, start?.person, turn]);
}
